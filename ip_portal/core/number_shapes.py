"""The shapes in which numbers are written, on folded text that keeps - / and dots."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from ip_portal.core.number_kinds import Number, NumberKind, check_character

__all__ = ["beside_words", "in_full"]

_GAP: Final = "[-/. ]{1,3}"
_MAYBE: Final = "[-/. ]{0,3}"
_YEAR: Final = r"((?:19|20)\d\d)"
_FIRST_PCT_YEAR: Final = 78


def _whole(pattern: str) -> re.Pattern[str]:
    """Match only where no letter or digit touches, also across a hyphen or slash."""
    start = r"(?<![a-z0-9])(?<![a-z0-9][-/.])"
    end = r"(?![a-z0-9])(?![-/.][a-z0-9])"
    return re.compile(f"{start}(?:{pattern}){end}", re.ASCII)


def _side_file(found: re.Match[str]) -> Number:
    letter, right, year, serial = found.groups()
    if letter == "s":
        return Number(NumberKind.AMENDMENT, f"SĐ{right}-{year}-{serial}")
    return Number(NumberKind.TRANSFER, f"CĐ{right}-{year}-{serial}")


def _application(found: re.Match[str]) -> Number:
    return Number(NumberKind.APPLICATION, "-".join(found.groups()))


def _certificate(found: re.Match[str]) -> Number:
    right, serial, version = found.groups()
    version = f"-{version}" if version else ""
    return Number(NumberKind.CERTIFICATE, f"{right}-{int(serial):07d}{version}")


def _pct(found: re.Match[str]) -> Number:
    country, year, serial = found.groups()
    return Number(NumberKind.PCT, f"PCT/{country.upper()}{year}/{serial}")


def _pct_before_2004(found: re.Match[str]) -> Number:
    country, year, serial = found.groups()
    return Number(NumberKind.PCT, f"PCT/{country.upper()}{_century(year)}/0{serial}")


def _wo(found: re.Match[str]) -> Number:
    year, serial = found.groups()
    return Number(NumberKind.WO, f"WO/{year}/{serial}")


def _wo_before_2003(found: re.Match[str]) -> Number:
    year, serial = found.groups()
    return Number(NumberKind.WO, f"WO/{_century(year)}/0{serial}")


def _century(year: str) -> str:
    return ("19" if int(year) >= _FIRST_PCT_YEAR else "20") + year


def _case(found: re.Match[str]) -> Number | None:
    year, serial, check = found.groups()
    stem = f"CT-{year}-{serial}"
    if check.upper() != check_character(stem):
        return None
    return Number(NumberKind.SUPPORT_CASE, f"{stem}-{check.upper()}")


# In this order: what one shape has read, the next does not see.
_SHAPES: Final[
    tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Number | None]], ...]
] = (
    (_whole(rf"([sc])d{_MAYBE}([1-6]){_MAYBE}{_YEAR}{_MAYBE}(\d{{5}})"), _side_file),
    (_whole(rf"vn{_MAYBE}([1-6]){_MAYBE}{_YEAR}{_MAYBE}(\d{{5}})"), _application),
    (_whole(rf"([1-6]){_GAP}{_YEAR}{_GAP}(\d{{5}})"), _application),
    (_whole(rf"pct{_MAYBE}([a-z]{{2}}){_MAYBE}{_YEAR}{_MAYBE}(\d{{6}})"), _pct),
    (
        _whole(rf"pct{_MAYBE}([a-z]{{2}}){_MAYBE}(\d\d){_GAP}(\d{{5}})"),
        _pct_before_2004,
    ),
    (_whole(rf"wo{_MAYBE}{_YEAR}{_MAYBE}(\d{{6}})(?:{_MAYBE}[a-z]\d)?"), _wo),
    (_whole(rf"wo{_MAYBE}(\d\d){_GAP}(\d{{5}})(?:{_MAYBE}[a-z]\d)?"), _wo_before_2003),
    (_whole(rf"ct{_MAYBE}(\d{{4}}){_MAYBE}(\d{{5}}){_MAYBE}([0-9a-z])"), _case),
    (
        _whole(rf"(?:vn{_MAYBE})?([1-6]){_GAP}(\d{{5,7}}){_GAP}(\d{{3}})"),
        _certificate,
    ),
    (_whole(rf"(?:vn{_MAYBE})?([1-6]) ?- ?(\d{{6,7}})()"), _certificate),
)


def in_full(plain: str) -> set[Number]:
    """Find the numbers whose own shape shows what they count."""
    found = set()
    for pattern, build in _SHAPES:
        found |= {build(match) for match in pattern.finditer(plain)}
        plain = pattern.sub("|", plain)
    return {number for number in found if number is not None}


# -- bare numbers beside a word --------------------------------------------------

_MADRID: Final = (
    "madrid",
    "quoc te",
    "dkqt",
    "international registration",
    "ir",
    "irn",
)
_TITLE: Final = (
    "gcn",
    "gcndk",
    "gcndknh",
    "gcnnh",
    "giay chung nhan",
    "van bang",
    "vbbh",
    "bang doc quyen",
    "bang sang che",
    "so bang",
    "bang so",
    "certificate",
    "patent",
)
_APPLICATION: Final = ("don", "application")
# What a title is for, and its digit.
_RIGHTS: Final = {
    "giai phap huu ich": "2",
    "gphi": "2",
    "utility solution": "2",
    "kieu dang": "3",
    "kdcn": "3",
    "design": "3",
    "sang che": "1",
    "invention": "1",
    "nhan hieu": "4",
    "gcndknh": "4",
    "gcnnh": "4",
    "dknh": "4",
    "trademark": "4",
    "trade mark": "4",
    "thiet ke bo tri": "5",
    "layout": "5",
    "chi dan dia ly": "6",
    "cddl": "6",
    "geographical indication": "6",
}
_BETWEEN: Final = (
    "so no number nr dang ky dk nhan hieu tap the chung thong thuong hang hoa bao ho "
    "cong nghiep mach tich hop ban dan theo cap viet nam vn the of registration "
    "protection protocol title industrial bang giay nghi dinh thu he thong wipo"
)
_SPOKEN: Final = frozenset(
    word
    for phrase in (*_MADRID, *_TITLE, *_APPLICATION, *_RIGHTS, _BETWEEN)
    for word in phrase.split()
)
_GLUED: Final = re.compile(r"(?<=[a-z])[-/.]?(?=\d)", re.ASCII)
_THOUSANDS: Final = re.compile(
    r"(?<![\d-])\d{1,3}(?:[ .]\d{3}){1,2}(?![\d-])", re.ASCII
)
_BARE: Final = re.compile(r"0{0,3}(\d{5,7})([a-z]?)", re.ASCII)
_SITE_DIGITS: Final = re.compile(rf"([1-6]){_YEAR}(\d{{5}})", re.ASCII)


def beside_words(plain: str) -> set[Number]:
    """Find bare numbers that a word before or behind them gives a kind."""
    ungrouped = _THOUSANDS.sub(
        lambda n: re.sub(r"\D", "", n[0]), _GLUED.sub(" ", plain)
    )
    tokens = [token.strip("-/.") for token in ungrouped.split()]
    found = set()
    for at, token in enumerate(tokens):
        if token[:1].isdigit():
            before = _spoken(tokens[:at][::-1])[::-1]
            behind = _spoken(tokens[at + 1 :])
            found |= {_named(token, before) or _named(token, behind)}
    return {number for number in found if number is not None}


def _spoken(tokens: list[str]) -> list[str]:
    """Keep the words next to the number, up to the first that says nothing of it."""
    for at, token in enumerate(tokens):
        if token not in _SPOKEN:
            return tokens[:at]
    return tokens


def _named(token: str, context: list[str]) -> Number | None:
    said = f" {' '.join(context)} "
    if site := _SITE_DIGITS.fullmatch(token):
        return _application(site) if _says(said, _APPLICATION) else None
    bare = _BARE.fullmatch(token)
    if bare is None:
        return None
    digits, letter = bare.groups()
    if _says(said, _MADRID):
        return Number(NumberKind.MADRID, str(int(digits)) + letter.upper())
    if letter or not _says(said, _TITLE):
        return None
    right = next((_RIGHTS[phrase] for phrase in _RIGHTS if _says(said, (phrase,))), "")
    canonical = f"{right}-{int(digits):07d}" if right else str(int(digits))
    return Number(NumberKind.CERTIFICATE, canonical)


def _says(said: str, phrases: tuple[str, ...]) -> bool:
    return any(f" {phrase} " in said for phrase in phrases)
