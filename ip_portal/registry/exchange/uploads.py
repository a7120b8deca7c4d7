"""Files sent in the browser: kept apart, checked by the worker, applied on a word.

The web process only stores the file and says what is wanted; reading and writing
thousands of records is the worker's.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from ip_portal.core.dates import today
from ip_portal.ledger import consumers
from ip_portal.ledger.actors import Actor
from ip_portal.ledger.models import Change
from ip_portal.ledger.services import publish, record as audit
from ip_portal.registry.exchange.foreseeing import Foreseen
from ip_portal.registry.exchange.importing import (
    KEPT,
    Import,
    foresee_file,
    import_file,
    sha256_of,
)
from ip_portal.registry.exchange.reporting import Report, stored
from ip_portal.registry.models import Batch
from ip_portal.registry.settling import Setting
from ip_portal.rules.book import RuleBook

TOPIC = "import.wanted"
MAX_BYTES = 50 * 1024 * 1024


class UploadTooLargeError(ValueError):
    """The file is larger than ``MAX_BYTES``."""


def receive(chunks: Iterable[bytes], name: str, *, actor: Actor) -> Batch:
    """Keep a sent file and have it checked; return its batch, in state checking.

    Raises ``UploadTooLargeError``; nothing is kept then.
    """
    stem = secrets.token_hex(16)
    path = path_of(stem)
    path.parent.mkdir(parents=True, exist_ok=True)
    size = 0
    with path.open("wb") as target:
        for chunk in chunks:
            size += len(chunk)
            target.write(chunk)
            if size > MAX_BYTES:
                break
    if size > MAX_BYTES:
        path.unlink()
        raise UploadTooLargeError
    with transaction.atomic():
        batch = Batch.objects.create(
            state=Batch.State.CHECKING,
            upload=stem,
            file_name=Path(name).name[:200],
            sha256=sha256_of(path),
            actor_label=actor.label,
        )
        audit("batch.sent", batch, actor=actor, file=batch.file_name)
        publish(TOPIC, batch.pk, actor_id=actor.id, actor_label=actor.label)
    return batch


@transaction.atomic
def apply(batch: Batch, *, actor: Actor) -> None:
    """Have a checked file written; a second press of the button is nothing."""
    if _move(batch, Batch.State.CHECKED, Batch.State.APPLYING):
        audit("batch.wanted", batch, actor=actor, file=batch.file_name)
        publish(TOPIC, batch.pk, actor_id=actor.id, actor_label=actor.label)


@transaction.atomic
def drop(batch: Batch, *, actor: Actor) -> None:
    """Forget a checked file; nothing was written."""
    if _move(batch, Batch.State.CHECKED, Batch.State.DROPPED):
        audit("batch.dropped", batch, actor=actor, file=batch.file_name)
        path_of(batch.upload).unlink(missing_ok=True)


def path_of(stem: str) -> Path:
    """Return where a sent file is kept: outside everything that is served."""
    return Path(settings.VAR_DIR) / "uploads" / stem


def work_off(changes: Sequence[Change]) -> None:
    """Check or apply the files that changes ask for; safe to repeat."""
    for change in changes:
        batch = Batch.objects.filter(pk=change.key).first()
        if batch is None:
            continue
        if batch.state == Batch.State.CHECKING:
            _check(batch)
        elif batch.state == Batch.State.APPLYING:
            payload = change.payload
            _apply(batch, Actor(payload["actor_id"], payload["actor_label"]))


def register() -> None:
    """Have the worker work files off."""
    consumers.register("registry.imports", [TOPIC], work_off)


def _move(batch: Batch, source: str, target: str) -> bool:
    moved = Batch.objects.filter(pk=batch.pk, state=source).update(state=target)
    batch.refresh_from_db()
    return bool(moved)


def _check(batch: Batch) -> None:
    report = Report()
    foresight = foresee_file(path_of(batch.upload), report, name=batch.file_name)
    batch.foreseen = {
        **{name: report.counts[name] for name in ("read", *_OUTCOMES)},
        "new": [_new(one) for one in foresight.created],
        "changes": [_change(one) for one in foresight.changed],
    }
    batch.problems = [stored(one) for one in report.problems[:KEPT]]
    batch.read, batch.refused = report.counts["read"], report.counts["refused"]
    batch.state = Batch.State.REFUSED if report.refused_files else Batch.State.CHECKED
    batch.save()
    if report.refused_files:
        path_of(batch.upload).unlink(missing_ok=True)


_OUTCOMES = ("created", "changed", "unchanged", "refused")


def _apply(batch: Batch, actor: Actor) -> None:
    path = path_of(batch.upload)
    run = Import(actor, Setting(RuleBook.load(), today()))
    if import_file(path, run, Report(), batch=batch) is None:
        batch.state = Batch.State.REFUSED
        batch.save()
    path.unlink(missing_ok=True)


def _new(one: Foreseen) -> dict[str, Any]:
    record = one.record
    return {
        "line": record.line,
        "number": record.numbers[0].canonical,
        "word": record.word or "",
    }


def _change(one: Foreseen) -> dict[str, Any]:
    changes = [
        {
            "field": item.field,
            "before": _plain(item.before),
            "after": _plain(item.after),
        }
        for item in one.changes
    ]
    return {
        **_new(one),
        "right": one.right.pk if one.right else None,
        "fields": changes,
    }


def _plain(value: object) -> str:
    return "" if value is None else str(value)
