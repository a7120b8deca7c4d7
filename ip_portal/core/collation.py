"""Vietnamese order as comparable keys (CLDR root order with the `vi` tailoring).

A key has three levels: letters, then tones and other marks, then capitals. A level is
reached only when all before it are equal; each is written in a-z and 0-9, below which
the mark between levels (`0`) sorts.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

__all__ = ["key"]

# Spaces and signs come before digits, in the order of CLDR.
_SIGNS = (
    "\t\n\r _-‐‑‒–—―,、;:!¡?¿.。·'‹›\"«»()[]{}§¶@*/\\&#%‰†‡•′`^°©®←→"
    "+±÷×<=>¬|¦~−⁄≈≤≥●★¤¢$£¥₩₫€"
)
# a < ă < â, d < đ, e < ê, o < ô < ơ, u < ư are letters of their own.
_OWN_LETTERS = {
    ("a", "\u0306"): "a1",
    ("a", "\u0302"): "a2",
    ("e", "\u0302"): "e1",
    ("o", "\u0302"): "o1",
    ("o", "\u031b"): "o2",
    ("u", "\u031b"): "u1",
}
_OTHER_LETTERS = {"đ": "d1", "ı": "i1", "ŋ": "n1"}
# Sorted like the plain spelling and behind it.
_EXPANDED = {"æ": "ae", "œ": "oe", "ß": "ss", "ø": "o", "ł": "l", "ħ": "h"}
_EXPANDED |= dict.fromkeys("‘’‚‛", "'") | dict.fromkeys("“”„‟", '"')
# Huyền, hỏi, ngã, sắc, nặng; then the marks of other languages.
_MARKS = "\u0300\u0309\u0303\u0301\u0323\u0306\u0302\u030c\u030a\u0308\u030b\u0307"
_BASE36 = "0123456789abcdefghijklmnopqrstuvwxyz"

_LEVEL_END = "0"
_SAME = "1"  # the lowest weight of a level
_CAPITAL = "2"
_VARIANT = "3"
_LAST_MARK = "z"
_CACHED = 10_000


class _Weights(NamedTuple):
    letters: str
    marks: str
    capitals: str


def key(text: str) -> str:
    """Give the key of a normalized text; comparing keys compares the texts."""
    found = [_weights(letter) for letter in text]
    letters = "".join([weights.letters for weights in found])
    marks = "".join([weights.marks for weights in found]).rstrip(_SAME)
    capitals = "".join([weights.capitals for weights in found]).rstrip(_SAME)
    return f"{letters}{_LEVEL_END}{marks}{_LEVEL_END}{capitals}"


_known: dict[str, _Weights] = {}


def _weights(letter: str) -> _Weights:
    weights = _known.get(letter)
    if weights is None:
        weights = _weigh(letter)
        if len(_known) < _CACHED:
            _known[letter] = weights
    return weights


def _weigh(letter: str) -> _Weights:
    if unicodedata.category(letter) == "Cf":
        return _Weights("", "", "")
    parts = unicodedata.normalize("NFD", letter)
    if parts == letter:
        parts = unicodedata.normalize("NFKD", letter)
    bases = [part for part in parts if not unicodedata.combining(part)]
    marks = [part for part in parts if unicodedata.combining(part)]
    small = "".join(bases).lower()
    plain = "".join(_EXPANDED.get(base, base) for base in small)
    own = next((mark for mark in marks if (plain, mark) in _OWN_LETTERS), "")
    letters = _OWN_LETTERS.get((plain, own)) or "".join(map(_letter, plain))
    tones = "".join(_mark(mark) for mark in marks if mark != own)
    if plain != small:
        tones += _LAST_MARK
    same = _SAME * len(plain)
    return _Weights(letters, same[:1] + tones + same[1:], _case(letter, bases, plain))


def _case(letter: str, bases: list[str], plain: str) -> str:
    """Weigh capitals, and forms such as a ligature or a raised digit."""
    if unicodedata.normalize("NFD", letter) != unicodedata.normalize("NFKD", letter):
        return _VARIANT * len(plain)
    is_capital = "".join(bases) != "".join(bases).lower()
    return (_CAPITAL if is_capital else _SAME) * len(plain)


def _letter(letter: str) -> str:
    if "a" <= letter <= "z":
        return letter + "0"
    if letter in _OTHER_LETTERS:
        return _OTHER_LETTERS[letter]
    digit = unicodedata.digit(letter, -1)
    if digit >= 0:
        return f"9{digit}"
    sign = _SIGNS.find(letter)
    if sign >= 0:
        return _number(sign + _BASE36.index("1") * 36, 2)
    group = "zz" if unicodedata.category(letter)[0] in "LN" else "7"
    return group + _number(ord(letter), 4)


def _mark(mark: str) -> str:
    at = _MARKS.find(mark)
    return chr(ord("a") + at) if at >= 0 else _LAST_MARK


def _number(value: int, width: int) -> str:
    digits = ""
    for _ in range(width):
        value, digit = divmod(value, 36)
        digits = _BASE36[digit] + digits
    return digits
