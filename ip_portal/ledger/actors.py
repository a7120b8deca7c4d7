"""Who acted. Stored as id and label, so the ledger needs no table of people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class Person(Protocol):
    """What an actor is made from: a signed-in user, of whatever class."""

    @property
    def pk(self) -> object: ...

    def get_full_name(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Actor:
    """The person or part of the system that made a change.

    ``id`` is empty for the system itself; ``label`` is what the ledger shows.
    """

    id: str
    label: str

    @classmethod
    def of(cls, user: Person) -> Actor:
        """Return the actor for a saved user; raise ``ValueError`` for nobody."""
        if user.pk is None:
            message = "An anonymous visitor cannot act."
            raise ValueError(message)
        return cls(str(user.pk), user.get_full_name())


SYSTEM = Actor("", "system")
