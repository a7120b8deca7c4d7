"""What a record says, as plain values for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ip_portal.registry import lifecycle
from ip_portal.registry.presenters.knowing import Known, is_cancelled
from ip_portal.rules.terms import Term


def status_json(found: Known, panel: Mapping[str, Any]) -> dict[str, Any]:
    """Return the status in codes and words; ``panel`` has the words."""
    status = found.status
    return {
        "group": status.group.value,
        "phase": status.phase.value,
        "label": panel["label"],
        "sentence": panel["sentence"],
        "since": status.since,
        "state": status.state.value,
        "stage": str(status.stage),
        "conflict": bool(panel["clash"]),
    }


def term_json(act: str, term: Term) -> dict[str, Any]:
    """Return the days of a term and the law they follow from."""
    return {
        "act": act,
        "first_day": term.first_day,
        "last_day": term.last_day,
        "article": term.article,
        "confidence": term.confidence.value,
    }


def events_json(found: Known) -> Iterator[dict[str, Any]]:
    """Yield the events that count, in the order in which they took effect."""
    for row in found.events:
        if not row.cancels_id and not is_cancelled(row):
            code = lifecycle.CODES[lifecycle.EventCode(row.code)]
            yield {
                "date": row.effective_on.isoformat(),
                "code": row.code,
                "st27": code.detailed,
                "text": row.raw,
                "basis": row.basis,
            }
