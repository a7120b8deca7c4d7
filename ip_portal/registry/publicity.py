"""What of a person may be public: the name and the commune, nothing more.

Sources write addresses as they like; in doubt nothing is shown.
"""

from __future__ import annotations

import re

_PARTS = re.compile(r"[,;–()\n]")
_WARD = re.compile(
    r"(?:phường|xã|thị trấn|ward|commune)\s+(?:\d{1,2}|[^\d@:/\\]+)", re.IGNORECASE
)
# Signs of a street, a house, a telephone number or a mailbox.
_MORE = re.compile(
    r"[\d@:/\\]|\b(?:số|đường|hẻm|tổ|khu vực|ấp|đt|sđt|tel|street|road)\b",
    re.IGNORECASE,
)
# A mailbox, or a number as long as that of a telephone or an identity card.
_CONTACT = re.compile(r"\S+@\S+|\+?\d(?:[\s.-]?\d){7,}")
_LOOSE = " ,;:-–()"


def commune_in(address: str) -> str:
    """Return the part of an address that names a ward or commune, else nothing."""
    parts = (part.strip() for part in _PARTS.split(address))
    return next((part for part in parts if _is_ward(part)), "")


def public_commune(text: str) -> str:
    """Return a stated commune; of a text that says more, the commune in it."""
    plain = text.strip()
    return plain if _is_ward(plain) or not _MORE.search(plain) else commune_in(plain)


def public_name(name: str) -> str:
    """Return a name without a mailbox or a long number written into it."""
    return _CONTACT.sub("", name).strip(_LOOSE) if _CONTACT.search(name) else name


def _is_ward(part: str) -> bool:
    _kind, _space, rest = part.partition(" ")
    return bool(_WARD.fullmatch(part)) and (
        rest.strip().isdigit() or not _MORE.search(rest)
    )
