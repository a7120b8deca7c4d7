"""Keep the index what the database says: deliveries, rebuilds, comparisons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial

from django.db.models import Q

from ip_portal.ledger import consumers
from ip_portal.ledger.models import Change, Delivery
from search import choosing, service, types
from search.port import Build, Document, Engine, EngineDownError, Gone

BATCH = 1000

OVERLAP = timedelta(minutes=5)
"""A rebuild repeats what was delivered this long before it began: a change is stamped
by the worker's clock at the start of its round. To repeat is harmless."""

Keys = Mapping[types.DocumentType, Sequence[str]]
Progress = Callable[[int], object]


def consumer_of(engine: str) -> str:
    """The name under which the worker feeds an engine; each has its own deliveries."""
    return f"search.{engine}"


def listen() -> None:
    """Have the worker bring the changes of all registered types to every engine."""
    for name in choosing.names():
        consumers.register(
            consumer_of(name), list(types.by_topic()), partial(_feed, name)
        )


def _feed(name: str, changes: Sequence[Change]) -> None:
    handle(changes, service.named(name))


def handle(changes: Iterable[Change], engine: Engine) -> None:
    """Bring what changed into the index as it is now; safe to repeat in any order.

    Raises ``DownError`` while the engine cannot take it.
    """
    try:
        apply(_changed(changes), engine)
    except EngineDownError as error:
        raise consumers.DownError(str(error)) from error


def apply(keys: Keys, target: Engine | Build) -> None:
    """Put what is public of these keys, drop what is not."""
    documents: list[Document] = []
    gone: list[Gone] = []
    for known, wanted in keys.items():
        built = known.source.build(wanted)
        documents += marked(known, built.values())
        gone += [Gone(known.name, key) for key in wanted if key not in built]
    if documents:
        target.put(documents)
    if gone:
        target.drop(gone)


def marked(
    known: types.DocumentType, documents: Iterable[Document]
) -> Sequence[Document]:
    """Return the documents with the way in which words find their type."""
    return [
        one if one.mode is known.mode else replace(one, mode=known.mode)
        for one in documents
    ]


def _changed(changes: Iterable[Change]) -> Keys:
    """Keys by type, each once."""
    by_topic = types.by_topic()
    keys: dict[types.DocumentType, dict[str, None]] = {}
    for change in changes:
        for known in by_topic.get(change.topic, ()):
            keys.setdefault(known, {})[change.key] = None
    return {known: list(wanted) for known, wanted in keys.items()}


def rebuild(engine: Engine, *, now: datetime, progress: Progress = int) -> int:
    """Build the index anew beside the one in use, then put it in its place.

    What changes meanwhile is repeated before the swap, the last of it while no one
    else writes: no edit is lost and every search finds a whole index. Returns how many
    documents it has. Raises EngineDownError where another rebuild is running.
    """
    build = engine.build()
    try:
        total = sum(load(known, build, progress) for known in types.all_types())
        since, seen = now - OVERLAP, set[int]()
        _replay(build, engine, since, seen)
        with engine.locked():
            _replay(build, engine, since, seen)
            build.swap()
        # On a cluster the lock holds nobody: what was written to the old index between
        # the last look and the swap is repeated.
        _replay(engine, engine, since, seen)
    except BaseException:
        build.abandon()
        raise
    return total


def load(known: types.DocumentType, build: Build, progress: Progress = int) -> int:
    """Load all public documents of a type into a build; return how many."""
    total = 0
    for piece in _pieces(known):
        built = known.source.build([key for key, _ in piece])
        documents = marked(known, built.values())
        build.load(documents)
        total += len(documents)
        progress(len(piece))
    return total


def _pieces(known: types.DocumentType) -> Iterator[Sequence[tuple[str, int]]]:
    after = ""
    while piece := known.source.versions(after, BATCH):
        yield piece
        after = piece[-1][0]


def _replay(
    target: Engine | Build, engine: Engine, since: datetime, seen: set[int]
) -> None:
    """Repeat what was delivered since then or still waits, but for what was `seen`.

    Not "all changes after the last number seen": numbers are given before the commit,
    so a lower one may come into sight later.
    """
    recent = Q(done_at__gte=since) | Q(done_at=None, dead_at=None)
    deliveries = Delivery.objects.filter(recent, consumer=consumer_of(engine.name))
    waiting = deliveries.select_related("change").order_by("pk")
    batch: list[Change] = []
    for delivery in waiting.iterator(BATCH):
        if delivery.pk not in seen:
            seen.add(delivery.pk)
            batch.append(delivery.change)
    for at in range(0, len(batch), BATCH):
        apply(_changed(batch[at : at + BATCH]), target)


@dataclass(slots=True)
class Drift:
    """Where index and database differ, as (type, key)."""

    checked: int = 0
    missing: list[tuple[str, str]] = field(default_factory=list)
    stale: list[tuple[str, str]] = field(default_factory=list)
    orphaned: list[tuple[str, str]] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.missing) + len(self.stale) + len(self.orphaned)


def check(engine: Engine) -> Drift:
    """Compare every document by id and version with the database.

    What is still on its way through the outbox is not counted.
    """
    drift = Drift()
    indexed = {(name, key): version for name, key, version in engine.versions()}
    for known in types.all_types():
        for piece in _pieces(known):
            for key, version in piece:
                drift.checked += 1
                one = (known.name, key)
                stored = indexed.pop(one, None)
                if stored is None:
                    drift.missing.append(one)
                elif stored != version:
                    drift.stale.append(one)
    drift.orphaned = sorted(indexed)
    return _settled(drift, consumer_of(engine.name))


def _settled(drift: Drift, consumer: str) -> Drift:
    """Without what the worker is about to put right."""
    if not drift.count:
        return drift
    deliveries = Delivery.objects.filter(consumer=consumer, done_at=None, dead_at=None)
    waiting = _changed(one.change for one in deliveries.select_related("change"))
    on_its_way = {(one.name, key) for one, keys in waiting.items() for key in keys}
    for name in ("missing", "stale", "orphaned"):
        found = getattr(drift, name)
        setattr(drift, name, [one for one in found if one not in on_its_way])
    return drift


def repair(drift: Drift, engine: Engine) -> None:
    """Write what differs anew from the database, whatever version the index has."""
    wrong = [*drift.missing, *drift.stale, *drift.orphaned]
    for at in range(0, len(wrong), BATCH):
        piece = wrong[at : at + BATCH]
        with engine.locked():
            engine.forget([Gone(name, key) for name, key in piece])
            documents: list[Document] = []
            for known in types.all_types():
                keys = [key for name, key in piece if name == known.name]
                built = known.source.build(keys) if keys else {}
                documents += marked(known, built.values())
            engine.put(documents)
