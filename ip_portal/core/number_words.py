"""Vietnamese number words: digits to words and words to digits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

__all__ = ["LARGEST", "read", "spell", "swap"]

LARGEST: Final = 999_999_999

_UNITS: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_PLAIN: Final = {
    "không": "khong",
    "một": "mot",
    "bốn": "bon",
    "năm": "nam",
    "sáu": "sau",
    "bảy": "bay",
    "bẩy": "bay",
    "tám": "tam",
    "chín": "chin",
    "mười": "muoi",
    "mươi": "muoi",
    "mốt": "mot",
    "tư": "tu",
    "lăm": "lam",
    "nhăm": "nham",
    "lẻ": "le",
    "trăm": "tram",
    "nghìn": "nghin",
    "ngàn": "ngan",
    "triệu": "trieu",
}


@dataclass(frozen=True, slots=True)
class _Words:
    """The number words by their place in a number."""

    unit: Mapping[str, int]
    after_tens: Mapping[str, int]  # "mốt", "tư", "lăm" stand only behind tens
    short: Mapping[str, int]  # ... or right behind a digit: "hai lăm" is 25
    ten: str
    tens: str
    hundred: str
    linking: frozenset[str]
    scale: Mapping[str, int]


def _plain(word: str) -> str:
    return _PLAIN.get(word, word)


_UNIT = {word: value for value, word in enumerate(_UNITS)} | {"bẩy": 7}
_SHORT = {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_SCALE = {"triệu": 1_000_000, "nghìn": 1_000, "ngàn": 1_000}
_ACCENTED = _Words(
    unit=_UNIT,
    after_tens=_UNIT | _SHORT,
    short=_SHORT,
    ten="mười",
    tens="mươi",
    hundred="trăm",
    linking=frozenset({"linh", "lẻ"}),
    scale=_SCALE,
)
_FOLDED = _Words(
    unit={_plain(word): value for word, value in _UNIT.items()},
    after_tens={_plain(word): value for word, value in (_UNIT | _SHORT).items()},
    short={},
    ten="muoi",
    tens="muoi",
    hundred="tram",
    linking=frozenset({"linh", "le"}),
    scale={_plain(word): value for word, value in _SCALE.items()},
)


def spell(number: int) -> str:
    """Spell a number from 0 to `LARGEST` in words; ValueError outside."""
    if not 0 <= number <= LARGEST:
        raise ValueError(f"only 0 to {LARGEST} can be spelled, not {number}")
    words: list[str] = []
    for scale, name in ((1_000_000, "triệu"), (1_000, "nghìn"), (1, "")):
        group, number = divmod(number, scale)
        if group:
            words += [*_spell_group(group, full=bool(words)), name]
    return " ".join(words).strip() or _UNITS[0]


def _spell_group(group: int, *, full: bool) -> list[str]:
    """Spell 1 to 999; behind a larger group (`full`) the hundreds are always said."""
    hundreds, rest = divmod(group, 100)
    words = [_UNITS[hundreds], "trăm"] if hundreds or full else []
    if words and 0 < rest < 10:
        return [*words, "linh", _UNITS[rest]]
    return words + _spell_tens(rest)


def _spell_tens(number: int) -> list[str]:
    tens, unit = divmod(number, 10)
    if tens == 0:
        return [_UNITS[unit]] if unit else []
    words = ["mười"] if tens == 1 else [_UNITS[tens], "mươi"]
    if unit == 5:
        return [*words, "lăm"]
    if unit == 1 and tens > 1:
        return [*words, "mốt"]
    return [*words, _UNITS[unit]] if unit else words


def read(words: Sequence[str]) -> int | None:
    """Read words that are one number, with diacritics or all without; else None."""
    value, end = _number(words, 0, _tables(words))
    return value if words and end == len(words) else None


def swap(words: Sequence[str], folded: Sequence[str]) -> list[str]:
    """Turn digits into folded number words and number words into digits.

    `words` carry diacritics where the text has them, `folded` are the same words
    folded; words that are no number come back folded.
    """
    table = _tables(words)
    swapped: list[str] = []
    at = 0
    while at < len(words):
        value, end = _number(words, at, table)
        if end > at:
            swapped.append(str(value))
        else:
            swapped.append(_digits_to_words(words[at]) or folded[at])
        at = max(end, at + 1)
    return swapped


def _tables(words: Sequence[str]) -> _Words:
    return _FOLDED if all(word.isascii() for word in words) else _ACCENTED


def _digits_to_words(word: str) -> str | None:
    is_number = word.isascii() and word.isdigit() and len(word) <= len(str(LARGEST))
    if not is_number or (word[0] == "0" and word != "0"):
        return None
    return " ".join(map(_plain, spell(int(word)).split()))


# Each reader gives the value and the place behind it; the place is where it began
# when there is no number.


def _number(words: Sequence[str], at: int, table: _Words) -> tuple[int, int]:
    total, end, limit = 0, at, LARGEST + 1
    while True:
        value, next_end = _group(words, end, table, follows=end > at)
        scale = table.scale.get(_word(words, next_end), 1)
        if next_end == end or scale >= limit:
            return total, end
        total, limit = total + value * scale, scale
        if scale == 1:
            return total, next_end
        end = next_end + 1


def _group(
    words: Sequence[str], at: int, table: _Words, *, follows: bool
) -> tuple[int, int]:
    """Read up to 999; behind a larger group a bare digit needs "linh" or "lẻ"."""
    hundreds, end = 0, at
    if _word(words, at) in table.unit and _word(words, at + 1) == table.hundred:
        hundreds, end = table.unit[words[at]] * 100, at + 2
    is_part = follows or end > at
    if is_part and _word(words, end) in table.linking:
        unit = table.after_tens.get(_word(words, end + 1))
        return (hundreds, end) if unit is None else (hundreds + unit, end + 2)
    tens, tens_end = _below_hundred(words, end, table)
    if is_part and tens < 10:
        return hundreds, end
    return hundreds + tens, tens_end


def _below_hundred(words: Sequence[str], at: int, table: _Words) -> tuple[int, int]:
    first = table.unit.get(_word(words, at))
    second = _word(words, at + 1)
    if first is None:
        if _word(words, at) != table.ten:
            return 0, at
        tens, end = 10, at + 1
    elif first > 1 and second == table.tens:
        tens, end = first * 10, at + 2
    elif first > 1 and second in table.short:
        return first * 10 + table.short[second], at + 2
    else:
        return first, at + 1
    unit = table.after_tens.get(_word(words, end), 0)
    return (tens + unit, end + 1) if unit else (tens, end)


def _word(words: Sequence[str], at: int) -> str:
    return words[at] if at < len(words) else ""
