"""Where a right and its picture are, and what must be loaded to say so."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse

from ip_portal.registry.images import SIZES
from ip_portal.registry.models import Right

ROWS = (
    "numbers",
    "parties",
    "goods",
    "figurative_codes",
    "priorities",
    "representations",
    "places",
)
CARD_ROWS = ("numbers", "parties", "goods", "representations")


def with_rows(rights: QuerySet[Right]) -> QuerySet[Right]:
    """Load everything that describes the rights, in a fixed number of statements."""
    return rights.prefetch_related(*ROWS)


def for_cards(rights: QuerySet[Right]) -> QuerySet[Right]:
    """Load what a card or a result shows."""
    return rights.prefetch_related(*CARD_ROWS)


def address(right: Right) -> str:
    """Return the permanent address of a right in the current language."""
    return reverse("right", args=[address_number(right.number)])


def address_number(canonical: str) -> str:
    """Return a number as it stands in an address: a slash would end a step of it."""
    return canonical.replace("/", "~")


@dataclass(frozen=True, slots=True)
class Image:
    """A picture in one size: its address and pixels."""

    url: str
    width: int
    height: int


def image_of(right: Right, size: str) -> Image | None:
    """Return the right's picture in a size of the fixed list, if it has one."""
    shown = next((one for one in right.representations.all() if one.sha256), None)
    if shown is None or not shown.width or not shown.height:
        return None
    scale = min(1, SIZES[size] / max(shown.width, shown.height))
    return Image(
        url=reverse("right_image", args=[right.pk, shown.sha256[:16], size]),
        width=max(1, round(shown.width * scale)),
        height=max(1, round(shown.height * scale)),
    )
