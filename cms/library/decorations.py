"""Signs around headings that come from other formats: "**Điều 1.**", "§ Điều 1"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from cms.library import patterns
from cms.library.annexes import annex_start
from cms.library.files import Line

_QUOTES: Final = patterns.OPEN + patterns.CLOSE + '"'
_SIGNS = re.compile(rf"(?P<quote>[{_QUOTES}]?)(?P<signs>[*_#§¶>][*_#§¶>\s]*)(?=\S)")
_BULLET = re.compile(r"[-–—+*•▪●◦]\s+")
_STRESS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_TITLE = re.compile(r"#{1,6}\s+")
_RUNS = re.compile(r"\*{2,}|_{2,}")
_TAG: Final = r"</?\w[^<>]*>"
_LOOK = re.compile(
    rf"(?P<before>(?:{_TAG}|[\W_])*(?:\d{{1,3}}[.)]\s+)?)(?P<word>Điều|ĐIỀU|điều)[\W_]*"
    r"(?:(?:thứ|số)\s+)?(?P<number>\d{1,4}(?:[a-zđ]\d?)?)(?![^\W_])"
    rf"(?P<after>(?:{_TAG}|[\W_])*)(?P<rest>.*)"
)
_LISTED = re.compile(r"\d|[-–—+•▪●◦]")


def plain_headings(lines: Sequence[Line]) -> list[Line]:
    """Return lines without the signs that other formats put around headings.

    Bullets go where articles have them from the first on; elsewhere "- Điều 5." is an
    entry of a list.
    """
    bare = [replace(line, text=_bare(line.text)) for line in lines]
    if any(_is_first(line.text) for line in bare):
        return bare
    loose = [replace(line, text=_without_bullet(line.text)) for line in bare]
    return loose if any(_is_first(line.text) for line in loose) else bare


def _is_first(text: str) -> bool:
    start = patterns.article_start(text)
    return bool(start and start.number == "1" and start.heading)


def _is_head(text: str) -> bool:
    """Say whether a line may begin an article, a division or an annex."""
    found = patterns.article_start(text) or patterns.division(text) or annex_start(text)
    return found is not None


def _bare(text: str) -> str:
    found = _SIGNS.match(text)
    if found is None:
        return text
    signs = found["signs"]
    rest = _RUNS.sub("", text[found.end() :])
    if signs[-1] in "*_":
        rest = rest.replace(signs[-1], "", 1)
    rest = rest.rstrip(signs + " ")
    if not _BULLET.fullmatch(signs) and _is_head(rest):
        return found["quote"] + rest
    title = _TITLE.match(text)
    return _STRESS.sub(r"\2", text[title.end() :] if title else text, count=1)


def _without_bullet(text: str) -> str:
    found = _BULLET.match(text)
    if found is None:
        return text
    rest = _bare(text[found.end() :])
    return rest if _is_head(rest) else text


@dataclass(frozen=True, slots=True)
class Look:
    """What looks like the heading of an article without being written as one.

    ``is_odd``: there are signs about it, so that it is no sentence on that article.
    """

    number: str
    is_odd: bool


def look_of(text: str) -> Look | None:
    """Return the article whose heading a line looks like: "Điều 4 – Phạm vi"."""
    found = _LOOK.match(text)
    if found is None or found["rest"][:1].islower():
        return None
    before, after = found["before"].strip(_QUOTES + " "), found["after"].strip()
    is_enclosed = after.startswith(")") and found["rest"]
    if ("(" in before and not is_enclosed) or set(after) & set(",;"):
        return None
    is_listed = bool(_LISTED.search(before)) or found["word"] == "điều"
    if is_listed and not (set(after) & set(".:") and found["rest"]):
        return None
    is_odd = bool(before or after.strip(_QUOTES)) and not is_listed
    return Look(found["number"], is_odd)
