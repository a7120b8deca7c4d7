"""Accounts are given by an administrator; nobody registers here."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from typing_extensions import override


class StaffAccountAdapter(DefaultAccountAdapter):
    """Close the public sign-up that allauth opens by default."""

    @override
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
