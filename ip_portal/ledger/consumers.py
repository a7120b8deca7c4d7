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
    here: bool = True
    """Whether workers of this host hand it its deliveries."""


_CONSUMERS: dict[str, Consumer] = {}


def register(
    name: str, topics: Collection[str], handle: Handle, *, here: bool = True
) -> None:
    """Deliver every change of ``topics`` to ``handle``, at least once.

    ``handle`` gets a batch in the order of writing. It must be safe to repeat, and must
    look at things as they are now: with several workers a later batch may come first.
    It raises ``DownError`` when nothing can be delivered now; any other exception
    counts against the changes. Where it is not ``here`` the workers of another host
    deliver: this one only writes the deliveries.
    """
    _CONSUMERS[name] = Consumer(name, frozenset(topics), handle, here)


def all_consumers() -> list[Consumer]:
    """Return every consumer, in order of registration."""
    return list(_CONSUMERS.values())


def consumers_here() -> list[Consumer]:
    """Return the consumers that workers of this host serve."""
    return [one for one in _CONSUMERS.values() if one.here]


def listening_to(topic: str) -> list[Consumer]:
    """Return the consumers that hear a topic."""
    return [one for one in _CONSUMERS.values() if topic in one.topics]
