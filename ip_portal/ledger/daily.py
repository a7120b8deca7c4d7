"""What the passing of a day asks of each room; safe to repeat and to skip."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date

logger = logging.getLogger(__name__)

Job = Callable[[date], int]

_JOBS: dict[str, Job] = {}


def register(name: str, job: Job) -> None:
    """Have ``job`` run once a day with the day; it returns how much it changed.

    A job must catch up after a skipped night and do nothing on a doubled one.
    """
    _JOBS[name] = job


def run_all(today: date) -> dict[str, int]:
    """Run every job for a day; return what each changed."""
    done = {name: job(today) for name, job in _JOBS.items()}
    logger.info("day passed", extra={"day": today, **done})
    return done
