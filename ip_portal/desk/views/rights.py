"""The register as the staff see it: the list, one right, its picture."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _, ngettext

from ip_portal.core import dates
from ip_portal.core.templatetags.look import figure
from ip_portal.desk import presenters, rights
from ip_portal.desk.access import SEE, staff
from ip_portal.desk.forms import FilterForm
from ip_portal.desk.frame import page
from ip_portal.desk.rights import Cursor, Listed
from ip_portal.registry import images
from ip_portal.registry.models import Right
from ip_portal.registry.presenters import with_rows
from ip_portal.rules.book import RuleBook


@staff(SEE)
def list_rights(request: HttpRequest) -> HttpResponse:
    """Show the rights that fit the filter in the address, the newest change first."""
    today = dates.today()
    form = FilterForm(request.GET)
    wanted = {name: str(value) for name, value in _clean(form).items() if value}
    after = Cursor.parse(request.GET.get("after", ""))
    found = rights.listed(wanted, after=after, today=today)
    context = {
        "title": _("Register"),
        "form": form,
        "rows": [presenters.list_row(one, today=today) for one in found.rights],
        "count": _count(found),
        "chips": _chips(request, form, wanted),
        "clear_url": reverse("desk"),
        "first_url": _address(request, after=None) if after else "",
        "next_url": _address(request, after=found.following) if found.following else "",
    }
    return page(request, "desk/home.html", context)


def _clean(form: FilterForm) -> dict[str, Any]:
    """What of the filter can be read; a value nobody offered is left out."""
    form.is_valid()
    return form.cleaned_data


def _count(found: Listed) -> str:
    if found.is_more_than_counted:
        return _("More than %(count)s rights") % {"count": figure(found.count)}
    text = ngettext("%(count)s right", "%(count)s rights", found.count)
    return text % {"count": figure(found.count)}


def _chips(
    request: HttpRequest, form: FilterForm, wanted: dict[str, str]
) -> list[dict[str, str]]:
    chips = []
    for name, value in wanted.items():
        choices = dict(getattr(form.fields[name], "choices", ()))
        label = str(choices.get(value, f"“{value}”"))
        chips.append({"label": label, "url": _address(request, without=name)})
    return chips


def _address(
    request: HttpRequest, *, without: str = "", after: Cursor | None = None
) -> str:
    """Return this list without one filter, or from a place on."""
    query = request.GET.copy()
    for name in (without, "after"):
        query.pop(name, None)
    if after is not None:
        query["after"] = str(after)
    return f"{request.path}?{query.urlencode()}" if query else request.path


@staff(SEE)
def show_right(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one right with its sources, events and the record of actions."""
    right = get_object_or_404(with_rows(Right.for_staff.all()), pk=pk)
    shown = presenters.right_page(right, book=RuleBook.current(), today=dates.today())
    crumbs = presenters.right_crumbs(None, shown["title"])
    return page(request, "desk/right.html", {**shown, "breadcrumbs": crumbs})


@staff(SEE)
def show_picture(request: HttpRequest, pk: int, size: str) -> HttpResponse:
    """Give a right's picture, public or not, to the staff alone."""
    right = get_object_or_404(Right.for_staff, pk=pk)
    shown = right.representations.exclude(sha256="").first()
    if shown is None or size not in images.SIZES:
        raise Http404
    path = images.path_of(shown.sha256, size)
    if not path.is_file():
        raise Http404
    return FileResponse(path.open("rb"), content_type="image/webp")
