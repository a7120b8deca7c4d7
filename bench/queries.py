"""What people type, in eleven kinds, drawn from the marks that are there."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from bench.marks import SEED, Mark
from ip_portal.core.text import fold

PER_KIND = 24
PAGE = 20
FOUR = ("status", "right", "nice", "place")
"""The facets counted where a kind counts any."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: the text typed, and what was chosen beside it."""

    kind: str
    text: str
    filters: dict[str, tuple[str, ...]] = field(default_factory=dict)
    facets: tuple[str, ...] = ()
    sort: str = "relevance"
    offset: int = 0


def mix(marks: Sequence[Mark], each: int = PER_KIND) -> list[Asked]:
    """Return ``each`` questions of every kind, always the same ones."""
    chance = random.Random(SEED + 1)
    return [
        make(kind, chance, marks) for kind, make in _KINDS.items() for _ in range(each)
    ]


def _word(chance: random.Random, marks: Sequence[Mark], letters: int = 1) -> str:
    """Return a word of a name that is neither too short nor a number."""
    while True:
        words = chance.choice(marks).word.split()
        word = chance.choice(words)
        if len(word) >= letters:
            return word


def _words(chance: random.Random, marks: Sequence[Mark], count: int) -> str:
    """Return the first words of a name that has as many."""
    while True:
        words = chance.choice(marks).word.split()
        if len(words) >= count:
            return " ".join(words[:count])


def _one_folded(kind: str, chance: random.Random, marks: Sequence[Mark]) -> Asked:
    # The blank says that the word is whole.
    return Asked(kind, fold(_word(chance, marks)) + " ")


def _one_accented(kind: str, chance: random.Random, marks: Sequence[Mark]) -> Asked:
    return Asked(kind, _word(chance, marks).lower() + " ")


def _two(kind: str, chance: random.Random, marks: Sequence[Mark]) -> Asked:
    return Asked(kind, fold(_words(chance, marks, 2)) + " ")


def _three(kind: str, chance: random.Random, marks: Sequence[Mark]) -> Asked:
    return Asked(kind, _words(chance, marks, 3) + " ")


def _prefix(kind: str, chance: random.Random, marks: Sequence[Mark]) -> Asked:
    first, last = _word(chance, marks), _word(chance, marks, letters=4)
    return Asked(kind, f"{fold(first)} {fold(last)[:3]}")


def _typo(kind: str, chance: random.Random, marks: Sequence[Mark]) -> Asked:
    """Two words, the longer one with a letter that stands in no Vietnamese word."""
    word = fold(_word(chance, marks, letters=4))
    at = chance.randrange(1, len(word) - 1)
    return Asked(kind, f"{fold(_word(chance, marks))} {word[:at]}w{word[at + 1 :]} ")


def _filtered(kind: str, chance: random.Random, marks: Sequence[Mark]) -> Asked:
    mark = chance.choice(marks)
    filters = {
        "nice": (str(mark.goods[0][0]),),
        "place": (mark.commune_code, chance.choice(marks).commune_code),
    }
    return Asked(kind, fold(chance.choice(mark.word.split())) + " ", filters, FOUR)


def _faceted(kind: str, chance: random.Random, marks: Sequence[Mark]) -> Asked:
    return Asked(kind, _word(chance, marks) + " ", facets=FOUR)


def _by_date(kind: str, chance: random.Random, marks: Sequence[Mark]) -> Asked:
    return Asked(kind, _word(chance, marks) + " ", facets=FOUR, sort="newest")


def _by_name(kind: str, chance: random.Random, marks: Sequence[Mark]) -> Asked:
    return Asked(kind, _word(chance, marks) + " ", facets=FOUR, sort="name")


def _deep(kind: str, chance: random.Random, marks: Sequence[Mark]) -> Asked:
    word = chance.choice(["gạo", "trà", "phú", "tân", "an", "thành", "hợp tác"])
    offset = PAGE * chance.randint(10, 40)
    return Asked(kind, f"{word} ", facets=FOUR, offset=offset)


_KINDS: dict[str, Callable[[str, random.Random, Sequence[Mark]], Asked]] = {
    "one word, without diacritics": _one_folded,
    "one word, with diacritics": _one_accented,
    "two words": _two,
    "three words": _three,
    "last word begun": _prefix,
    "typing error (second pass)": _typo,
    "word, two filters, four facets": _filtered,
    "word, four facets": _faceted,
    "word, four facets, newest first": _by_date,
    "word, four facets, by name": _by_name,
    "word, four facets, deep page": _deep,
}
