"""What every search engine promises, as plain values: no Django, no engine words.

A room that wants to be found registers a document type (`search.types`); the worker
turns its changes into `Document`s; `search.service.find` turns what a person typed into
a `Query` and gives a `Page` back.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from typing_extensions import override

WINDOW = 10_000
"""How deep a list can be paged, and up to where a count is told exactly."""

TEXT_LIMIT = 512
"""Characters of typed text that are looked at; the rest is cut off."""


class EngineDownError(Exception):
    """The engine cannot answer now: ask the spare one, or try again later."""


class NoIndexError(EngineDownError):
    """There is no index with the fields of this program: it must be built first."""


class Mode(StrEnum):
    """How typed words must match, chosen by document type."""

    ALL_WORDS = "all_words"
    """Every word must be found; the last may be the beginning of one (names)."""

    ANY_WORD = "any_word"
    """A minimum share of the words is enough (guidance, law, news)."""


class Sort(StrEnum):
    """Orders of a list; every one is made unique by the document's id."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"
    NAME = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One findable thing, in its own letters; engines prepare them (`search.schema`).

    Only what the public may see goes in: an index file is as readable as a page.
    """

    type: str
    key: str
    version: int
    """Grows with every change of the thing; an older version never wins."""

    language: str = ""
    """`vi` or `en`; empty where the document serves every language."""

    title: str = ""
    names: Sequence[str] = ()
    """People and firms: applicant, holder, author."""

    places: Sequence[str] = ()
    """Present and former names of places."""

    headings: Sequence[str] = ()
    body: str = ""
    """All further text: goods and services, the text of a guide."""

    numbers: Sequence[str] = ()
    """Numbers in their canonical forms."""

    keywords: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Facet name to the values this document has (codes, not labels)."""

    date: dt.date | None = None
    """The day that the orders NEWEST and OLDEST go by: the filing date of a right."""

    live: bool = True
    """In force, under way or up to date: ranks before what is dead."""

    local: bool = False
    """Of the city: ranks before the others."""

    mode: Mode = Mode.ALL_WORDS
    """How words find it. Its words alone rank what any word finds; standing and length
    of the title lift what all words find among its equals."""

    @property
    def id(self) -> str:
        """The one name of this document in every engine."""
        return document_id(self.type, self.key)


@dataclass(frozen=True, slots=True)
class Gone:
    """A document to take away. Without a version it goes whatever is stored."""

    type: str
    key: str
    version: int | None = None

    @property
    def id(self) -> str:
        return document_id(self.type, self.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is wanted. `text` is as typed: any characters, `"…"` marks a phrase.

    Raises ValueError where `offset + limit` passes `WINDOW`.
    """

    text: str = ""
    types: Mapping[str, Mode]
    """The document types looked in, each with its way to match."""

    also: Sequence[str] = ()
    """Other texts that mean the same: what fits one of them is found too, and ranks a
    little lower than what fits the text itself."""

    type: str = ""
    """The one type whose hits are listed (a tab); empty lists all of `types`."""

    language: str = ""
    """Hides documents of another language; empty hides none."""

    number: str = ""
    """A canonical number: only documents that have it are found."""

    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Facet name to chosen values: any of them within a facet, all facets together."""

    facets: Sequence[str] = ()
    """The facets to count. A facet's own choice does not shrink its counts."""

    sort: Sort = Sort.RELEVANCE
    offset: int = 0
    limit: int = 20

    def __post_init__(self) -> None:
        if self.offset < 0 or self.limit < 0 or self.offset + self.limit > WINDOW:
            raise ValueError(f"lists end at {WINDOW}: refine the search")
        if self.type and self.type not in self.types:
            raise ValueError(f"{self.type} is not among the types looked in")


@dataclass(frozen=True, slots=True)
class Hit:
    """One document found; its room loads what is shown (`search.types.Source.load`)."""

    type: str
    key: str
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many documents of the list have (or would have, if chosen) this value."""

    value: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One answer: part of the list, and the counts around it."""

    hits: Sequence[Hit] = ()
    count: int = 0
    """Documents in the whole list: exact up to `WINDOW`, and never more than it."""

    more: bool = False
    """True where there are more than `count`."""

    types: Mapping[str, int] = field(default_factory=dict)
    """Matches of text, number and language per type, before filters (tab counts)."""

    facets: Mapping[str, Sequence[FacetCount]] = field(default_factory=dict)
    """Values of each asked facet, largest count first, then by value."""

    relaxed: bool = False
    """Nothing fitted exactly: these are matches with one typing error allowed."""

    degraded: bool = False
    """The spare engine answered."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A title offered while typing."""

    type: str
    key: str
    title: str


class Build(Protocol):
    """An index being made beside the one in use: first load, then put and drop."""

    def load(self, documents: Sequence[Document]) -> None:
        """Add documents in bulk, each key once."""

    def put(self, documents: Sequence[Document]) -> None: ...

    def drop(self, gone: Sequence[Gone]) -> None: ...

    def swap(self) -> None:
        """Put this index in the place of the one in use, at once and as a whole."""

    def abandon(self) -> None:
        """Forget it; the index in use stays."""


class Engine(Protocol):
    """Every method may raise `EngineDownError`, and nothing else for a valid call."""

    name: str

    def put(self, documents: Sequence[Document]) -> None:
        """Add or replace; a document older than the stored (or dropped) one is skipped.

        What was put is found by the next search.
        """

    def drop(self, gone: Sequence[Gone]) -> None:
        """Take away; the version is remembered, so an older `put` cannot bring it back.

        An unknown document is remembered too, if it comes with a version.
        """

    def forget(self, gone: Sequence[Gone]) -> None:
        """Take away and remember nothing: any version may come next (repairs)."""

    def search(self, query: Query) -> Page: ...

    def suggest(
        self, prefix: str, *, types: Sequence[str], language: str = "", limit: int = 10
    ) -> Sequence[Suggestion]:
        """Titles that have all words of `prefix`, the last one begun; no title twice.

        Nothing for a prefix of fewer than two letters.
        """

    def count(self) -> int:
        """Documents in the index, all types, exact."""

    def versions(self) -> Iterator[tuple[str, str, int]]:
        """Type, key and version of every document, to compare with the database."""

    def build(self) -> Build:
        """Start an empty index beside the one in use."""

    def locked(self) -> AbstractContextManager[None]:
        """Keep every other writer, in any process, from writing for a while."""


class Index(Protocol):
    """What can be compared with the database, whether it is in use or not."""

    def search(self, query: Query) -> Page: ...

    def count(self) -> int: ...

    def versions(self, buckets: Collection[int] = ()) -> Iterator[tuple[str, str, int]]:
        """Type, key and version of every document of these buckets; of all for none."""

    def digests(self) -> Mapping[int, tuple[int, int]]:
        """Bucket to how many documents it has and the sum of their checks.

        `search.prepare` says which bucket and which check. None is empty.
        """


class RestorableBuild(Index, Build, Protocol):
    """A build that can be read before the swap; reading it ends the loading."""

    def forget(self, gone: Sequence[Gone]) -> None: ...


class RestorableEngine(Index, Engine, Protocol):
    """An engine that keeps the index before the last swap, to go back to it."""

    def walk(self, query: Query) -> Iterator[Hit]:
        """The whole list in its order, past `WINDOW` too, as it is at the start.

        `offset` and `limit` of the query mean nothing here.
        """

    @override
    def build(self) -> RestorableBuild: ...

    def previous(self) -> RestorableBuild:
        """The index before the last swap, to be read, caught up and swapped back.

        End it with `swap` or `abandon`. Raises NoIndexError where there is none.
        """

    def sweep(self) -> int:
        """Delete builds that nobody will ever use; return how many.

        The index in use, the previous one and one being built stay.
        """


def document_id(type_name: str, key: str) -> str:
    """`type:key`, the id in every engine."""
    return f"{type_name}:{key}"


def split_id(name: str) -> tuple[str, str]:
    """Type and key of an id."""
    type_name, _, key = name.partition(":")
    return type_name, key
