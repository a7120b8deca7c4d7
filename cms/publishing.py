"""What happens around going live: the log of checks, and pages whose hour has come."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext, gettext_noop
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from cms.findings import TypedLawError, check, findings
from cms.models.checks import LegalCheck
from ip_portal.core.dates import today
from ip_portal.ledger import moments, verbs
from ip_portal.ledger.actors import Actor
from ip_portal.ledger.services import record

__all__ = ["TypedLawError", "check", "findings", "log_check", "publish_due"]

logger = logging.getLogger(__name__)

REFUSED = "cms.publish.refused"


@transaction.atomic
def log_check(page: Page, *, by: str, on: date, note: str = "") -> LegalCheck:
    """Log that a page was compared with the law; the same check again changes nothing.

    ``by`` is the duty of who checked, in the language of the page, and no name: readers
    see it.
    """
    found, _is_new = LegalCheck.objects.get_or_create(
        page=Page.objects.get(pk=page.pk),
        by=by,
        on=on,
        note=note,
        defaults={"revision": page.get_latest_revision()},
    )
    return found


@transaction.atomic
def log_approval(page: Page, *, user: Any, note: str) -> None:
    """Log the check of a page's last version by somebody, and date the version."""
    day = today()
    revision = page.get_latest_revision()
    revision.content["checked_on"] = day.isoformat()
    revision.save(update_fields=["content"])
    with translation.override(page.locale.language_code):
        duty = gettext("Legal check of the Department")
    log_check(page, by=duty, on=day, note=note)
    record("page.checked", page, actor=Actor.of(user), page=page.title)


def publish_due(now: datetime) -> int:
    """Publish what was scheduled for now or before, take down what has expired.

    Returns how many pages changed. A page with typed law stays away; its schedule is
    cleared and its history says why, and the others go out.
    """
    return sum(_unpublish(page) for page in _expired(now)) + sum(
        _publish(revision) for revision in _due(now)
    )


def _expired(now: datetime) -> list[Page]:
    pages = Page.objects.filter(live=True, expire_at__lt=now).order_by("expire_at")
    return list(pages.specific())


def _due(now: datetime) -> Iterator[Revision]:
    due = Revision.objects.filter(approved_go_live_at__lt=now)
    return due.order_by("approved_go_live_at").iterator()


@transaction.atomic
def _unpublish(page: Page) -> int:
    page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    return 1


def _publish(revision: Revision) -> int:
    """Publish one revision; say whether the page went out."""
    try:
        with transaction.atomic():
            revision.publish(log_action="wagtail.publish.scheduled")
    except TypedLawError as refused:
        _take_back(revision, refused)
        return 0
    except Exception:
        # Tried again in a moment; one broken page keeps no other one waiting.
        logger.exception("page not published", extra={"revision": revision.pk})
        return 0
    return 1


@transaction.atomic
def _take_back(revision: Revision, refused: TypedLawError) -> None:
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])
    places = [str(one) for one in refused.findings]
    log(refused.page, REFUSED, revision=revision, data={"places": places})
    logger.warning("page refused", extra={"page": refused.page.pk})


def register() -> None:
    """Have pages go out at their hour; make the sentences known to the ledger."""
    moments.register("pages", publish_due)
    verbs.register(
        {
            "page.checked": gettext_noop("%(actor)s compared “%(page)s” with the law."),
        }
    )
