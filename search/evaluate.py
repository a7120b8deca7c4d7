"""How good the any-word search is, measured on judged questions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ip_portal.core.text import fold
from search.port import Document, Engine, Mode, Query

TYPE = "judged"
DEPTH = 100
"""A gold document further down counts as not found."""

_LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the ids of documents of which any answers it."""

    text: str
    gold: frozenset[str]


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares of the questions answered in the first place and the first ten, and the
    mean of one divided by the place of the first answer.
    """

    queries: int
    hit_1: float
    hit_10: float
    mrr: float

    def as_json(self) -> str:
        said = {
            "queries": self.queries,
            "hit@1": round(self.hit_1, 4),
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
    """Ask every question the way guidance is asked."""
    places = [_place(engine, question, unaccented) for question in questions]
    count = max(1, len(places))
    return Figures(
        queries=len(places),
        hit_1=sum(place == 1 for place in places) / count,
        hit_10=sum(place <= 10 for place in places) / count,
        mrr=sum(1 / place for place in places if place <= DEPTH) / count,
    )


def _place(engine: Engine, question: Question, unaccented: bool) -> int:
    text = fold(question.text) if unaccented else question.text
    page = engine.search(Query(text=text, types={TYPE: Mode.ANY_WORD}, limit=DEPTH))
    places = (at for at, hit in enumerate(page.hits, 1) if hit.key in question.gold)
    return next(places, DEPTH + 1)
