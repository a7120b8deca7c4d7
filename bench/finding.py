"""The query mix: our engine, tantivy alone, and Wagtail's own backends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from bench.bare import Answer, Bare, folded_words
from bench.clock import Task, timed
from bench.queries import PAGE, Asked
from bench.wagtail_site import Site
from search import service
from search.port import Mode, Query, Sort

OURS = "portal"
BARE = "tantivy"


class DifferentAnswerError(RuntimeError):
    """Two sides of a comparison answer differently: their times cannot be compared."""


@dataclass(frozen=True, slots=True)
class Contest:
    """Both sides over one index, and what is asked."""

    bare: Bare
    questions: Sequence[Asked]

    def check(self) -> int:
        """Return how many questions both sides answer with the same counts.

        Ours may find more: titles whose words were typed as one, or the other way
        round. Raises DifferentAnswerError where it finds less, or lists otherwise.
        """
        same = 0
        for asked in self.questions:
            ours, theirs = ask_portal(asked), self.bare.ask(*folded_words(asked), asked)
            if ours.count < theirs.count:
                message = f"{asked}: {ours.count} and {theirs.count} found"
                raise DifferentAnswerError(message)
            is_same = (ours.count, ours.facets) == (theirs.count, theirs.facets)
            if is_same and asked.sort != "relevance" and ours.keys != theirs.keys:
                raise DifferentAnswerError(f"{asked}: listed in another order")
            same += is_same
        return same

    def tasks(self, passes: int) -> list[Task]:
        """Return every question as a task of both sides."""
        return [
            Task(who, asked.kind, timed(call), passes)
            for asked in self.questions
            for who, call in ((OURS, _portal(asked)), (BARE, self._bare(asked)))
        ]

    def _bare(self, asked: Asked) -> Callable[[], Answer]:
        words, begun = folded_words(asked)
        return lambda: self.bare.ask(words, begun, asked)


def site_tasks(site: Site, questions: Sequence[Asked]) -> list[Task]:
    """Return every question as a task of a Wagtail site, asked once.

    One question of each kind is asked here to warm the site up: a whole pass more
    would take minutes.
    """
    for asked in {one.kind: one for one in questions}.values():
        site.ask(asked)
    return [
        Task(site.name, asked.kind, partial(site.ask, asked), passes=1, warm=0)
        for asked in questions
    ]


def query_of(asked: Asked) -> Query:
    """Return a question as the portal's search takes it."""
    return Query(
        text=asked.text,
        types={"right": Mode.ALL_WORDS},
        filters=asked.filters,
        facets=asked.facets,
        sort=Sort(asked.sort),
        offset=asked.offset,
        limit=PAGE,
    )


def _portal(asked: Asked) -> Callable[[], object]:
    query = query_of(asked)
    return lambda: service.ask(query)


def ask_portal(asked: Asked) -> Answer:
    """Ask the portal, and put the answer in the words of the comparison."""
    page = service.ask(query_of(asked))
    return Answer(
        count=page.types["right"] if not asked.filters else page.count,
        facets={
            name: {one.value: one.count for one in counts}
            for name, counts in page.facets.items()
        },
        keys=[f"{hit.type}:{hit.key}" for hit in page.hits],
    )
