"""The one search page, and the titles offered while typing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.text import Truncator
from django.utils.translation import get_language, gettext as _, pgettext
from django.views.decorators.http import require_safe

from ip_portal.core.caching import STALE, public
from ip_portal.core.dates import today
from search import listing, service, services, types
from search.listing import Listing
from search.params import Params
from search.port import Sort

# A simplified page must not outlive the fault that made it.
KEPT_SECONDS = 30
RETRY_SECONDS = "30"
MOST_TYPED = 80


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show what was found; to htmx, only the results. A number leads to its record."""
    language = get_language() or settings.LANGUAGE_CODE
    known = types.all_types()
    params = read(request, known)
    if address := _record_of(request, params, language):
        return redirect(address)
    base = reverse("search")
    found = listing.find_or_last(
        params, base=base, language=language, among=known, on=today()
    )
    if not is_partial(request) and params.page == 1 and found.is_in_vain:
        services.note_empty(params.text, language, on=today())
    context = {"breadcrumbs": crumbs(), "title": _title(found.params.text)}
    return respond(request, "search/search.html", found, context)


def _title(text: str) -> str:
    if not text:
        return pgettext("page", "Search")
    return _("“%(text)s”, search") % {"text": Truncator(text).chars(80)}


def _record_of(request: HttpRequest, params: Params, language: str) -> str | None:
    """Return where a typed number leads. A page that only refines itself stays."""
    if is_partial(request) or params.type or params.is_filtered or not params.text:
        return None
    return service.jump(params.text, language)


def read(
    request: HttpRequest,
    known: Sequence[types.DocumentType],
    usual_sort: Sort = Sort.RELEVANCE,
) -> Params:
    """Read the address of a list over these document types.

    Words typed to choose a value by become that value, where one is known.
    """
    facets = listing.facets_of(known)
    params = Params.read(
        request.GET,
        types=[one.name for one in known],
        facets=[one.name for one in facets if not one.is_range],
        spans=[one.name for one in facets if one.is_range],
        typed=[one.name for one in facets if one.find],
        usual_sort=usual_sort,
    )
    for facet in facets:
        said = params.typed.get(facet.name, "")
        values = facet.find(said) if facet.find and said else ()
        if values:
            params = replace(params.with_values(facet.name, values), page=params.page)
    return params


def respond(
    request: HttpRequest, template: str, found: Listing, context: dict[str, Any]
) -> HttpResponse:
    """Render a list, whole or only its results; 503 when no engine answers.

    ``context`` has its ``title``, to which the number of a later page is added.
    """
    partial = is_partial(request)
    if found.params.page > 1:
        number = _("page %(number)s") % {"number": found.params.page}
        context = {**context, "title": f"{context['title']}, {number}"}
    context = {
        "found": found,
        "params": found.params,
        "partial": partial,
        **context,
    }
    name = f"{template}#results" if partial else template
    status = 503 if found.is_down else 200
    response = render(request, name, context, status=status)
    patch_vary_headers(response, ["HX-Request", "HX-History-Restore-Request"])
    if partial:
        # The address without what was left empty in the form.
        response["HX-Push-Url"] = found.url(found.params)
    if found.is_down:
        response["Retry-After"] = RETRY_SECONDS
        return response
    return share(response, found)


def share(response: HttpResponse, found: Listing) -> HttpResponse:
    """Let caches keep a list; one of the spare engine no second longer than told."""
    stale = 0 if found.page.degraded else STALE
    return public(response, seconds=KEPT_SECONDS, stale=stale)


def is_partial(request: HttpRequest) -> bool:
    """Say whether htmx asks for the results alone; going back it wants the page."""
    headers = request.headers
    return "HX-Request" in headers and "HX-History-Restore-Request" not in headers


def crumbs() -> list[dict[str, str]]:
    """Return the way to the search page."""
    return [
        {"label": _("Home"), "url": reverse("wagtail_serve", args=[""])},
        {"label": pgettext("page", "Search")},
    ]


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """Offer titles that begin like what is typed, as options of the search box."""
    typed = request.GET.get("q", "")[:MOST_TYPED]
    language = get_language() or settings.LANGUAGE_CODE
    offered = service.suggest(typed, language)
    response = render(request, "search/suggestions.html", {"offered": offered})
    return public(response, seconds=KEPT_SECONDS, stale=0)
