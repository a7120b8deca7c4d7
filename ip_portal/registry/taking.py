"""Take records in: the statement is kept, its right brought up to date.

New rights of a run are worked out in memory and stored together, so that the one
writer a small database allows is never waited for long; a right that is there already
is locked and settled by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import IntegrityError, models, transaction

from ip_portal.ledger.actors import Actor
from ip_portal.ledger.services import (
    publish,
    publish_all,
    record as audit,
    record_all as audit_all,
)
from ip_portal.registry.depicting import bring_pictures
from ip_portal.registry.describing import kind_of
from ip_portal.registry.exchange.records import RecordRefusedError, RightRecord
from ip_portal.registry.images import no_pictures
from ip_portal.registry.models import Batch, Right, Statement
from ip_portal.registry.owners import Answer, Owner, apart, free_numbers, owners_of
from ip_portal.registry.settling import Setting, begin, settle

TOPIC = "right.changed"


class Outcome(StrEnum):
    """What taking a record in did."""

    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Taken:
    """The right a record went into, and what that did."""

    right: Right
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Taking:
    """Who takes records in, under which law and on which day, and in which batch."""

    actor: Actor
    setting: Setting
    batch: Batch | None = None


def take_record(
    record: RightRecord,
    *,
    actor: Actor,
    setting: Setting,
    batch: Batch | None = None,
) -> Taken:
    """Keep a source's statement and bring its right up to date.

    The same statement again changes nothing. Raises ``RecordRefusedError`` when the
    record has no number, no kind, numbers of two different rights, or a text longer
    than its column.
    """
    answer = next(take_records([record], Taking(actor, setting, batch)))
    if isinstance(answer, RecordRefusedError):
        raise answer
    return answer


def take_records(
    records: Sequence[RightRecord], taking: Taking
) -> Iterator[Taken | RecordRefusedError]:
    """Take many records in; yield for each what became of it, in their order.

    Each right is stored whole or not at all, with its audit entry and message.
    """
    for run in apart(records):
        yield from _take_run(run, taking)


def _take_run(
    records: Sequence[RightRecord], taking: Taking
) -> list[Taken | RecordRefusedError]:
    owners = owners_of(records)
    known = _known(records, owners)
    news = [
        _new(record, taking)
        for record, owner in zip(records, owners, strict=True)
        if owner is None
    ]
    fit = [one for one in news if isinstance(one, New)]
    try:
        if fit:
            _store(fit, taking)
    except IntegrityError:
        # Another writer was first with one of them: ask again, one by one.
        if len(records) == 1:
            return [_take_into(_owner_now(records[0]), records[0], taking)]
        return [one for record in records for one in _take_run([record], taking)]
    fresh = iter(news)
    return [
        _stored(next(fresh))
        if owner is None
        else _take_known(owner, record, known, taking)
        for record, owner in zip(records, owners, strict=True)
    ]


# --- New rights ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class New:
    """A right that is not stored yet, its first statement and all its rows."""

    right: Right
    statement: Statement
    rows: list[models.Model]


def _new(record: RightRecord, taking: Taking) -> New | RecordRefusedError:
    right = Right(kind=kind_of(record), office=record.office or "VN")
    made = Statement.Made.CREATED
    statement = statement_of(right, record, made=made, batch=taking.batch)
    try:
        return New(right, statement, begin(right, record, statement, taking.setting))
    except RecordRefusedError as refusal:
        return refusal


def _stored(new: New | RecordRefusedError) -> Taken | RecordRefusedError:
    return Taken(new.right, Outcome.CREATED) if isinstance(new, New) else new


@transaction.atomic
def _store(news: Sequence[New], taking: Taking) -> None:
    Right.for_staff.bulk_create([one.right for one in news])
    Statement.objects.bulk_create([one.statement for one in news])
    by_model: dict[Any, list[models.Model]] = defaultdict(list)
    for one in news:
        for row in one.rows:
            by_model[type(row)].append(row)
    for model, rows in by_model.items():
        model.objects.bulk_create(rows)
    about = [(one.right, {"number": one.right.number}) for one in news]
    audit_all("right.created", about, actor=taking.actor)
    publish_all(TOPIC, [(one.right.pk, {"version": one.right.version}) for one in news])


def statement_of(
    right: Right,
    record: RightRecord,
    *,
    made: Statement.Made,
    batch: Batch | None = None,
) -> Statement:
    """Return the unsaved statement that keeps the whole of what a source states."""
    return Statement(
        right=right,
        source=record.source,
        as_of=record.as_of,
        payload=record.to_payload(),
        content_hash=record.content_hash(),
        batch=batch,
        line=record.line,
        made=made,
    )


# --- Rights that are there already ---------------------------------------------------------

Known = dict[tuple[int, str, str], Right]


def _known(records: Sequence[RightRecord], owners: Sequence[Answer]) -> Known:
    """Return the rights for which the very same words stand already."""
    pks = {owner.pk for owner in owners if isinstance(owner, Owner)}
    if not pks:
        return {}
    hashes = {record.content_hash() for record in records}
    rows = Statement.objects.filter(
        right__in=pks, content_hash__in=hashes, voided_at=None
    ).select_related("right")
    return {(one.right_id, one.source, one.content_hash): one.right for one in rows}


def _take_known(
    owner: Owner | RecordRefusedError, record: RightRecord, known: Known, taking: Taking
) -> Taken | RecordRefusedError:
    if isinstance(owner, RecordRefusedError):
        return owner
    right = known.get((owner.pk, record.source, record.content_hash()))
    has_pictures = record.representations and taking.setting.pictures is not no_pictures
    if right is not None and not has_pictures:
        return Taken(right, Outcome.UNCHANGED)
    try:
        return _take_into(owner, record, taking)
    except RecordRefusedError as refusal:
        return refusal


def _owner_now(record: RightRecord) -> Owner:
    answer = owners_of([record])[0]
    if isinstance(answer, Owner):
        return answer
    raise answer or RuntimeError("The right appeared and was gone again.")


@transaction.atomic
def _take_into(owner: Owner, record: RightRecord, taking: Taking) -> Taken:
    right = Right.for_staff.select_for_update().get(pk=owner.pk)
    if owner.ghosts:
        free_numbers(record, owner.ghosts)
    content = record.content_hash()
    same = right.statements.filter(source=record.source, content_hash=content)
    if kept := same.first():
        return _take_again(kept, right, taking)
    made = Statement.Made.CHANGED
    statement_of(right, record, made=made, batch=taking.batch).save()
    settle_and_tell(right, taking.setting, taking.actor, "right.stated")
    return Taken(right, Outcome.CHANGED)


def _take_again(kept: Statement, right: Right, taking: Taking) -> Taken:
    """The same words again: nothing, unless they had been taken back."""
    if kept.voided_at is None:
        return _take_pictures(kept, right, taking)
    kept.voided_at, kept.batch = None, taking.batch
    kept.made = Statement.Made.CHANGED
    kept.save()
    settle_and_tell(right, taking.setting, taking.actor, "right.stated")
    return Taken(right, Outcome.CHANGED)


def _take_pictures(kept: Statement, right: Right, taking: Taking) -> Taken:
    """Take a picture that was not there when the statement came first."""
    record = RightRecord.from_payload(kept.payload)
    if not bring_pictures(right, record, taking.setting.pictures):
        return Taken(right, Outcome.UNCHANGED)
    right.version += 1
    right.save()
    tell(right, "right.stated", taking.actor)
    return Taken(right, Outcome.CHANGED)


def settle_and_tell(right: Right, setting: Setting, actor: Actor, verb: str) -> None:
    """Settle a right from its standing statements; leave entry and message."""
    settle(right, list(right.statements.filter(voided_at=None)), setting)
    tell(right, verb, actor)


def tell(right: Right, verb: str, actor: Actor, **data: object) -> None:
    """Leave what every write leaves: one audit entry, one message."""
    audit(verb, right, actor=actor, number=right.number, **data)
    publish(TOPIC, right.pk, version=right.version)
