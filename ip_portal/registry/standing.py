"""What the page of a right depends on, asked in one statement.

It is asked for every visitor, also where the page itself was made before: the statement
is put together once, which takes ten times as long as running it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Subquery

from ip_portal.registry.models import Right
from ip_portal.registry.models.right import RightQuerySet
from ip_portal.rules import store

_DAY = date.min
_NUMBER = "\x00"


@dataclass(frozen=True, slots=True)
class Standing:
    """A public right's key and version, and the edition of the law."""

    pk: int
    version: int
    edition: str


def standing(number: str, *, on: date) -> Standing | None:
    """Return where a right with this very number stands; None if not public that day."""
    sql, params = _statement()
    adapt = connection.ops.adapt_datefield_value
    given: dict[Any, Any] = {_NUMBER: number, adapt(_DAY): adapt(on)}
    with connection.cursor() as cursor:
        cursor.execute(sql, [given.get(one, one) for one in params])
        row = cursor.fetchone()
    return Standing(row[0], row[1], str(row[2])) if row else None


@cache
def _statement() -> tuple[str, tuple[Any, ...]]:
    """Return the statement, with its values or what stands in for them."""
    rights = RightQuerySet(Right).public(on=_DAY).filter(number=_NUMBER)
    found = (
        rights.annotate(edition=Subquery(store.edition_row().values("token")))
        .order_by("pk")
        .values_list("pk", "version", "edition")
    )
    return found[:1].query.sql_with_params()
