"""A query as the reference engine reads it: what fits, and how well."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from search import prepare, schema
from search.port import Mode, Query, split_id

Fields = dict[str, Any]
"""A document as `prepare.document_fields` gives it."""


class Reading:
    """A query, strict or relaxed, that is held against documents."""

    def __init__(
        self, words: prepare.Words, query: Query, *, relaxed: bool = False
    ) -> None:
        self.words = words
        self.query = query
        self.relaxed = relaxed
        self._modes = prepare.modes(query)
        self._statistics: dict[str, tuple[float, float, Mapping[str, float]]] = {}

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
        fitting = sum(self._fits(word, known) for word in self.words.telling)
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

    def order(self, one: Fields) -> Any:
        field = prepare.ORDERS.get(self.query.sort)
        return one[field] if field else (-self.score(one), one["rank"])

    def score(self, one: Fields) -> float:
        if not self.words.folded:
            return 0.0
        mode = self.query.types.get(split_id(one["id"])[0])
        if mode is Mode.ALL_WORDS:
            return self._steps(one)
        weight = self._weigh(one)
        if Mode.ALL_WORDS in dict(self._modes).values():
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

    def _weigh(self, one: Fields) -> float:
        """BM25: rare words count more, long fields less."""
        total = 0.0
        for field, (weight, mean, rarities) in self._statistics.items():
            counts = Counter(one[field].split())
            long = 0.25 + 0.75 * counts.total() / mean
            for word, rarity in rarities.items():
                often = counts[word] * 2.2 / (counts[word] + 1.2 * long)
                total += weight * rarity * often
        return total

    def compare(self, among: Sequence[Fields]) -> None:
        """Count the words of these documents, to weigh each against the others."""
        if self.words.folded and Mode.ANY_WORD in dict(self._modes).values():
            for field, weight in schema.ANY_WORD_WEIGHTS.items():
                self._statistics[field] = weight, *self._rarities(field, among)

    def _rarities(
        self, field: str, among: Sequence[Fields]
    ) -> tuple[float, Mapping[str, float]]:
        words = self.words.telling
        if not field.endswith("_folded"):
            words = self.words.telling_accented or words
        texts = [one[field].split() for one in among]
        having = Counter(word for text in texts for word in set(text) & set(words))
        mean = max(1.0, sum(map(len, texts)) / max(1, len(texts)))
        count = len(texts)
        return mean, {
            word: math.log(1 + (count - having[word] + 0.5) / (having[word] + 0.5))
            for word in words
        }


class Synonymous:
    """A text, and other texts that mean the same: the best of them counts."""

    def __init__(self, query: Query, *, relaxed: bool = False) -> None:
        texts = (query.text, *query.also)
        self._typed, *self._others = (
            Reading(prepare.text_words(text), query, relaxed=relaxed) for text in texts
        )
        self.relaxed = relaxed
        self.is_listed = self._typed.is_listed

    def finds(self, one: Fields) -> bool:
        return any(reading.finds(one) for reading in (self._typed, *self._others))

    def compare(self, among: Sequence[Fields]) -> None:
        for reading in (self._typed, *self._others):
            reading.compare(among)

    def order(self, one: Fields) -> Any:
        field = prepare.ORDERS.get(self._typed.query.sort)
        return one[field] if field else (-self.score(one), one["rank"])

    def score(self, one: Fields) -> float:
        scores = [self._typed.score(one)] if self._typed.finds(one) else []
        scores += [
            reading.score(one) * schema.ALSO_WEIGHT
            for reading in self._others
            if reading.finds(one)
        ]
        return max(scores, default=0.0)


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
