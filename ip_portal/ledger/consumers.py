"""Who listens to which topic; filled by each package when the site starts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from ip_portal.ledger.models import Change

Handle = Callable[[Sequence[Change]], None]


class DownError(Exception):
    """What the consumer feeds cannot be reached now; waiting is not a try."""


@dataclass(frozen=True, slots=True)
class Consumer:
    """A listener: its name, the topics it hears and what it does with changes."""

    name: str
    topics: frozenset[str]
    handle: Handle


_CONSUMERS: dict[str, Consumer] = {}


def register(name: str, topics: Collection[str], handle: Handle) -> None:
    """Deliver every change of ``topics`` to ``handle``, at least once, in order.

    ``handle`` gets a batch and must be safe to repeat. It raises ``DownError`` when
    nothing can be delivered now; any other exception counts against the changes.
    """
    _CONSUMERS[name] = Consumer(name, frozenset(topics), handle)


def all_consumers() -> list[Consumer]:
    """Return every consumer, in order of registration."""
    return list(_CONSUMERS.values())


def listening_to(topic: str) -> list[Consumer]:
    """Return the consumers that hear a topic."""
    return [one for one in _CONSUMERS.values() if topic in one.topics]
