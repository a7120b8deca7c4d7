"""What results show of pages, kept in the process as long as a page stays the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Any

from wagtail.models import Page, PageQuerySet

from cms.documents.texts import Place, places, text_of
from cms.models import BasePage

WORDS_A_MINUTE = 200
MOST_KEPT = 600


@dataclass(frozen=True, slots=True)
class Card:
    """The words of a page that only its publishing changes."""

    text: str
    places: tuple[Place, ...]
    minutes: int
    """How long it takes to read."""

    facts: Any
    """What else the results of its type tell."""


Key = tuple[int, datetime | None]
Facts = Callable[[BasePage], Any]

_kept: dict[Key, Card] = {}


def cards(
    pages: Iterable[Page],
    specific: Callable[[list[int]], PageQuerySet],
    facts: Facts,
) -> Mapping[int, Card]:
    """Return the cards of pages by id.

    Those not seen yet, or published since, are read with ``specific``, one query for
    each kind of page.
    """
    wanted = {page.pk: (page.pk, page.last_published_at) for page in pages}
    unknown = [pk for pk, key in wanted.items() if key not in _kept]
    fresh = {}
    if unknown:
        fresh = {page.pk: card_of(page, facts) for page in specific(unknown)}
    for pk, card in fresh.items():
        if len(_kept) >= MOST_KEPT:
            _kept.pop(next(iter(_kept)), None)
        _kept[wanted[pk]] = card
    known = {pk: _kept.get(key) for pk, key in wanted.items()}
    return {pk: card for pk, card in {**known, **fresh}.items() if card}


def card_of(page: BasePage, facts: Facts) -> Card:
    """Return the card of a page."""
    text = text_of(page)
    return Card(
        text=text,
        places=tuple(places(page)),
        minutes=max(1, ceil(len(text.split()) / WORDS_A_MINUTE)),
        facts=facts(page),
    )
