"""The only writers of the register. Each write: one transaction, one audit entry,
one outbox message. Faces, commands, the demo and tests all come through here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.db import transaction

from ip_portal.core.numbers import same_certificate
from ip_portal.ledger.actors import Actor
from ip_portal.ledger.services import publish, record as audit
from ip_portal.registry import images, lifecycle
from ip_portal.registry.describing import bring_pictures, kind_of, title_key
from ip_portal.registry.exchange.merge import HAND
from ip_portal.registry.exchange.reasons import Reason
from ip_portal.registry.exchange.records import (
    NumberRecord,
    RecordRefusedError,
    RightRecord,
)
from ip_portal.registry.models import (
    Batch,
    ErrorReport,
    Event,
    Number,
    Right,
    Statement,
)
from ip_portal.registry.settling import Setting, replay, settle, stated

TOPIC = "right.changed"


class Outcome(StrEnum):
    """What taking a record in did."""

    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


class StaleRightError(RuntimeError):
    """Somebody changed the right since the form was shown."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The right a record went into, and what that did."""

    right: Right
    outcome: Outcome


@transaction.atomic
def take_record(
    record: RightRecord,
    *,
    actor: Actor,
    setting: Setting,
    batch: Batch | None = None,
) -> Taken:
    """Keep a source's statement and bring its right up to date.

    The same statement again changes nothing. Raises ``RecordRefusedError`` when the
    record has no number, no kind, or numbers of two different rights.
    """
    right = right_of(record)
    content = record.content_hash()
    if right and (kept := _kept_statement(right, record.source, content)):
        return _take_again(kept, right, setting=setting, actor=actor, batch=batch)
    is_new = right is None
    if right is None:
        right = Right.for_staff.create(
            kind=kind_of(record), office=record.office or "VN"
        )
    made = Statement.Made.CREATED if is_new else Statement.Made.CHANGED
    _state(right, record, made=made, batch=batch)
    _settle(right, setting, actor, "right.created" if is_new else "right.stated")
    return Taken(right, Outcome.CREATED if is_new else Outcome.CHANGED)


def _state(
    right: Right,
    record: RightRecord,
    *,
    made: Statement.Made,
    batch: Batch | None = None,
) -> None:
    """Keep the whole of what a source states."""
    Statement.objects.create(
        right=right,
        source=record.source,
        as_of=record.as_of,
        payload=record.to_payload(),
        content_hash=record.content_hash(),
        batch=batch,
        line=record.line,
        made=made,
    )


def _take_again(
    kept: Statement,
    right: Right,
    *,
    setting: Setting,
    actor: Actor,
    batch: Batch | None,
) -> Taken:
    """The same words again: nothing, unless they had been taken back."""
    if kept.voided_at is None:
        return _take_pictures(kept, right, setting=setting, actor=actor)
    kept.voided_at, kept.batch, kept.made = None, batch, Statement.Made.CHANGED
    kept.save()
    _settle(right, setting, actor, "right.stated")
    return Taken(right, Outcome.CHANGED)


def _take_pictures(
    kept: Statement, right: Right, *, setting: Setting, actor: Actor
) -> Taken:
    """Take a picture that was not there when the statement came first."""
    record = RightRecord.from_payload(kept.payload)
    if not bring_pictures(right, record, setting.pictures):
        return Taken(right, Outcome.UNCHANGED)
    right.version += 1
    right.save()
    _tell(right, "right.stated", actor)
    return Taken(right, Outcome.CHANGED)


def _settle(right: Right, setting: Setting, actor: Actor, verb: str) -> None:
    statements = list(right.statements.filter(voided_at=None))
    settle(right, statements, setting)
    _tell(right, verb, actor)


def _tell(right: Right, verb: str, actor: Actor, **data: object) -> None:
    audit(verb, right, actor=actor, number=right.number, **data)
    publish(TOPIC, right.pk, version=right.version)


def _kept_statement(right: Right, source: str, content: str) -> Statement | None:
    return right.statements.filter(source=source, content_hash=content).first()


def right_of(record: RightRecord) -> Right | None:
    """Return the one right that carries any of the record's own numbers.

    Numbers count only within the office that gave them. Raises
    ``RecordRefusedError`` as ``take_record`` does.
    """
    if not record.own_numbers:
        raise RecordRefusedError("numbers", Reason("no_number"))
    if not kind_of(record):
        raise RecordRefusedError("kind", Reason("no_kind"))
    found = {pk for one in record.own_numbers for pk in _carriers(one, record)}
    if len(found) > 1:
        numbers = ", ".join(one.canonical for one in record.own_numbers)
        raise RecordRefusedError("numbers", Reason("two_rights", {"numbers": numbers}))
    return Right.for_staff.get(pk=found.pop()) if found else None


def _carriers(number: NumberRecord, record: RightRecord) -> list[int]:
    """Return the rights with this number; a title is known by its integer."""
    office = number.office or record.office or "VN"
    there = Number.objects.filter(office=office, kind=number.kind)
    if key := title_key(number.kind, number.canonical):
        rows = there.filter(title_key=key).values_list("right_id", "canonical")
        return [pk for pk, one in rows if same_certificate(one, number.canonical)]
    same = there.filter(canonical=number.canonical)
    return list(same.values_list("right_id", flat=True))


# --- By hand ----------------------------------------------------------------------------


@transaction.atomic
def enter_right(
    record: RightRecord,
    *,
    actor: Actor,
    setting: Setting,
    picture: images.Stored | None = None,
) -> Right:
    """Enter a right, or what is known of one, by hand; return it.

    Raises as ``take_record`` does.
    """
    _require_hand(record)
    right = take_record(record, actor=actor, setting=setting).right
    if picture is not None:
        images.show(right, picture)
    return right


@transaction.atomic
def revise_right(
    right: Right,
    record: RightRecord,
    *,
    version: int,
    actor: Actor,
    setting: Setting,
    now: datetime,
    picture: images.Stored | None = None,
) -> Right:
    """Put ``record`` in the place of what was entered by hand for a right.

    What other sources state stays, and speaks where the record is silent. Raises
    ``StaleRightError`` when the right is no longer at ``version``, and
    ``RecordRefusedError`` when one of the numbers belongs to another right.
    """
    _require_hand(record)
    owner = right_of(record)
    if owner is not None and owner.pk != right.pk:
        numbers = ", ".join(one.canonical for one in record.numbers)
        raise RecordRefusedError("numbers", Reason("two_rights", {"numbers": numbers}))
    right = _at_version(right, version)
    content = record.content_hash()
    entered = right.statements.filter(source=HAND)
    entered.filter(voided_at=None).exclude(content_hash=content).update(voided_at=now)
    if not entered.filter(content_hash=content).update(voided_at=None):
        _state(right, record, made=Statement.Made.CHANGED)
    _settle(right, setting, actor, "right.revised")
    if picture is not None:
        images.show(right, picture)
    return right


def _require_hand(record: RightRecord) -> None:
    if record.source != HAND:
        message = "A right entered by hand has the source 'hand'."
        raise ValueError(message)


@dataclass(frozen=True, slots=True)
class NewEvent:
    """An office event as a person enters it: what, when, from which paper, and why."""

    code: lifecycle.EventCode
    effective_on: date
    source: str
    reason: str


@transaction.atomic
def add_event(
    right: Right, new: NewEvent, *, version: int, actor: Actor, setting: Setting
) -> Event:
    """Enter an office event and replay the right.

    Raises ``StaleRightError`` when the right is no longer at ``version``.
    """
    right = _at_version(right, version)
    event = Event.objects.create(
        right=right,
        code=new.code.value,
        effective_on=new.effective_on,
        day_order=_next_order(right, new.effective_on),
        basis=Event.Basis.HAND,
        source=new.source,
        reason=new.reason,
    )
    _replayed(right, setting)
    _tell(right, "event.added", actor, code=event.code, event=event.pk)
    return event


@transaction.atomic
def cancel_event(
    event: Event, *, reason: str, version: int, actor: Actor, setting: Setting
) -> Event:
    """Take a wrong event out of the replay; the row itself stays.

    Raises ``StaleRightError`` when the right is no longer at ``version``, and
    ``ValueError`` for an event that is cancelled already or is a cancellation.
    """
    right = _at_version(event.right, version)
    if event.cancels_id or hasattr(event, "cancelled_by"):
        message = "The event is cancelled already."
        raise ValueError(message)
    cancellation = Event.objects.create(
        right=right,
        code=lifecycle.EventCode.CORRECTED.value,
        effective_on=event.effective_on,
        day_order=event.day_order,
        basis=Event.Basis.HAND,
        reason=reason,
        cancels=event,
    )
    _replayed(right, setting)
    _tell(right, "event.cancelled", actor, code=event.code, event=event.pk)
    return cancellation


class _Undone(Exception):  # noqa: N818 - carries a result, is no error
    """Rolls a preview back."""


def preview(write: Callable[[], object], right: Right) -> tuple[Right, Right]:
    """Return the right before and as ``write`` would leave it; nothing is kept.

    ``write`` raises whatever it raises.
    """
    before = Right.for_staff.get(pk=right.pk)
    after = before
    try:
        with transaction.atomic():
            write()
            after = Right.for_staff.get(pk=right.pk)
            raise _Undone
    except _Undone:
        pass
    return before, after


def _at_version(right: Right, version: int) -> Right:
    """Claim the right for this write: only one of two writers at a version wins."""
    claimed = Right.for_staff.filter(pk=right.pk, version=version)
    if not claimed.update(version=version + 1):
        raise StaleRightError
    return Right.for_staff.get(pk=right.pk)


def _next_order(right: Right, day: date) -> int:
    last = right.events.filter(effective_on=day).order_by("-day_order").first()
    return last.day_order + 1 if last else 1


def _replayed(right: Right, setting: Setting) -> None:
    replay(right, stated(right.statements.filter(voided_at=None)), setting)
    right.save()


# --- Batches and the calendar --------------------------------------------------------


@transaction.atomic
def undo_batch(
    batch: Batch, *, actor: Actor, setting: Setting, now: datetime
) -> list[Right]:
    """Void the statements of a batch and merge their rights again; return these.

    What was entered by hand or came by other files stays. Undoing twice is nothing.
    """
    if batch.undone_at:
        return []
    statements = batch.statements.filter(voided_at=None)
    rights = list(Right.for_staff.filter(statements__in=statements).distinct())
    statements.update(voided_at=now)
    for right in rights:
        _settle(right, setting, actor, "right.stated")
    batch.undone_at, batch.state = now, Batch.State.UNDONE
    batch.save()
    audit("batch.undone", batch, actor=actor, file=batch.file_name)
    return rights


def pass_day(setting: Setting) -> int:
    """Replay the rights whose status the calendar changed; return how many changed.

    Safe to repeat and to skip: a skipped night is caught up.
    """
    due = Right.for_staff.filter(next_change_on__lte=setting.today)
    return sum(_pass_day_for(pk, setting) for pk in due.values_list("pk", flat=True))


@transaction.atomic
def _pass_day_for(pk: int, setting: Setting) -> bool:
    right = Right.for_staff.get(pk=pk)
    changed = replay(right, stated(right.statements.filter(voided_at=None)), setting)
    if changed:
        right.version += 1
        right.save()
        publish(TOPIC, right.pk, version=right.version)
    return changed


# --- What readers report -----------------------------------------------------------------


def report_of_error(*, about: str, text: str) -> ErrorReport:
    """Keep a reader's report for the staff; nothing about the reader is kept."""
    return ErrorReport.objects.create(about=about, text=text)


@transaction.atomic
def settle_report(report: ErrorReport, *, actor: Actor, now: datetime) -> None:
    """Mark a report as dealt with."""
    report.settled_at = now
    report.save()
    audit("report.settled", report, actor=actor, about=report.about)
