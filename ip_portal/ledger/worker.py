"""Carry changes from the outbox to their consumers, at least once each.

Several workers may run at once, on one host or on several: each claims its batch.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import F

from ip_portal.ledger.claims import OWNER, claim, held, open_deliveries
from ip_portal.ledger.consumers import Consumer, DownError, consumers_here
from ip_portal.ledger.models import Delivery

logger = logging.getLogger(__name__)

BATCH = 500
TRIES = 5
LONGEST_WAIT = timedelta(seconds=10)
_MOST_WAITS = 4
"""From here on every wait is the longest one: no more need be counted."""


def deliver_waiting(*, now: datetime) -> int:
    """Hand every consumer its next batch; return how many deliveries were settled."""
    return sum(deliver(consumer, now=now) for consumer in consumers_here())


def waiting_count() -> int:
    """Return how many deliveries are still on their way, dead letters not counted."""
    return Delivery.objects.filter(done_at=None, dead_at=None).count()


def deliver(consumer: Consumer, *, now: datetime, owner: str = OWNER) -> int:
    """Hand one consumer its next batch; return how many deliveries were settled.

    A consumer that is down is left alone for a second, then longer each time, up to
    ten, whatever is written for it meanwhile.
    """
    if _is_down(consumer, now):
        return 0
    batch = claim(consumer.name, BATCH, owner=owner, now=now)
    if not batch:
        return 0
    try:
        consumer.handle([delivery.change for delivery in batch])
    except DownError:
        _wait(batch, owner, now)
        return 0
    except Exception:
        if len(batch) > 1:
            logger.exception("batch refused", extra={"consumer": consumer.name})
        return _deliver_each(consumer, batch, owner, now)
    _done(batch, now)
    return len(batch)


def _is_down(consumer: Consumer, now: datetime) -> bool:
    """Say whether it was down a moment ago: what is oldest then waits."""
    oldest = open_deliveries(consumer.name).order_by("pk")
    waits = oldest.values_list("waits", "next_try_at")[:BATCH]
    return any(count and until and until > now for count, until in waits)


def _deliver_each(
    consumer: Consumer, batch: Sequence[Delivery], owner: str, now: datetime
) -> int:
    """Find the changes of a refused batch that are to blame."""
    settled = 0
    for at, delivery in enumerate(batch):
        try:
            consumer.handle([delivery.change])
        except DownError:
            _wait(batch[at:], owner, now)
            break
        except Exception as error:  # noqa: BLE001 - whatever the consumer raised
            _failed(delivery, error, owner, now)
        else:
            _done([delivery], now)
            settled += 1
    return settled


def _done(batch: Sequence[Delivery], now: datetime) -> None:
    """Settle it, whoever has it at hand by now: the consumer has it."""
    keys = [delivery.pk for delivery in batch]
    Delivery.objects.filter(pk__in=keys).update(
        done_at=now, claimed_by="", claimed_until=None
    )


def _wait(batch: Sequence[Delivery], owner: str, now: datetime) -> None:
    waits = max(delivery.waits for delivery in batch)
    held(batch, owner).update(
        waits=min(waits + 1, _MOST_WAITS),
        next_try_at=now + min(timedelta(seconds=2**waits), LONGEST_WAIT),
        claimed_by="",
        claimed_until=None,
    )


def _failed(delivery: Delivery, error: Exception, owner: str, now: datetime) -> None:
    attempts = delivery.attempts + 1
    logger.warning(
        "delivery failed",
        extra={"delivery": delivery.pk, "attempts": attempts, "why": repr(error)},
    )
    pause = min(timedelta(seconds=2**attempts), LONGEST_WAIT)
    held([delivery], owner).update(
        attempts=F("attempts") + 1,
        waits=0,
        error=repr(error)[:2000],
        next_try_at=now + pause,
        dead_at=now if attempts >= TRIES else None,
        claimed_by="",
        claimed_until=None,
    )
