"""The register as text, without keys and times: what two databases are compared by."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from django.db.models import ForeignKey

from ip_portal.ledger.models import Change, Entry
from ip_portal.registry import models
from ip_portal.registry.models import Right

# What depends on when and how often something was written, and on who shares a key.
LEFT_OUT = {"id", "changed_at", "received_at", "recorded_at", "version"}
ROWS = (
    models.Number,
    models.Party,
    models.GoodsClass,
    models.FigurativeCode,
    models.Priority,
    models.RightPlace,
    models.Representation,
    models.Statement,
    models.Event,
)


def canonical_dump() -> str:
    """Return every right with its rows, in an order that no key decides."""
    rights = {one.pk: plain(one) for one in Right.for_staff.all()}
    rows: dict[int, list[Any]] = {pk: [] for pk in rights}
    for model in ROWS:
        for row in model._base_manager.all():
            rows[row.right_id].append([model.__name__, plain(row)])
    lines = [
        json.dumps([right, sorted(rows[pk], key=str)], default=str, sort_keys=True)
        for pk, right in rights.items()
    ]
    return "\n".join(sorted(lines))


def plain(row: Any) -> dict[str, Any]:
    """Return the values of a row that say something about the world."""
    return {
        field.name: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if field.name not in LEFT_OUT and not isinstance(field, ForeignKey)
    }


def traces() -> str:
    """Return what the ledger and the batches hold, counted by what it says."""
    said: Counter[str] = Counter()
    for entry in Entry.objects.all():
        said[f"{entry.verb} {entry.data}"] += 1
    for change in Change.objects.all():
        said[f"{change.topic} {change.payload}"] += 1
    for batch in models.Batch.objects.all():
        made = Counter(batch.statements.values_list("made", flat=True))
        said[
            f"{batch.file_name} {batch.state} {batch.read} {sorted(made.items())}"
        ] += 1
    return json.dumps(said, sort_keys=True, ensure_ascii=False)
