"""Vietnamese words: cleaning, folding, sorting.

Every index, every query and every comparison of names goes through these functions,
so that no engine needs to know Vietnamese. All of them take any `str`, never raise,
and need time in proportion to its length.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from ip_portal.core import collation, number_words

__all__ = [
    "accented",
    "fold",
    "fold_letters",
    "grams",
    "joined",
    "normalize",
    "number_forms",
    "sort_key",
]

# Code points without a visible form: format characters (but not the Arabic signs
# that enclose digits), fillers, variation selectors and tags.
_INVISIBLE = (
    (0x00, 0x08),
    (0x0E, 0x1F),
    (0x7F, 0x84),
    (0x86, 0x9F),
    (0xAD, 0xAD),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF9, 0xFFFB),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
)
_SPACES = "\u000b\u000c\u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u2800\u3000" + (
    "".join(map(chr, range(0x2000, 0x200B)))
)


def _ranges(pairs: tuple[tuple[int, int], ...]) -> str:
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in pairs)


_DROP = re.compile(f"[{_ranges(_INVISIBLE)}]+")
# Windows code page 1258 and old office files write the eth for the Vietnamese letter;
# half a surrogate pair can be neither stored nor printed.
_ODD = re.compile(f"[\u00d0\u00f0{_SPACES}\ud800-\udfff]")
_REPLACE = {"\u00d0": "Đ", "\u00f0": "đ"} | dict.fromkeys(_SPACES, " ")
# A letter carries two marks in Vietnamese; canonical ordering of endless runs of marks
# takes quadratic time, so longer runs are cut (UAX 15, stream-safe text).
_MOST_MARKS = 30
_LONG = 2_000


def normalize(text: str) -> str:
    """Give the text as it is stored: NFC, Ð (U+00D0) as Đ, nothing invisible.

    Every kind of space but tab and line end becomes a plain space, half a surrogate
    pair becomes U+FFFD. Runs of spaces are kept.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _ODD.sub(lambda odd: _REPLACE.get(odd[0], "\ufffd"), _DROP.sub("", text))
    return _compose(text)


def _compose(text: str) -> str:
    if len(text) > _LONG and not text.isascii():
        text = _cut_marks(text)
    return unicodedata.normalize("NFC", text)


def _cut_marks(text: str) -> str:
    """Cut runs of combining marks that no language writes."""
    # A pattern with letters of the second plane is slow: only where there are any.
    last = 0x1FFFF if _SECOND_PLANE.search(text) else 0xFFFF
    return _long_runs(last).sub(lambda run: run[0][:_MOST_MARKS], text)


_SECOND_PLANE = re.compile("[\U00010000-\U0001ffff]")


@cache
def _long_runs(last: int) -> re.Pattern[str]:
    marks = filter(unicodedata.combining, map(chr, range(0x300, last)))
    return re.compile(f"[{''.join(marks)}]{{{_MOST_MARKS + 1},}}")


# Letters that Unicode does not take apart: one letter for one, to keep positions.
_PLAIN = str.maketrans("đðøłħŧıßæœ", "ddolhtisao")
_MARKS = re.compile("[\u0300-\u036f]+")
_CACHED = 10_000


class _Folding(dict[int, str]):
    """A translation table that folds a letter when it first meets it."""

    def __missing__(self, code: int) -> str:
        folded = _fold_letter(chr(code))
        if len(self) < _CACHED:
            self[code] = folded
        return folded


def _fold_letter(letter: str) -> str:
    small = _bare(letter).casefold()
    if len(small) != 1:  # "ß" or a ligature: one letter stays one letter
        small = _bare(letter.lower()[0])
    small = small.translate(_PLAIN)
    is_word = unicodedata.category(small)[0] in "LNM" and not "ʰ" <= small <= "\u036f"
    return small if is_word else " "


def _bare(letter: str) -> str:
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", letter))
    return bare if len(bare) == 1 else letter


_FOLDING = _Folding()


def fold_letters(text: str) -> str:
    """Fold letter by letter: as long as the NFC form of the text, so positions agree.

    Marks go, đ is d, capitals are small, all that is neither letter nor digit is a
    space: "Gạo Cần-Thơ" gives "gao can tho".
    """
    return _compose(text).translate(_FOLDING)


def fold(text: str) -> str:
    """Give the words without diacritics, in small letters, one space between them.

    It is `fold_letters` of the normalized text with runs of spaces collapsed and the
    ends trimmed; a mark that no letter takes is dropped.
    """
    letters = normalize(text)
    if not letters.isascii():
        letters = _MARKS.sub("", letters)
    return " ".join(fold_letters(letters).split())


def joined(text: str) -> str:
    """Give the folded text without spaces: "Thới An Ô Môn" is "thoianomon"."""
    return fold(text).replace(" ", "")


def grams(text: str, n: int = 3) -> list[str]:
    """Give all pieces of `n` letters of the joined form, in order.

    A text shorter than that is its own only piece; one without letters has none.
    """
    letters = joined(text)
    if len(letters) <= n:
        return [letters] if letters else []
    return [letters[at : at + n] for at in range(len(letters) - n + 1)]


# The tone of an open oa, oe or uy stands on either vowel, by school: hòa and hoà are
# one word. After q the u belongs to the consonant: quý has one spelling.
_OPEN_PAIR = re.compile(r"(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\w)")


def _move_tone(pair: re.Match[str]) -> str:
    first, second = pair[0][0], pair[0][1]
    vowel, tone = tuple(unicodedata.normalize("NFD", second))
    return unicodedata.normalize("NFC", first + tone) + vowel


_WORD_BREAK = re.compile(r"[\W_]+")


def accented(text: str) -> str:
    """Give the words with their diacritics, in small letters, one space between them.

    Both places of a tone mark (hòa, hoà) give the same word.
    """
    small = _compose(normalize(text).casefold())
    words = " ".join(_WORD_BREAK.sub(" ", small).split())
    return words if words.isascii() else _OPEN_PAIR.sub(_move_tone, words)


_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?![\d.,])", re.ASCII)


def number_forms(text: str) -> str:
    """Give the folded text with its numbers the other way round.

    Digits become Vietnamese number words and number words become digits: "6 tia" gives
    "sau tia", "Sáu tia" gives "6 tia". Indexed beside the folded text, it lets a folded
    query find a name by either spelling. Words count as numbers by their diacritics
    ("năm" is 5, "nam" is not), or by their letters in a text that has none.
    """
    whole = _GROUPED.sub(lambda number: number[0].replace(".", ""), normalize(text))
    words = accented(whole).split()
    bare = [fold(word) for word in words]
    return " ".join(" ".join(number_words.swap(words, bare)).split())


def sort_key(text: str) -> str:
    """Give a key whose plain comparison is Vietnamese order, as ICU sorts `vi`.

    The key holds only a-z and 0-9, so that every database collation agrees on it; it
    is about four times as long as the text. Spellings that differ in form only (NFC,
    NFD) have the same key.
    """
    return collation.key(normalize(text))
