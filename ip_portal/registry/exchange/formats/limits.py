"""How long the texts of a record may be; longer ones are no real records.

The register keeps these fields in columns of fixed width. Whatever a source writes, a
text that does not fit is told as a problem of its record and never cut.
"""

from __future__ import annotations

from ip_portal.registry.exchange.formats.fields import FieldError, short
from ip_portal.registry.exchange.reasons import Reason
from ip_portal.registry.exchange.records import RightRecord

_OWN = {
    "office": 2,
    "office_id": 40,
    "kind_raw": 200,
    "feature_raw": 200,
    "publication_number": 60,
    "status_word": 200,
    "commune": 120,
    "product_group": 120,
}
_PARTS: dict[str, dict[str, int]] = {
    "numbers": {"canonical": 40, "raw": 80, "office": 2},
    "words": {"text": 2000},
    "parties": {"name": 500, "country": 2},
    "goods": {"edition": 20},
    "figurative": {"code": 30, "edition": 20},
    "priorities": {"number": 60, "country": 2},
    "events": {"code": 40, "text": 300, "state": 100},
    "representations": {"reference": 300, "media": 60},
}
_LONGEST_PLACE = 120


def checked(record: RightRecord) -> RightRecord:
    """Give the record back. Raises FieldError for a text that is too long."""
    for name, limit in _OWN.items():
        _check(name, getattr(record, name), limit)
    for name, limits in _PARTS.items():
        for item in getattr(record, name):
            for part, limit in limits.items():
                _check(name, getattr(item, part), limit)
    for place in record.places:
        _check("places", place, _LONGEST_PLACE)
    return record


def _check(name: str, text: str | None, limit: int) -> None:
    if text is not None and len(text) > limit:
        params: dict[str, str | int] = {"value": short(text), "limit": limit}
        raise FieldError(name, Reason("text_too_long", params))
