"""The reviewed seed files of `data/`: the law as it enters the database.

Pure. A rule in a file stands for several rights; here it becomes one Rule per right,
in which a version written for fewer rights replaces a general one of the same key.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from ip_portal.rules.arithmetic import DayKind, Period, PeriodError, SpecialDay
from ip_portal.rules.choice import (
    Citation,
    Confidence,
    DateName,
    Direction,
    Pick,
    Rule,
    Trigger,
    Version,
    Window,
    Words,
)
from ip_portal.rules.quoting import quote

DATA: Final = Path(__file__).parent / "data"

MARKS: Final = ("trademark", "collective_mark", "certification_mark")
RIGHTS: Final = (*MARKS, "gi", "design", "invention", "utility_solution")
OUTSIDE: Final = ("layout_design", "plant_variety", "copyright", "department")
_GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "marks": MARKS,
    "seven": RIGHTS,
    "any": (*RIGHTS, "layout_design"),
    "none": (),
}
_TRIGGER: Final = re.compile(r"(later|earlier|yearly)\(([a-z, ]+)\)|()([a-z]+)")


class SeedError(ValueError):
    """A seed file that says something the model cannot hold."""


@dataclass(frozen=True, slots=True)
class SeedHoliday:
    """A day of the holiday table with its source."""

    day: date
    special: SpecialDay
    source: str


@cache
def load_seed_rules() -> tuple[Rule, ...]:
    """Return every rule of every right; raises SeedError for a broken file."""
    effective: dict[str, date] = read_seed("documents")["effective"]
    rules = [
        rule
        for path in sorted(DATA.glob("*.toml"))
        for entry in read_seed(path.stem).get("rule", [])
        for rule in _rules(entry, effective)
    ]
    names = [(rule.code, rule.right) for rule in rules]
    if len(set(names)) < len(names):
        raise SeedError("an act stands twice for one right")
    return tuple(rules)


@cache
def load_seed_holidays() -> tuple[SeedHoliday, ...]:
    """Return the known holidays and swapped days, in order."""
    days = [
        SeedHoliday(
            entry["date"],
            SpecialDay(
                DayKind(entry["kind"]),
                entry["name_vi"],
                entry["name_en"],
                entry["confirmed"],
            ),
            entry["source"],
        )
        for entry in read_seed("holidays")["holiday"]
    ]
    return tuple(sorted(days, key=lambda one: one.day))


def parse_trigger(text: str) -> Trigger | None:
    """Read "filed", "later(published, requested)" or "yearly(granted)"."""
    if not text:
        return None
    found = _TRIGGER.fullmatch(text)
    if found is None:
        raise SeedError(f"not a trigger: {text!r}")
    pick, names = found[1], found[2] or found[4]
    return Trigger(
        tuple(DateName(name.strip()) for name in names.split(",")),
        Pick(pick) if pick in ("later", "earlier") else Pick.ONLY,
        yearly=pick == "yearly",
    )


def written_trigger(trigger: Trigger | None) -> str:
    """Return a trigger as `parse_trigger` reads it."""
    if trigger is None:
        return ""
    names = ", ".join(trigger.names)
    if trigger.yearly:
        return f"yearly({names})"
    return names if trigger.pick is Pick.ONLY else f"{trigger.pick}({names})"


def read_seed(name: str) -> dict[str, Any]:
    """Return a seed file as it stands."""
    with (DATA / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def _rules(entry: dict[str, Any], effective: Mapping[str, date]) -> Iterator[Rule]:
    """Expand one entry into a rule per right."""
    shared = {key: value for key, value in entry.items() if key != "version"}
    merged = [shared | version for version in entry["version"]]
    rights = dict.fromkeys(
        right for version in merged for right in _expand(version["rights"])
    )
    for right in rights:
        try:
            yield Rule(
                code=entry["act"],
                right=right,
                label=read_words(entry, "label"),
                who=entry["who"],
                tie_date=DateName(entry["tie_date"]) if "tie_date" in entry else None,
                expiry_from_validity=entry.get("expiry_from_validity", False),
                versions=tuple(_versions(merged, right, effective)),
            )
        except (KeyError, ValueError, PeriodError) as error:
            raise SeedError(f"{entry['act']} of {right}: {error}") from error


def _versions(
    merged: list[dict[str, Any]], right: str, effective: Mapping[str, date]
) -> Iterator[Version]:
    """Yield the versions of one right, the most specific of each key."""
    chosen: dict[str, dict[str, Any]] = {}
    for data in merged:
        if right not in _expand(data["rights"]):
            continue
        rival = chosen.get(data["key"])
        if rival is None or _breadth(data) < _breadth(rival):
            chosen[data["key"]] = data
    for data in chosen.values():
        yield _version(data, right, effective)


def _version(
    data: dict[str, Any], right: str, effective: Mapping[str, date]
) -> Version:
    gap, exists = data.get("gap", False), data.get("exists", True)
    trigger = parse_trigger(data.get("trigger", ""))
    length = Period.parse(data["length"]) if "length" in data else None
    direction = Direction(data.get("direction", "after"))
    structured = trigger is not None and length is not None
    indefinite = data.get("indefinite", False)
    computed = (
        exists
        and not gap
        and (structured or indefinite)
        and right in _expand([data.get("computes", "marks")])
    )
    quoted = Words()
    if exists and not computed:
        quoted = read_words(data, "quoted")
        if not quoted.en:
            if trigger is None or length is None:
                raise SeedError("neither computed nor quoted")
            quoted = quote(trigger, direction, length)
    doubtful = "unverified" if gap and exists else "certain"
    return Version(
        key=data["key"],
        citation=_citation(data["cites"], effective),
        windows=_windows(data.get("windows", {})),
        trigger=trigger,
        direction=direction,
        length=length,
        is_window=data.get("window", False),
        opens_on=DateName(data["opens_on"]) if "opens_on" in data else None,
        rolls=data.get("rolls", False),
        extendable=data.get("extendable", "no"),
        computed=computed,
        exists=exists,
        indefinite=indefinite,
        confidence=Confidence(data.get("confidence", doubtful)),
        assumed=data.get("assumed", False),
        quoted=quoted,
        note=read_words(data, "note"),
        rows=tuple(_rows(data["rows"], right)),
        announce_until=data.get("announce_until"),
    )


def _rows(written: list[str], right: str) -> Iterator[str]:
    """Yield the rows that speak of this right: "R096", or "design: R097"."""
    for row in written:
        group, _colon, number = row.rpartition(": ")
        if not group or right in _expand([group]):
            yield number


def _expand(groups: list[str]) -> tuple[str, ...]:
    rights = tuple(right for name in groups for right in _GROUPS.get(name, (name,)))
    unknown = set(rights) - {*RIGHTS, *OUTSIDE}
    if unknown:
        raise SeedError(f"unknown right {min(unknown)}")
    return rights


def _breadth(data: dict[str, Any]) -> int:
    return len(_expand(data["rights"]))


def _windows(written: Mapping[str, str]) -> tuple[Window, ...]:
    """Read {filed: "2023-01-01..2026-03-31"}; an open side stays open."""
    windows = []
    for name, span in written.items():
        start, _dots, end = span.partition("..")
        windows.append(
            Window(
                DateName(name),
                date.fromisoformat(start) if start else date.min,
                date.fromisoformat(end) if end else date.max,
            )
        )
    return tuple(windows)


def _citation(cites: list[str], effective: Mapping[str, date]) -> Citation:
    """Read "131/2025/QH15: 112a, 3.1.b"; the first is the one to show."""
    document, _colon, article = cites[0].partition(": ")
    return Citation(document, article, effective[document], tuple(cites[1:]))


def read_words(data: Mapping[str, Any], name: str) -> Words:
    """Return the text of a seed in both languages, empty where it has none."""
    return Words(vi=data.get(f"{name}_vi", ""), en=data.get(f"{name}_en", ""))
