"""What may be kept of words that somebody searched: nothing that points to a person."""

from __future__ import annotations

import re

from ip_portal.core.text import accented, normalize

LONGEST = 80
_DIGIT = re.compile(r"\d")
_ADDRESS = re.compile(r"@|https?:|www\.", re.IGNORECASE)
_NUMBER = re.compile(r"\d(?:[\s.()+/-]{0,2}\d){7,}")
"""Eight digits and more, however grouped: a telephone, an account, an identity card."""


def redacted(text: str) -> str:
    """Return the words as they may be kept, each digit as #; "" where none may be.

    A text with an e-mail or other address, or with a number as long as a telephone's,
    is dropped as a whole. What is too long ends with its last whole word.
    """
    typed = normalize(text)
    if _ADDRESS.search(typed) or _NUMBER.search(typed):
        return ""
    words = _DIGIT.sub("#", accented(typed))
    if not any(letter.isalpha() for letter in words):
        return ""
    if len(words) > LONGEST:
        words = words[: LONGEST + 1].rpartition(" ")[0] or words[:LONGEST]
    return words
