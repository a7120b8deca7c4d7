"""A text in Elasticsearch's words. Built from prepared words only, never parsed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from search import prepare, schema
from search.engines.elastic.clauses import (
    NOTHING,
    Clause,
    all_of,
    any_of,
    boosted,
    close,
    constant,
    phrase,
    prefix,
    scored,
    term,
)
from search.port import Mode, Query

_PHRASED = ("head", "headings_folded", "body_folded")


class Matching:
    """Builds the clauses of one text, strict or with typing errors allowed."""

    def __init__(self, words: prepare.Words, *, relaxed: bool = False) -> None:
        self._words = words
        self._relaxed = relaxed

    def found(self, query: Query, types: Mapping[str, Mode]) -> Clause:
        """What is found of these types, before filters; its score means nothing."""
        return any_of(
            self._of_mode(query, names, mode) for mode, names in prepare.by_mode(types)
        )

    def scored(self, query: Query, types: Mapping[str, Mode]) -> Clause:
        """What is found of these types, with the scores it is ordered by."""
        return any_of(
            self._scored_mode(query, types, names, mode)
            for mode, names in prepare.by_mode(types)
        )

    def suggested(self, query: Query, types: Mapping[str, Mode]) -> Clause:
        """Titles that have all words, or begin with these letters but for spaces."""
        words = self._words
        ways = [
            self._all_of("title_words"),
            *(prefix(one, words.joined) for one in ("title_joined", "title_words")),
        ]
        titled = all_of([*self._needs(query, list(types)), any_of(ways)])
        base = schema.STEP_FOUND + schema.STEP_HEAD + schema.STEP_TITLE
        return scored(titled, base, self._title_steps())

    def _of_mode(self, query: Query, names: Sequence[str], mode: Mode) -> Clause:
        needs = self._needs(query, names)
        if self._words.folded:
            all_words = mode is Mode.ALL_WORDS
            needs.append(self._all_words() if all_words else self._share_of_words())
        return all_of(needs)

    def _needs(self, query: Query, names: Sequence[str]) -> list[Clause]:
        """What a document needs beside the words."""
        needs = [any_of(term("scope", prepare.scope(n, query.language)) for n in names)]
        if query.number:
            needs.append(term("numbers", prepare.compact(query.number)))
        if self._words.unfindable:
            needs.append(NOTHING)
        phrases = self._words.phrases
        needs += [any_of(phrase(one, words) for one in _PHRASED) for words in phrases]
        return needs

    def _scored_mode(
        self, query: Query, types: Mapping[str, Mode], names: Sequence[str], mode: Mode
    ) -> Clause:
        listed = self._of_mode(query, names, mode)
        if mode is Mode.ALL_WORDS:
            return scored(listed, schema.STEP_FOUND, self._steps())
        if len(names) == len(types):
            return scored(listed, schema.STEP_FOUND, self._weights())
        weights = boosted(any_of(self._weights()), schema.AMONG_NAMES_WEIGHT)
        return scored(listed, schema.AMONG_NAMES, [weights])

    def _steps(self) -> Iterable[Clause]:
        steps = {"head": schema.STEP_HEAD, "title_words": schema.STEP_TITLE}
        if self._relaxed:
            del steps["head"]
        for field, step in steps.items():
            yield constant(self._all_of(field), step)
        yield from self._title_steps()

    def _title_steps(self) -> Iterable[Clause]:
        words = self._words
        if words.accented:
            accented = all_of(term("title", word) for word in words.accented)
            yield constant(accented, schema.STEP_TITLE_ACCENTED)
        for (field, value), gain in prepare.title_gains(words).items():
            yield constant(term(field, value), gain)

    def _weights(self) -> Iterable[Clause]:
        for field, word, weight in prepare.weights(self._words):
            yield {"term": {field: {"value": word, "boost": weight}}}

    def _all_words(self) -> Clause:
        """Every word somewhere; or all of them, written as one, in the title."""
        as_one = self._words.joined
        ways = [self._all_of("words")]
        if len(self._words.folded) > 1:
            ways.append(term("title_words", as_one))
        return any_of([*ways, *self._joined(as_one)])

    def _share_of_words(self) -> Clause:
        told = self._words.told
        each = (self._word("words", word, is_open) for word, is_open in told.each())
        return any_of(each, self._words.least)

    def _all_of(self, field: str) -> Clause:
        return all_of(
            any_of([self._word(field, word, is_open), *self._joined(word)])
            for word, is_open in self._words.each()
        )

    def _word(self, field: str, word: str, is_open: bool) -> Clause:
        way = prefix(field, word) if is_open else term(field, word)
        if self._relaxed and len(word) >= schema.TYPO_LETTERS:
            return any_of([way, close(field, word)])
        return way

    def _joined(self, letters: str) -> Iterable[Clause]:
        """Some words of the title that are these letters without spaces."""
        if self._relaxed and len(letters) >= schema.JOINED_LETTERS:
            yield close("title_joined", letters)
        else:
            yield term("title_joined", letters)
