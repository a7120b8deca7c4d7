"""What cannot wait for the next day; the worker asks for it several times a minute."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

logger = logging.getLogger(__name__)

Job = Callable[[datetime], int]

_JOBS: dict[str, Job] = {}


def register(name: str, job: Job) -> None:
    """Have ``job`` run several times a minute with the moment; it counts its changes.

    A job must be cheap when there is nothing to do, and safe to repeat.
    """
    _JOBS[name] = job


def run_all(now: datetime) -> dict[str, int]:
    """Run every job for a moment; return what each changed.

    One that fails is written down, keeps no other from running, and is tried again.
    """
    done = {}
    for name, job in _JOBS.items():
        try:
            done[name] = job(now)
        except Exception:
            logger.exception("job failed", extra={"job": name})
    return done
