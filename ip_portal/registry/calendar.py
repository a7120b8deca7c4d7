"""The passing of a day: some rights answer differently without any event."""

from __future__ import annotations

from datetime import date

from ip_portal.registry import services
from ip_portal.registry.settling import Setting
from ip_portal.rules import store
from ip_portal.rules.book import RuleBook


def pass_day(today: date) -> int:
    """Replay the rights whose status the calendar or the law changed; say how many."""
    setting = Setting(RuleBook.current(), today)
    edition = store.edition_row().first()
    moved = services.follow_law(edition, setting) if edition else 0
    return moved + services.pass_day(setting)
