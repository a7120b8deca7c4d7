"""What the pages and the JSON ask: find, suggest, jump to a number."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils.safestring import SafeString

from ip_portal.core import numbers
from search import engines, types
from search.beside import words_beside
from search.highlight import extract, highlight
from search.port import Engine, EngineDownError, Hit, Mode, Page, Query, Suggestion
from search.prepare import query_words

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Shown:
    """A hit with what its room shows of it; title and extract escaped and marked."""

    type: types.DocumentType
    result: types.Result
    title: SafeString
    extract: SafeString
    beside: str = ""
    """Typed words that neither shows: they are in its number, owner, place or kind."""


@lru_cache(maxsize=8)
def _engine(name: str, folder: Path | str) -> Engine:
    return engines.create(name, Path(folder))


def engine() -> Engine:
    """The engine of this site; all of a process share it."""
    return _engine(settings.SEARCH_ENGINE, settings.SEARCH_INDEX_DIR)


def find(query: Query, *, first: Engine, spare: Engine | None = None) -> Page:
    """Ask the first engine; if it is down the spare one, and say so.

    Raises EngineDownError where no engine answers.
    """
    try:
        return first.search(query)
    except EngineDownError:
        logger.warning("search engine down", extra={"engine": first.name})
        if spare is None:
            raise
    return replace(spare.search(query), degraded=True)


def ask(query: Query) -> Page:
    """Ask this site's engine; raises EngineDownError where none answers."""
    return find(query, first=engine())


def modes() -> Mapping[str, Mode]:
    """Every registered type with its way to match, for `Query.types`."""
    return {one.name: one.mode for one in types.all_types()}


def suggest(prefix: str, language: str, limit: int = 10) -> Sequence[Suggestion]:
    """Titles to offer while typing; none while the engine is down."""
    try:
        return engine().suggest(
            prefix, types=list(modes()), language=language, limit=limit
        )
    except EngineDownError:
        logger.warning("no suggestions", extra={"engine": engine().name})
        return ()


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
    words = query_words(query)
    results = {}
    for known in types.all_types():
        keys = [hit.key for hit in hits if hit.type == known.name]
        if keys:
            for key, result in known.source.load(keys, language).items():
                results[known.name, key] = Shown(
                    known,
                    result,
                    highlight(result.title, words),
                    extract(result.text, words),
                    words_beside(result.title, result.text, words)
                    if known.mode is Mode.ALL_WORDS
                    else "",
                )
    wanted = ((hit.type, hit.key) for hit in hits)
    return [results[one] for one in wanted if one in results]
