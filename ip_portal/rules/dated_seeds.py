"""The reviewed seed files of fees and forms.

Pure. What stands above the first entry of a file holds for all of them, what stands
in an entry for all its versions; the nearest says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from ip_portal.rules.choice import Confidence, Words
from ip_portal.rules.dated import overlaps
from ip_portal.rules.fees import FeeItem, FeeKind, FeeVersion, Part
from ip_portal.rules.forms import FormItem, FormVersion
from ip_portal.rules.seeds import SeedError, read_seed, read_words


@cache
def load_seed_fees() -> tuple[FeeItem, ...]:
    """Return fees, sums and supports; raises SeedError for a broken file."""
    items = tuple(_fee(entry, versions) for entry, versions in _entries("fees", "fee"))
    known = {item.code for item in items if item.kind is not FeeKind.SUM}
    for item in items:
        parts = {part.code for version in item.versions for part in version.parts}
        if parts - known:
            raise SeedError(f"{item.code}: no such line {min(parts - known)}")
    return items


@cache
def load_seed_forms() -> tuple[FormItem, ...]:
    """Return the forms; raises SeedError for a broken file."""
    return tuple(_form(entry, found) for entry, found in _entries("forms", "form"))


def _entries(
    file: str, name: str
) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Yield each entry with its versions, inherited values filled in."""
    data = read_seed(file)
    shared = {key: value for key, value in data.items() if key != name}
    seen: set[str] = set()
    for entry in data[name]:
        if entry["code"] in seen:
            raise SeedError(f"{entry['code']} stands twice")
        seen.add(entry["code"])
        own = {key: value for key, value in entry.items() if key != "version"}
        found = entry.get("version", [{}])
        yield entry, [shared | own | version for version in found]


def _fee(entry: dict[str, Any], found: list[dict[str, Any]]) -> FeeItem:
    try:
        item = FeeItem(
            code=entry["code"],
            kind=FeeKind(entry["kind"]),
            label=read_words(entry, "label"),
            per=read_words(entry, "per"),
            versions=tuple(_fee_version(data) for data in found),
        )
    except (KeyError, ValueError) as error:
        raise SeedError(f"{entry['code']}: {error}") from error
    _check(item.code, item.versions)
    return item


def _form(entry: dict[str, Any], found: list[dict[str, Any]]) -> FormItem:
    try:
        item = FormItem(
            code=entry["code"],
            label=read_words(entry, "label"),
            versions=tuple(_form_version(data) for data in found),
        )
    except (KeyError, ValueError) as error:
        raise SeedError(f"{entry['code']}: {error}") from error
    _check(item.code, item.versions)
    return item


def _check(
    code: str, versions: tuple[FeeVersion, ...] | tuple[FormVersion, ...]
) -> None:
    for one, other in overlaps(versions):
        raise SeedError(f"{code}: {one.key} and {other.key} fit the same day")


def _fee_version(data: Mapping[str, Any]) -> FeeVersion:
    return FeeVersion(
        **_dated(data),
        amount=data.get("amount"),
        parts=tuple(Part(code) for code in data.get("parts", [])),
    )


def _form_version(data: Mapping[str, Any]) -> FormVersion:
    return FormVersion(
        **_dated(data),
        number=read_words(data, "number"),
        authority=read_words(data, "authority"),
    )


def _dated(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what every dated version has; the first citation is the one to show."""
    effective: dict[str, date] = read_seed("documents")["effective"]
    document, _colon, article = data["cites"][0].partition(": ")
    note: Words = read_words(data, "note")
    return {
        "key": data["key"],
        "document": document,
        "article": article,
        "effective": effective.get(document),
        "further": tuple(data["cites"][1:]),
        "start": data.get("starts", date.min),
        "end": data.get("ends", date.max),
        "confidence": Confidence(data.get("confidence", "certain")),
        "assumed": data.get("assumed", False),
        "note": note,
        "announce_until": data.get("announce_until"),
    }
