"""Which worker has which deliveries at hand: leases that end by themselves."""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from ip_portal.ledger.models import Delivery

LEASE = timedelta(seconds=20)
"""How long a worker that died keeps its deliveries from the others."""

# A host's name and number come again after a restart; the rest does not.
OWNER = f"{socket.gethostname()[:40]}:{os.getpid()}:{secrets.token_hex(4)}"
"""The name of this process, for as long as it lives."""


def open_deliveries(consumer: str) -> QuerySet[Delivery]:
    """Return what is on its way to a consumer, dead letters not counted."""
    return Delivery.objects.filter(consumer=consumer, done_at=None, dead_at=None)


def claim(consumer: str, limit: int, *, owner: str, now: datetime) -> list[Delivery]:
    """Take the oldest deliveries that are due and that no living worker has.

    No two workers get the same one: PostgreSQL skips rows that another is taking at
    this moment, SQLite has one writer at a time. What this owner took before and never
    settled (the database was away) comes again: it has one batch at hand per consumer.
    """
    free = _free(consumer, owner, now)
    if not free.exists():  # an idle worker locks nothing
        return []
    with transaction.atomic():
        skip = connection.features.has_select_for_update_skip_locked
        locked = free.select_for_update(skip_locked=skip).order_by("pk")
        taken = Delivery.objects.filter(
            pk__in=list(locked.values_list("pk", flat=True)[:limit])
        )
        taken.update(claimed_by=owner, claimed_until=now + LEASE)
        return list(taken.select_related("change").order_by("pk"))


def _free(consumer: str, owner: str, now: datetime) -> QuerySet[Delivery]:
    unclaimed = Q(claimed_until=None) | Q(claimed_until__lte=now) | Q(claimed_by=owner)
    due = Q(next_try_at=None) | Q(next_try_at__lte=now)
    return open_deliveries(consumer).filter(unclaimed, due)


def held(batch: Sequence[Delivery], owner: str) -> QuerySet[Delivery]:
    """Return what of a batch this owner still has: no other has taken it over."""
    keys = [delivery.pk for delivery in batch]
    return Delivery.objects.filter(pk__in=keys, claimed_by=owner, done_at=None)


def renew(consumers: Sequence[str], *, owner: str, now: datetime) -> None:
    """Keep what this owner has at hand: a long batch is no dead worker."""
    mine = _claimed(consumers).filter(claimed_by=owner)
    if mine.exists():
        mine.update(claimed_until=now + LEASE)


def give_back(consumers: Sequence[str], *, owner: str) -> None:
    """Let others have at once what this owner leaves undone."""
    _claimed(consumers).filter(claimed_by=owner).update(
        claimed_by="", claimed_until=None
    )


def is_held_elsewhere(consumer: str, *, owner: str) -> bool:
    """Say whether another worker, living or dead, still has deliveries at hand."""
    return _claimed([consumer]).exclude(claimed_by=owner).exists()


def _claimed(consumers: Sequence[str]) -> QuerySet[Delivery]:
    return Delivery.objects.filter(
        consumer__in=consumers, done_at=None, dead_at=None, claimed_until__isnull=False
    )
