"""Where annexes begin: their mark alone in a line, or with their title behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from cms.library import patterns
from cms.library.files import Line

_NUMBER: Final = (
    r"(?:\s+(?:(?:SỐ|Số|số)\s+)?(?:[IVXLC]+|[A-Z]|\d+)[A-Za-z]?(?:[.-]\d+)*)?(?!\w)"
)
_MARK = re.compile(rf"(?:PHỤ LỤC|Phụ lục)\b{_NUMBER}\s*(?P<stop>[.:–—-]*)\s*")
_WITH = re.compile(r"\((?:[Bb]an hành|[Kk]èm)\b[^()]*(?:\([^()]*\)[^()]*)*\)\s*")
_CAPITALS: Final = "PHỤ LỤC"


def annex_start(text: str) -> tuple[str, str] | None:
    """Return mark and title of the annex that a line may begin.

    "PHỤ LỤC II – Mẫu tờ khai" and "Phụ lục (kèm theo Nghị định …)" have their title in
    the line; it is empty where it stands on the next one.
    """
    found = _MARK.match(text)
    if found is None:
        return None
    title = text[found.end() :]
    if not title or text == text.upper() or _is_title(found, title):
        return text[: found.end()].strip(), title
    return None


def _is_title(found: re.Match[str], rest: str) -> bool:
    """Say whether what follows a mark is a title, and no sentence on the annex."""
    if with_what := _WITH.match(rest):
        return not rest[with_what.end() :][:1].islower()
    if found["stop"] == ".":
        return rest[0].isupper()
    return bool(found["stop"]) or (found[0].isupper() and rest[0].isupper())


def annex_lines(lines: Sequence[Line]) -> frozenset[int]:
    """Return the indexes of lines that begin an annex.

    Lists of annexes within an article ("gồm: Phụ lục I: …; Phụ lục II: ….") begin none.
    """
    found: set[int] = set()
    listed: set[int] = set()
    for at, line in enumerate(lines):
        start = annex_start(line.text)
        if start is None:
            continue
        is_listed = bool(start[1]) and at > 0 and _is_listed(lines, at, listed)
        (listed if is_listed else found).add(at)
    return frozenset(found)


def _is_listed(lines: Sequence[Line], at: int, listed: set[int]) -> bool:
    """Say whether a mark with words behind it only goes on with the lines before."""
    text, before = lines[at].text, lines[at - 1].text
    if at - 1 in listed or text[-1] in ",;" or before.endswith(":"):
        return True
    if before.endswith(";") and not text.startswith(_CAPITALS):
        return True
    return not lines[at].after_blank and patterns.is_cut(before)
