from __future__ import annotations

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The roof: settings, addresses, roles and what wires the rooms together."""

    name = "ip_portal"
    label = "ip_portal"

    def ready(self) -> None:
        from ip_portal import checks  # noqa: F401 - registers the deployment checks
