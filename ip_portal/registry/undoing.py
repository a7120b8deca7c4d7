"""Take back what a file brought. Rights that nothing else states are hidden together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F

from ip_portal.ledger.actors import Actor
from ip_portal.ledger.services import (
    publish_all,
    record as audit,
    record_all as audit_all,
)
from ip_portal.registry.models import Batch, Right, Statement
from ip_portal.registry.settling import Setting
from ip_portal.registry.taking import TOPIC, settle_and_tell

# Rights hidden by one statement; a database takes only so many values in one.
TOGETHER = 1000


@transaction.atomic
def undo_batch(
    batch: Batch, *, actor: Actor, setting: Setting, now: datetime
) -> list[Right]:
    """Void the statements of a batch and merge their rights again; return these.

    What was entered by hand or came by other files stays. Only a file that is written
    can be undone: undoing twice is nothing.
    """
    if not _claim(batch, now):
        return []
    statements = batch.statements.filter(voided_at=None)
    theirs = Right.for_staff.filter(pk__in=statements.values("right_id"))
    rights = list(theirs.select_for_update().order_by("pk"))
    statements.update(voided_at=now)
    others = Statement.objects.filter(
        voided_at=None, right__in=batch.statements.values("right_id")
    )
    standing = set(others.values_list("right_id", flat=True))
    _hide([one for one in rights if one.pk not in standing], actor, now)
    for right in rights:
        if right.pk in standing:
            settle_and_tell(right, setting, actor, "right.stated")
    audit("batch.undone", batch, actor=actor, file=batch.file_name)
    return rights


def _claim(batch: Batch, now: datetime) -> bool:
    written = Batch.objects.filter(pk=batch.pk, state=Batch.State.FINISHED)
    claimed = written.update(state=Batch.State.UNDONE, undone_at=now)
    batch.refresh_from_db()
    return bool(claimed)


def _hide(rights: Sequence[Right], actor: Actor, now: datetime) -> None:
    """Hide rights that no source states any more, as settling each of them would."""
    for some in _portions(rights):
        Right.for_staff.filter(pk__in=[one.pk for one in some]).update(
            public_from=None,
            next_change_on=None,
            version=F("version") + 1,
            changed_at=now,
        )
        for one in some:
            one.version += 1
            one.public_from = one.next_change_on = None
        audit_all(
            "right.stated", [(one, {"number": one.number}) for one in some], actor=actor
        )
        publish_all(TOPIC, [(one.pk, {"version": one.version}) for one in some])


def _portions(rights: Sequence[Right]) -> Iterator[Sequence[Right]]:
    for first in range(0, len(rights), TOGETHER):
        yield rights[first : first + TOGETHER]
