"""Files into the register: read, take the records in, report.

A file that was interrupted goes on in its batch: what is there already is the same
statement again and changes nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from ip_portal.ledger.actors import Actor
from ip_portal.ledger.services import record as audit
from ip_portal.registry.exchange import formats
from ip_portal.registry.exchange.foreseeing import Foresight
from ip_portal.registry.exchange.records import (
    FileRefusedError,
    Problem,
    RecordRefusedError,
    RightRecord,
)
from ip_portal.registry.exchange.reporting import Report, stored
from ip_portal.registry.images import beside
from ip_portal.registry.models import Batch
from ip_portal.registry.services import Taken, Taking, take_records
from ip_portal.registry.settling import Setting

Tick = Callable[[], object]
Item = RightRecord | Problem

# Records taken together: few statements, and the database is free again in a moment.
TOGETHER = 100

# Problems kept with a batch; a file with more is better mended and sent anew.
KEPT = 1000


@dataclass(frozen=True, slots=True)
class Import:
    """Who imports, under which law and on which day; ``tick`` is called per record.

    Pictures come only from where the setting says: see ``with_pictures``.
    """

    actor: Actor
    setting: Setting
    tick: Tick = lambda: None

    def with_pictures(self, folder: Path) -> Import:
        """Return the same import, which takes the pictures of a folder along."""
        return replace(self, setting=replace(self.setting, pictures=beside(folder)))


def import_file(
    path: Path, run: Import, report: Report, *, batch: Batch | None = None
) -> Batch | None:
    """Take a file in; return its batch, or nothing when it was refused whole.

    ``batch`` is the one of a file that was sent before; it says how people call it.
    """
    name = batch.file_name if batch else path.name
    try:
        source = formats.sniff(path)
        records = formats.READERS[source](path)
        first = next(records, None)
    except FileRefusedError as refusal:
        report.refuse_file(Problem(name, 1, "", refusal.reason))
        return None
    batch = _opened(batch or _batch_of(path, run.actor), source)
    mine = Report()
    try:
        for items in _chunks(_with(first, records)):
            _take(items, batch, run, mine)
    except FileRefusedError as refusal:
        mine.refuse_file(Problem(name, 1, "", refusal.reason))
    _finish(batch, mine, run.actor)
    report.add_all(mine, name)
    return batch


def foresee_file(
    path: Path, report: Report, *, name: str = "", tick: Tick = lambda: None
) -> Foresight:
    """Say what taking a file in would do, and write nothing."""
    name = name or path.name
    foresight = Foresight()
    mine = Report()
    try:
        for item in formats.read(path):
            if isinstance(item, Problem):
                mine.refuse(item)
            else:
                _foresee(foresight, item, mine)
            tick()
    except FileRefusedError as refusal:
        mine.refuse_file(Problem(name, 1, "", refusal.reason))
    report.add_all(mine, name)
    return foresight


def _foresee(foresight: Foresight, record: RightRecord, report: Report) -> None:
    try:
        report.add(foresight.add(record).value)
    except RecordRefusedError as refusal:
        report.refuse(Problem("", record.line, refusal.field, refusal.reason))


def _with(first: Item | None, rest: Iterator[Item]) -> Iterator[Item]:
    if first is not None:
        yield first
        yield from rest


def _chunks(items: Iterator[Item]) -> Iterator[list[Item]]:
    while chunk := list(islice(items, TOGETHER)):
        yield chunk


def _take(items: list[Item], batch: Batch, run: Import, report: Report) -> None:
    records = [one for one in items if isinstance(one, RightRecord)]
    answers = take_records(records, Taking(run.actor, run.setting, batch))
    for item in items:
        if isinstance(item, Problem):
            report.refuse(item)
        else:
            _note(item, next(answers), report)
        run.tick()


def _note(
    record: RightRecord, answer: Taken | RecordRefusedError, report: Report
) -> None:
    if isinstance(answer, RecordRefusedError):
        report.refuse(Problem("", record.line, answer.field, answer.reason))
    else:
        report.add(answer.outcome.value)


def _batch_of(path: Path, actor: Actor) -> Batch:
    """Return the batch of this very file that was not finished, or a new one.

    A file sent in the browser has a batch of its own, which waits for its sender.
    """
    digest = sha256_of(path)
    unfinished = Batch.objects.filter(
        sha256=digest, state=Batch.State.APPLYING, upload=""
    )
    return unfinished.first() or Batch(
        file_name=path.name[:200], sha256=digest, actor_label=actor.label
    )


def _opened(batch: Batch, source: str) -> Batch:
    batch.source, batch.state = source, Batch.State.APPLYING
    batch.save()
    return batch


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, in hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@transaction.atomic
def _finish(batch: Batch, report: Report, actor: Actor) -> None:
    """Close the batch; what it made is counted from its statements, not from a run."""
    batch.state = Batch.State.FINISHED
    batch.finished_at = timezone.now()
    batch.read = report.counts["read"]
    batch.refused = report.counts["refused"]
    batch.unchanged = max(0, batch.read - batch.refused - batch.statements.count())
    batch.problems = [stored(one) for one in report.problems[:KEPT]]
    batch.save()
    audit("batch.finished", batch, actor=actor, file=batch.file_name)
