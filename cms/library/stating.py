"""What a text says of itself at its head: its number."""

from __future__ import annotations

import re

from cms.library import codes

_NUMBER = re.compile(
    r"^(?:Luật |Nghị quyết |Thông tư )?[Ss]ố\s?:\s*(\S+)", re.MULTILINE
)
_HEAD_LETTERS = 3_000


def stated_code(text: str) -> str | None:
    """Return the number a text states at its head, None where it states none.

    An official consolidation has a number of its own and states none of the document.
    """
    found = _NUMBER.search(text[:_HEAD_LETTERS])
    if found is None or "VBHN" in found[1]:
        return None
    try:
        return codes.canonical(found[1].rstrip(".,;"))
    except ValueError:
        return None
