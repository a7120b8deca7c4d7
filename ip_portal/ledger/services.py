"""The two things a write leaves behind, both inside its own transaction."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping

from django.db import connection, models, transaction

from ip_portal.ledger import consumers, verbs
from ip_portal.ledger.actors import Actor
from ip_portal.ledger.models import Change, Delivery, Entry

Data = Mapping[str, object]


class OutsideTransactionError(RuntimeError):
    """The fact and its trace must commit together or not at all."""


def record(verb: str, subject: models.Model, *, actor: Actor, **data: object) -> Entry:
    """Write one audit entry about ``subject``; ``data`` is plain JSON, never prose.

    Raises ``OutsideTransactionError`` without a transaction, ``KeyError`` for a verb
    that no package registered, ``TypeError`` for data that is not plain JSON.
    """
    return record_all(verb, [(subject, data)], actor=actor)[0]


def record_all(
    verb: str, about: Iterable[tuple[models.Model, Data]], *, actor: Actor
) -> list[Entry]:
    """Write one audit entry for each subject with its data; raises as ``record``."""
    _require_transaction()
    if not verbs.is_known(verb):
        raise KeyError(verb)
    entries = [_entry(verb, subject, actor, data) for subject, data in about]
    return Entry.objects.bulk_create(entries)


def _entry(verb: str, subject: models.Model, actor: Actor, data: Data) -> Entry:
    entry = Entry(
        actor_id=actor.id,
        actor_label=actor.label,
        verb=verb,
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        data=data,
    )
    entry.hash = fingerprint(entry)
    return entry


def fingerprint(entry: Entry) -> str:
    """Return the SHA-256 of what an entry says, independent of the order of keys."""
    said = [
        entry.actor_id,
        entry.actor_label,
        entry.verb,
        entry.subject_type,
        entry.subject_id,
        entry.data,
    ]
    text = json.dumps(said, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def publish(topic: str, key: str | int, **payload: object) -> Change:
    """Tell whoever listens that something became true; delivered after the commit.

    Raises ``OutsideTransactionError`` without a transaction.
    """
    return publish_all(topic, [(key, payload)])[0]


def publish_all(topic: str, about: Iterable[tuple[str | int, Data]]) -> list[Change]:
    """Tell of many things at once, each a key and its payload; raises as ``publish``."""
    _require_transaction()
    changes = Change.objects.bulk_create(
        Change(topic=topic, key=str(key), payload=payload) for key, payload in about
    )
    Delivery.objects.bulk_create(
        Delivery(change=change, consumer=consumer.name)
        for change in changes
        for consumer in consumers.listening_to(topic)
    )
    return changes


@transaction.atomic
def retry(delivery: Delivery, *, actor: Actor) -> bool:
    """Send a dead letter on its way once more, with all its tries; say whether it was.

    A delivery that is not dead any more is left alone.
    """
    dead = Delivery.objects.filter(pk=delivery.pk, dead_at__isnull=False)
    if not dead.update(dead_at=None, next_try_at=None, attempts=0, waits=0):
        return False
    record("delivery.retried", delivery, actor=actor, consumer=delivery.consumer)
    return True


def _require_transaction() -> None:
    if not connection.in_atomic_block:
        message = "Call record() and publish() inside transaction.atomic()."
        raise OutsideTransactionError(message)
