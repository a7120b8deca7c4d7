"""The contract in plain Python: the reference that real engines are compared with.

Scans everything for every query. For tests; nothing is kept.
"""

from __future__ import annotations

import math
import threading
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from search import prepare, schema
from search.port import (
    WINDOW,
    Document,
    FacetCount,
    Gone,
    Hit,
    Mode,
    Page,
    Query,
    Sort,
    Suggestion,
    split_id,
)

Fields = dict[str, Any]

_ORDERS = {
    Sort.NEWEST: "by_newest",
    Sort.OLDEST: "by_oldest",
    Sort.NAME: "by_name",
}


class MemoryEngine:
    """All documents in a dictionary, by id."""

    name = "memory"

    def __init__(self) -> None:
        self._documents: dict[str, Fields] = {}
        self._versions: dict[str, int] = {}
        self._lock = threading.RLock()

    def put(self, documents: Sequence[Document]) -> None:
        for document in documents:
            if document.version >= self._versions.get(document.id, document.version):
                self._versions[document.id] = document.version
                self._documents[document.id] = prepare.document_fields(document)

    load = put

    def drop(self, gone: Sequence[Gone]) -> None:
        for one in gone:
            known = self._versions.get(one.id)
            version = known if one.version is None else one.version
            if version is not None and (known is None or version >= known):
                self._versions[one.id] = version
                self._documents.pop(one.id, None)

    def forget(self, gone: Sequence[Gone]) -> None:
        for one in gone:
            self._versions.pop(one.id, None)
            self._documents.pop(one.id, None)

    def count(self) -> int:
        return len(self._documents)

    def versions(self) -> Iterator[tuple[str, str, int]]:
        for name in list(self._documents):
            yield *split_id(name), self._versions[name]

    @contextmanager
    def locked(self) -> Iterator[None]:
        with self._lock:
            yield

    def build(self) -> MemoryBuild:
        return MemoryBuild(self)

    def search(self, query: Query) -> Page:
        words = prepare.query_words(query)
        reading = _Reading(words, query)
        found = [one for one in self._documents.values() if reading.finds(one)]
        fits = any(reading.is_listed(one) for one in found)
        if not fits and words.may_err:
            relaxed = _Reading(words, query, relaxed=True)
            close = [one for one in self._documents.values() if relaxed.finds(one)]
            if any(relaxed.is_listed(one) for one in close):
                reading, found = relaxed, close
        return self._page(query, reading, found)

    def _page(self, query: Query, reading: _Reading, found: list[Fields]) -> Page:
        of_type = [one for one in found if reading.is_listed(one)]
        listed = [one for one in of_type if _is_chosen(one, query.filters)]
        listed.sort(key=lambda one: reading.order(one, listed))
        part = listed[query.offset : query.offset + query.limit]
        types = Counter(split_id(one["id"])[0] for one in found)
        return Page(
            hits=[
                Hit(*split_id(one["id"]), reading.score(one, listed)) for one in part
            ],
            count=min(len(listed), WINDOW),
            more=len(listed) > WINDOW,
            types={name: types[name] for name in query.types},
            facets={name: _counts(name, of_type, query) for name in query.facets},
            relaxed=reading.relaxed,
        )

    def suggest(
        self, prefix: str, *, types: Sequence[str], language: str = "", limit: int = 10
    ) -> Sequence[Suggestion]:
        modes = dict.fromkeys(types, Mode.ALL_WORDS)
        query = Query(text=prefix.rstrip(), types=modes, language=language)
        reading = _Reading(prepare.query_words(query), query)
        found = [one for one in self._documents.values() if reading.is_titled(one)]
        found.sort(key=lambda one: reading.order(one, found))
        offered: dict[str, Suggestion] = {}
        for one in found:
            title = one["title_text"]
            named = split_id(one["id"])
            offered.setdefault(title.casefold(), Suggestion(*named, title))
        return list(offered.values())[:limit]


class MemoryBuild(MemoryEngine):
    """Documents beside those in use."""

    def __init__(self, engine: MemoryEngine) -> None:
        super().__init__()
        self._engine = engine

    def swap(self) -> None:
        self._engine._documents = self._documents
        self._engine._versions = self._versions

    def abandon(self) -> None:
        self._documents.clear()


class _Reading:
    """A query, strict or relaxed, that is held against documents."""

    def __init__(
        self, words: prepare.Words, query: Query, *, relaxed: bool = False
    ) -> None:
        self.words = words
        self.query = query
        self.relaxed = relaxed

    def is_listed(self, one: Fields) -> bool:
        return self.query.type in ("", split_id(one["id"])[0])

    def finds(self, one: Fields) -> bool:
        type_name = split_id(one["id"])[0]
        mode = self.query.types.get(type_name)
        scope = prepare.scope(type_name, self.query.language)
        number = prepare.compact(self.query.number)
        if mode is None or scope not in one["scope"] or self.words.unfindable:
            return False
        if number and number not in one["numbers"]:
            return False
        phrases = (_has_phrase(one, phrase) for phrase in self.words.phrases)
        return self._has_words(one, mode) and all(phrases)

    def _has_words(self, one: Fields, mode: Mode) -> bool:
        if mode is Mode.ALL_WORDS:
            as_one = self._is_joined(self.words.joined, one["title_joined"])
            is_word = self.words.joined in one["title_words"].split()
            return self._has_all(one, "words") or as_one or is_word
        known = one["words"].split()
        fitting = sum(self._fits(word, known) for word in self.words.folded)
        return not self.words.folded or fitting >= self.words.least

    def is_titled(self, one: Fields) -> bool:
        type_name = split_id(one["id"])[0]
        scope = prepare.scope(type_name, self.query.language)
        if type_name not in self.query.types or scope not in one["scope"]:
            return False
        title = one["title_joined"] + one["title_words"].split()
        as_one = _begins(self.words.joined, title)
        titled = self._has_all(one, "title_words") or as_one
        long_enough = max(map(len, self.words.folded), default=0)
        return long_enough >= schema.PREFIX_LETTERS and titled

    def _has_all(self, one: Fields, field: str) -> bool:
        value = one[field]
        known = " ".join(value if isinstance(value, list) else [value]).split()
        joined = one["title_joined"]
        return all(
            self._fits(word, known) or self._is_joined(word, joined)
            for word in self.words.folded
        )

    def _fits(self, word: str, known: Sequence[str]) -> bool:
        is_open = self.words.open_end and word == self.words.folded[-1]
        if word in known or (is_open and _begins(word, known)):
            return True
        may_err = self.relaxed and len(word) >= schema.TYPO_LETTERS
        return may_err and any(_is_close(word, one) for one in known)

    def _is_joined(self, letters: str, joined: Sequence[str]) -> bool:
        may_err = self.relaxed and len(letters) >= schema.JOINED_LETTERS
        close = may_err and any(_is_close(letters, one) for one in joined)
        return letters in joined or close

    def order(self, one: Fields, among: Sequence[Fields]) -> Any:
        field = _ORDERS.get(self.query.sort)
        if field:
            return one[field]
        return -self.score(one, among), one["rank"]

    def score(self, one: Fields, among: Sequence[Fields]) -> float:
        if not self.words.folded:
            return 0.0
        mode = self.query.types.get(split_id(one["id"])[0])
        if mode is Mode.ALL_WORDS:
            return self._steps(one)
        weight = self._weigh(one, among)
        if Mode.ALL_WORDS in dict(prepare.modes(self.query)).values():
            return schema.AMONG_NAMES + weight * schema.AMONG_NAMES_WEIGHT
        return weight

    def _steps(self, one: Fields) -> float:
        words = self.words
        title = one["title"].split()
        accented = words.accented and all(word in title for word in words.accented)
        steps = (
            (schema.STEP_FOUND, True),
            (schema.STEP_HEAD, not self.relaxed and self._has_all(one, "head")),
            (schema.STEP_TITLE, self._has_all(one, "title_words")),
            (schema.STEP_TITLE_ACCENTED, accented),
            (schema.STEP_BEGINS_CLOSED, words.closed in one["title_begins"]),
            (schema.STEP_BEGINS, words.whole_folded in one["title_begins"]),
            (schema.STEP_WHOLE, words.whole_folded in one["title_whole_folded"]),
            (schema.STEP_WHOLE_ACCENTED, words.whole == one["title_whole"]),
            (schema.STEP_NUMBER, words.number in one["numbers"]),
        )
        return sum(step for step, is_taken in steps if is_taken)

    def _weigh(self, one: Fields, among: Sequence[Fields]) -> float:
        """Rare words count more, long fields less."""
        total = 0.0
        for field, weight in schema.ANY_WORD_WEIGHTS.items():
            words = self.words.folded
            if not field.endswith("_folded"):
                words = self.words.accented or words
            counts = Counter(one[field].split())
            for word in words:
                having = sum(word in other[field].split() for other in among)
                rarity = math.log(1 + (len(among) + 0.5) / (having + 0.5))
                total += weight * rarity * counts[word] / (1 + counts.total())
        return total


def _begins(letters: str, values: Sequence[str]) -> bool:
    return any(value.startswith(letters) for value in values)


def _has_phrase(one: Fields, phrase: Sequence[str]) -> bool:
    wanted = f" {' '.join(phrase)} "
    values = [*one["head"], one["headings_folded"], one["body_folded"]]
    return any(wanted in f" {value} " for value in values)


def _is_close(word: str, other: str) -> bool:
    """At most one letter is wrong, missing, too many, or swapped with the next."""
    at = next(
        (at for at, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), None
    )
    if at is None:
        return abs(len(word) - len(other)) <= 1
    rest, other_rest = word[at:], other[at:]
    swapped = rest[1::-1] == other_rest[:2] and rest[2:] == other_rest[2:]
    return swapped or other_rest[1:] in (rest, rest[1:]) or other_rest == rest[1:]


def _is_chosen(
    one: Fields, filters: Mapping[str, Sequence[str]], but: str = ""
) -> bool:
    return all(
        set(values) & set(one["facets"].get(name, ()))
        for name, values in filters.items()
        if values and name != but
    )


def _counts(name: str, found: list[Fields], query: Query) -> Sequence[FacetCount]:
    counts = Counter(
        value
        for one in found
        if _is_chosen(one, query.filters, but=name)
        for value in dict.fromkeys(one["facets"].get(name, ()))
    )
    pairs = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [FacetCount(*pair) for pair in pairs]
