from __future__ import annotations

import logging
import signal
import threading
from types import FrameType

from django.core.management.base import BaseCommand, CommandParser
from django.db import OperationalError, close_old_connections

from ip_portal.core.dates import now
from ip_portal.ledger.worker import deliver_waiting

logger = logging.getLogger(__name__)

IDLE_SECONDS = 0.25


class Command(BaseCommand):
    """Deliver what the outbox holds, until told to stop."""

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
        while not stopping.is_set():
            settled = self._round()
            if not settled:
                if once:
                    return
                stopping.wait(IDLE_SECONDS)

    def _round(self) -> int:
        close_old_connections()
        try:
            return deliver_waiting(now=now())
        except OperationalError:
            # The database is away or busy: the outbox keeps everything meanwhile.
            logger.exception("database not reachable")
            return 0
