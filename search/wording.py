"""Synonyms and promoted results as plain values. Pure; `search.kept` reads them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ip_portal.core.text import accented, fold

MOST_VARIANTS = 4
"""Other ways of saying a text that are looked for beside it."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """Typed words, folded, and the words that are looked for too."""

    typed: tuple[str, ...]
    means: str
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """A promoted result: typed words, folded, and what stands on top for them."""

    typed: tuple[str, ...]
    language: str = ""
    type: str = ""
    key: str = ""
    title: str = ""
    address: str = ""
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """All that editors told the search."""

    meanings: Sequence[Meaning] = ()
    picks: Sequence[Pick] = ()

    def variants(self, text: str, language: str) -> tuple[str, ...]:
        """Return other texts that mean the same, the first ones first, at most four.

        Each has one pair of synonyms exchanged; the last one has all, where there are
        several. A text with a phrase between quotation marks means what it says.
        """
        if '"' in text:
            return ()
        words = accented(text).split()
        found = list(_replaced(words, self._spoken(language)))
        if len(found) > 1:
            everything = words
            for meaning in self._spoken(language):
                everything = _exchange(everything, meaning) or everything
            found.append(everything)
        said = [" ".join(one) for one in found]
        if fold(text) == " ".join(words):  # Diacritics not typed must not win.
            said = [fold(one) for one in said]
        return tuple(dict.fromkeys(said))[:MOST_VARIANTS]

    def picked(self, text: str, language: str, on: dt.date) -> Sequence[Pick]:
        """Return what stands on top for a text on a day."""
        words = fold(text).split()
        return [
            pick
            for pick in self.picks
            if pick.language in ("", language)
            and (pick.until is None or pick.until >= on)
            and _place(words, pick.typed) is not None
        ]

    def _spoken(self, language: str) -> Iterator[Meaning]:
        return (one for one in self.meanings if one.language in ("", language))


def meanings(
    words: str, means: str, *, language: str = "", both_ways: bool = False
) -> Iterator[Meaning]:
    """Yield what a pair of synonyms says, in one direction or in both."""
    yield Meaning(tuple(fold(words).split()), accented(means), language)
    if both_ways:
        yield Meaning(tuple(fold(means).split()), accented(words), language)


def _replaced(words: list[str], spoken: Iterator[Meaning]) -> Iterator[list[str]]:
    for meaning in spoken:
        exchanged = _exchange(words, meaning)
        if exchanged is not None:
            yield exchanged


def _exchange(words: list[str], meaning: Meaning) -> list[str] | None:
    """Return the words with the synonym in place; None where it has no place."""
    folded = [fold(word) for word in words]
    means = meaning.means.split()
    at = _place(folded, meaning.typed)
    if at is None or not means:
        return None
    end = at + len(meaning.typed)
    said = tuple(map(fold, means))
    if _place(folded[:at], said) is None and _place(folded[end:], said) is None:
        return [*words[:at], *means, *words[end:]]
    return None  # It is said already.


def _place(words: list[str], wanted: tuple[str, ...]) -> int | None:
    """Return where a row of words begins in another."""
    if not wanted:
        return None
    starts = range(len(words) - len(wanted) + 1)
    return next(
        (at for at in starts if tuple(words[at : at + len(wanted)]) == wanted), None
    )
