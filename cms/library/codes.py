"""Numbers of documents: how they are written and what kind they name."""

from __future__ import annotations

import re
from typing import Final

from cms.library.models import LegalDocument
from ip_portal.core.text import fold, normalize

_SHAPE = re.compile(r"\d{1,4}/(?:\d{4}/)?[A-ZĐ]+(?:-[A-ZĐ]+)*\d{0,2}")
_KINDS: Final = (
    (re.compile(r"/QH\d"), LegalDocument.Kind.LAW),
    (re.compile(r"/NĐ-"), LegalDocument.Kind.DECREE),
    (re.compile(r"/TTL?T?-"), LegalDocument.Kind.CIRCULAR),
    (re.compile(r"/NQ-"), LegalDocument.Kind.RESOLUTION),
)
_SLUGS: Final = {
    "vi": {"law": "luat", "decree": "nghi-dinh", "circular": "thong-tu"},
    "en": {"law": "law", "decree": "decree", "circular": "circular"},
}
_OTHER_SLUG: Final = {"vi": "nghi-quyet", "en": "resolution"}


def canonical(code: str) -> str:
    """Return a number as the Gazette prints it: "65/2023/nd-cp" → "65/2023/NĐ-CP".

    Raises ValueError for what is no number of a document.
    """
    found = normalize(code).strip().upper().replace("/ND-", "/NĐ-")
    if not _SHAPE.fullmatch(found):
        raise ValueError(
            f"{code!r} is no number of a document; write it like 65/2023/NĐ-CP."
        )
    return found


def kind_of(code: str) -> LegalDocument.Kind:
    """Return what a number names: law, decree, circular, resolution.

    Raises ValueError where the number does not tell.
    """
    for pattern, kind in _KINDS:
        if pattern.search(code):
            return kind
    raise ValueError(
        f"{code}: only laws (QH), decrees (NĐ), circulars (TT) and resolutions (NQ) "
        "are kept in the library."
    )


def slug_of(code: str, kind: str, language: str) -> str:
    """Return the last part of a document's address: "luat-50-2005-qh11"."""
    word = _SLUGS[language].get(kind, _OTHER_SLUG[language])
    return f"{word}-{fold(code).replace(' ', '-')}"
