"""Numbers of applications, titles and cases, in every shape people type.

The numbers of the IP office are `K-YYYY-NNNNN` (application) and `K-NNNNNNN-VVV`
(title), K being the kind of right: 1 invention, 2 utility solution, 3 industrial
design, 4 mark, 5 layout design, 6 geographical indication. The year is the one in
which the office gave the number, often not that of the filing date: it is not checked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from ip_portal.core import number_shapes, text as words
from ip_portal.core.number_kinds import (
    Number,
    NumberKind,
    check_character,
    support_case,
)

__all__ = [
    "Number",
    "NumberKind",
    "certificate_key",
    "check_character",
    "loose_digits",
    "parse",
    "same_certificate",
    "shapes",
    "support_case",
]

# Longer input is a text that mentions numbers, not a number.
_LONGEST: Final = 200
_DASHES: Final = re.compile("[‐‑‒–—―−﹣－_]")
_SIGNS: Final = frozenset("-/.")
_LOOSE: Final = re.compile(
    r"(?:so |no\.? ?)?(\d{5,12}|\d{1,3}(?:[. ]\d{3}){1,2}|(?:19|20)\d\d-\d{5})",
    re.ASCII,
)
_SHORT: Final = 4
_TITLE: Final = re.compile(r"(?:([1-6])-)?(\d+)(?:-\d{3})?", re.ASCII)


def parse(text: str) -> Number | None:
    """Find the number that a text is, whatever its shape; None where there is none.

    Words around it are forgiven ("số đơn 4-2026-00774", "(210) 4-2026-00774"), so are
    case, missing diacritics, other dashes, blanks and invisible characters. A bare
    number of five to seven digits is one only beside a word that says what it counts
    (GCN, văn bằng, Madrid). Two different numbers are none, and a case number with a
    wrong check character is none.
    """
    plain = _plain(text)
    found = number_shapes.in_full(plain) or number_shapes.beside_words(plain)
    return found.pop() if len(found) == 1 else None


def loose_digits(text: str) -> str | None:
    """Give the digits of a number that does not say what it counts, else None.

    Five to twelve digits, leading zeros off, gaps closed: a title or Madrid number
    (1 266 721), a site id without its letters, a part of an application number
    (2026-00774). Look it up in all number fields; `shapes` has it in the same form.
    """
    plain = _plain(text)
    loose = _LOOSE.fullmatch(plain)
    if loose is None or parse(text) is not None:
        return None
    digits = re.sub(r"\D", "", loose[1])
    return digits.lstrip("0") or None if len(digits) > _SHORT else None


def _plain(text: str) -> str:
    """Fold, but keep the signs that numbers are written with; "" for a long text."""
    if len(text) > 20 * _LONGEST:
        return ""
    clean = _DASHES.sub("-", words.normalize(text))
    letters = words.fold_letters(clean)
    kept = [
        sign if sign in _SIGNS else letter
        for sign, letter in zip(clean, letters, strict=True)
    ]
    plain = " ".join("".join(kept).split())
    return plain if len(plain) <= _LONGEST else ""


def certificate_key(number: Number | str) -> str | None:
    """Give the integer of a title number, by which titles are looked up.

    Kind, leading zeros and version do not count: `4-0405854-000`, `4-0405854` and
    `GCN 405854` have the key `405854`; so has the bare text `405854` as stored from
    older papers. None for what is no title number.
    """
    title = _title(number)
    return title[1] if title else None


def same_certificate(one: Number | str, other: Number | str) -> bool:
    """Say whether two title numbers can mean one title.

    The integers agree, and so do the kinds of right where both are named.
    """
    first, second = _title(one), _title(other)
    if first is None or second is None or first[1] != second[1]:
        return False
    return first[0] == second[0] or not (first[0] and second[0])


def _title(number: Number | str) -> tuple[str, str] | None:
    """Give kind of right ("" if not named) and integer of a title number."""
    if isinstance(number, str):
        parsed = parse(number)
        number = parsed or Number(NumberKind.CERTIFICATE, loose_digits(number) or "")
    title = _TITLE.fullmatch(number.canonical)
    if number.kind != NumberKind.CERTIFICATE or title is None:
        return None
    return title[1] or "", str(int(title[2]))


def shapes(number: Number) -> tuple[str, ...]:
    """Give the forms under which an index finds a number, the canonical one first.

    Whole forms, and for office numbers the parts people remember: year with serial,
    serial with and without leading zeros, digits only. Capitals; each form once.
    """
    forms = _SHAPES_OF[number.kind](number.canonical)
    return tuple(dict.fromkeys((number.canonical, *forms)))


def _application_shapes(canonical: str) -> Iterator[str]:
    right, year, serial = canonical.split("-")
    yield from (f"VN-{canonical}", f"VN{right}{year}{serial}", f"{right}{year}{serial}")
    yield from (f"{year}-{serial}", f"{year}{serial}", serial, str(int(serial)))


def _side_file_shapes(canonical: str) -> Iterator[str]:
    plain = canonical.replace("Đ", "D")
    yield from (plain, canonical.replace("-", ""), plain.replace("-", ""))


def _certificate_shapes(canonical: str) -> Iterator[str]:
    right, serial = _title(Number(NumberKind.CERTIFICATE, canonical)) or ("", "")
    padded = f"{int(serial):07d}"
    if right:
        yield from (f"{right}-{padded}", f"{right}-{serial}", f"{right}{padded}")
        yield canonical.replace("-", "")
    yield from (padded, serial)


def _madrid_shapes(canonical: str) -> Iterator[str]:
    yield canonical.zfill(7)
    yield canonical.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def _international_shapes(canonical: str) -> Iterator[str]:
    _, _, rest = canonical.partition("/")
    year, serial = rest[-11:].split("/")
    yield from (canonical.replace("/", ""), rest, f"{year}/{serial}")
    yield from (f"{year}{serial}", serial, str(int(serial)))


def _case_shapes(canonical: str) -> Iterator[str]:
    yield canonical.replace("-", "")


_SHAPES_OF: Final[dict[NumberKind, Callable[[str], Iterator[str]]]] = {
    NumberKind.APPLICATION: _application_shapes,
    NumberKind.AMENDMENT: _side_file_shapes,
    NumberKind.TRANSFER: _side_file_shapes,
    NumberKind.CERTIFICATE: _certificate_shapes,
    NumberKind.MADRID: _madrid_shapes,
    NumberKind.PCT: _international_shapes,
    NumberKind.WO: _international_shapes,
    NumberKind.SUPPORT_CASE: _case_shapes,
}
