from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People and how they sign in."""

    name = "ip_portal.accounts"
    label = "accounts"
