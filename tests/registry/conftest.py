"""The law from its seed files, and pages drawn from the sources."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.core.cache import cache

from ip_portal.rules.book import RuleBook
from tests.factories import TODAY


@pytest.fixture(autouse=True)
def _plain_site(settings) -> None:
    """Serve plain http with plain static names; keep no page of another test."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    settings.SECURE_SSL_REDIRECT = False
    cache.clear()


@pytest.fixture
def law(monkeypatch) -> RuleBook:
    """Answer by the seed files, which need no database."""
    book = RuleBook.from_seeds()
    monkeypatch.setattr(RuleBook, "load", classmethod(lambda cls: book))
    monkeypatch.setattr(RuleBook, "current", classmethod(lambda cls: book))
    return book


@pytest.fixture
def today():
    """Hold the day still: 2026-11-24 in Cần Thơ."""
    with time_machine.travel(f"{TODAY.isoformat()}T03:00:00Z", tick=False):
        yield TODAY


@pytest.fixture
def on_day():
    """Return a function that moves to a day."""
    travellers = []

    def travel(day: date) -> None:
        traveller = time_machine.travel(f"{day.isoformat()}T03:00:00Z", tick=False)
        traveller.start()
        travellers.append(traveller)

    yield travel
    for traveller in reversed(travellers):
        traveller.stop()
