"""The pictures that a record names, as rows of its right."""

from __future__ import annotations

from ip_portal.registry.exchange.records import RightRecord
from ip_portal.registry.images import Pictures, Stored
from ip_portal.registry.models import Representation, Right


def pictures_of(
    right: Right, record: RightRecord, pictures: Pictures
) -> list[Representation]:
    """Return unsaved rows for what the record names as pictures, each once."""
    return [_picture(right, one, pictures(one)) for one in _named(record)]


def _named(record: RightRecord) -> list[str]:
    return list(dict.fromkeys(one.reference[:300] for one in record.representations))


def _picture(right: Right, reference: str, kept: Stored | None) -> Representation:
    row = Representation(right=right, reference=reference)
    if kept is not None:
        row.sha256, row.width, row.height = kept.sha256, kept.width, kept.height
    return row


def bring_pictures(right: Right, record: RightRecord, pictures: Pictures) -> bool:
    """Keep what the record names as pictures; return whether anything changed.

    A stored picture is dropped only for another one: the office's page names an
    address, which is never fetched, and must not hide what a file brought.
    """
    if not record.representations:
        return False
    there = {one.reference: one for one in right.representations.all()}
    named = _named(record)
    changed = [_bring_picture(right, one, there.get(one), pictures) for one in named]
    if any(changed):
        shown = right.representations.filter(reference__in=named, sha256__gt="")
        if shown.exists():
            right.representations.exclude(reference__in=named).delete()
    return any(changed)


def _bring_picture(
    right: Right, reference: str, row: Representation | None, pictures: Pictures
) -> bool:
    if row is not None and row.sha256:
        return False
    kept = pictures(reference)
    if row is not None and kept is None:
        return False
    fresh = _picture(right, reference, kept)
    fresh.pk = row.pk if row else None
    fresh.save()
    return True
