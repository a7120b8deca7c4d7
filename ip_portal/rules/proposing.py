"""The law is changed by two people: one proposes, another confirms.

Each step leaves an entry in the ledger. A confirmed change makes a new edition of the
book and is published to the outbox under `TOPIC`, so that whoever cites it can act.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from ip_portal.ledger.actors import Actor
from ip_portal.ledger.services import publish, record
from ip_portal.rules import planning, store, writing
from ip_portal.rules.arithmetic import SpecialDay
from ip_portal.rules.choice import Version
from ip_portal.rules.fees import FeeVersion
from ip_portal.rules.forms import FormVersion
from ip_portal.rules.models import Proposal
from ip_portal.rules.payloads import (
    fee_payload,
    form_payload,
    holiday_payload,
    version_payload,
)

TOPIC: Final = "rules.changed"

What = Proposal.What


class SamePersonError(PermissionError):
    """Whoever proposed a change may not confirm it."""


class DecidedError(ValueError):
    """The proposal was confirmed or rejected before."""


def propose_version(
    right: str, act: str, version: Version, *, actor: Actor
) -> Proposal:
    """Propose a new law: the version before it ends on the day before.

    Raises LawError where the law would overlap or have a gap.
    """
    subject = f"{right}.{act}"
    return _propose(What.VERSION, subject, version_payload(version), actor)


def propose_correction(
    right: str, act: str, version: Version, *, actor: Actor
) -> Proposal:
    """Propose that a version always said something else; raises LawError."""
    subject = f"{right}.{act}"
    return _propose(What.CORRECTION, subject, version_payload(version), actor)


def propose_fee(code: str, version: FeeVersion, *, actor: Actor) -> Proposal:
    """Propose a new amount or sum from a day on; raises LawError."""
    return _propose(What.FEE_VERSION, code, fee_payload(version), actor)


def propose_fee_correction(code: str, version: FeeVersion, *, actor: Actor) -> Proposal:
    """Propose a correction of an amount; raises LawError."""
    return _propose(What.FEE_CORRECTION, code, fee_payload(version), actor)


def propose_form(code: str, version: FormVersion, *, actor: Actor) -> Proposal:
    """Propose a new form from a day on; raises LawError."""
    return _propose(What.FORM_VERSION, code, form_payload(version), actor)


def propose_form_correction(
    code: str, version: FormVersion, *, actor: Actor
) -> Proposal:
    """Propose a correction of a form; raises LawError."""
    return _propose(What.FORM_CORRECTION, code, form_payload(version), actor)


def propose_holiday(
    day: date, special: SpecialDay, source: str, *, actor: Actor
) -> Proposal:
    """Propose a day off or a working day, or that a day that is held is confirmed."""
    payload = holiday_payload(day, special, source)
    return _propose(What.HOLIDAY, day.isoformat(), payload, actor)


def propose_holiday_removal(day: date, *, actor: Actor) -> Proposal:
    """Propose that a day is an ordinary one; raises LawError where it is."""
    return _propose(What.HOLIDAY_REMOVAL, day.isoformat(), {}, actor)


@transaction.atomic
def confirm(proposal: Proposal, *, actor: Actor) -> Proposal:
    """Make a proposal law.

    Raises SamePersonError for whoever proposed it and for nobody, DecidedError for
    one that was decided before, and LawError where the law has changed since so that
    it would overlap or have a gap now.
    """
    held = _open(proposal)
    if actor.id in ("", held.proposed_by_id):
        raise SamePersonError(held.pk)
    # One after the other: each is planned on what the one before it left.
    list(store.edition_row().select_for_update())
    _WRITERS[What(held.what)](held.subject, held.payload)
    _decide(held, Proposal.State.CONFIRMED, actor)
    record("rules.confirmed", held, actor=actor, **_said(held))
    store.new_edition()
    publish(TOPIC, held.subject, what=held.what, proposal=held.pk)
    return held


@transaction.atomic
def reject(proposal: Proposal, *, actor: Actor) -> Proposal:
    """Turn a proposal down, or take one's own back; raises DecidedError."""
    held = _open(proposal)
    _decide(held, Proposal.State.REJECTED, actor)
    record("rules.rejected", held, actor=actor, **_said(held))
    return held


@transaction.atomic
def _propose(
    what: str, subject: str, payload: dict[str, Any], actor: Actor
) -> Proposal:
    """Keep a proposal that could be confirmed now."""
    _CHECKS[What(what)](subject, payload)
    proposal = Proposal.objects.create(
        what=what,
        subject=subject,
        payload=payload,
        proposed_by_id=actor.id,
        proposed_by_label=actor.label,
    )
    record("rules.proposed", proposal, actor=actor, **_said(proposal))
    return proposal


def _open(proposal: Proposal) -> Proposal:
    held = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if held.state != Proposal.State.OPEN:
        raise DecidedError(held.pk)
    return held


def _decide(held: Proposal, state: str, actor: Actor) -> None:
    held.state = state
    held.decided_by_id = actor.id
    held.decided_by_label = actor.label
    held.decided_at = timezone.now()
    held.save()


def _said(proposal: Proposal) -> dict[str, Any]:
    """Return what the ledger keeps: the whole change, as it was at this step."""
    return {
        "what": proposal.what,
        "law": proposal.subject,
        "payload": proposal.payload,
    }


_Step = Callable[[str, Any], object]

_CHECKS: Final[dict[str, _Step]] = {
    What.VERSION: planning.plan_version,
    What.CORRECTION: planning.plan_correction,
    What.FEE_VERSION: planning.plan_fee,
    What.FEE_CORRECTION: planning.plan_fee_correction,
    What.FORM_VERSION: planning.plan_form,
    What.FORM_CORRECTION: planning.plan_form_correction,
    What.HOLIDAY: planning.plan_holiday,
    What.HOLIDAY_REMOVAL: planning.plan_holiday_removal,
}
_WRITERS: Final[dict[str, _Step]] = {
    What.VERSION: writing.write_version,
    What.CORRECTION: writing.write_correction,
    What.FEE_VERSION: writing.write_fee,
    What.FEE_CORRECTION: writing.write_fee_correction,
    What.FORM_VERSION: writing.write_form,
    What.FORM_CORRECTION: writing.write_form_correction,
    What.HOLIDAY: writing.write_holiday,
    What.HOLIDAY_REMOVAL: writing.write_holiday_removal,
}
