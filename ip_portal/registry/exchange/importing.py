"""Files into the register: read, take each record in its own transaction, report.

A file that was interrupted goes on in its batch: what is there already is the same
statement again and changes nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from ip_portal.ledger.actors import Actor
from ip_portal.ledger.services import record as audit
from ip_portal.registry import images
from ip_portal.registry.exchange import formats
from ip_portal.registry.exchange.foreseeing import Foresight
from ip_portal.registry.exchange.records import FileRefusedError, Problem, RightRecord
from ip_portal.registry.exchange.reporting import Report, stored
from ip_portal.registry.models import Batch
from ip_portal.registry.services import RecordRefusedError, take_record
from ip_portal.registry.settling import Setting

Tick = Callable[[], object]

# Problems kept with a batch; a file with more is better mended and sent anew.
KEPT = 1000


@dataclass(frozen=True, slots=True)
class Import:
    """Who imports, under which law and on which day; ``tick`` is called per record."""

    actor: Actor
    setting: Setting
    tick: Tick = lambda: None


def import_file(
    path: Path, run: Import, report: Report, *, name: str = ""
) -> Batch | None:
    """Take a file in; return its batch, or nothing when it was refused whole.

    ``name`` is how people call the file where ``path`` is a temporary one.
    """
    name = name or path.name
    try:
        source = formats.sniff(path)
        records = formats.READERS[source](path)
        first = next(records, None)
    except FileRefusedError as refusal:
        report.refuse_file(Problem(name, 1, "", refusal.reason))
        return None
    batch = _batch(path, name, source, run.actor)
    mine = Report()
    try:
        for item in _with(first, records):
            _take(item, batch, run, mine, folder=path.parent)
            run.tick()
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


def _with(
    first: RightRecord | Problem | None, rest: Iterator[RightRecord | Problem]
) -> Iterator[RightRecord | Problem]:
    if first is not None:
        yield first
        yield from rest


def _take(
    item: RightRecord | Problem,
    batch: Batch,
    run: Import,
    report: Report,
    *,
    folder: Path,
) -> None:
    if isinstance(item, Problem):
        report.refuse(item)
        return
    try:
        taken = take_record(item, actor=run.actor, setting=run.setting, batch=batch)
        images.attach_from_folder(taken.right, folder)
    except RecordRefusedError as refusal:
        report.refuse(Problem("", item.line, refusal.field, refusal.reason))
        return
    report.add(taken.outcome.value)


def _batch(path: Path, name: str, source: str, actor: Actor) -> Batch:
    """Return the batch of this very file that was not finished, or a new one."""
    digest = sha256_of(path)
    states = (Batch.State.CHECKED, Batch.State.APPLYING)
    batch = Batch.objects.filter(sha256=digest, state__in=states).first() or Batch(
        file_name=name[:200], sha256=digest, actor_label=actor.label
    )
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
