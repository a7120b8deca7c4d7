"""The filters of a list: what can be chosen, and what is chosen already."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _, ngettext

from ip_portal.core.templatetags.look import figure
from search import types
from search.params import FIRST_NUMBER, LAST_NUMBER, Params, Span
from search.port import FacetCount, Page

MOST_LISTED = 32
"""Values offered of a facet whose names can be typed as well."""

Chosen = tuple[str, Params]
"""The words of a chosen filter, and the list without it."""


def values_of(params: Params) -> dict[str, Sequence[str]]:
    """Return every chosen value by facet, a from–to as all that lies in it."""
    spans = {name: _within(span) for name, span in params.spans.items()}
    return {**params.filters, **spans}


def _within(span: Span) -> Sequence[str]:
    first, last = span
    numbers = range(first or FIRST_NUMBER, (last or LAST_NUMBER) + 1)
    return [str(number) for number in numbers]


def chosen(
    params: Params, facets: Sequence[types.Facet], language: str
) -> Iterator[Chosen]:
    """Give each chosen filter in words, with the list without it."""
    for facet in facets:
        values = params.filters.get(facet.name, ())
        labels = facet.labels(values, language) if values else {}
        for value in values:
            yield labels.get(value, value), params.without(facet.name, value)
        if facet.name in params.spans:
            words = _span_words(facet, params.spans[facet.name])
            yield words, params.without_span(facet.name)


def _span_words(facet: types.Facet, span: Span) -> str:
    first, last = span
    values = {"label": facet.label, "first": first, "last": last}
    if first == last:
        return _("%(label)s: %(first)s") % values
    if last is None:
        return _("%(label)s: from %(first)s") % values
    if first is None:
        return _("%(label)s: up to %(last)s") % values
    return _("%(label)s: %(first)s–%(last)s") % values


def group(
    facet: types.Facet, params: Params, page: Page, language: str
) -> dict[str, Any]:
    """Return one facet as ``components/facet_group.html`` wants it."""
    counted = page.facets.get(facet.name, ())
    shared = {"name": facet.name, "title": str(facet.label)}
    if facet.is_range:
        return {**shared, "range": _range(params.spans.get(facet.name), counted)}
    options = _options(facet, params, counted, language)
    shown, more = _parted(options, facet)
    return {
        **shared,
        "options": shown,
        "more": more,
        "more_label": _more_label(len(more)),
        "find": _find(facet, params),
    }


def has_choice(group: dict[str, Any]) -> bool:
    """Say whether a group offers anything: a value with results, or a choice made."""
    if "range" in group:
        return bool(group["range"])
    return bool(group["find"] and group["find"]["typed"]) or any(
        one["total"] or one["checked"] for one in (*group["options"], *group["more"])
    )


def _range(span: Span | None, counted: Sequence[FacetCount]) -> dict[str, Any]:
    """Return what is chosen and what there is; nothing where there is no choice."""
    there = sorted(int(one.value) for one in counted if one.value.isdigit())
    first, last = span or (None, None)
    if span is None and len(there) < 2:
        return {}
    return {
        "first": first,
        "last": last,
        "least": there[0] if there else FIRST_NUMBER,
        "most": there[-1] if there else LAST_NUMBER,
        "lowest": FIRST_NUMBER,
        "highest": LAST_NUMBER,
    }


def _options(
    facet: types.Facet, params: Params, counted: Sequence[FacetCount], language: str
) -> list[dict[str, Any]]:
    picked = params.filters.get(facet.name, ())
    there = {one.value for one in counted}
    every = [*counted, *(FacetCount(one, 0) for one in picked if one not in there)]
    values = [one.value for one in every]
    labels = facet.labels(values, language)
    notes = facet.notes(values, language) if facet.notes else {}
    return [
        {
            # The same for the same value: after a refresh the focus stays there.
            "id": f"{facet.name}-{zlib.crc32(one.value.encode('utf-8', 'replace')):x}",
            "value": one.value,
            "label": labels.get(one.value, one.value),
            "lang": facet.language,
            "count": figure(one.count),
            "total": one.count,
            "checked": one.value in picked,
            "note": notes.get(one.value, ""),
        }
        for one in every
    ]


def _parted(
    options: list[dict[str, Any]], facet: types.Facet
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Part what stands open, chosen and frequent values, from the rest.

    A single value more is not worth a step; of a long list whose names can be typed,
    the rarest are left to that.
    """
    first = sorted(options, key=lambda one: not one["checked"])
    picked = sum(one["checked"] for one in options)
    count = max(facet.shown, picked)
    if facet.find is not None:
        first = options = first[: max(MOST_LISTED, picked)]
    if len(options) <= count + 1:
        count = len(options)
    parts = first[:count], first[count:]
    if not facet.ordered:
        return parts
    return _by_number(parts[0]), _by_number(parts[1])


def _by_number(options: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(options, key=lambda one: (len(one["value"]), one["value"]))


def _more_label(count: int) -> str:
    return ngettext("%(count)s more", "%(count)s more", count) % {"count": count}


def _find(facet: types.Facet, params: Params) -> dict[str, str]:
    if facet.find is None:
        return {}
    return {
        "name": f"{facet.name}_name",
        "label": str(facet.find_label),
        "typed": params.typed.get(facet.name, ""),
    }
