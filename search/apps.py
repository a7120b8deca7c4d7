from __future__ import annotations

from django.apps import AppConfig
from django.core.exceptions import ImproperlyConfigured


class SearchConfig(AppConfig):
    """What can be found, in which engine, and by what words."""

    name = "search"

    def ready(self) -> None:
        # Rooms stand above search in INSTALLED_APPS: their types are registered by now.
        from ip_portal.ledger import daily
        from search import choosing, indexing, services, verbs

        if wrong := list(choosing.problems()):
            raise ImproperlyConfigured(" ".join(wrong))
        indexing.listen()
        verbs.register()
        daily.register("searches", services.forget_old)
