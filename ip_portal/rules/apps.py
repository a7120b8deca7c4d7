from __future__ import annotations

from django.apps import AppConfig
from typing_extensions import override


class RulesConfig(AppConfig):
    """Law as data: versions of terms, their windows, and the holidays."""

    name = "ip_portal.rules"
    label = "rules"

    @override
    def ready(self) -> None:
        from ip_portal.ledger import verbs
        from ip_portal.rules.labels import VERBS

        verbs.register(VERBS)
