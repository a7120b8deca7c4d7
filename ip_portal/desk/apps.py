from __future__ import annotations

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The staff's pages over every room; no tables of its own."""

    name = "ip_portal.desk"
    label = "desk"

    def ready(self) -> None:
        from ip_portal.desk import upkeep

        upkeep.register()
