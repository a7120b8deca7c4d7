"""What cannot wait for a day is asked for several times a minute."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ip_portal.ledger import moments
from ip_portal.ledger.management.commands import run_worker

NOW = datetime(2026, 11, 25, 3, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _no_jobs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moments, "_JOBS", {})


def test_every_job_hears_the_moment() -> None:
    heard = []
    moments.register("pages", lambda now: heard.append(now) or 2)
    assert moments.run_all(NOW) == {"pages": 2}
    assert heard == [NOW]


def test_a_job_that_fails_keeps_no_other_from_running() -> None:
    def fail(now: datetime) -> int:
        raise RuntimeError

    moments.register("broken", fail)
    moments.register("pages", lambda now: 1)
    assert moments.run_all(NOW) == {"pages": 1}


def test_the_worker_asks_at_least_once_a_minute() -> None:
    assert run_worker.MOMENT_SECONDS <= 60
