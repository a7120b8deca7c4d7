"""Accounts are given by an administrator; nobody registers here."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from typing_extensions import override

DESK = "registry.view_right"
EDITORS = "wagtailadmin.access_admin"


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
    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Lead an editor, who has no desk, to the editors' screens."""
        user = request.user
        if user.has_perm(EDITORS) and not user.has_perm(DESK):
            return reverse("wagtailadmin_home")
        return str(super().get_login_redirect_url(request))

    @override
    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing: the page a person arrives at shows who is signed in."""
