"""The passing of a day: some rights answer differently without any event."""

from __future__ import annotations

from datetime import date

from ip_portal.registry import services
from ip_portal.registry.settling import Setting
from ip_portal.rules.book import RuleBook


def pass_day(today: date) -> int:
    """Replay the rights whose status the calendar changed; return how many changed."""
    return services.pass_day(Setting(RuleBook.current(), today))
