"""Taking what readers say, and settling it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_noop
from wagtail.models import Page

from cms.feedback.models import Feedback
from ip_portal.accounts.models import User
from ip_portal.ledger import verbs
from ip_portal.ledger.actors import Actor
from ip_portal.ledger.services import record

VERBS = {
    "feedback.settled": gettext_noop(
        "%(actor)s settled what a reader reported about the page %(page)s."
    ),
}


def vote(page: Page, *, was_useful: bool, at: datetime) -> Feedback:
    """Count whether a page helped somebody."""
    kinds = Feedback.Kind
    kind = kinds.USEFUL if was_useful else kinds.NOT_USEFUL
    return Feedback.objects.create(page=page, kind=kind, at=at)


def report(page: Page, *, words: str, at: datetime) -> Feedback:
    """Keep what a reader says is wrong with a page, for who looks after it."""
    kind = Feedback.Kind.ERROR
    return Feedback.objects.create(page=page, kind=kind, words=words, at=at)


@transaction.atomic
def settle(feedback: Feedback, *, note: str, by: User, at: datetime) -> bool:
    """Mark a report as dealt with and say what was done; say whether it was open.

    One that is settled already stays as it is.
    """
    waiting = Feedback.objects.filter(pk=feedback.pk, settled_at=None)
    if not waiting.update(settled_at=at, settled_by=by, note=note):
        return False
    record("feedback.settled", feedback, actor=Actor.of(by), page=feedback.page.title)
    return True


def register() -> None:
    """Make the verbs known to the ledger."""
    verbs.register(VERBS)
