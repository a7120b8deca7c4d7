"""The one search page, and the titles offered while typing."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext as _, pgettext
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from ip_portal.core.caching import public
from search import listing, service, types
from search.listing import Listing
from search.params import Params

# A simplified page must not outlive the fault that made it.
KEPT_SECONDS = 30


@require_safe
@vary_on_headers("HX-Request")
def search(request: HttpRequest) -> HttpResponse:
    """Show what was found; to htmx, only the results. A number leads to its record."""
    language = get_language() or settings.LANGUAGE_CODE
    known = types.all_types()
    params = read(request, known)
    if params.text and not params.type and not params.filters:
        if address := service.jump(params.text, language):
            return redirect(address)
    found = listing.find(params, base=reverse("search"), language=language, among=known)
    return respond(request, "search/search.html", found, {"breadcrumbs": crumbs()})


def read(request: HttpRequest, known: Any) -> Params:
    """Read the address of a list over these document types."""
    facets = [facet.name for one in known for facet in one.facets]
    return Params.read(
        request.GET,
        types=[one.name for one in known],
        facets=list(dict.fromkeys(facets)),
    )


def respond(
    request: HttpRequest, template: str, found: Listing, context: dict[str, Any]
) -> HttpResponse:
    """Render a list, whole or only its results; 503 when no engine answers."""
    part = "#results" if getattr(request, "htmx", False) else ""
    context = {"found": found, "params": found.params, **context}
    status = 503 if found.is_down else 200
    response = render(request, f"{template}{part}", context, status=status)
    if found.is_down:
        response["Retry-After"] = "30"
        return response
    return public(response, seconds=KEPT_SECONDS)


def crumbs() -> list[dict[str, str]]:
    """Return the way to the search page."""
    return [
        {"label": _("Home"), "url": reverse("wagtail_serve", args=[""])},
        {"label": pgettext("page", "Search")},
    ]


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """Offer titles that begin like what is typed, as options of the search box."""
    typed = request.GET.get("q", "")[:80]
    language = get_language() or settings.LANGUAGE_CODE
    offered = service.suggest(typed, language)
    response = render(request, "search/suggestions.html", {"offered": offered})
    return public(response, seconds=60)
