"""Queries in tantivy's words. Built from prepared words only, never parsed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import tantivy

from search import prepare, schema
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

    def found(self, wanted: Wanted, types: Mapping[str, Mode]) -> Query:
        """What the list is made of, before filters; its score means nothing."""
        parts = [self._of_mode(wanted, types, mode) for mode in Mode]
        return _any(part for part in parts if part is not None)

    def _of_mode(
        self, wanted: Wanted, types: Mapping[str, Mode], mode: Mode
    ) -> Query | None:
        names = [name for name, one in types.items() if one is mode]
        if not names:
            return None
        scopes = [prepare.scope(name, wanted.language) for name in names]
        needs = [_any(self._term("scope", one) for one in scopes)]
        if wanted.number:
            needs.append(self._term("numbers", prepare.compact(wanted.number)))
        if self._words.unfindable:
            needs.append(Query.empty_query())
        if self._words.folded:
            all_words = mode is Mode.ALL_WORDS
            needs.append(self._all_words() if all_words else self._share_of_words())
        needs += [self._phrase(phrase) for phrase in self._words.phrases]
        return _all(needs)

    def titled(self, wanted: Wanted, types: Mapping[str, Mode]) -> Query:
        """Documents with all words in the title."""
        scopes = [prepare.scope(name, wanted.language) for name in types]
        in_scope = _any(self._term("scope", one) for one in scopes)
        as_one = self._prefix("title_joined", self._words.joined)
        return _all([in_scope, _any([self._all_of("title_words"), as_one])])

    def filtered(
        self, found: Query, filters: Mapping[str, Sequence[str]], but: str = ""
    ) -> Query:
        """`found` with all chosen values, those of the facet `but` left out."""
        chosen = [
            _any(self._term(f"facets.{name}", value) for value in values)
            for name, values in filters.items()
            if values and name != but
        ]
        return _all([found, *chosen]) if chosen else found

    def scored(self, listed: Query, types: Mapping[str, Mode]) -> Query:
        """The listed documents with the scores that they are ordered by."""
        gains = [(SHOULD, gain) for gain in self._gains(set(types.values()))]
        base = Query.const_score_query(listed, schema.STEP_FOUND)
        return Query.boolean_query([(MUST, base), *gains]) if gains else base

    def _gains(self, modes: set[Mode]) -> Iterable[Query]:
        if not self._words.folded:
            return
        if Mode.ALL_WORDS in modes:
            yield from self._steps()
        if Mode.ANY_WORD in modes:
            yield from self._weights()

    def _steps(self) -> Iterable[Query]:
        words = self._words
        for field, step in (
            ("head", schema.STEP_HEAD),
            ("title_words", schema.STEP_TITLE),
        ):
            yield Query.const_score_query(self._all_of(field), step)
        if words.accented:
            yield Query.const_score_query(
                _all(self._term("title", word) for word in words.accented),
                schema.STEP_TITLE_ACCENTED,
            )
        for field, value, step in (
            ("title_begins", words.closed, schema.STEP_BEGINS_CLOSED),
            ("title_begins", words.whole_folded, schema.STEP_BEGINS),
            ("title_whole_folded", words.whole_folded, schema.STEP_WHOLE),
            ("title_whole", words.whole, schema.STEP_WHOLE_ACCENTED),
            ("numbers", words.number, schema.STEP_NUMBER),
        ):
            if value and self._searcher.doc_freq(field, value):
                yield Query.const_score_query(self._term(field, value), step)

    def _weights(self) -> Iterable[Query]:
        words = self._words
        for weights, plain, folded in (
            (schema.ANY_WORD_WEIGHTS, words.accented or words.folded, words.folded),
            (schema.ANY_WORD_PAIR_WEIGHTS, words.pairs, words.pairs_folded),
        ):
            for field, weight in weights.items():
                for word in folded if field.endswith("_folded") else plain:
                    yield Query.boost_query(self._frequent(field, word), weight)

    def _all_words(self) -> Query:
        """Every word somewhere; or all of them, written as one, in the title."""
        everywhere = self._all_of("words")
        return self._or_joined(everywhere, self._words.joined)

    def _share_of_words(self) -> Query:
        words = [(SHOULD, one) for one in self._each("words", joined=False)]
        return Query.boolean_query(words, minimum_number_should_match=self._words.least)

    def _all_of(self, field: str) -> Query:
        return _all(self._each(field, joined=True))

    def _each(self, field: str, *, joined: bool) -> Iterable[Query]:
        *closed, last = self._words.folded
        for word in closed:
            yield self._word(field, word, joined=joined)
        is_open = self._words.open_end
        yield self._word(field, last, joined=joined, is_open=is_open)

    def _word(
        self, field: str, word: str, *, joined: bool, is_open: bool = False
    ) -> Query:
        ways = [self._prefix(field, word) if is_open else self._term(field, word)]
        if self._relaxed and len(word) >= schema.TYPO_LETTERS:
            ways.append(self._close(field, word))
        found = _any(ways)
        return self._or_joined(found, word) if joined else found

    def _or_joined(self, found: Query, letters: str) -> Query:
        """`found`, or some words of the title that are these letters without spaces."""
        if self._relaxed and len(letters) >= schema.TYPO_LETTERS:
            return _any([found, self._close("title_joined", letters)])
        if not self._searcher.doc_freq("title_joined", letters):
            return found
        return _any([found, self._term("title_joined", letters)])

    def _close(self, field: str, word: str) -> Query:
        return Query.fuzzy_term_query(self._schema, field, word, 1)

    def _prefix(self, field: str, letters: str) -> Query:
        """Words that begin so: no error allowed, and quicker than a pattern."""
        return Query.fuzzy_term_query(self._schema, field, letters, 0, prefix=True)

    def _phrase(self, phrase: Sequence[str]) -> Query:
        fields = ("head", "headings_folded", "body_folded")
        words: list[str | tuple[int, str]] = [*phrase]
        return _any(Query.phrase_query(self._schema, one, words) for one in fields)

    def _term(self, field: str, value: str) -> Query:
        return Query.term_query(self._schema, field, value, "basic")

    def _frequent(self, field: str, value: str) -> Query:
        return Query.term_query(self._schema, field, value, "freq")


def _any(queries: Iterable[Query]) -> Query:
    return _combined(queries, SHOULD)


def _all(queries: Iterable[Query]) -> Query:
    return _combined(queries, MUST)


def _combined(queries: Iterable[Query], occur: tantivy.Occur) -> Query:
    parts = list(queries)
    if len(parts) == 1:
        return parts[0]
    return Query.boolean_query([(occur, part) for part in parts])
