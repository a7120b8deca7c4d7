from __future__ import annotations

import logging
import signal
import threading
from datetime import date
from types import FrameType

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections, connection

from ip_portal.core.dates import now, today
from ip_portal.ledger import claims, moments
from ip_portal.ledger.consumers import Consumer, consumers_here
from ip_portal.ledger.daily import run_all
from ip_portal.ledger.worker import deliver

logger = logging.getLogger(__name__)

IDLE_SECONDS = 0.25
DAY_CHECK_SECONDS = 60
MOMENT_SECONDS = 15
RENEW_SECONDS = 5


class Command(BaseCommand):
    """Deliver what the outbox holds, each consumer in a thread of its own.

    A long import must not keep a published page from being found. Several workers may
    run at once. Asked to stop (SIGTERM), it finishes the batches at hand.
    """

    help = "Deliver changes to the search index and other consumers."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--once", action="store_true", help="stop when nothing is left to do"
        )

    def handle(self, *args: object, once: bool, **options: object) -> None:
        stopping = threading.Event()

        def stop(number: int, frame: FrameType | None) -> None:
            stopping.set()

        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, stop)
        threads = [
            threading.Thread(target=_work, args=(consumer, stopping, once))
            for consumer in consumers_here()
        ]
        if not once:
            threads += [
                threading.Thread(target=follow, args=(stopping,))
                for follow in (_follow_days, _follow_moments)
            ]
        for thread in threads:
            thread.start()
        renewing = threading.Thread(target=_renew, args=(done := threading.Event(),))
        renewing.start()
        for thread in threads:
            thread.join()
        done.set()
        renewing.join()
        claims.give_back(_names(), owner=claims.OWNER)


def _work(consumer: Consumer, stopping: threading.Event, once: bool) -> None:
    while not stopping.is_set():
        settled = _round(consumer)
        if not settled:
            if once and not _is_held(consumer):
                break
            stopping.wait(IDLE_SECONDS)
    connection.close()


def _is_held(consumer: Consumer) -> bool:
    """Say whether another worker has some: if it died, this one will get them."""
    return claims.is_held_elsewhere(consumer.name, owner=claims.OWNER)


def _names() -> list[str]:
    return [consumer.name for consumer in consumers_here()]


def _renew(done: threading.Event) -> None:
    """Keep the claims of batches that take long, until all batches are done."""
    while not done.wait(RENEW_SECONDS):
        close_old_connections()
        try:
            claims.renew(_names(), owner=claims.OWNER, now=now())
        except Exception:
            logger.exception("claims not renewed")
    connection.close()


def _follow_days(stopping: threading.Event) -> None:
    """Run the daily jobs at the start and whenever a new day has begun."""
    done: date | None = None
    while not stopping.is_set():
        close_old_connections()
        try:
            if (day := today()) != done:
                run_all(day)
                done = day
        except Exception:
            # Tried again in a minute: a night without it is caught up.
            logger.exception("daily jobs failed")
        stopping.wait(DAY_CHECK_SECONDS)
    connection.close()


def _follow_moments(stopping: threading.Event) -> None:
    """Run what cannot wait for a day: pages that go out at an hour, and the like."""
    while not stopping.is_set():
        close_old_connections()
        moments.run_all(now())
        stopping.wait(MOMENT_SECONDS)
    connection.close()


def _round(consumer: Consumer) -> int:
    close_old_connections()
    try:
        return deliver(consumer, now=now())
    except Exception:
        # The database is away or busy, or worse: the outbox keeps everything, and
        # a worker that lives on can deliver it.
        logger.exception("delivery round failed")
        return 0
