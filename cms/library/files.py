"""A file of law as lines: what is no plain text in UTF-8 is refused by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cms.library.shape import SplitError
from ip_portal.core.text import normalize

MOST_BYTES: Final = 8 * 1024 * 1024
_OTHER_FORMATS: Final = {
    b"PK\x03\x04": "a Word or zip file",
    b"\xd0\xcf\x11\xe0": "an old Word file",
    b"%PDF": "a PDF",
    b"{\\rtf": "an RTF file",
    b"<!DOCTYPE": "a web page",
    b"<html": "a web page",
}
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file: its number there, its words, whether a blank one precedes."""

    number: int
    text: str
    after_blank: bool = False


def decode(data: bytes) -> str:
    """Return the text of a file, normalized: NFC, Đ for Ð, plain spaces.

    Raises SplitError for an empty or huge file, another format, another encoding.
    """
    if len(data) > MOST_BYTES:
        raise SplitError("The file is larger than 8 MB: no text of a law is that long.")
    for start, what in _OTHER_FORMATS.items():
        if data.lstrip()[: len(start)].lower() == start.lower():
            raise SplitError(f"This is {what}: save it as plain text in UTF-8 first.")
    if data[:2] in _UTF_16 or b"\0" in data:
        raise SplitError("The file is UTF-16 or binary: save it as text in UTF-8.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise SplitError(
            f"The file is not UTF-8 (line {line}): save it as text in UTF-8."
        ) from error
    if not text.strip():
        raise SplitError("The file is empty.")
    return normalize(text)


def lines_of(text: str) -> list[Line]:
    """Return the lines that say something, each with its number in the file."""
    lines: list[Line] = []
    was_blank = False
    for number, raw in enumerate(text.splitlines(), 1):
        words = " ".join(raw.split())
        if words:
            lines.append(Line(number, words, was_blank))
        was_blank = not words
    return lines
