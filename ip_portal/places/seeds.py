"""The seed files as plain values; pure, nothing is written here."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ip_portal.places.naming import english_name, split_kind

DATA = Path(__file__).parent / "data"

Key = tuple[str, dt.date]

_LEVELS = {
    "phường": "ward",
    "xã": "commune",
    "thị trấn": "commune",
    "quận": "district",
    "huyện": "district",
    "thị xã": "district",
}


@dataclass(frozen=True, slots=True)
class UnitSeed:
    """A unit to load; `parent` is the key of the unit it lies in."""

    code: str
    name_vi: str
    level: str
    valid_from: dt.date
    valid_to: dt.date | None
    parent: Key | None

    @property
    def key(self) -> Key:
        """Code and first day, which together name the unit."""
        return self.code, self.valid_from

    @property
    def kind(self) -> str:
        """The kind that stands before the name."""
        return split_kind(self.name_vi)[0]

    @property
    def name_en(self) -> str:
        """The name in English letters and words."""
        return english_name(*split_kind(self.name_vi))


@dataclass(frozen=True, slots=True)
class SuccessionSeed:
    """One former unit, one that followed, how, and by which act."""

    old: Key
    new: Key
    change: str
    act: str


@dataclass(frozen=True, slots=True)
class Seeds:
    """All that the seed files say, parents before their parts."""

    units: tuple[UnitSeed, ...]
    successions: tuple[SuccessionSeed, ...]
    folk_names: Mapping[str, tuple[Key, ...]]


def load(folder: Path = DATA) -> Seeds:
    """Read the three seed files.

    KeyError or ValueError when a file names a unit that no file describes.
    """
    files = [
        tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
        for name in ("provinces", "cantho", "names")
    ]
    provinces, cantho, names = files
    units = [*_provinces(provinces), *_communes(cantho, provinces)]
    successions = [
        *_renamed(provinces),
        *_merged(provinces),
        *_merged(cantho),
    ]
    known = {unit.key for unit in units}
    for succession in successions:
        if not {succession.old, succession.new} <= known:
            raise ValueError(f"a succession names an unknown unit: {succession}")
    present = {unit.code: unit.key for unit in units if unit.valid_to is None}
    folk = {
        name: tuple(present[code] for code in codes)
        for name, codes in names["names"].items()
    }
    return Seeds(tuple(units), tuple(successions), folk)


def _provinces(seed: dict[str, Any]) -> Iterator[UnitSeed]:
    first, reform = seed["recorded_from"], seed["in_force"]
    for code, name in seed["former"].items():
        yield UnitSeed(code, name, "province", first, _eve(reform), None)
    for code, old in seed["renamed"].items():
        last = _eve(old["in_force"])
        yield UnitSeed(code, old["name"], "province", first, last, None)
    for code, new in seed["present"].items():
        since = _since(code, seed)
        yield UnitSeed(code, new["name"], "province", since, None, None)


def _since(code: str, seed: dict[str, Any]) -> dt.date:
    """Return the first day of a present unit; an untouched one stood all along."""
    if code in seed.get("renamed", {}):
        return _day(seed["renamed"][code]["in_force"])
    formed = "from" in seed["present"][code]
    return _day(seed["in_force"] if formed else seed["recorded_from"])


def _communes(seed: dict[str, Any], provinces: dict[str, Any]) -> Iterator[UnitSeed]:
    first, reform = seed["recorded_from"], seed["in_force"]
    city = ("92", _since("92", provinces))
    for code, district in seed["former"].items():
        province = (district["province"], provinces["recorded_from"])
        yield UnitSeed(
            code, district["name"], "district", first, _eve(reform), province
        )
        for ward, name in district["wards"].items():
            yield _commune(ward, name, first, _eve(reform), (code, first))
    for code, new in seed["present"].items():
        yield _commune(code, new["name"], reform, None, city)


def _commune(
    code: str, name: str, valid_from: dt.date, valid_to: dt.date | None, parent: Key
) -> UnitSeed:
    level = _LEVELS[split_kind(name)[0]]
    return UnitSeed(code, name, level, valid_from, valid_to, parent)


def _renamed(seed: dict[str, Any]) -> Iterator[SuccessionSeed]:
    for code, old in seed["renamed"].items():
        yield SuccessionSeed(
            (code, seed["recorded_from"]),
            (code, old["in_force"]),
            "renamed",
            old["act"],
        )


def _merged(seed: dict[str, Any]) -> Iterator[SuccessionSeed]:
    """Derive how each former unit ended from the lists of what formed the new ones."""
    heirs = Counter(
        old for new in seed["present"].values() for old in new.get("from", ())
    )
    for code, new in seed["present"].items():
        origins = new.get("from", ())
        for old in origins:
            if heirs[old] > 1:
                change = "split"
            else:
                change = "merged" if len(origins) > 1 else "one_to_one"
            yield SuccessionSeed(
                (old, seed["recorded_from"]),
                (code, seed["in_force"]),
                change,
                seed["act"],
            )


def _day(value: object) -> dt.date:
    if not isinstance(value, dt.date):
        raise ValueError(f"{value!r} is not a date")
    return value


def _eve(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=1)
