"""Pages that somebody should have compared with the law again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext

from cms.models.guide import Guidance
from cms.reports.problems import Problem, published_pages
from ip_portal.core.dates import today
from ip_portal.core.templatetags.look import day


def find(owner: Any = None) -> Iterator[Problem]:
    """Yield pages whose day of review is past, and guidance that has none."""
    now = today()
    for page in sorted(published_pages(owner), key=_day):
        if page.review_by is not None and page.review_by < now:
            what = gettext("To be reviewed by %(day)s") % {"day": day(page.review_by)}
            yield Problem(page, what)
        elif page.review_by is None and isinstance(page, Guidance):
            yield Problem(page, gettext("Nobody has set a day of review."))


def _day(page: Any) -> date:
    return page.review_by or date.max
