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
        ways = [self._all_of("title_words"), self._joined(self._words.joined)]
        return _all([in_scope, _any(way for way in ways if way is not None)])

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
        whole, bare = words.whole, words.whole_folded
        begun = bare if words.open_end else f"{bare} "
        steps = [
            (self._begun("title_whole_folded", begun), schema.STEP_BEGINS),
            (self._known("title_whole_folded", bare), schema.STEP_WHOLE),
            (self._known("title_whole", whole), schema.STEP_WHOLE_ACCENTED),
            (self._known("numbers", words.number), schema.STEP_NUMBER),
        ]
        for query, step in steps:
            if query is not None:
                yield Query.const_score_query(query, step)

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
        everywhere = self._all_of("words", joined=True)
        if len(self._words.folded) < 2:
            return everywhere
        as_one = self._joined(self._words.joined)
        return everywhere if as_one is None else _any([everywhere, as_one])

    def _share_of_words(self) -> Query:
        words = [(SHOULD, one) for one in self._each("words", joined=False)]
        return Query.boolean_query(words, minimum_number_should_match=self._words.least)

    def _all_of(self, field: str, *, joined: bool = False) -> Query:
        return _all(self._each(field, joined=joined))

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
            ways.append(Query.fuzzy_term_query(self._schema, field, word, 1))
        as_one = self._joined(word) if joined else None
        return _any([*ways, as_one] if as_one is not None else ways)

    def _joined(self, word: str) -> Query | None:
        """Titles that have these letters, spaces left out, from a word on."""
        if len(word) < schema.JOINED_LETTERS:
            return None
        if self._relaxed:
            return Query.fuzzy_term_query(
                self._schema, "title_joined", word, 1, prefix=False
            )
        return self._begun("title_joined", word)

    def _begun(self, field: str, letters: str) -> Query | None:
        """None where no value begins so: the index's dictionary tells in no time."""
        if not self._searcher.terms_with_prefix(field, letters, limit=1):
            return None
        return self._prefix(field, letters)

    def _prefix(self, field: str, letters: str) -> Query:
        return Query.regex_query(self._schema, field, f"{letters}.*")

    def _known(self, field: str, value: str) -> Query | None:
        if not value or not self._searcher.doc_freq(field, value):
            return None
        return self._term(field, value)

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
