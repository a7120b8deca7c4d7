"""Somebody looks after each page of the demo, so that remarks reach a person."""

from __future__ import annotations

from wagtail.models import Page, Revision

from ip_portal.accounts.models import User
from ip_portal.demo.people import PEOPLE


def seed_owners() -> None:
    """Give the pages that nobody looks after to the demo's editor."""
    email = next(one.email for one in PEOPLE if one.role == "editor")
    editor = User.objects.get(email=email)
    pages = Page.objects.filter(owner=None, depth__gt=1)
    revisions = list(Revision.objects.filter(pk__in=pages.values("latest_revision")))
    for revision in revisions:
        revision.content["owner"] = editor.pk
    Revision.objects.bulk_update(revisions, ["content"], batch_size=50)
    pages.update(owner=editor)
