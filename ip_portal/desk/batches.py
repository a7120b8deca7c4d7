"""Imports as the desk shows them: what a file would do, did, and what undoing does."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from ip_portal.core.templatetags.look import figure
from ip_portal.desk.wording import (
    batch_tag,
    field_label,
    say_stored_reason,
    stored_value,
)
from ip_portal.registry.models import Batch, Right, Statement
from ip_portal.registry.presenters.record import source_name

PAGE = 25
# Rows of one list on the page; the CSV holds all that are kept.
SHOWN = 100
# A spreadsheet takes such a cell for a formula; a quote before it stops that.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
BUSY = (Batch.State.CHECKING, Batch.State.APPLYING)


def with_counts(batches: Any) -> Any:
    """Load how many rights each batch made and changed, in the same statement.

    An undone batch still says what it once did.
    """
    created = Q(statements__made=Statement.Made.CREATED)
    changed = Q(statements__made=Statement.Made.CHANGED)
    return batches.annotate(
        created=Count("statements", filter=created),
        changed=Count("statements", filter=changed),
    )


def batch_row(batch: Any) -> dict[str, Any]:
    """Return one row of the list of batches; the batch has its counts."""
    return {
        "url": reverse("desk_batch", args=[batch.pk]),
        "number": batch_number(batch),
        "file_name": batch.file_name,
        "actor": batch.actor_label,
        "started_at": batch.started_at,
        "tag": batch_tag(batch),
        "result": _result(batch),
        "can_undo": batch.state == Batch.State.FINISHED,
        "pk": batch.pk,
    }


def batch_number(batch: Batch) -> str:
    """Return what people call a batch."""
    return f"N-{batch.pk:04d}"


def _result(batch: Any) -> str:
    if batch.state in BUSY or batch.state == Batch.State.CHECKED:
        return ""
    if batch.state in {Batch.State.REFUSED, Batch.State.DROPPED}:
        return _("nothing written")
    return _("%(created)s new, %(changed)s changed, %(refused)s refused") % {
        "created": figure(batch.created),
        "changed": figure(batch.changed),
        "refused": figure(batch.refused),
    }


def counts(batch: Any) -> list[dict[str, Any]]:
    """Return the counts strip: what a dry run foresees, or what was done."""
    foreseen = batch.foreseen
    if batch.state == Batch.State.CHECKED:
        made = {name: foreseen.get(name, 0) for name in ("created", "changed")}
        labels = (_("would be created"), _("would be changed"))
        unchanged = foreseen.get("unchanged", 0)
    else:
        made = {"created": batch.created, "changed": batch.changed}
        labels = (_("created"), _("changed"))
        unchanged = batch.unchanged
    return [
        {"value": figure(batch.read), "label": _("records read")},
        {"value": figure(made["created"]), "label": labels[0]},
        {"value": figure(made["changed"]), "label": labels[1]},
        {"value": figure(unchanged), "label": _("unchanged")},
        {
            "value": figure(batch.refused),
            "label": _("refused"),
            "bad": bool(batch.refused),
        },
    ]


def to_write(batch: Batch) -> int:
    """Return how many records applying a checked file would write."""
    foreseen = batch.foreseen
    return int(foreseen.get("created", 0)) + int(foreseen.get("changed", 0))


def refused_rows(batch: Batch) -> Iterator[dict[str, Any]]:
    """Return the rows that were not taken: line, field, value as read, reason."""
    for one in batch.problems:
        params = one.get("params", {})
        yield {
            "line": one["line"],
            "field": field_label(one["field"]) if one["field"] else "",
            "value": str(params.get("value", params.get("numbers", ""))),
            "reason": say_stored_reason(one["code"], params),
        }


def refused_csv(batch: Batch) -> bytes:
    """Return the refused rows as CSV that opens in a spreadsheet, formulas inert."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([_("Line"), _("Field"), _("In the file"), _("Reason")])
    for row in refused_rows(batch):
        cells = (row["line"], row["field"], row["value"], row["reason"])
        writer.writerow([_inert(str(cell)) for cell in cells])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA_SIGNS) else cell


def changed_rows(batch: Batch) -> Iterator[dict[str, Any]]:
    """Return the records that would change a right: each field old → new."""
    for one in batch.foreseen.get("changes", [])[:SHOWN]:
        right = one.get("right")
        yield {
            "name": one["word"] or one["number"],
            "number": one["number"],
            "line": one["line"],
            "url": reverse("desk_right", args=[right]) if right else "",
            "fields": [
                {
                    "label": field_label(field["field"]),
                    "before": stored_value(field["field"], field["before"]),
                    "after": stored_value(field["field"], field["after"]),
                }
                for field in one["fields"]
            ],
        }


def new_rows(batch: Batch) -> list[dict[str, Any]]:
    """Return the first records that would become new rights."""
    return list(batch.foreseen.get("new", [])[:SHOWN])


def written_rows(batch: Batch) -> Iterator[dict[str, Any]]:
    """Return the first rights that a written batch touched."""
    said = batch.statements.select_related("right").order_by("pk")
    for one in said[:SHOWN]:
        yield {
            "name": one.right.word or one.right.number,
            "number": one.right.number,
            "url": reverse("desk_right", args=[one.right_id]),
            "line": one.line,
            "is_new": one.made == Statement.Made.CREATED,
            "is_voided": one.voided_at is not None,
        }


def source_of(batch: Batch) -> str:
    """Return what kind of file a batch came from, once that is known."""
    return source_name(batch.source) if batch.source else ""


@dataclass(frozen=True, slots=True)
class Undoing:
    """What undoing a batch would do: rights that go, go back, or stay as they are."""

    removed: int
    restored: int
    edited: tuple[Right, ...]

    @property
    def count(self) -> int:
        """How many rights the batch is taken out of."""
        return self.removed + self.restored


def undoing(batch: Batch) -> Undoing:
    """Return what goes back; what was entered by hand since is kept."""
    statements = batch.statements.filter(voided_at=None)
    rights = Right.for_staff.filter(statements__in=statements).distinct()
    others = Statement.objects.filter(voided_at=None).exclude(batch=batch)
    kept = rights.filter(pk__in=others.values("right_id"))
    by_hand = Statement.objects.filter(voided_at=None, batch=None)
    edited = kept.filter(pk__in=by_hand.values("right_id"))
    total, restored = rights.count(), kept.count()
    return Undoing(total - restored, restored, tuple(edited.order_by("pk")[:SHOWN]))


def busy_words(batch: Batch) -> str:
    """Say what the worker is doing with a file."""
    if batch.state == Batch.State.CHECKING:
        return _("The file is being read and checked. Nothing is written.")
    done = figure(batch.statements.count())
    return _("%(done)s of %(total)s records are written.") % {
        "done": done,
        "total": figure(to_write(batch)),
    }


def shown(rows: Iterable[Any]) -> list[Any]:
    """Return the first rows of a list that may be long."""
    kept = []
    for row in rows:
        if len(kept) == SHOWN:
            break
        kept.append(row)
    return kept
