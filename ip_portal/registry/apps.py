from __future__ import annotations

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """Rights as sources state them, their events, and what follows."""

    name = "ip_portal.registry"
    label = "registry"

    def ready(self) -> None:
        from ip_portal.ledger import daily
        from ip_portal.registry import calendar, documents, verbs
        from ip_portal.registry.exchange import uploads

        verbs.register()
        documents.register()
        uploads.register()
        daily.register("rights", calendar.pass_day)
