"""What to try where nothing was found: other words, fewer filters, another tab."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _, ngettext

from ip_portal.core.templatetags.look import figure
from search import service
from search.params import Params
from search.port import Mode, Query

if TYPE_CHECKING:
    from search.filters import Chosen
    from search.listing import Listing

MOST_TITLES = 3
MOST_FILTERS = 5
MOST_TRIES = 12


def ways_on(found: Listing) -> list[dict[str, str]]:
    """Return links that lead to something, as ``components/empty.html`` wants them."""
    filters = list(found.chosen)
    ways = [
        *_near_titles(found),
        *_fewer_filters(found, filters),
        *_other_tabs(found),
    ]
    return ways or list(_way(found, _("See"), _("everything there is"), Params()))


def _near_titles(found: Listing) -> Iterator[dict[str, str]]:
    """Titles that have some of the words."""
    titles: dict[str, str] = {}
    for query in _near_queries(found):
        for one in service.load(service.ask(query).hits, query, found.language):
            titles.setdefault(one.result.url, one.result.title)
        if len(titles) >= MOST_TITLES:
            break
    for url, title in list(titles.items())[:MOST_TITLES]:
        yield {
            "before": _("Did you mean"),
            "label": title,
            "url": url,
            "after": "?",
        }


def _near_queries(found: Listing) -> Iterator[Query]:
    """Ask for a share of the words; then for ever fewer neighbours of them."""
    if not found.params.text:
        return
    near = found.query(Params(text=found.params.text, type=found.params.type))
    near = replace(near, limit=MOST_TITLES, facets=())
    yield replace(near, types=dict.fromkeys(near.types, Mode.ANY_WORD))
    for text in islice(_neighbours(found.params.text.split()), MOST_TRIES):
        yield replace(near, text=text)


def _neighbours(words: Sequence[str]) -> Iterator[str]:
    for length in range(len(words) - 1, 1, -1):
        for start in range(len(words) - length + 1):
            yield " ".join(words[start : start + length])


def _fewer_filters(
    found: Listing, filters: Sequence[Chosen]
) -> Iterator[dict[str, str]]:
    for label, fewer in filters[:MOST_FILTERS]:
        yield from _way(found, _("Drop the filter"), label, fewer)
    if len(filters) > 1:
        everything = found.params.unfiltered()
        yield from _way(found, _("Drop"), _("all filters"), everything)


def _other_tabs(found: Listing) -> Iterator[dict[str, str]]:
    if not found.params.type:
        return
    for one in found.types:
        if one.name != found.params.type:
            params = Params(text=found.params.text, type=one.name)
            yield from _way(found, _("Look in"), str(one.label), params)


def _way(
    found: Listing, before: str, label: str, params: Params
) -> Iterator[dict[str, str]]:
    """A link to another list, if that one is not empty too."""
    count = service.ask(replace(found.query(params), limit=0, facets=())).count
    if count:
        text = ngettext("%(count)s result", "%(count)s results", count)
        yield {
            "before": before,
            "label": label,
            "url": found.url(params),
            "after": f": {text % {'count': figure(count)}}",
        }
