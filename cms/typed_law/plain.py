"""Text as the scanner reads it: one form for each letter, space and hyphen."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

BREAK = "\n"
_AFTER_GAP = {" ": (" ",), BREAK: (" ", BREAK)}
_GAPS = frozenset(_AFTER_GAP)
TOKEN = "\x00"  # noqa: S105 - stands for a name of a rule, no secret

_TOKEN = re.compile(r"\[\[[^\[\]]*\]\]")
_BREAK = re.compile(r"\s*\n[^\S\n]*\n\s*")
_HYPHENS = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212~", "-")
# Marks of rich text, for who hands in a text with them.
_INSIDE = "a|b|i|em|strong|span|u|s|sub|sup|small|mark|code"
_BLOCK = "p|li|ul|ol|h[1-6]|blockquote|hr|table|tbody|thead|tr|td|th|div|caption"
_TAG = re.compile(
    rf"</?(?:(?P<inside>{_INSIDE})|(?P<br>br)|{_BLOCK})(?: [\w-]+=\"[^\"<>]*\")* ?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]\w{1,30});", re.IGNORECASE)
_CLOSED_UP = re.compile(
    f"{_TOKEN.pattern}|{_BREAK.pattern}|{_TAG.pattern}|{_ENTITY.pattern}",
    re.DOTALL | re.IGNORECASE,
)


class Plain(NamedTuple):
    """A text in one form, and where each of its letters comes from."""

    text: str
    starts: list[int]
    ends: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where letters ``start`` to ``end`` stand in the original."""
        return self.starts[start], self.ends[end - 1]


def flatten(text: str) -> Plain:
    """Return a text in small composed letters with single spaces and plain hyphens.

    An empty line or a paragraph of HTML is a break, and an inline token
    (``[[right.act]]``) a letter of its own: neither joins a number to a unit. Bold or a
    link inside words is nothing, and an entity is its letter.
    """
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for piece in _spaced(_pieces(text)):
        letters.append(piece.text)
        starts += piece.starts
        ends += piece.ends
    return Plain("".join(letters), starts, ends)


class _Piece(NamedTuple):
    text: str
    starts: Sequence[int]
    ends: Sequence[int]


def _spaced(pieces: Iterator[_Piece]) -> Iterator[_Piece]:
    """Yield pieces without a space after a space or a break, or two breaks in a row."""
    last = ""
    for piece in pieces:
        if last in _GAPS and piece.text[:1] in _AFTER_GAP[last]:
            piece = _Piece(piece.text[1:], piece.starts[1:], piece.ends[1:])
        last = piece.text[-1:] or last
        yield piece


def _pieces(text: str) -> Iterator[_Piece]:
    """Yield the form of each piece of a text, with the place of its letters."""
    at = 0
    for closed in _CLOSED_UP.finditer(text):
        yield from _open_pieces(text, at, closed.start())
        said = _closed_said(closed)
        count = len(said)
        yield _Piece(said, [closed.start()] * count, [closed.end()] * count)
        at = closed.end()
    yield from _open_pieces(text, at, len(text))


def _closed_said(closed: re.Match[str]) -> str:
    """Return what stands for a token, an empty line, a mark of HTML or an entity."""
    if closed[0].startswith("[["):
        return TOKEN
    if closed[0].startswith("&"):
        return "".join(map(_said, html.unescape(closed[0])))
    if closed["inside"]:
        return ""
    return " " if closed["br"] else BREAK


def _open_pieces(text: str, start: int, end: int) -> Iterator[_Piece]:
    """Yield letters with their marks, spaces in a row as one."""
    while start < end:
        after = _usual_end(text, start, end)
        if after > start:
            places = range(start, after), range(start + 1, after + 1)
            yield _Piece(text[start:after].lower(), *places)
        else:
            after = _piece_end(text, start, end)
            said = _said(text[start:after])
            yield _Piece(said, [start] * len(said), [after] * len(said))
        start = after


def _usual_end(text: str, start: int, end: int) -> int:
    """Return where letters end of which each stands for itself, but for its size."""
    usual = _USUAL.match(text, start, end)
    after = usual.end() if usual else start
    # A mark that follows belongs to the last letter.
    has_mark = start < after < end and unicodedata.combining(text[after])
    return after - 1 if has_mark else after


def _piece_end(text: str, start: int, end: int) -> int:
    is_space = text[start].isspace()
    after = start + 1
    while after < end and _goes_on(text[after], is_space):
        after += 1
    return after


def _goes_on(letter: str, is_space: bool) -> bool:
    if is_space:
        return letter.isspace()
    return bool(unicodedata.combining(letter))


def _said(piece: str) -> str:
    """Return a piece in its one form; nothing for what cannot be seen."""
    if piece.isspace():
        return " "
    if unicodedata.category(piece[0]) == "Cf":
        return ""
    composed = unicodedata.normalize("NFKC", piece).lower()
    return "".join(_HYPHENS.get(letter, letter) for letter in composed)


def _letters_for_themselves() -> str:
    """Return the letters of both languages that have one form only, but for size."""
    usual = (chr(code) for span in _LATIN for code in span)
    return "".join(one for one in usual if one > " " and _stands_for_itself(one))


def _stands_for_itself(letter: str) -> bool:
    said = _said(letter)
    return len(said) == 1 and said == letter.lower()


# ASCII and the Latin letters that Unicode has in one piece: nearly every text.
_LATIN = (range(0x80), range(0xC0, 0x250), range(0x1E00, 0x1F00))
_USUAL = re.compile(rf"(?:[{re.escape(_letters_for_themselves())}]| (?!\s))+")
