"""Rights with their events into PostgreSQL by COPY, beside COPY into plain tables.

The loader makes the rows and copies them into the tables of the product, with their
keys, indexes and checks. The other side copies the very bytes into tables that have
nothing but columns.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.management.color import no_style
from django.db import connection, transaction

from bench.filling import Filler, Progress, Row, plain
from bench.marks import Mark
from ip_portal.registry.models import Right, Statement

_ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})


@dataclass(slots=True)
class Loaded:
    """What was loaded, and the seconds of both sides."""

    rows: int = 0
    size: int = 0
    loaded: float = 0.0
    """Making the rows and copying them into the product's tables."""

    copied: float = 0.0
    """Copying the same bytes into plain tables."""

    @property
    def ratio(self) -> float:
        """Return how many times longer the loader takes."""
        return self.loaded / self.copied


class Copying:
    """Copies rows into the tables of their models and into plain ones, both timed."""

    def __init__(self) -> None:
        self.taken = Loaded()
        self._plain: set[str] = set()
        self._waiting: list[tuple[str, Sequence[str], bytes]] = []

    def __call__(self, model: Any, rows: Sequence[Row]) -> None:
        """Copy rows of one model; a column that a row does not name is empty."""
        names = list(dict.fromkeys(name for row in rows for name in row))
        data = copy_text([row.get(name) for name in names] for row in rows)
        self.taken.rows += len(rows)
        self.taken.size += len(data)
        table = model._meta.db_table
        _copy(table, names, data)
        self._waiting.append((table, names, data))

    def race(self) -> None:
        """Copy what was loaded since into plain tables."""
        for table, names, _ in self._waiting:
            self._make(table, names)
        began = time.perf_counter()
        with transaction.atomic():
            for table, names, data in self._waiting:
                _copy(f"plain_{table}", names, data)
        self.taken.copied += time.perf_counter() - began
        self._waiting.clear()

    def _make(self, table: str, names: Sequence[str]) -> None:
        """Make the plain table before the time runs, with all columns of the other."""
        if table in self._plain:
            return
        self._plain.add(table)
        columns = f"SELECT * FROM {_quoted(table)} WITH NO DATA"
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE TABLE {_quoted(f'plain_{table}')} AS {columns}")


def load(
    filler: Filler, copying: Copying, marks: Iterable[Sequence[Mark]], told: Progress
) -> Loaded:
    """Load marks piece by piece, each piece by both ways."""
    taken = copying.taken
    for piece in marks:
        began = time.perf_counter()
        filler.write(piece, told)
        taken.loaded += time.perf_counter() - began
        copying.race()
    set_sequences()
    return taken


def set_sequences() -> None:
    """Have the numbers of new rows go on after those that were copied."""
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), [Right, Statement]):
            cursor.execute(sql)


def copy_text(rows: Iterable[Sequence[object]]) -> bytes:
    """Return rows in the text format of COPY."""
    lines = ("\t".join(map(_cell, row)) for row in rows)
    return "".join(f"{line}\n" for line in lines).encode()


def _cell(value: object) -> str:
    known = plain(value)
    return r"\N" if known is None else str(known).translate(_ESCAPES)


def _copy(table: str, names: Sequence[str], data: bytes) -> None:
    columns = ", ".join(map(_quoted, names))
    sql = f"COPY {_quoted(table)} ({columns}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(sql) as copy:
        copy.write(data)


def _quoted(name: str) -> str:
    return str(connection.ops.quote_name(name))
