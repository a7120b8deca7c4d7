"""Accounts are given by an administrator; nobody registers here."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from typing_extensions import override


class StaffAccountAdapter(DefaultAccountAdapter):
    """Close the public sign-up that allauth opens by default."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("The e-mail address or the password is wrong."),
        "too_many_login_attempts": _("Too many attempts. Try again in some minutes."),
    }

    @override
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    @override
    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing: the page a person arrives at shows who is signed in."""
