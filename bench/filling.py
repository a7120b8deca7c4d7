"""A register of many marks in seconds: rows written past the services.

A few marks of every kind and life are imported in earnest. What the register computed
for these is what it would compute for the others too, and is written with them.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from bench.marks import EDITION, Mark, as_of, write_template
from ip_portal.core import dates
from ip_portal.core.numbers import certificate_key
from ip_portal.ledger.actors import Actor
from ip_portal.ledger.models import Change
from ip_portal.registry.exchange.importing import Import, import_file
from ip_portal.registry.exchange.reporting import Report
from ip_portal.registry.models import (
    Event,
    GoodsClass,
    Number,
    Party,
    Right,
    RightPlace,
    Statement,
)
from ip_portal.registry.settling import Setting
from ip_portal.rules.book import RuleBook

ACTOR = Actor("", "bench")
PIECE = 2000

Row = dict[str, Any]
Rows = dict[type, list[Row]]
Insert = Callable[[type, Sequence[Row]], None]
Progress = Callable[[int], object]

_COMPUTED = ("phase", "group", "state", "stage", "flags", "details")


class RegisterError(RuntimeError):
    """The importer takes an invented mark otherwise: the generator is wrong."""


class Filler:
    """Writes marks into an empty register, as many at a time as are wanted."""

    def __init__(
        self, samples: Sequence[Mark], folder: Path, insert: Insert | None = None
    ) -> None:
        """Import the samples in earnest; ``insert`` writes the rows of the others."""
        self.insert = insert or _insert
        self.imported = {mark.index for mark in samples}
        take_in(folder / "samples.csv", samples, setting_of_today())
        self.likeness = _Likeness(samples)

    def write(self, marks: Iterable[Mark], progress: Progress) -> int:
        """Write marks, but for the samples; return how many rows."""
        others = (one for one in marks if one.index not in self.imported)
        total = 0
        while piece := list(islice(others, PIECE)):
            rows = self.rows(piece)
            with transaction.atomic():
                for model, some in rows.items():
                    self.insert(model, some)
            total += sum(map(len, rows.values()))
            progress(len(piece))
        Change.objects.all().delete()
        return total

    def rows(self, marks: Iterable[Mark]) -> Rows:
        """Return the rows of marks by model, parents first."""
        rows: Rows = defaultdict(list)
        for mark in marks:
            self.likeness.write(mark, rows)
        return rows


def fill(marks: Sequence[Mark], folder: Path, progress: Progress) -> None:
    """Write all marks into an empty register."""
    Filler(samples_of(marks), folder).write(marks, progress)


def take_in(path: Path, marks: Iterable[Mark], setting: Setting) -> Report:
    """Import marks as the product does, through a file of the template."""
    write_template(path, marks, setting.today)
    report = Report()
    import_file(path, Import(ACTOR, setting), report)
    if report.problems:
        raise RegisterError(str(report.problems[0]))
    return report


def setting_of_today() -> Setting:
    """Return the law and the day, as one file is imported with."""
    return Setting(RuleBook.load(), dates.today())


def samples_of(marks: Iterable[Mark]) -> list[Mark]:
    """Return the first mark of every kind and life."""
    first: dict[tuple[str, str], Mark] = {}
    for mark in marks:
        first.setdefault((mark.kind, mark.life.name), mark)
    return list(first.values())


class _Likeness:
    """Rows of a mark, as those of the imported mark of the same kind and life."""

    def __init__(self, samples: Sequence[Mark]) -> None:
        by_number = {one.number: one for one in Right.for_staff.all()}
        self.rights = {
            (mark.kind, mark.life.name): by_number[mark.number] for mark in samples
        }
        self.codes = dict(Event.objects.values_list("raw", "code"))
        self.now = timezone.now().isoformat(sep=" ")
        self.today = dates.today()
        self.last = max(one.pk for one in by_number.values())
        for mark in samples:
            self._check(mark, by_number[mark.number])

    def _check(self, mark: Mark, right: Right) -> None:
        kept = right.statements.get().payload
        if kept != payload_of(mark, self.today):
            raise RegisterError(f"{mark.number}: the importer keeps {kept}")

    def write(self, mark: Mark, rows: Rows) -> None:
        """Add the rows of one mark."""
        self.last += 1
        link = {"right_id": self.last}
        right = self._right(mark)
        rows[Right].append({"id": self.last, **right})
        rows[Statement].append(link | self._statement(mark))
        rows[Number] += (link | one for one in _numbers(mark))
        rows[Party] += (link | one for one in _parties(mark))
        rows[GoodsClass] += (link | one for one in _goods(mark))
        rows[RightPlace].append(link | _place(mark))
        rows[Event] += (link | one for one in self._events(mark))

    def _right(self, mark: Mark) -> Row:
        like = self.rights[mark.kind, mark.life.name]
        return {
            "number": mark.number,
            "kind": mark.kind,
            "office": "VN",
            "word": mark.word,
            "feature": "word",
            "commune": mark.commune,
            "product_group": mark.product,
            "is_illustration": False,
            "has_conflict": False,
            "public_from": self._public_from(mark),
            "version": 1,
            "changed_at": self.now,
            **{f"{step}_on": day.isoformat() for step, day in mark.days.items()},
            **{name: getattr(like, name) for name in _COMPUTED},
            "details": {"words": [{"text": mark.word}], "feature_raw": "word"},
        }

    def _public_from(self, mark: Mark) -> str:
        filed = mark.days["filed"]
        from_receipt = filed >= date(2023, 1, 1)
        return (filed if from_receipt else mark.days["published"]).isoformat()

    def _statement(self, mark: Mark) -> Row:
        return {
            "id": self.last,
            "source": "template",
            "as_of": as_of(self.today).isoformat(),
            "payload": payload_of(mark, self.today),
            "content_hash": f"{mark.index:064x}",
            "line": mark.index + 2,
            "made": Statement.Made.CREATED.value,
            "received_at": self.now,
        }

    def _events(self, mark: Mark) -> Iterator[Row]:
        for day, text in mark.events:
            yield {
                "code": self.codes[text],
                "effective_on": day.isoformat(),
                "day_order": 1,
                "raw": text,
                "basis": Event.Basis.TIMELINE.value,
                "source": "template",
                "reason": "",
                "statement_id": self.last,
                "recorded_at": self.now,
            }


def payload_of(mark: Mark, today: date) -> Row:
    """Return what the importer keeps of a mark's row of the template."""
    told = {"application": mark.number, "certificate": mark.certificate}
    owner = {"name": mark.owner, "order": 1}
    return {
        "source": "template",
        "numbers": [
            {"kind": kind, "canonical": number, "raw": number, "office": "VN"}
            for kind, number in told.items()
            if number
        ],
        "office": "VN",
        "kind": mark.kind,
        "words": [{"text": mark.word}],
        "feature": "word",
        "feature_raw": "word",
        **{f"{step}_on": day.isoformat() for step, day in mark.days.items()},
        "status_word": mark.life.status_word,
        "as_of": as_of(today).isoformat(),
        "parties": [
            {"role": "applicant", **owner},
            {"role": "holder", "kind": "organisation", **owner},
        ],
        "goods": [
            {"number": number, "text": text, "edition": EDITION}
            for number, text in mark.goods
        ],
        "events": [
            {"on": day.isoformat(), "text": text, "order": 1, "occurrence": 1}
            for day, text in mark.events
        ],
        "commune": mark.commune,
        "product_group": mark.product,
    }


def _numbers(mark: Mark) -> Iterator[Row]:
    told = {"application": mark.number, "certificate": mark.certificate}
    for kind, canonical in told.items():
        if canonical:
            key = certificate_key(canonical) if kind == "certificate" else ""
            yield {
                "office": "VN",
                "kind": kind,
                "canonical": canonical,
                "raw": canonical,
                "title_key": key or "",
            }


def _parties(mark: Mark) -> Iterator[Row]:
    for role in ("applicant", "holder"):
        yield {
            "role": role,
            "order": 1,
            "name": mark.owner,
            "kind": "organisation" if role == "holder" else "",
            "country": "",
            "commune": mark.commune,
            "address": "",
        }


def _goods(mark: Mark) -> Iterator[Row]:
    for number, text in mark.goods:
        yield {"number": number, "edition": EDITION, "language": "", "text": text}


def _place(mark: Mark) -> Row:
    return {
        "role": RightPlace.Role.HOLDER.value,
        "name": mark.commune,
        "unit_code": mark.commune_code,
    }


def _insert(model: type, rows: Sequence[Row]) -> None:
    """Insert rows of one model; a column a row does not name is empty."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    table = connection.ops.quote_name(model._meta.db_table)  # type: ignore[attr-defined]
    columns = ", ".join(map(connection.ops.quote_name, names))
    places = ", ".join(["%s"] * len(names))
    values = [[plain(row.get(name)) for name in names] for row in rows]
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", values)


def plain(value: object) -> object:
    """Return a value as a database takes it: JSON as text."""
    return json.dumps(value) if isinstance(value, dict | list) else value
