"""Pages that are missing in the other language, or older there than the original."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils.timezone import localdate
from django.utils.translation import gettext
from wagtail.models import Page

from cms.models import BasePage
from cms.reports.problems import Problem, published_pages
from ip_portal.core.templatetags.look import day


def find(owner: Any = None) -> Iterator[Problem]:
    """Yield each Vietnamese page that readers of English get late or not at all.

    The Vietnamese page is the original. A translation older than its original is told
    with the days of both.
    """
    translations = _translations()
    for page in published_pages(owner):
        if page.language == settings.LANGUAGE_CODE:
            other = translations.get(page.translation_key)
            if what := _lacks(page, other):
                yield Problem(page, what)


def _translations() -> dict[object, Page]:
    others = Page.objects.type(BasePage).exclude(
        locale__language_code=settings.LANGUAGE_CODE
    )
    return {page.translation_key: page for page in others}


def _lacks(page: Page, other: Page | None) -> str:
    if other is None:
        return gettext("There is no translation.")
    if not other.live:
        return gettext("The translation is a draft.")
    if _is_older(other, page):
        days = {
            "original": day(localdate(page.last_published_at)),
            "translation": day(localdate(other.last_published_at)),
        }
        return (
            gettext(
                "The translation of %(translation)s is older than the original of "
                "%(original)s."
            )
            % days
        )
    return ""


def _is_older(translation: Page, original: Page) -> bool:
    if translation.last_published_at is None or original.last_published_at is None:
        return False
    return translation.last_published_at < original.last_published_at
