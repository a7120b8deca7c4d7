"""Which present unit a place name of a record means; asked once for each name."""

from __future__ import annotations

import re

from ip_portal.places.lookup import find, present_units

_STREET = re.compile(r"\d|số |đường|hẻm|tổ |khu vực|ấp |street|road", re.IGNORECASE)
_WARD = re.compile(r"^(?:phường|xã|thị trấn|ward|commune)\s", re.IGNORECASE)


class Gazetteer:
    """Remembers its answers: a file names the same communes again and again."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}

    def code_of(self, name: str) -> str:
        """Return the code of the one unit that stands there today.

        Empty for a name that is unknown, or means several units: a split place is
        never guessed.
        """
        if name not in self._codes:
            heirs = present_units(find(name)).values()
            present = {unit.code for units in heirs for unit in units}
            self._codes[name] = present.pop() if len(present) == 1 else ""
        return self._codes[name]


def commune_in(address: str) -> str:
    """Return the part of an address that names a ward or commune, else nothing.

    Of an address only this part is public.
    """
    for part in re.split(r"[,;–]", address):
        if _WARD.match(part.strip()) and not _STREET.search(part):
            return part.strip()
    return ""
