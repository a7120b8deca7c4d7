"""Mark what was found in the original text, whatever engine found it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from ip_portal.core.text import fold_letters, normalize
from search import schema
from search.prepare import Words

EXTRACT = 240
"""Letters of an extract."""

_LOOKED_AT = 6_000

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Found:
    """Where a found word stands, and which word it is."""

    start: int
    end: int
    word: str


def highlight(text: str, words: Words) -> SafeString:
    """The whole text, escaped, with `<mark>` around what was found."""
    text = normalize(text)
    found = _finds(fold_letters(text), words)
    return _marked(text, 0, len(text), _spans(text, found))


def extract(text: str, words: Words, length: int = EXTRACT) -> SafeString:
    """The piece of the text with the most different found words, escaped and marked.

    It starts and ends between words; "…" stands where something is left out.
    """
    text, folded = _prepared(text[:_LOOKED_AT])
    found = _finds(folded, words)
    start = _best_start(found, length)
    start, end = _between_words(text, start, start + length)
    body = _marked(text, start, end, _spans(text, found))
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return mark_safe(f"{before}{body}{after}")  # noqa: S308 (escaped by _marked)


@lru_cache(maxsize=500)
def _prepared(text: str) -> tuple[str, str]:
    """A text on one line, and folded: the same texts are shown again and again."""
    line = " ".join(normalize(text).split())
    return line, fold_letters(line)


def _finds(folded: str, words: Words) -> list[_Found]:
    found = [*_whole_words(folded, words), *_joined_words(folded, words)]
    return sorted(found, key=lambda one: (one.start, -one.end))


def _whole_words(folded: str, words: Words) -> Iterator[_Found]:
    if not words.folded:
        return
    for match in _pattern(words.folded, words.open_end).finditer(folded):
        yield _Found(*match.span(), match[0])


@lru_cache(maxsize=64)
def _pattern(folded: tuple[str, ...], open_end: bool) -> re.Pattern[str]:
    """What finds whole words in a folded text, and the last one where one begins so."""
    whole = "|".join(map(re.escape, folded))
    begun = f"|{re.escape(folded[-1])}" if open_end else ""
    return re.compile(f"(?<![^ ])(?:(?:{whole})(?![^ ]){begun})")


def _joined_words(folded: str, words: Words) -> Iterator[_Found]:
    """Words of the text that were typed as one: "thoianomon"."""
    long = [one for one in words.folded if len(one) >= schema.JOINED_LETTERS]
    if not long:
        return
    places = [at for at, letter in enumerate(folded) if letter != " "]
    letters = folded.replace(" ", "")
    for word in long:
        at = letters.find(word)
        while at >= 0:
            start, end = places[at], places[at + len(word) - 1] + 1
            if start == 0 or folded[start - 1] == " ":
                yield _Found(start, end, word)
            at = letters.find(word, at + 1)


def _spans(text: str, found: list[_Found]) -> list[Span]:
    """Places of found words, those with nothing but a space between them as one."""
    spans: list[Span] = []
    for one in found:
        if spans and not text[spans[-1][1] : one.start].strip(" "):
            spans[-1] = (spans[-1][0], max(spans[-1][1], one.end))
        else:
            spans.append((one.start, one.end))
    return spans


def _marked(text: str, start: int, end: int, spans: list[Span]) -> SafeString:
    parts, at = [], start
    for first, last in spans:
        first, last = max(first, start), min(last, end)
        if first >= last:
            continue
        parts.append(f"{escape(text[at:first])}<mark>{escape(text[first:last])}</mark>")
        at = last
    return mark_safe("".join([*parts, escape(text[at:end])]))  # noqa: S308


def _best_start(found: list[_Found], length: int) -> int:
    """Where the window with the most different words starts, a little before them."""
    best, start, lead = 0, 0, length // 6
    for at, first in enumerate(found):
        within = {one.word for one in found[at:] if one.end <= first.start + length}
        if len(within) > best:
            best, start = len(within), max(0, first.start - lead)
        if at > _MOST_STARTS:
            break
    return start


_MOST_STARTS = 200
"""Found words that a window is tried from."""


def _between_words(text: str, start: int, end: int) -> Span:
    if start:
        start = text.find(" ", start) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", start, end + 1), start) or end
    return start, min(end, len(text))
