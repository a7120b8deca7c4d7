"""What changes the status of rights without any event: a new day, a changed law."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from django.db import transaction

from ip_portal.ledger.actors import SYSTEM
from ip_portal.ledger.models import Entry
from ip_portal.ledger.services import publish, record as audit
from ip_portal.registry.models import Right
from ip_portal.registry.settling import Setting, replay, stated
from ip_portal.registry.taking import TOPIC
from ip_portal.registry.timeline import standing_events
from ip_portal.rules.models import Edition

logger = logging.getLogger(__name__)

LAW = "law.followed"


def pass_day(setting: Setting) -> int:
    """Replay the rights whose status the calendar changed; return how many changed.

    Safe to repeat and to skip: a skipped night is caught up. A right that cannot be
    replayed is logged and does not hold up the others.
    """
    due = Right.for_staff.filter(next_change_on__lte=setting.today).order_by("pk")
    return _replay_all(due.values_list("pk", flat=True), setting)


def follow_law(edition: Edition, setting: Setting) -> int:
    """Replay every right when the law in the database is another than last time.

    Return how many changed. The first time there is nothing to compare with: what was
    taken in until then was settled under this law.
    """
    token = str(edition.token)
    last = Entry.objects.filter(verb=LAW).order_by("pk").last()
    if last is not None and last.data["edition"] == token:
        return 0
    everyone = Right.for_staff.order_by("pk") if last else Right.for_staff.none()
    changed = _replay_all(everyone.values_list("pk", flat=True), setting)
    with transaction.atomic():
        audit(LAW, edition, actor=SYSTEM, edition=token)
    return changed


def replay_stored(right: Right, setting: Setting) -> bool:
    """Work the status out anew and write it on the unsaved right."""
    known = stated(right.statements.filter(voided_at=None))
    return replay(right, standing_events(right), known, setting)


def _replay_all(pks: Iterable[int], setting: Setting) -> int:
    return sum(_try(pk, setting) for pk in pks)


def _try(pk: int, setting: Setting) -> bool:
    try:
        return _replay_one(pk, setting)
    except Exception:
        logger.exception("right not replayed", extra={"right": pk})
        return False


@transaction.atomic
def _replay_one(pk: int, setting: Setting) -> bool:
    right = Right.for_staff.select_for_update().get(pk=pk)
    changed = replay_stored(right, setting)
    if changed:
        right.version += 1
        right.save()
        publish(TOPIC, right.pk, version=right.version)
    return changed
