"""Carry changes from the outbox to their consumers, at least once each."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import F

from ip_portal.ledger.consumers import Consumer, DownError, all_consumers
from ip_portal.ledger.models import Delivery

logger = logging.getLogger(__name__)

BATCH = 500
TRIES = 5
LONGEST_WAIT = timedelta(seconds=10)


def deliver_waiting(*, now: datetime) -> int:
    """Hand every consumer its next batch; return how many deliveries were settled."""
    return sum(deliver(consumer, now=now) for consumer in all_consumers())


def waiting_count() -> int:
    """Return how many deliveries are still on their way, dead letters not counted."""
    return Delivery.objects.filter(done_at=None, dead_at=None).count()


def deliver(consumer: Consumer, *, now: datetime) -> int:
    """Hand one consumer its next batch; return how many deliveries were settled."""
    batch = _next_batch(consumer, now)
    if not batch:
        return 0
    try:
        consumer.handle([delivery.change for delivery in batch])
    except DownError:
        _wait(batch, now)
        return 0
    except Exception:
        if len(batch) > 1:
            logger.exception("batch refused", extra={"consumer": consumer.name})
        return sum(_deliver_alone(consumer, one, now=now) for one in batch)
    _done(batch, now)
    return len(batch)


def _next_batch(consumer: Consumer, now: datetime) -> list[Delivery]:
    waiting = (
        Delivery.objects.filter(consumer=consumer.name, done_at=None, dead_at=None)
        .exclude(next_try_at__gt=now)
        .select_related("change")
        .order_by("pk")
    )
    return list(waiting[:BATCH])


def _deliver_alone(consumer: Consumer, delivery: Delivery, *, now: datetime) -> int:
    """Find the one change of a refused batch that is to blame."""
    try:
        consumer.handle([delivery.change])
    except DownError:
        _wait([delivery], now)
        return 0
    except Exception as error:  # noqa: BLE001 - whatever the consumer raised
        _failed(delivery, error, now)
        return 0
    _done([delivery], now)
    return 1


def _done(batch: Sequence[Delivery], now: datetime) -> None:
    keys = [delivery.pk for delivery in batch]
    Delivery.objects.filter(pk__in=keys).update(done_at=now)


def _wait(batch: Sequence[Delivery], now: datetime) -> None:
    keys = [delivery.pk for delivery in batch]
    later = now + timedelta(seconds=1)
    Delivery.objects.filter(pk__in=keys).update(next_try_at=later)


def _failed(delivery: Delivery, error: Exception, now: datetime) -> None:
    attempts = delivery.attempts + 1
    logger.warning(
        "delivery failed",
        extra={"delivery": delivery.pk, "attempts": attempts, "why": repr(error)},
    )
    pause = min(timedelta(seconds=2**attempts), LONGEST_WAIT)
    Delivery.objects.filter(pk=delivery.pk).update(
        attempts=F("attempts") + 1,
        error=repr(error)[:2000],
        next_try_at=now + pause,
        dead_at=now if attempts >= TRIES else None,
    )
