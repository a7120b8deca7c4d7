"""The screens of the reports: a list for each, entries of the menu, counts at home."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from cms.reports import links, overdue, pictures, translations, typed
from cms.reports.problems import Problem

ROWS = 50
KEPT = 60
"""Seconds for which counts are kept."""


@dataclass(frozen=True, slots=True)
class Report:
    """A report: its name in addresses, its title, what it is for, how it finds."""

    name: str
    title: Any
    about: Any
    icon: str
    find: Callable[[Any], Iterable[Problem]]


REPORTS = {
    report.name: report
    for report in (
        Report(
            "review",
            _("Review overdue"),
            _("Pages that somebody should have compared with the law again."),
            "calendar-alt",
            overdue.find,
        ),
        Report(
            "links",
            _("Broken links"),
            _("Links to pages that are gone, and addresses that lead nowhere."),
            "link",
            links.find,
        ),
        Report(
            "pictures",
            _("Pictures without a description"),
            _("Pictures that say nothing to those who do not see them."),
            "image",
            pictures.find,
        ),
        Report(
            "translations",
            _("Missing or old translations"),
            _("Pages that readers of English get late or not at all."),
            "globe",
            translations.find,
        ),
        Report(
            "typed",
            _("Typed law in drafts"),
            _("Lengths of time and sums that keep a draft from being published."),
            "warning",
            typed.find,
        ),
    )
}


@require_safe
def show_report(request: HttpRequest, name: str) -> HttpResponse:
    """Show what a report finds; ``mine`` narrows it to pages one looks after."""
    report = REPORTS.get(name)
    if report is None:
        raise Http404
    is_mine = request.GET.get("mine") == "1"
    problems = list(report.find(request.user if is_mine else None))
    context = {
        "report": report,
        "problems": Paginator(problems, ROWS).get_page(request.GET.get("p")),
        "is_mine": is_mine,
    }
    return render(request, "cms/admin/report.html", context)


class ReportsPanel(Component):
    """How much there is to mend on the pages that somebody looks after."""

    name = "reports"
    order = 105
    template_name = "cms/admin/reports_panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Count what each report finds on the user's pages."""
        user = parent_context["request"].user
        # Whoever looks after all pages would wait for them each time they come home.
        found = cache.get_or_set(f"reports:{user.pk}", lambda: _counts(user), KEPT)
        counts = [
            {
                "title": report.title,
                "count": found[name],
                "url": f"{reverse('cms_report', args=[name])}?mine=1",
            }
            for name, report in REPORTS.items()
        ]
        return {"counts": counts}


def _counts(user: Any) -> dict[str, int]:
    return {name: sum(1 for _found in one.find(user)) for name, one in REPORTS.items()}


def admin_urls() -> list[URLPattern]:
    """Return the addresses of the reports."""
    return [path("reports/pages/<slug:name>/", show_report, name="cms_report")]


def menu_items() -> list[MenuItem]:
    """Return the entries of the menu of reports."""
    return [
        MenuItem(
            report.title,
            reverse_lazy("cms_report", args=[report.name]),
            name=f"report-{report.name}",
            icon_name=report.icon,
            order=order,
        )
        for order, report in enumerate(REPORTS.values(), 10)
    ]


def add_panel(request: HttpRequest, panels: list[Component]) -> None:
    """Put the counts on the first screen."""
    panels.append(ReportsPanel())
