"""Where the law stands in the menu of the editors' screens."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from cms.admin.rules import urls
from cms.admin.rules.access import may_see


class LawItem(MenuItem):
    """An entry for those who may propose or confirm."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether the entry is shown to whoever asks."""
        return may_see(request.user)


def law_urls() -> list[URLPattern | URLResolver]:
    """Return the addresses of the law."""
    return [path("law/", include(urls))]


def law_entry() -> MenuItem:
    """Return the entry of the law with its screens below it."""
    items = [
        LawItem(_("Rules"), reverse_lazy("law:rules"), "rules", icon_name="history"),
        LawItem(
            _("Fees and support"), reverse_lazy("law:fees"), "fees", icon_name="tag"
        ),
        LawItem(
            _("Official forms"),
            reverse_lazy("law:forms"),
            "forms",
            icon_name="doc-full-inverse",
        ),
        LawItem(_("Days off"), reverse_lazy("law:holidays"), "days", icon_name="date"),
        LawItem(
            _("Changes of the law"),
            reverse_lazy("law:proposals"),
            "changes",
            icon_name="check",
        ),
    ]
    for order, item in enumerate(items):
        item.order = order
    return SubmenuMenuItem(
        _("Law"), Menu(items=items), name="law", icon_name="history", order=350
    )


def citations_entry() -> MenuItem:
    """Return the report of citing pages, for everybody who may edit."""
    return MenuItem(
        _("Pages that cite the law"),
        reverse_lazy("law:citations"),
        name="citations",
        icon_name="link",
        order=900,
    )
