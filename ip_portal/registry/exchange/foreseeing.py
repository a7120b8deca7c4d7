"""What taking records in would do, without writing: the dry run."""

from __future__ import annotations

from dataclasses import dataclass, field

from ip_portal.registry.exchange.merge import SCALARS, Stated, merge
from ip_portal.registry.exchange.records import RightRecord
from ip_portal.registry.models import Right
from ip_portal.registry.services import Outcome, right_of
from ip_portal.registry.settling import stated

SHOWN = tuple(name for name in SCALARS if name not in {"as_of", "office_id"})
KEPT = 200


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a right that would read differently."""

    field: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class Foreseen:
    """One record that would change something: its right, if there is one already."""

    record: RightRecord
    right: Right | None
    changes: tuple[FieldChange, ...] = ()


@dataclass(slots=True)
class Foresight:
    """Remembers what earlier records of the same file would have created.

    ``created`` and ``changed`` keep the first ``KEPT`` of each, for showing.
    """

    created: list[Foreseen] = field(default_factory=list)
    changed: list[Foreseen] = field(default_factory=list)
    _coming: dict[tuple[str, str, str], set[str]] = field(default_factory=dict)

    def add(self, record: RightRecord) -> Outcome:
        """Say what this record would do; raises as ``take_record`` does."""
        right = right_of(record)
        content = record.content_hash()
        if right is None:
            return self._not_there_yet(record, content)
        kept = list(right.statements.all())
        if any(
            one.content_hash == content
            and one.source == record.source
            and not one.voided_at
            for one in kept
        ):
            return Outcome.UNCHANGED
        if len(self.changed) < KEPT:
            before = stated(one for one in kept if not one.voided_at)
            self.changed.append(Foreseen(record, right, _changes(before, record)))
        return Outcome.CHANGED

    def _not_there_yet(self, record: RightRecord, content: str) -> Outcome:
        keys = [
            (one.office or record.office or "VN", one.kind, one.canonical)
            for one in record.numbers
        ]
        seen = [self._coming[key] for key in keys if key in self._coming]
        known = set().union(*seen) if seen else None
        for key in keys:
            self._coming[key] = (known or set()) | {content}
        if known is None:
            if len(self.created) < KEPT:
                self.created.append(Foreseen(record, None))
            return Outcome.CREATED
        return Outcome.UNCHANGED if content in known else Outcome.CHANGED


def _changes(before: list[Stated], record: RightRecord) -> tuple[FieldChange, ...]:
    if not before:
        return ()
    old = merge(before)
    newest = before[-1]
    new = merge(
        [*before, Stated(record, record.source, newest.heard_on, newest.order + 1)]
    )
    pairs = [(name, getattr(old, name), getattr(new, name)) for name in SHOWN]
    pairs.append(("word", old.word, new.word))
    return tuple(FieldChange(*pair) for pair in pairs if pair[1] != pair[2])
