"""Addresses of articles: "112a" is ``dieu-112a``, in pages, links and the index."""

from __future__ import annotations

import re
from typing import Final

from ip_portal.core.text import normalize

ARTICLE: Final = "dieu"
POINT: Final = "diem"

_CITED = re.compile(r"\s*(\d+(?:[a-zđ]\d?)?)(?![\wđ])", re.IGNORECASE)
_KEY = re.compile(r"(\d+)(\D*)(\d*)")
# The alphabet of Vietnamese lists: đ comes after d.
_ORDER: Final = "abcdđeghiklmnopqrstuvxyfjwz"


def anchor_of(number: str, *, prefix: str = ARTICLE) -> str:
    """Return the anchor of an article: "112a" → "dieu-112a", "5đ" → "dieu-5dd"."""
    return f"{prefix}-{number.lower().replace('đ', 'dd')}"


def cited_number(article: str) -> str | None:
    """Return the number of the first article that a citation names.

    "112a, 3.1.b" → "112a", "29-31" → "29"; None for "annex II" or "?".
    """
    found = _CITED.match(normalize(article))
    return found[1].lower() if found else None


def number_of(anchor: str) -> str:
    """Return the number an anchor stands for: "dieu-1-dieu-5dd" → "5đ"."""
    return anchor.rpartition("-")[2].replace("dd", "đ")


def order_of(number: str) -> tuple[int, int, int]:
    """Return a sort key for numbers of articles: 8, 8a, 8b, 8đ, 9."""
    found = _KEY.match(number)
    if found is None:
        return (0, 0, 0)
    letter = _ORDER.find(found[2][:1].lower()) + 1 if found[2] else 0
    return (int(found[1]), letter, int(found[3] or 0))


def follows(previous: str, number: str) -> bool:
    """Say whether an article may come right after another: 8a or 9 after 8."""
    if not previous:
        return number == "1"
    base, letter, _ = order_of(previous)
    next_base, next_letter, _ = order_of(number)
    if next_letter == 0:
        return next_base == base + 1
    return next_base == base and order_of(number) > (base, letter, 0)
