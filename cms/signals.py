"""Wagtail's own signals, told to the outbox and to nobody else.

Publishing opens no transaction of its own, so each receiver does.
"""

from __future__ import annotations

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction, get_page_models
from wagtail.signals import page_published, page_unpublished, post_page_move

from cms.documents import TOPIC
from cms.models import BasePage
from ip_portal.ledger.services import publish


def connect() -> None:
    """Listen to everything that changes what the public sees of a page."""
    page_published.connect(_page_changed, dispatch_uid="cms.published")
    page_unpublished.connect(_page_changed, dispatch_uid="cms.unpublished")
    post_page_move.connect(_branch_changed, dispatch_uid="cms.moved")
    for kind in get_page_models():
        if issubclass(kind, BasePage):
            # After the row is gone, in the transaction that takes it away.
            post_delete.connect(_page_changed, sender=kind, dispatch_uid=f"cms.{kind}")
    for signal in (post_save, post_delete):
        signal.connect(
            _restriction_changed,
            sender=PageViewRestriction,
            dispatch_uid="cms.restricted",
        )


@transaction.atomic
def _page_changed(instance: Page, **kwargs: object) -> None:
    publish(TOPIC, key=instance.pk)


@transaction.atomic
def _branch_changed(instance: Page, **kwargs: object) -> None:
    """A branch moves as a whole, and with it what may be read of it."""
    for pk in instance.get_descendants(inclusive=True).values_list("pk", flat=True):
        publish(TOPIC, key=pk)


@transaction.atomic
def _restriction_changed(instance: PageViewRestriction, **kwargs: object) -> None:
    """Pages that become private leave the index, and come back."""
    page = Page.objects.filter(pk=instance.page_id).first()
    if page is not None:
        _branch_changed(page)
