"""The demo register as its source states it: `content/rights.toml`, checked."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).parent / "content"


@dataclass(frozen=True, slots=True)
class Picture:
    """What to draw: a layout, a motif, a tone, one large and one small line."""

    layout: str
    motif: str
    tone: str
    line: str = ""
    under: str = ""


@dataclass(frozen=True, slots=True)
class DemoPicture:
    """A picture to draw, and what it shows in both languages."""

    picture: Picture
    alt_vi: str
    alt_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoRight:
    """One right of the demo; days are offsets from the day the demo is made."""

    key: str
    serial: int
    kind: str
    word: str
    filed: str
    reached: str
    holder: tuple[str, ...]
    commune: str
    group: str
    accepted: str | None = None
    published: str | None = None
    granted: str | None = None
    renewals: int = 0
    gappy: bool = False
    feature: str = ""
    colours: str = ""
    disclaimer: str = ""
    translation: str = ""
    abstract: str = ""
    status: str = ""
    goods: tuple[tuple[int, str], ...] = ()
    vienna: tuple[str, ...] = ()
    locarno: tuple[str, ...] = ()
    ipc: tuple[str, ...] = ()
    inventor: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    events: tuple[tuple[str, str], ...] = ()
    drawn: DemoPicture | None = field(default=None)

    @property
    def image(self) -> str:
        """The file name of its picture, or nothing."""
        return f"{self.key}.png" if self.drawn else ""


@cache
def rights() -> tuple[DemoRight, ...]:
    """Return the rights of the demo, in the order of the source.

    TypeError for a field that the source should not have.
    """
    text = (CONTENT / "rights.toml").read_text(encoding="utf-8")
    return tuple(_right(row) for row in tomllib.loads(text)["right"])


def _right(row: dict[str, Any]) -> DemoRight:
    drawn = None
    picture = row.pop("picture", None)
    if picture is not None:
        drawn = DemoPicture(Picture(**picture), row.pop("alt_vi"), row.pop("alt_en"))
    goods = row.pop("goods", {})
    values = {
        name: _frozen(value) if isinstance(value, list) else value
        for name, value in row.items()
    }
    classes = tuple(sorted((int(number), text) for number, text in goods.items()))
    return DemoRight(**values, goods=classes, drawn=drawn)


def _frozen(values: list[Any]) -> tuple[Any, ...]:
    return tuple(tuple(value) if isinstance(value, list) else value for value in values)
