"""Texts that must fit their columns."""

from __future__ import annotations

from functools import cache

from django.db.models import CharField, Model

from ip_portal.registry.exchange.reasons import Reason
from ip_portal.registry.exchange.records import RecordRefusedError


@cache
def _limits(model: type[Model]) -> tuple[tuple[str, int], ...]:
    """Return the names of short text columns and how much they hold."""
    return tuple(
        (field.attname, field.max_length)
        for field in model._meta.concrete_fields
        if isinstance(field, CharField) and field.max_length
    )


def require_fit(row: Model) -> None:
    """Raise ``RecordRefusedError`` for a text longer than its column.

    Some databases would take it all the same, others would fail in the middle.
    """
    for name, limit in _limits(type(row)):
        value = getattr(row, name)
        if len(value) > limit:
            params: dict[str, str | int]
            params = {"value": f"{value[:40]}…", "limit": limit}
            raise RecordRefusedError(name, Reason("text_too_long", params))
