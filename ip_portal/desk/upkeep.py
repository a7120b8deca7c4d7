"""Look after the search index: what it holds, what waits, what failed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_noop

from ip_portal.ledger import services, verbs
from ip_portal.ledger.actors import Actor
from ip_portal.ledger.models import Change, Delivery
from search import indexing, service
from search.port import EngineDownError

# The last comparison stands in the outbox as a fact that nobody has to hear.
TOPIC = "search.checked"
SHOWN = 50


@dataclass(frozen=True, slots=True)
class Checked:
    """What the last comparison of index and database found."""

    at: datetime
    checked: int
    missing: int
    stale: int
    orphaned: int

    @property
    def wrong(self) -> int:
        """How many documents differ."""
        return self.missing + self.stale + self.orphaned


def document_count() -> int | None:
    """Return how many documents the index holds; nothing while it is down."""
    try:
        return service.engine().count()
    except EngineDownError:
        return None


def dead_letters() -> list[Delivery]:
    """Return deliveries that failed for good, the newest first, with their change."""
    dead = Delivery.objects.filter(dead_at__isnull=False).select_related("change")
    return list(dead.order_by("-dead_at")[:SHOWN])


def dead_count() -> int:
    """Return how many deliveries failed for good."""
    return Delivery.objects.filter(dead_at__isnull=False).count()


def last_check() -> Checked | None:
    """Return what the last comparison found, if there was one."""
    last = Change.objects.filter(topic=TOPIC).order_by("-pk").first()
    return Checked(last.at, **last.payload) if last else None


def check(*, actor: Actor) -> None:
    """Compare index and database, and note the result.

    Raises ``EngineDownError`` while the index cannot be read.
    """
    _note(indexing.check(service.engine()), "search.checked", actor)


def repair(*, actor: Actor) -> int:
    """Write anew what differs; return how many documents that were.

    Raises ``EngineDownError`` while the index cannot be written.
    """
    engine = service.engine()
    drift = indexing.check(engine)
    indexing.repair(drift, engine)
    _note(indexing.check(engine), "search.repaired", actor)
    return drift.count


@transaction.atomic
def _note(drift: indexing.Drift, verb: str, actor: Actor) -> None:
    change = services.publish(
        TOPIC,
        service.engine().name,
        checked=drift.checked,
        missing=len(drift.missing),
        stale=len(drift.stale),
        orphaned=len(drift.orphaned),
    )
    services.record(verb, change, actor=actor, wrong=drift.count)


def register() -> None:
    """Make the verbs known to the ledger."""
    verbs.register(
        {
            "search.checked": gettext_noop(
                "%(actor)s compared the search index with the register."
            ),
            "search.repaired": gettext_noop("%(actor)s repaired the search index."),
        }
    )
