"""What two texts of a document say differently, article by article, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")


class Change(StrEnum):
    """What happened to an article."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that both texts have (``sign`` " "), only the old ("-"), only the new."""

    sign: str
    words: str


@dataclass(frozen=True, slots=True)
class Difference:
    """An article that is not the same in both texts."""

    anchor: str
    change: Change
    pieces: tuple[Piece, ...]


def differences(old: Mapping[str, str], new: Mapping[str, str]) -> list[Difference]:
    """Compare two texts, anchor to words; articles of the new one in its order."""
    found = [
        _difference(anchor, old.get(anchor), words)
        for anchor, words in new.items()
        if old.get(anchor) != words
    ]
    gone = [anchor for anchor in old if anchor not in new]
    return [
        *found,
        *(
            Difference(anchor, Change.REMOVED, (Piece("-", old[anchor]),))
            for anchor in gone
        ),
    ]


def _difference(anchor: str, old: str | None, new: str) -> Difference:
    if old is None:
        return Difference(anchor, Change.ADDED, (Piece("+", new),))
    return Difference(anchor, Change.CHANGED, tuple(pieces(old, new)))


def pieces(old: str, new: str) -> Iterator[Piece]:
    """Yield the words of both texts in order; joined, they give either one back."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for _tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if before[i1:i2] == after[j1:j2]:
            yield Piece(" ", "".join(before[i1:i2]))
            continue
        if i1 < i2:
            yield Piece("-", "".join(before[i1:i2]))
        if j1 < j2:
            yield Piece("+", "".join(after[j1:j2]))


def shortened(found: Difference, around: int = 60) -> str:
    """Return a difference in one line: "[-old-] [+new+]", equal words cut short."""
    return "".join(_shown(piece, around) for piece in found.pieces)


def _shown(piece: Piece, around: int) -> str:
    if piece.sign != " ":
        return f"[{piece.sign}{piece.words}{piece.sign}]"
    if len(piece.words) <= 2 * around:
        return piece.words
    return f"{piece.words[:around]} … {piece.words[-around:]}"
