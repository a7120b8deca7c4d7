"""What the pages and the JSON ask: find, suggest, jump to a number."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from django.conf import settings
from django.utils.safestring import SafeString

from ip_portal.core import numbers
from search import choosing, engines, types
from search.beside import words_beside
from search.breaker import Breaker
from search.engines import Cluster
from search.highlight import extract, highlight
from search.places import Place, best_places
from search.port import Engine, EngineDownError, Hit, Mode, Page, Query, Suggestion
from search.prepare import Words, query_words, text_words
from search.wording import Pick

logger = logging.getLogger(__name__)

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Shown:
    """A hit with what its room shows of it; title and extract escaped and marked."""

    type: types.DocumentType | None
    """None for a promoted address that no room knows."""

    result: types.Result
    title: SafeString
    extract: SafeString
    places: Sequence[Place] = ()
    """Places inside it that have typed words."""

    beside: str = ""
    """Typed words that neither shows: they are in its number, owner, place or kind."""

    is_picked: bool = False
    """Editors put it on top."""

    @property
    def icon(self) -> str:
        """The icon of its type."""
        return self.type.icon if self.type else "link"


@lru_cache(maxsize=8)
def _engine(name: str, folder: Path | str, cluster: Cluster | None = None) -> Engine:
    return engines.create(name, Path(folder), cluster)


@lru_cache(maxsize=8)
def _breaker(name: str, cluster: Cluster | None) -> Breaker:
    return Breaker()


def named(name: str) -> Engine:
    """The engine of this name; all of a process share it."""
    where = choosing.cluster() if name == choosing.ELASTICSEARCH else None
    return _engine(name, settings.SEARCH_INDEX_DIR, where)


def engine() -> Engine:
    """The engine that is asked first."""
    return named(choosing.names()[0])


def spare() -> Engine | None:
    """The engine that answers while the first one is down; None where there is one."""
    others = choosing.names()[1:]
    return named(others[0]) if others else None


def engines_here() -> Sequence[Engine]:
    """All engines of this site, the first one asked first."""
    return [named(name) for name in choosing.names()]


def find(
    query: Query,
    *,
    first: Engine,
    spare: Engine | None = None,
    breaker: Breaker | None = None,
) -> Page:
    """Ask the first engine; if it is down, or was a moment ago, the spare one.

    The page says so. Raises EngineDownError where no engine answers.
    """
    if spare is None:
        return first.search(query)
    answer = _first(lambda one: one.search(query), first, breaker)
    return replace(spare.search(query), degraded=True) if answer is None else answer


def _first(
    ask: Callable[[Engine], Answer], first: Engine, breaker: Breaker | None
) -> Answer | None:
    """What the first engine says; None while it is down."""
    if breaker and not breaker.allows(time.monotonic()):
        return None
    try:
        answer = ask(first)
    except EngineDownError as error:
        logger.warning(
            "search engine down", extra={"engine": first.name, "why": str(error)}
        )
        if breaker:
            breaker.failed(time.monotonic())
        return None
    if breaker:
        breaker.worked()
    return answer


def ask(query: Query) -> Page:
    """Ask this site's engines; raises EngineDownError where none answers."""
    return find(query, first=engine(), spare=spare(), breaker=_guard())


def _guard() -> Breaker | None:
    """What keeps readers from waiting; none where nobody else could answer them."""
    first, *others = choosing.names()
    return _breaker(first, choosing.cluster()) if others else None


def modes() -> Mapping[str, Mode]:
    """Every registered type with its way to match, for `Query.types`."""
    return {one.name: one.mode for one in types.all_types()}


def suggest(prefix: str, language: str, limit: int = 10) -> Sequence[Suggestion]:
    """Titles to offer while typing; none while no engine answers."""

    def offered(by: Engine) -> Sequence[Suggestion]:
        return by.suggest(prefix, types=list(modes()), language=language, limit=limit)

    answer = _first(offered, engine(), _guard())
    other = spare()
    if answer is None and other:
        answer = _first(offered, other, None)
    return answer or ()


def jump(text: str, language: str) -> str | None:
    """The address of the record whose number was typed, in any shape; else None."""
    number = numbers.parse(text)
    if number is None:
        return None
    return types.resolve_number(number.kind, number.canonical, language)


def load(hits: Sequence[Hit], query: Query, language: str) -> Sequence[Shown]:
    """What is shown of the hits, in their order, with one query per type.

    What its room hides is left out: the index may be some seconds behind.
    """
    typed = query_words(query)
    results = {}
    for known in types.all_types():
        shown = _shown_words(query, known.mode)
        keys = [hit.key for hit in hits if hit.type == known.name]
        if keys:
            for key, result in known.source.load(keys, language).items():
                results[known.name, key] = _shown(known, result, shown, typed)
    wanted = ((hit.type, hit.key) for hit in hits)
    return [results[one] for one in wanted if one in results]


def load_picks(picks: Sequence[Pick], query: Query, language: str) -> Sequence[Shown]:
    """What is shown of promoted results: documents that may be shown, and addresses."""
    documents = [Hit(pick.type, pick.key) for pick in picks if pick.key]
    loaded = load(documents, query, language) if documents else ()
    words = _shown_words(query, Mode.ANY_WORD)
    addresses = [
        _shown(None, types.Result(key="", title=pick.title, url=pick.address), words)
        for pick in picks
        if pick.address
    ]
    return [replace(one, is_picked=True) for one in (*loaded, *addresses)]


def _shown_words(query: Query, mode: Mode) -> Words:
    """The words to mark: those typed, and those that mean the same."""
    typed, *texts = (
        words if mode is Mode.ALL_WORDS else words.told
        for words in map(text_words, (query.text, *query.also))
    )
    others = (word for words in texts for word in words.folded)
    more = dict.fromkeys(word for word in others if word not in typed.folded)
    # The last one stays last: it may be only begun.
    return replace(typed, folded=(*more, *typed.folded))


def _shown(
    known: types.DocumentType | None,
    result: types.Result,
    words: Words,
    typed: Words | None = None,
) -> Shown:
    is_named = known is not None and known.mode is Mode.ALL_WORDS
    return Shown(
        known,
        result,
        highlight(result.title, words),
        extract(result.text, words),
        best_places(result.anchors, words),
        words_beside(result.title, result.text, typed) if typed and is_named else "",
    )
