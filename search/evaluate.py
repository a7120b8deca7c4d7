"""How good the any-word search is, measured on judged questions."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ip_portal.core.text import fold
from search import indexing, types
from search.port import Document, Engine, Mode, Query
from search.wording import Wording

TYPE = "judged"
CORPUS: Mapping[str, Mode] = {TYPE: Mode.ANY_WORD}
DEPTH = 100
"""A gold document further down counts as not found."""

SHOWN = 3
"""First documents told of a question that found the wrong ones."""

_LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the ids of documents of which any answers it."""

    text: str
    gold: frozenset[str]
    language: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A question, the place of the first document that answers it, and the first keys."""

    question: Question
    place: int
    found: Sequence[str]


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares of the questions answered in the first place, the first three and the
    first ten, and the mean of one divided by the place of the first answer.
    """

    queries: int
    hit_1: float
    hit_3: float
    hit_10: float
    mrr: float

    def as_json(self) -> str:
        said = {
            "queries": self.queries,
            "hit@1": round(self.hit_1, 4),
            "hit@3": round(self.hit_3, 4),
            "hit@10": round(self.hit_10, 4),
            "mrr": round(self.mrr, 4),
        }
        return json.dumps(said)


def read_documents(path: Path) -> Iterator[Document]:
    """Read articles, one JSON object a line, with `id`, `text` and perhaps `title` and
    `law_title`; without a title the first line of the text is it.

    Raises ValueError, with the line, for what is no such file.
    """
    for place, row in _rows(path, {"id", "text"}):
        first, _, rest = str(row["text"]).partition("\n")
        title = str(row.get("title") or "")
        if not title and len(first) <= _LONGEST_TITLE:
            title, body = first, rest
        else:
            body = str(row["text"])
        yield Document(
            type=TYPE,
            key=str(row["id"]),
            version=place,
            title=title,
            headings=[str(row[name]) for name in ("law_title",) if row.get(name)],
            body=body,
        )


def read_questions(path: Path) -> Sequence[Question]:
    """Read questions with their gold, `gold_any` or `relevant`; skip those without.

    Raises ValueError, with the line, for what is no such file.
    """
    rows = (row for _, row in _rows(path, {"question"}))
    read = [
        Question(str(row["question"]), frozenset(map(str, _gold(row)))) for row in rows
    ]
    return [question for question in read if question.gold]


def _gold(row: Mapping[str, Any]) -> Iterable[Any]:
    return row.get("gold_any") or row.get("relevant") or ()


def _rows(path: Path, needed: set[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except json.JSONDecodeError as error:
                raise ValueError(f"{path}, line {number}: {error}") from error
            if not isinstance(row, dict) or not needed <= row.keys():
                names = ", ".join(sorted(needed))
                raise ValueError(f"{path}, line {number}: {names} expected")
            yield number, row


def measure(
    engine: Engine, questions: Sequence[Question], *, unaccented: bool = False
) -> Figures:
    """Ask every question the way guidance is asked, of judged documents."""
    return figures(answers(engine, questions, types=CORPUS, unaccented=unaccented))


def answers(
    engine: Engine,
    questions: Sequence[Question],
    *,
    types: Mapping[str, Mode],
    tab: str = "",
    told: Wording | None = None,
    unaccented: bool = False,
) -> Sequence[Answer]:
    """Ask every question, in the language of its pages, of one tab or of all.

    ``told`` is what editors told the search: its synonyms are looked for too.
    """
    told = told or Wording()
    answered = []
    for question in questions:
        text = fold(question.text) if unaccented else question.text
        query = Query(
            text=text,
            types=types,
            type=tab,
            language=question.language,
            also=told.variants(text, question.language),
            limit=DEPTH,
        )
        answered.append(_answer(engine, question, query))
    return answered


def _answer(engine: Engine, question: Question, query: Query) -> Answer:
    hits = engine.search(query).hits
    places = (at for at, hit in enumerate(hits, 1) if hit.key in question.gold)
    first = [hit.key for hit in hits[:SHOWN]]
    return Answer(question, next(places, DEPTH + 1), first)


def figures(answered: Sequence[Answer]) -> Figures:
    """Return the shares of these answers."""
    places = [one.place for one in answered]
    count = max(1, len(places))
    return Figures(
        queries=len(places),
        hit_1=sum(place <= 1 for place in places) / count,
        hit_3=sum(place <= 3 for place in places) / count,
        hit_10=sum(place <= 10 for place in places) / count,
        mrr=sum(1 / place for place in places if place <= DEPTH) / count,
    )


# --- The site's own pages ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Judged:
    """Questions about documents of one type of this site, and their titles by key."""

    type: str
    questions: Sequence[Question]
    titles: Mapping[str, str]


_judged: list[Callable[[], Judged]] = []


def register_judged(read: Callable[[], Judged]) -> None:
    """Have ``evaluate_search --site`` ask these questions too."""
    _judged.append(read)


def judged() -> Sequence[Judged]:
    """Return the registered questions about this site."""
    return [read() for read in _judged]


def fill(engine: Engine) -> None:
    """Put all public documents of this site into an engine."""
    build = engine.build()
    for known in types.all_types():
        indexing.load(known, build)
    build.swap()
