"""Queries in tantivy's words. Built from prepared words only, never parsed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import tantivy

from search import prepare, schema
from search.engines.embedded.store import LIVE
from search.port import Mode, Query as Wanted

Query = tantivy.Query
MUST, SHOULD = tantivy.Occur.Must, tantivy.Occur.Should


class Matching:
    """Builds the queries of one request against one state of the index."""

    def __init__(
        self,
        structure: tantivy.Schema,
        searcher: tantivy.Searcher,
        words: prepare.Words,
        *,
        relaxed: bool = False,
    ) -> None:
        self._schema = structure
        self._searcher = searcher
        self._words = words
        self._relaxed = relaxed
        self._frequencies: dict[tuple[str, str], int] = {}

    def found(self, wanted: Wanted, types: Mapping[str, Mode]) -> Query:
        """What the list is made of, before filters; its score means nothing."""
        return any_of(
            self._of_mode(wanted, names, mode) for mode, names in prepare.by_mode(types)
        )

    def _of_mode(self, wanted: Wanted, names: Sequence[str], mode: Mode) -> Query:
        needs = self._needs(wanted, names)
        if self._words.folded:
            all_words = mode is Mode.ALL_WORDS
            needs.append(self._all_words() if all_words else self._share_of_words())
        return _all(needs)

    def _needs(self, wanted: Wanted, names: Sequence[str]) -> list[Query]:
        """What a document needs beside the words."""
        needs = []
        scopes = [prepare.scope(name, wanted.language) for name in names]
        if not (self._words.folded and self._is_everything(scopes)):
            needs.append(any_of(self._term("scope", one) for one in scopes))
        if wanted.number:
            needs.append(self._term("numbers", prepare.compact(wanted.number)))
        if self._words.unfindable:
            needs.append(Query.empty_query())
        return [*needs, *(self._phrase(phrase) for phrase in self._words.phrases)]

    def _is_everything(self, scopes: Sequence[str]) -> bool:
        """Whether the only scope asked for is that of all documents there are."""
        count = self._frequency
        return len(scopes) == 1 and count("scope", scopes[0]) == count("scope", LIVE)

    def titled(self, wanted: Wanted, types: Mapping[str, Mode]) -> Query:
        """The part of `found` that has all words in the title."""
        return _all([*self._needs(wanted, list(types)), self._all_of("title_words")])

    def suggested(self, wanted: Wanted, types: Mapping[str, Mode]) -> Query:
        """Titles that have all words, or begin with these letters but for spaces."""
        as_one = (
            self._prefix(field, self._words.joined)
            for field in ("title_joined", "title_words")
        )
        ways = any_of([self._all_of("title_words"), *as_one])
        return _all([*self._needs(wanted, list(types)), ways])

    def filtered(
        self, found: Query, filters: Mapping[str, Sequence[str]], but: str = ""
    ) -> Query:
        """`found` with all chosen values, those of the facet `but` left out."""
        chosen = [
            any_of(self._term(f"facets.{name}", value) for value in values)
            for name, values in filters.items()
            if values and name != but
        ]
        return _all([found, *chosen]) if chosen else found

    def scored(self, wanted: Wanted, types: Mapping[str, Mode]) -> Query:
        """The listed documents with the scores that they are ordered by."""
        return any_of(
            self._scored_mode(wanted, types, names, mode)
            for mode, names in prepare.by_mode(types)
        )

    def _scored_mode(
        self,
        wanted: Wanted,
        types: Mapping[str, Mode],
        names: Sequence[str],
        mode: Mode,
    ) -> Query:
        listed = self.filtered(self._of_mode(wanted, names, mode), wanted.filters)
        if mode is Mode.ALL_WORDS:
            return _scored(listed, schema.STEP_FOUND, self._steps())
        if len(names) == len(types):
            return _scored(listed, schema.STEP_FOUND, self._weights())
        weights = Query.boost_query(any_of(self._weights()), schema.AMONG_NAMES_WEIGHT)
        return _scored(listed, schema.AMONG_NAMES, [weights])

    def scored_titles(self, titled: Query) -> Query:
        """The same for what `titled` gave; as good as `scored`, and quicker."""
        base = schema.STEP_FOUND + schema.STEP_HEAD + schema.STEP_TITLE
        return _scored(titled, base, self._title_steps())

    def titles_lead(self, types: Mapping[str, Mode]) -> bool:
        """Whether all that is `titled` comes before all else.

        A title that has but the closed words, at its beginning, ranks with those that
        have all of them.
        """
        words = self._words
        is_number = self._is_known("numbers", words.number)
        is_begun = words.closed != words.whole_folded
        is_begun = is_begun and self._is_known("title_begins", words.closed)
        all_words = set(types.values()) == {Mode.ALL_WORDS}
        return all_words and not (is_number or is_begun or self._relaxed)

    def _steps(self) -> Iterable[Query]:
        steps = {"head": schema.STEP_HEAD, "title_words": schema.STEP_TITLE}
        if self._relaxed:  # each field is a search of its own through all its words
            del steps["head"]
        for field, step in steps.items():
            yield Query.const_score_query(self._all_of(field), step)
        yield from self._title_steps()

    def _title_steps(self) -> Iterable[Query]:
        words = self._words
        if words.accented:
            yield Query.const_score_query(
                _all(self._term("title", word) for word in words.accented),
                schema.STEP_TITLE_ACCENTED,
            )
        for (field, value), gain in prepare.title_gains(words).items():
            if self._is_known(field, value):
                yield Query.const_score_query(self._term(field, value), gain)

    def _weights(self) -> Iterable[Query]:
        for field, word, weight in prepare.weights(self._words):
            yield Query.boost_query(self._frequent(field, word), weight)

    def _all_words(self) -> Query:
        """Every word somewhere; or all of them, written as one, in the title."""
        everywhere = self._all_of("words")
        as_one = self._words.joined
        if len(self._words.folded) > 1 and self._is_known("title_words", as_one):
            everywhere = any_of([everywhere, self._term("title_words", as_one)])
        return self._or_joined(everywhere, as_one)

    def _share_of_words(self) -> Query:
        told = self._words.told
        words = [
            (SHOULD, self._word("words", word, joined=False, is_open=is_open))
            for word, is_open in told.each()
        ]
        return Query.boolean_query(words, minimum_number_should_match=self._words.least)

    def _all_of(self, field: str) -> Query:
        return _all(self._each(field, joined=True))

    def _each(self, field: str, *, joined: bool) -> Iterable[Query]:
        for word, is_open in self._words.each():
            yield self._word(field, word, joined=joined, is_open=is_open)

    def _word(
        self, field: str, word: str, *, joined: bool, is_open: bool = False
    ) -> Query:
        ways = [self._prefix(field, word) if is_open else self._term(field, word)]
        if self._relaxed and len(word) >= schema.TYPO_LETTERS:
            ways.append(self._close(field, word))
        found = any_of(ways)
        return self._or_joined(found, word) if joined else found

    def _or_joined(self, found: Query, letters: str) -> Query:
        """`found`, or some words of the title that are these letters without spaces."""
        if self._relaxed and len(letters) >= schema.JOINED_LETTERS:
            return any_of([found, self._close("title_joined", letters)])
        if not self._is_known("title_joined", letters):
            return found
        return any_of([found, self._term("title_joined", letters)])

    def _close(self, field: str, word: str) -> Query:
        return Query.fuzzy_term_query(self._schema, field, word, 1)

    def _prefix(self, field: str, letters: str) -> Query:
        """Words that begin so: no error allowed, and quicker than a pattern."""
        return Query.fuzzy_term_query(self._schema, field, letters, 0, prefix=True)

    def _phrase(self, phrase: Sequence[str]) -> Query:
        fields = ("head", "headings_folded", "body_folded")
        words: list[str | tuple[int, str]] = [*phrase]
        return any_of(Query.phrase_query(self._schema, one, words) for one in fields)

    def _is_known(self, field: str, value: str) -> bool:
        return bool(value) and self._frequency(field, value) > 0

    def _frequency(self, field: str, value: str) -> int:
        """In how many documents a value stands; every part of a query asks again."""
        known = self._frequencies.get((field, value))
        if known is None:
            known = self._searcher.doc_freq(field, value)
            self._frequencies[field, value] = known
        return known

    def _term(self, field: str, value: str) -> Query:
        return Query.term_query(self._schema, field, value, "basic")

    def _frequent(self, field: str, value: str) -> Query:
        return Query.term_query(self._schema, field, value, "freq")


def _scored(listed: Query, base: float, gains: Iterable[Query]) -> Query:
    found = Query.const_score_query(listed, base)
    parts = [(SHOULD, gain) for gain in gains]
    return Query.boolean_query([(MUST, found), *parts]) if parts else found


def any_of(queries: Iterable[Query]) -> Query:
    """What fits at least one of these."""
    return _combined(queries, SHOULD)


def _all(queries: Iterable[Query]) -> Query:
    return _combined(queries, MUST)


def _combined(queries: Iterable[Query], occur: tantivy.Occur) -> Query:
    parts = list(queries)
    if len(parts) == 1:
        return parts[0]
    return Query.boolean_query([(occur, part) for part in parts])
