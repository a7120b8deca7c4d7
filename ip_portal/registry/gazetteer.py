"""Which present unit a place name of a record means; asked once for each name."""

from __future__ import annotations

import re

from ip_portal.places.lookup import find, present_units
from ip_portal.places.models import Level, Unit

_STREET = re.compile(r"\d|số |đường|hẻm|tổ |khu vực|ấp |street|road", re.IGNORECASE)
_PARTS = re.compile(r"[,;–]")
_WARD = re.compile(r"^(?:phường|xã|thị trấn|ward|commune)\s", re.IGNORECASE)


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
        present = _present(place)
        provinces = {unit.code for unit in present if unit.level == Level.PROVINCE}
        if len(present) != 1 or provinces:
            return present[0].code if len(present) == 1 else ""
        province = present[0].ancestors()[-1:] or present
        parts = [part for part in _PARTS.split(place)[1:] if part.strip()]
        named = [unit for part in parts for unit in _present(part)]
        elsewhere = [
            unit
            for unit in named
            if unit.level == Level.PROVINCE and unit.pk != province[0].pk
        ]
        return "" if elsewhere else present[0].code


def _present(place: str) -> list[Unit]:
    """Return the units of today that a name leads to, each once."""
    heirs = present_units(find(place)).values()
    found = {unit.pk: unit for units in heirs for unit in units}
    return list(Unit.objects.with_parents().filter(pk__in=found))


def commune_in(address: str) -> str:
    """Return the part of an address that names a ward or commune, else nothing.

    Of an address only this part is public.
    """
    for part in _PARTS.split(address):
        if _WARD.match(part.strip()) and not _STREET.search(part):
            return part.strip()
    return ""
