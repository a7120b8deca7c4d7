"""Public rights by a number, as somebody types it."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from ip_portal.core.numbers import certificate_key, parse
from ip_portal.registry.models import Number, Right

# Longer than any number; what follows is not looked at.
LONGEST = 80


def canonical_of(typed: str) -> str:
    """Return a number of any shape in its canonical one, any other text as typed.

    What no number holds and some databases refuse is left out.
    """
    text = typed.replace("\x00", "").strip(" /")[:LONGEST]
    parsed = parse(text)
    return parsed.canonical if parsed else text


def numbered(typed: str) -> QuerySet[Right]:
    """Return the public rights that carry a number; a title is known by its integer."""
    canonical = canonical_of(typed)
    wanted = Q(canonical=canonical)
    if key := certificate_key(canonical):
        wanted |= Q(title_key=key)
    return Right.objects.filter(
        pk__in=Number.objects.filter(wanted).values("right_id")
    ).order_by("pk")
