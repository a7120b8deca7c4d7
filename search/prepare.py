"""Documents and queries into the prepared words that engines compare.

Pure: the same functions for every engine, so what one finds the other finds.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ip_portal.core import numbers, text as words
from search import schema, stop_words
from search.port import TEXT_LIMIT, Document, Mode, Query, Sort

Value = str | int | Sequence[str] | Mapping[str, Sequence[str]]

_HASH_BITS = 40
_CHECK = (1 << 24) - 1
_DAYS = 1 << 22
_PHRASE = re.compile(r'"([^"]*)"')
_DIGITS = re.compile(r"\d+")
_STARTS = 12
_RUN = 6
_SHORTEST_PART = 3
"""Digits of a number without its zeros that are worth finding."""


def document_fields(document: Document) -> dict[str, Value]:
    """Fill the fields of `schema.FIELDS` from one document."""
    title = _folded(document.title)
    names = [_folded(name) for name in document.names]
    places = [_folded(place) for place in document.places]
    headings = "\n".join(document.headings)
    whole_text = "\n".join((document.title, headings, document.body))
    swapped = _cut(words.number_forms(document.title).split())
    number_words = [word for number in document.numbers for word in _parts(number)]
    folded_headings, folded_body = _folded(headings), _folded(document.body)
    return {
        "id": document.id,
        "version": document.version,
        "bucket": bucket_of(document.id),
        "check": check_of(document.id, document.version),
        "scope": _scopes(document),
        "words": _unique(
            title, *names, *places, folded_headings, folded_body, swapped, number_words
        ),
        "head": [" ".join(part) for part in (title, swapped, *names, *places) if part],
        "title_words": _unique(title, swapped),
        "title": _accented(document.title),
        "title_folded": " ".join(title),
        "title_whole": _whole(words.accented(document.title)),
        "title_whole_folded": [_whole(" ".join(one)) for one in (title, swapped)],
        "title_begins": [start for one in (title, swapped) for start in _starts(one)],
        "title_joined": _runs(title),
        "headings": _accented(headings),
        "headings_folded": " ".join(folded_headings),
        "body": _accented(document.body),
        "body_folded": " ".join(folded_body),
        "pairs": " ".join(pairs(_cut(words.accented(whole_text).split()))),
        "pairs_folded": " ".join(pairs(_folded(whole_text))),
        "numbers": [compact(number) for number in document.numbers],
        "facets": {
            name: list(all_) for name, all_ in document.keywords.items() if all_
        },
        "title_text": words.normalize(document.title)[: schema.LONGEST_KEYWORD],
        **_orders(document, len(title)),
    }


def _orders(document: Document, title_words: int) -> dict[str, Value]:
    """Sort keys, all ascending, all different: equal ones repeat and skip on pages."""
    unique = _hash(document.id)
    newest = oldest = _DAYS - 1
    if document.date:
        oldest = document.date.toordinal()
        newest = dt.date.max.toordinal() - oldest
    length = min(title_words, 15)
    standing = (not document.live) << 5 | (not document.local) << 4 | length
    return {
        "rank": standing << _HASH_BITS | unique,
        "by_newest": newest << _HASH_BITS | unique,
        "by_oldest": oldest << _HASH_BITS | unique,
        "by_name": f"{words.sort_key(document.title)[:1000]} {document.id}",
    }


RANK_BITS = 6 + _HASH_BITS
"""Every `rank` is smaller than two to this power."""


def _hash(name: str) -> int:
    digest = hashlib.blake2b(name.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> (64 - _HASH_BITS)


def bucket_of(name: str) -> int:
    """The part of the index in which the document of this id is compared."""
    return _hash(name) % schema.BUCKETS


def check_of(name: str, version: int) -> int:
    """Stands for id and version; small, so that engines sum many without rounding."""
    return _hash(f"{name} {version}") & _CHECK


def _scopes(document: Document) -> list[str]:
    languages = [document.language] if document.language else schema.LANGUAGES
    return [document.type, *(scope(document.type, one) for one in languages)]


def scope(type_name: str, language: str) -> str:
    """The keyword that all documents of a type serving a language have."""
    return f"{type_name}:{language}" if language else type_name


def _folded(text: str) -> list[str]:
    return _cut(words.fold(text).split())


def _accented(text: str) -> str:
    return " ".join(_cut(words.accented(text).split()))


def _cut(split: Iterable[str]) -> list[str]:
    return [word[: schema.LONGEST_WORD] for word in split]


def _whole(text: str) -> str:
    return text[: schema.LONGEST_KEYWORD]


def _unique(*groups: Sequence[str]) -> str:
    return " ".join(dict.fromkeys(word for group in groups for word in group))


def _starts(split: Sequence[str]) -> list[str]:
    return [_whole(" ".join(split[:end])) for end in range(1, len(split[:_STARTS]) + 1)]


def _runs(split: Sequence[str]) -> list[str]:
    """Words of a title as one: each run of two and more, and all of them."""
    first = split[:_STARTS]
    runs = {
        _whole("".join(first[start:end]))
        for start in range(len(first))
        for end in range(start + 2, min(start + _RUN, len(first)) + 1)
    }
    if len(split) > _RUN:
        runs.add(_whole("".join(split)))
    return sorted(runs)


def pairs(split: Sequence[str]) -> list[str]:
    """Neighbouring words as one word each: in Vietnamese most words are two syllables."""
    return [f"{one}_{next_}" for one, next_ in pairwise(split)]


def _parts(number: str) -> list[str]:
    """What people type of a number: all of it, its groups, groups without zeros."""
    groups = words.fold(number).split()
    bare = [group.lstrip("0") for group in groups if group.startswith("0")]
    return [
        compact(number),
        *groups,
        *(part for part in bare if len(part) >= _SHORTEST_PART),
    ]


def compact(number: str) -> str:
    """A number's letters and digits alone."""
    return _whole(words.joined(number))


@dataclass(frozen=True, slots=True)
class Words:
    """A typed text, prepared. Without any word everything is found."""

    folded: tuple[str, ...] = ()
    """The different words of the whole text, in order."""

    accented: tuple[str, ...] = ()
    """The same with diacritics; empty where none was typed."""

    telling: tuple[str, ...] = ()
    """Those of ``folded`` that tell what a question is about; all in other texts."""

    telling_accented: tuple[str, ...] = ()
    """The same with diacritics; empty where none was typed."""

    phrases: tuple[tuple[str, ...], ...] = ()
    """Folded words that must stand together."""

    pairs: tuple[str, ...] = ()
    pairs_folded: tuple[str, ...] = ()
    whole: str = ""
    whole_folded: str = ""
    closed: str = ""
    """The whole folded text without the last word, if that may be only begun."""

    joined: str = ""
    number: str = ""
    """The compact number that the text may be."""

    open_end: bool = False
    """The last of `folded` may be the beginning of a word."""

    unfindable: bool = False
    """Something was typed, but no letter and no digit: nothing is found."""

    @property
    def may_err(self) -> bool:
        """Whether any word is long enough for a typing error."""
        return any(len(word) >= schema.TYPO_LETTERS for word in self.folded)

    def each(self) -> Iterator[tuple[str, bool]]:
        """The words, each with whether it may be only the beginning of one."""
        last = len(self.folded) - 1
        for at, word in enumerate(self.folded):
            yield word, self.open_end and at == last

    @property
    def told(self) -> Words:
        """What is left of a question: as though only the telling words were typed."""
        is_open = self.open_end and self.folded[-1] == self.telling[-1]
        return replace(
            self,
            folded=self.telling,
            accented=self.telling_accented,
            open_end=is_open,
        )

    @property
    def least(self) -> int:
        """How many telling words a document must have in the any-word mode."""
        count = len(self.telling)
        few = math.ceil(min(count, schema.FEW_WORDS) * schema.FEW_WORDS_SHARE)
        return max(few, int(count * schema.MANY_WORDS_SHARE))


def query_words(query: Query) -> Words:
    """Prepare what was typed. Takes any text."""
    return text_words(query.text)


def text_words(whole: str) -> Words:
    """Prepare a text to be looked for."""
    typed = whole[:TEXT_LIMIT]
    number = numbers.parse(typed)
    text = number.canonical if number else typed
    folded, accented = _folded(text), _accented(text).split()
    marked = [tuple(_folded(phrase)) for phrase in _PHRASE.findall(text)]
    unique = tuple(dict.fromkeys(folded))[: schema.MOST_WORDS]
    telling, telling_accented = stop_words.telling(text)
    kept = set(_cut(telling))
    is_open = _is_open(typed, unique, folded)
    closed = folded[:-1] if is_open and len(folded) > 1 else folded
    return Words(
        folded=unique,
        accented=_with_marks(accented, folded),
        telling=tuple(one for one in unique if one in kept) or unique,
        telling_accented=_with_marks(_cut(telling_accented), _cut(telling)),
        phrases=tuple(phrase for phrase in marked if len(phrase) > 1),
        pairs=tuple(dict.fromkeys(pairs(accented))),
        pairs_folded=tuple(dict.fromkeys(pairs(folded))),
        whole=_whole(" ".join(accented)),
        whole_folded=_whole(" ".join(folded)),
        closed=_whole(" ".join(closed)),
        joined=_whole("".join(folded)),
        number=compact(text) if _DIGITS.search(text) else "",
        open_end=is_open,
        unfindable=bool(typed.strip()) and not folded,
    )


def _with_marks(accented: list[str], folded: list[str]) -> tuple[str, ...]:
    if accented == folded:
        return ()
    return tuple(dict.fromkeys(accented))[: schema.MOST_WORDS]


def _is_open(typed: str, unique: Sequence[str], folded: Sequence[str]) -> bool:
    if not unique or unique[-1] != folded[-1]:
        return False
    is_closed = typed.rstrip(" ") != typed or typed.endswith('"')
    return not is_closed and len(unique[-1]) >= schema.PREFIX_LETTERS


def modes(query: Query) -> list[tuple[str, Mode]]:
    """The types whose hits are listed, with how their words match."""
    return [
        (name, mode) for name, mode in query.types.items() if query.type in ("", name)
    ]


def by_mode(types: Mapping[str, Mode]) -> Iterator[tuple[Mode, Sequence[str]]]:
    """The ways to match that are wanted, each with the types matched so."""
    for mode in Mode:
        names = [name for name, one in types.items() if one is mode]
        if names:
            yield mode, names


ORDERS = {
    Sort.NEWEST: "by_newest",
    Sort.OLDEST: "by_oldest",
    Sort.NAME: "by_name",
}
"""The field that each order but relevance goes by."""


def title_gains(words: Words) -> Mapping[tuple[str, str], float]:
    """What a name gains for having a value in a field, by field and value."""
    gains: dict[tuple[str, str], float] = {}
    for field, value, step in (
        ("title_begins", words.closed, schema.STEP_BEGINS_CLOSED),
        ("title_begins", words.whole_folded, schema.STEP_BEGINS),
        ("title_whole_folded", words.whole_folded, schema.STEP_WHOLE),
        ("title_whole", words.whole, schema.STEP_WHOLE_ACCENTED),
        ("numbers", words.number, schema.STEP_NUMBER),
    ):
        if value:
            gains[field, value] = gains.get((field, value), 0.0) + step
    return gains


def weights(words: Words) -> Iterator[tuple[str, str, float]]:
    """Field, word and weight of all that ranks what any word finds."""
    told = words.told
    for weighed, plain, folded in (
        (schema.ANY_WORD_WEIGHTS, told.accented or told.folded, told.folded),
        (schema.ANY_WORD_PAIR_WEIGHTS, told.pairs, told.pairs_folded),
    ):
        for field, weight in weighed.items():
            for word in folded if field.endswith("_folded") else plain:
                yield field, word, weight
