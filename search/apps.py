from __future__ import annotations

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """What can be found, in which engine, and by what words."""

    name = "search"

    def ready(self) -> None:
        # Rooms stand above search in INSTALLED_APPS: their types are registered by now.
        from ip_portal.ledger import daily
        from search import indexing, services, verbs

        indexing.listen()
        verbs.register()
        daily.register("searches", services.forget_old)
