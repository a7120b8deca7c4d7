"""Which present unit a place name of a record means; asked once for each name."""

from __future__ import annotations

import re

from ip_portal.places.lookup import find, present_units
from ip_portal.places.models import Level, Unit

_PARTS = re.compile(r"[,;–]")


class Gazetteer:
    """Remembers its answers: a file names the same communes again and again."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}

    def code_of(self, place: str) -> str:
        """Return the code of the one unit that stands there today.

        ``place`` is a name, or an address: its later parts say in which province the
        commune lies. Empty for a place that is unknown, in another province, or one
        of several: a split place is never guessed.
        """
        if place not in self._codes:
            self._codes[place] = self._look_up(place)
        return self._codes[place]

    def _look_up(self, place: str) -> str:
        unit = _unit(place)
        if unit is None or unit.level == Level.PROVINCE:
            return unit.code if unit else ""
        home = [one.pk for one in unit.ancestors() if one.level == Level.PROVINCE]
        later = [_unit(part) for part in _PARTS.split(place)[1:] if part.strip()]
        is_elsewhere = any(
            one.level == Level.PROVINCE and one.pk not in home for one in later if one
        )
        return "" if is_elsewhere else unit.code


def _unit(place: str) -> Unit | None:
    """Return the one unit of today a name means: its own, or the only successor."""
    found = find(place)
    present = [unit for unit in found if unit.is_current]
    if not present:
        heirs = present_units(found).values()
        present = list({unit.pk: unit for units in heirs for unit in units}.values())
    if len(present) != 1:
        return None
    return Unit.objects.with_parents().get(pk=present[0].pk)
