"""The frame of every desk page: the menu by what a person may do, the way out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse, translate_url
from django.utils.translation import get_language, gettext as _

from ip_portal.desk import access
from ip_portal.ledger.models import Delivery
from ip_portal.registry.models import ErrorReport


def page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, object],
    *,
    status: int = 200,
) -> HttpResponse:
    """Return a whole page of the desk."""
    return render(request, template, {**frame(request), **context}, status=status)


def frame(request: HttpRequest) -> dict[str, object]:
    """Return what ``base_desk.html`` wants."""
    other = "vi" if get_language() == "en" else "en"
    return {
        "desk_menu": list(_menu(request)),
        "desk_home_url": reverse("desk"),
        "desk_search_url": reverse("desk"),
        "sign_out_url": reverse("account_logout"),
        "alternate_url": translate_url(request.get_full_path(), other),
    }


def _menu(request: HttpRequest) -> Iterator[dict[str, object]]:
    entries = (
        (access.SEE, _("Register"), "desk", None),
        (access.IMPORT, _("Import"), "desk_import", None),
        (access.CHANGE, _("Error reports"), "desk_reports", _open_reports),
        (access.LOOK_AFTER, _("Search index"), "desk_index", _dead_letters),
    )
    for permission, label, name, count in entries:
        if not request.user.has_perm(permission):
            continue
        yield {
            "label": label,
            "url": reverse(name),
            "current": _is_within(request.path, name),
            "count": count() if count else None,
        }


def _is_within(path: str, name: str) -> bool:
    """Say whether a page stands under a menu entry; the rest belongs to the first."""
    if name != "desk":
        return path.startswith(reverse(name))
    others = ("desk_import", "desk_reports", "desk_index")
    return not any(path.startswith(reverse(one)) for one in others)


def _open_reports() -> int | None:
    return ErrorReport.objects.filter(settled_at=None).count() or None


def _dead_letters() -> int | None:
    return Delivery.objects.filter(dead_at__isnull=False).count() or None
