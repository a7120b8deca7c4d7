"""Pages that the tests of the site plant below a home page."""

from __future__ import annotations

import re
from typing import Any, TypeVar

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

AnyPage = TypeVar("AnyPage", bound=Page)


def put(kind: type[AnyPage], parent: Page, slug: str, **fields: Any) -> AnyPage:
    """Return a new, published page below another one."""
    values = {"title": slug.replace("-", " "), "summary": "Tóm tắt.", **fields}
    parent.refresh_from_db()
    page = kind(slug=slug, locale=parent.locale, live=False, **values)
    parent.add_child(instance=page)
    page.save_revision().publish()
    found: AnyPage = kind.objects.get(pk=page.pk)
    return found


def statements(client: Client, path: str) -> list[str]:
    """Return the SQL of a page that was asked for before, without its numbers."""
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return [re.sub(r"\d+", "N", one["sql"]) for one in captured]
