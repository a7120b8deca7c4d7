"""Many statements about one right become one record, by source priority and date. Pure.

A field is taken from the best statement that speaks of it: the better source first,
within a source the newer statement. The classes are those of one statement, the
parties of a role and the codes of a scheme too. Numbers of several sources are joined;
within a source the newer statement corrects the older.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ip_portal.core.numbers import certificate_key
from ip_portal.registry.exchange.records import (
    GoodsRecord,
    NumberRecord,
    RightRecord,
)

HAND = "hand"

# A person of the Department corrects what an office prints; the office's own page
# beats a file made from it; the import template repeats what others said.
PRIORITY = {HAND: 40, "ipvn_page": 30, "st96": 20, "st66": 20, "template": 10}

SCALARS = (
    "office",
    "office_id",
    "kind",
    "kind_raw",
    "feature",
    "feature_raw",
    "filed_on",
    "accepted_on",
    "published_on",
    "publication_number",
    "granted_on",
    "expires_on",
    "terminated_on",
    "status_word",
    "as_of",
    "commune",
    "product_group",
    "note",
    "illustration",
)
LISTS = (
    "words",
    "priorities",
    "abstracts",
    "disclaimers",
    "colours",
    "descriptions",
    "translations",
    "transliterations",
    "representations",
    "places",
)
# What is compared between sources; a difference in the others is one of wording.
COMPARED = (
    "kind",
    "filed_on",
    "published_on",
    "granted_on",
    "expires_on",
    "terminated_on",
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A record as one source stated it, and when we heard it.

    ``order`` grows with each statement received.
    """

    record: RightRecord
    source: str
    heard_on: date
    order: int

    @property
    def said_on(self) -> date:
        """The day for which the source spoke, or else the day we heard it."""
        return self.record.as_of or self.heard_on


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One field, and what each source states of it, the best source first."""

    field: str
    values: tuple[tuple[str, object], ...]


def ranked(statements: Iterable[Stated]) -> list[Stated]:
    """Return the statements, the one to believe first at the front."""
    return sorted(
        statements,
        key=lambda one: (PRIORITY.get(one.source, 0), one.said_on, one.order),
        reverse=True,
    )


def merge(statements: Sequence[Stated]) -> RightRecord:
    """Return the one record that the statements make together.

    Raises ``ValueError`` when there is none: a right that nobody states is no right.
    """
    if not statements:
        message = "Nothing is stated about this right."
        raise ValueError(message)
    records = [one.record for one in ranked(statements)]
    values: dict[str, Any] = {name: _first(records, name) for name in SCALARS}
    values |= {name: _first(records, name) or () for name in LISTS}
    return replace(
        records[0],
        **values,
        numbers=_numbers(records),
        parties=_by_key(records, "parties", lambda one: one.role),
        goods=_goods(records),
        figurative=_by_key(records, "figurative", lambda one: one.scheme),
        events=(),
    )


def disagreements(statements: Sequence[Stated]) -> tuple[Disagreement, ...]:
    """Return the fields in which sources differ, each source with its newest word.

    A newer statement of the same source is a change, not a disagreement.
    """
    latest: dict[tuple[str, str], object] = {}
    for one in ranked(statements):
        for name in COMPARED:
            value = getattr(one.record, name)
            if value is not None:
                latest.setdefault((name, one.source), value)
    found = (Disagreement(name, _said_of(latest, name)) for name in COMPARED)
    return tuple(one for one in found if len({value for _, value in one.values}) > 1)


def _said_of(
    latest: dict[tuple[str, str], object], name: str
) -> tuple[tuple[str, object], ...]:
    return tuple(
        (source, value) for (field, source), value in latest.items() if field == name
    )


def _number_key(number: NumberRecord) -> tuple[str, str]:
    """A title is known by its integer, with or without its version."""
    key = certificate_key(number.canonical) if number.kind == "certificate" else None
    return number.kind, key or number.canonical


def _first(records: Sequence[RightRecord], name: str) -> Any:
    for record in records:
        value = getattr(record, name)
        if value is not None and value != ():
            return value
    return None


def _numbers(records: Sequence[RightRecord]) -> tuple[NumberRecord, ...]:
    """Every number that some source states, in the wording of the best one."""
    found: dict[object, NumberRecord] = {}
    stated: set[tuple[str, str]] = set()
    for record in records:
        for item in record.numbers:
            if (record.source, item.kind) not in stated:
                found.setdefault(_number_key(item), item)
        stated |= {(record.source, item.kind) for item in record.numbers}
    return tuple(found.values())


def _goods(records: Sequence[RightRecord]) -> tuple[GoodsRecord, ...]:
    """The classes of the best record that names any; words it lacks from the others."""
    stated = [record.goods for record in records if record.goods]
    best = stated[0] if stated else ()
    return tuple(
        item
        for number in dict.fromkeys(one.number for one in best)
        for item in _class_of(number, stated)
    )


def _class_of(
    number: int, stated: Sequence[tuple[GoodsRecord, ...]]
) -> list[GoodsRecord]:
    classes = [[one for one in goods if one.number == number] for goods in stated]
    worded = (items for items in classes if any(one.text for one in items))
    return next(worded, classes[0])


def _by_key(
    records: Sequence[RightRecord], name: str, key: Callable[[Any], object]
) -> tuple[Any, ...]:
    """Items grouped by key, each group whole from the best record that has it.

    Of one source only the newest record that speaks of such items counts.
    """
    taken: dict[object, list[Any]] = {}
    heard: set[str] = set()
    for record in records:
        items = getattr(record, name)
        if not items or record.source in heard:
            continue
        heard.add(record.source)
        groups: dict[object, list[Any]] = {}
        for item in items:
            groups.setdefault(key(item), []).append(item)
        for group, members in groups.items():
            taken.setdefault(group, members)
    return tuple(item for members in taken.values() for item in members)
