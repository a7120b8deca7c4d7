from __future__ import annotations

import logging
import signal
import threading
from types import FrameType

from django.core.management.base import BaseCommand, CommandParser
from django.db import OperationalError, close_old_connections, connection

from ip_portal.core.dates import now
from ip_portal.ledger.consumers import Consumer, all_consumers
from ip_portal.ledger.worker import deliver

logger = logging.getLogger(__name__)

IDLE_SECONDS = 0.25


class Command(BaseCommand):
    """Deliver what the outbox holds, each consumer in a thread of its own.

    A long import must not keep a published page from being found.
    """

    help = "Deliver changes to the search index and other consumers."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--once", action="store_true", help="stop when nothing is waiting"
        )

    def handle(self, *args: object, once: bool, **options: object) -> None:
        stopping = threading.Event()

        def stop(number: int, frame: FrameType | None) -> None:
            stopping.set()

        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, stop)
        threads = [
            threading.Thread(target=_work, args=(consumer, stopping, once))
            for consumer in all_consumers()
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()


def _work(consumer: Consumer, stopping: threading.Event, once: bool) -> None:
    while not stopping.is_set():
        settled = _round(consumer)
        if not settled:
            if once:
                break
            stopping.wait(IDLE_SECONDS)
    connection.close()


def _round(consumer: Consumer) -> int:
    close_old_connections()
    try:
        return deliver(consumer, now=now())
    except OperationalError:
        # The database is away or busy: the outbox keeps everything meanwhile.
        logger.exception("database not reachable")
        return 0
