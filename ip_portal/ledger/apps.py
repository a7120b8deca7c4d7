from __future__ import annotations

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """What every write leaves behind: an audit entry and an outbox row."""

    name = "ip_portal.ledger"
    label = "ledger"
