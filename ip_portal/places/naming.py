"""How a Vietnamese place name is written: its kind, its short form, its search key.

Pure: no Django here.
"""

from __future__ import annotations

from dataclasses import dataclass

from ip_portal.core.text import fold

# Longest first, so that "thị trấn" is not read as "thị".
KINDS = ("thành phố", "thị trấn", "thị xã", "phường", "huyện", "quận", "tỉnh", "xã")

_ENGLISH = {
    "phường": "Ward",
    "xã": "Commune",
    "thị trấn": "Township",
    "quận": "District",
    "huyện": "District",
    "thị xã": "Town",
    "thành phố": "City",
    "tỉnh": "Province",
}

# What people write before a name, folded, to the kind it means.
_PREFIXES = {fold(kind): kind for kind in KINDS} | {
    "p": "phường",
    "x": "xã",
    "tt": "thị trấn",
    "q": "quận",
    "h": "huyện",
    "tx": "thị xã",
    "tp": "thành phố",
    "t": "tỉnh",
}

# What English readers write after a name, to the kinds it may mean.
_SUFFIXES = {
    "ward": ("phường",),
    "commune": ("xã",),
    "township": ("thị trấn",),
    "district": ("quận", "huyện"),
    "town": ("thị xã", "thị trấn"),
    "city": ("thành phố",),
    "province": ("tỉnh",),
}

_ROMAN = {
    "i": "1",
    "ii": "2",
    "iii": "3",
    "iv": "4",
    "v": "5",
    "vi": "6",
    "vii": "7",
    "viii": "8",
    "ix": "9",
    "x": "10",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One part of an address as somebody wrote it, ready to be looked up."""

    whole: str
    bare: str
    kinds: tuple[str, ...]


def split_kind(full_name: str) -> tuple[str, str]:
    """Return kind and short name of a full name: "Phường Cái Khế" → "phường", "Cái Khế".

    ValueError when the name does not begin with one of `KINDS`.
    """
    for kind in KINDS:
        head, rest = full_name[: len(kind)], full_name[len(kind) :]
        if head.lower() == kind and rest.startswith(" "):
            return kind, rest.strip()
    raise ValueError(f"{full_name!r} does not say what kind of unit it is")


def english_name(kind: str, short_name: str) -> str:
    """Return the name as English pages write it: "Cai Khe Ward", "Ward 1"."""
    noun = _ENGLISH[kind]
    if is_numbered(short_name):
        return f"{noun} {short_name}"
    words = (_plain(word) for word in short_name.split())
    return f"{' '.join(words)} {noun}"


def _plain(word: str) -> str:
    """Take the accents off a word and keep its Roman numbers large."""
    plain = fold(word) or word
    return plain.upper() if word.isupper() else plain.capitalize()


def key(name: str) -> str:
    """Return the name as it is looked up: folded, a closing Roman number in digits.

    The wards of Vị Thanh were "Phường III", people write "phường 3".
    """
    words = fold(name).split()
    if len(words) > 1 and words[-1] in _ROMAN:
        words[-1] = _ROMAN[words[-1]]
    return " ".join(words)


def is_numbered(short_name: str) -> bool:
    """Tell whether a unit has a number for a name, in digits or Roman."""
    return short_name.isdigit() or short_name.lower() in _ROMAN


def stored_key(kind: str, short_name: str) -> str:
    """Return the key a unit is stored under.

    A numbered ward keeps its kind: "1" alone names nothing.
    """
    return key(f"{kind} {short_name}" if is_numbered(short_name) else short_name)


def read(text: str) -> Asked:
    """Read one part of an address: "P. Thới An", "thi tran Cai Tac", "Cai Khe Ward"."""
    whole = key(text)
    words = whole.split()
    for length in (2, 1):
        kind = _PREFIXES.get(" ".join(words[:length]))
        if kind and len(words) > length:
            bare = " ".join(words[length:])
            if bare.isdigit():
                whole = key(f"{kind} {bare}")
            return Asked(whole, bare, (kind,))
    if len(words) > 1 and words[-1] in _SUFFIXES:
        return Asked(whole, " ".join(words[:-1]), _SUFFIXES[words[-1]])
    return Asked(whole, whole, ())
