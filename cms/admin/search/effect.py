"""What a synonym or a promoted result changes, before it is saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from django.conf import settings
from django.utils import translation

from ip_portal.core.dates import today
from search import kept, listing, types
from search.models import Promoted, Synonym
from search.params import Params
from search.service import Shown
from search.wording import Wording

ROWS = 10


@dataclass(frozen=True, slots=True)
class Row:
    """A result beside its tab; ``is_new`` where it stood elsewhere or nowhere before."""

    title: str
    label: str
    is_picked: bool
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Effect:
    """The first results for a text, as it is and as it would be."""

    typed: str
    before: Sequence[Row]
    after: Sequence[Row]
    count_before: int
    count_after: int
    is_down: bool = False

    @property
    def pairs(self) -> Sequence[tuple[Row | None, Row | None]]:
        """What stands in each place, now and then."""
        return list(zip_longest(self.before, self.after))

    @property
    def changes(self) -> bool:
        """Whether anything is different."""
        return (self.before, self.count_before) != (
            [Row(one.title, one.label, one.is_picked) for one in self.after],
            self.count_after,
        )


def effect(row: Synonym | Promoted, typed: str) -> Effect:
    """Return what a row changes for somebody who types a text; nothing is saved."""
    language = row.language or settings.LANGUAGE_CODE
    before = _found(typed, language, kept.read())
    after = _found(typed, language, kept.with_row(row))
    rows = _rows(before)
    known = {one.title: at for at, one in enumerate(rows)}
    return Effect(
        typed=typed,
        before=rows,
        after=[
            Row(one.title, one.label, one.is_picked, known.get(one.title) != at)
            for at, one in enumerate(_rows(after))
        ],
        count_before=before.page.count,
        count_after=after.page.count,
        is_down=before.is_down or after.is_down,
    )


def _found(typed: str, language: str, told: Wording) -> listing.Listing:
    with translation.override(language):
        return listing.find(
            Params(text=typed),
            base="",
            language=language,
            among=types.all_types(),
            on=today(),
            told=told,
        )


def _rows(found: listing.Listing) -> list[Row]:
    return [_row(one) for one in (*found.picked, *found.shown)][:ROWS]


def _row(one: Shown) -> Row:
    label = str(one.type.label) if one.type else one.result.url
    return Row(one.result.title, label, one.is_picked)
