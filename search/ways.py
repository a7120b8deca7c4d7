"""What to try where nothing was found: other words, fewer filters, another tab."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _, ngettext

from ip_portal.core.templatetags.look import figure
from search import service
from search.params import Params
from search.port import Mode

if TYPE_CHECKING:
    from search.filters import Chosen
    from search.listing import Listing

MOST_TITLES = 3
MOST_FILTERS = 5


def ways_on(found: Listing) -> list[dict[str, str]]:
    """Return links that lead to something, as ``components/empty.html`` wants them."""
    filters = list(found.chosen)
    return [
        *_near_titles(found),
        *_fewer_filters(found, filters),
        *_other_tabs(found),
    ]


def _near_titles(found: Listing) -> Iterator[dict[str, str]]:
    """Titles that have some of the words."""
    if not found.params.text:
        return
    near = found.query(Params(text=found.params.text, type=found.params.type))
    loose = replace(
        near,
        types=dict.fromkeys(near.types, Mode.ANY_WORD),
        limit=MOST_TITLES,
        facets=(),
    )
    for one in service.load(service.ask(loose).hits, loose, found.language):
        yield {
            "before": _("Did you mean"),
            "label": one.result.title,
            "url": one.result.url,
            "after": "?",
        }


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
