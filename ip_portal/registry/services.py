"""The only writers of the register. Each write: one transaction, one audit entry,
one outbox message. Faces, commands, the demo and tests all come through here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction

from ip_portal.ledger.actors import SYSTEM, Actor
from ip_portal.ledger.services import record as audit
from ip_portal.registry import images, lifecycle
from ip_portal.registry.exchange.merge import HAND
from ip_portal.registry.exchange.reasons import Reason
from ip_portal.registry.exchange.records import RecordRefusedError, RightRecord
from ip_portal.registry.models import ErrorReport, Event, Right, Statement
from ip_portal.registry.owners import right_of
from ip_portal.registry.passing import follow_law, pass_day, replay_stored
from ip_portal.registry.settling import Setting
from ip_portal.registry.taking import (
    TOPIC,
    Outcome,
    Taken,
    Taking,
    settle_and_tell,
    statement_of,
    take_record,
    take_records,
    tell,
)
from ip_portal.registry.undoing import undo_batch

__all__ = [
    "TOPIC",
    "NewEvent",
    "Outcome",
    "RecordRefusedError",
    "StaleRightError",
    "Taken",
    "Taking",
    "add_event",
    "cancel_event",
    "enter_right",
    "follow_law",
    "pass_day",
    "preview",
    "report_of_error",
    "revise_right",
    "right_of",
    "settle_report",
    "take_record",
    "take_records",
    "undo_batch",
]


class StaleRightError(RuntimeError):
    """Somebody changed the right since the form was shown."""


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
    owner = right_of(replace(record, kind=record.kind or right.kind))
    if owner is not None and owner.pk != right.pk:
        numbers = ", ".join(one.canonical for one in record.numbers)
        raise RecordRefusedError("numbers", Reason("two_rights", {"numbers": numbers}))
    right = _at_version(right, version)
    content = record.content_hash()
    entered = right.statements.filter(source=HAND)
    entered.filter(voided_at=None).exclude(content_hash=content).update(voided_at=now)
    if not entered.filter(content_hash=content).update(voided_at=None):
        statement_of(right, record, made=Statement.Made.CHANGED).save()
    settle_and_tell(right, setting, actor, "right.revised")
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
    tell(right, "event.added", actor, code=event.code, event=event.pk)
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
    tell(right, "event.cancelled", actor, code=event.code, event=event.pk)
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
    replay_stored(right, setting)
    right.save()


# --- What readers report -----------------------------------------------------------------


@transaction.atomic
def report_of_error(*, about: str, text: str) -> ErrorReport:
    """Keep a reader's report for the staff; nothing about the reader is kept."""
    report = ErrorReport.objects.create(about=about, text=text)
    audit("report.received", report, actor=SYSTEM, about=about)
    return report


@transaction.atomic
def settle_report(report: ErrorReport, *, actor: Actor, now: datetime) -> None:
    """Mark a report as dealt with; a settled one stays as it is."""
    waiting = ErrorReport.objects.filter(pk=report.pk, settled_at=None)
    if waiting.update(settled_at=now):
        audit("report.settled", report, actor=actor, about=report.about)
    report.refresh_from_db()
