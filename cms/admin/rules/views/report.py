"""The report of all pages that cite the law, and of those whose law changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.admin.rules.naming import names_of, touched_by
from cms.citing import CitingPage, citing_pages
from ip_portal.core.dates import today
from ip_portal.rules.book import RuleBook


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation of a page: what it names, and from when that is different.

    ``is_known`` is false where the law holds it no more.
    """

    name: str
    changes_on: date | None
    ends_on: date | None
    is_known: bool

    @property
    def is_moving(self) -> bool:
        """Whether the editor has to look at the page."""
        return not self.is_known or bool(self.changes_on or self.ends_on)


class CitationsView(WagtailAdminTemplateMixin, TemplateView):
    """Every page that cites a rule, a fee or a form; for all who may edit."""

    template_name = "cms/admin/rules/citations.html"
    page_title = _("Pages that cite the law")
    header_icon = "link"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way from the first screen to this one."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the pages, those of one rule or those that change only, where asked."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        book, asked = RuleBook.current(), self.request.GET
        names, pages = names_of(book), citing_pages()
        told = Told(book, names, today())
        used = sorted({one for page in pages for one in page.cites})
        rule, only = asked.get("rule", ""), asked.get("moving", "")
        touched = touched_by(book, rule)
        rows = [_row(one, told) for one in pages if not rule or one.cites & touched]
        context["rows"] = [one for one in rows if one["is_moving"] or not only]
        context["rules"] = [(one, names.get(one, one)) for one in used]
        context["rule"], context["only"] = rule, only
        context["address"] = reverse("law:citations")
        return context


class Told:
    """What is known of each citation on a day, worked out once."""

    def __init__(self, book: RuleBook, names: Mapping[str, str], on: date) -> None:
        self._book, self._names, self._on = book, names, on
        self._found: dict[str, Cited] = {}

    def of(self, citations: Iterable[str]) -> list[Cited]:
        """Return what is known of citations, those that move first."""
        found = [self._one(one) for one in citations]
        return sorted(found, key=lambda one: (not one.is_moving, one.name))

    def _one(self, citation: str) -> Cited:
        if citation not in self._found:
            changes_on, ends_on = self._days(citation)
            self._found[citation] = Cited(
                name=self._names.get(citation, citation),
                changes_on=changes_on,
                ends_on=ends_on,
                is_known=citation in self._names,
            )
        return self._found[citation]

    def _days(self, citation: str) -> tuple[date | None, date | None]:
        kind, _colon, name = citation.rpartition(":")
        if kind == "fee":
            fee = self._book.fee(name, self._on)
            later = self._book.next_fee(name, self._on)
            return later and later.start, fee and fee.until
        if kind == "form":
            form = self._book.form(name, self._on)
            after = self._book.next_form(name, self._on)
            return after and after.start, form and form.until
        right, _dot, act = name.partition(".")
        version = self._book.next_of(right, act, self._on)
        return version and version.starts_on, None


def _row(citing: CitingPage, told: Told) -> dict[str, Any]:
    cited = told.of(citing.cites)
    return {
        "page": citing.page,
        "is_draft": citing.is_draft,
        "cited": cited,
        "is_moving": any(one.is_moving for one in cited),
    }
