"""Which right carries the numbers of a record; many records are asked about at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Q

from ip_portal.core.numbers import same_certificate
from ip_portal.registry.describing import kind_of, title_key
from ip_portal.registry.exchange.reasons import Reason
from ip_portal.registry.exchange.records import (
    NumberRecord,
    RecordRefusedError,
    RightRecord,
)
from ip_portal.registry.models import Number, Right, Statement

# Office, kind and the number itself; of a title only its integer.
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Owner:
    """The right a record belongs to.

    ``ghosts`` are rights that carry one of its numbers though no source states them
    any more: their import was undone.
    """

    pk: int
    ghosts: frozenset[int] = frozenset()


Answer = Owner | None | RecordRefusedError


def right_of(record: RightRecord) -> Right | None:
    """Return the one right that carries any of the record's own numbers.

    Numbers count only within the office that gave them. Raises ``RecordRefusedError``
    when the record has no number, no kind, or numbers of two different rights.
    """
    answer = owners_of([record])[0]
    if isinstance(answer, RecordRefusedError):
        raise answer
    return Right.for_staff.get(pk=answer.pk) if answer else None


def owners_of(records: Sequence[RightRecord]) -> list[Answer]:
    """Return for each record its right, nothing for a new one, or why it is refused.

    A fixed number of queries.
    """
    there = _Index(records)
    return [_owner(record, there) for record in records]


def apart(records: Sequence[RightRecord]) -> Iterator[list[RightRecord]]:
    """Cut records into runs in which no two share a number."""
    run: list[RightRecord] = []
    seen: set[Key] = set()
    for record in records:
        keys = {_key(one, record) for one in record.own_numbers}
        if keys & seen:
            yield run
            run, seen = [], set()
        run.append(record)
        seen |= keys
    if run:
        yield run


def free_numbers(record: RightRecord, ghosts: Iterable[int]) -> None:
    """Take the record's numbers from rights that nobody states any more."""
    canonicals = [one.canonical for one in record.own_numbers]
    keys = [title_key(one.kind, one.canonical) for one in record.own_numbers]
    wanted = Q(canonical__in=canonicals) | Q(title_key__in=list(filter(None, keys)))
    Number.objects.filter(wanted, right_id__in=list(ghosts)).delete()


def _key(number: NumberRecord, record: RightRecord) -> Key:
    office = number.office or record.office or "VN"
    title = title_key(number.kind, number.canonical)
    return office, number.kind, title or number.canonical


class _Index:
    """The stored numbers that the records name, read once."""

    def __init__(self, records: Sequence[RightRecord]) -> None:
        own = [one for record in records for one in record.own_numbers]
        titles = {title_key(one.kind, one.canonical) for one in own} - {""}
        wanted = Q(canonical__in={one.canonical for one in own})
        if titles:
            wanted |= Q(title_key__in=titles)
        self._rows: dict[Key, list[tuple[int, str]]] = defaultdict(list)
        for row in Number.objects.filter(wanted) if own else ():
            key = (row.office, row.kind, row.title_key or row.canonical)
            self._rows[key].append((row.right_id, row.canonical))

    def carriers(self, number: NumberRecord, record: RightRecord) -> set[int]:
        """Return the rights with this number; a title is known by its integer."""
        rows = self._rows.get(_key(number, record), [])
        if title_key(number.kind, number.canonical):
            return {pk for pk, one in rows if same_certificate(one, number.canonical)}
        return {pk for pk, _canonical in rows}


def _owner(record: RightRecord, there: _Index) -> Answer:
    if not record.own_numbers:
        return RecordRefusedError("numbers", Reason("no_number"))
    if not kind_of(record):
        return RecordRefusedError("kind", Reason("no_kind"))
    found = set().union(*(there.carriers(one, record) for one in record.own_numbers))
    if len(found) < 2:
        return Owner(found.pop()) if found else None
    standing = set(
        Statement.objects.filter(right__in=found, voided_at=None).values_list(
            "right_id", flat=True
        )
    )
    if len(standing) > 1:
        numbers = ", ".join(one.canonical for one in record.own_numbers)
        return RecordRefusedError("numbers", Reason("two_rights", {"numbers": numbers}))
    chosen = min(standing or found)
    return Owner(chosen, frozenset(found - {chosen}))
