"""Grounds and letters that go together."""

from __future__ import annotations

from dataclasses import dataclass

from ip_portal.demo.drawings.kit import (
    DO1,
    DO7,
    LA7,
    LEAF_DARK,
    LUA1,
    LUA3,
    LUA5,
    MAN1,
    MAN7,
    PHUSA1,
    PHUSA7,
    PHUSA8,
    PURPLE,
    PURPLE1,
    PURPLE_DARK,
    SKY,
    SONG1,
    SONG2,
    SONG7,
    SONG8,
    SONG9,
    WHITE,
    WINE,
)


@dataclass(frozen=True, slots=True)
class Tone:
    """The ground of a picture, its large and small letters, and a deep companion."""

    ground: str
    line: str
    under: str
    deep: str


TONES = {
    "green": Tone("#E8F1E0", LA7, PHUSA7, LEAF_DARK),
    "lime": Tone("#EEF5DC", "#44611A", LA7, "#44611A"),
    "gold": Tone(LUA1, PHUSA8, LA7, PHUSA8),
    "orange": Tone("#FFEED6", "#8A4500", PHUSA8, "#8A4500"),
    "sand": Tone(PHUSA1, PHUSA8, DO7, PHUSA8),
    "rose": Tone(MAN1, MAN7, LEAF_DARK, MAN7),
    "peach": Tone(DO1, "#8E1C14", LA7, "#8E1C14"),
    "violet": Tone(PURPLE1, PURPLE_DARK, LA7, PURPLE),
    "sky": Tone(SKY, SONG9, SONG7, SONG8),
    "mist": Tone(SONG1, SONG8, PHUSA7, SONG8),
    "white": Tone(WHITE, LA7, SONG8, LEAF_DARK),
    "wine": Tone(WINE, LUA3, WHITE, "#3A0A20"),
    "night": Tone(SONG9, LUA3, SONG2, "#061F24"),
    "river": Tone(SONG7, WHITE, LUA3, SONG9),
    "brick": Tone("#7A2C18", LUA3, WHITE, "#4C1709"),
    "forest": Tone(LEAF_DARK, LUA3, WHITE, "#0A2E1A"),
    "plain": Tone("#F3F6F4", "#14282B", "#BFCBCB", "#E3EAE9"),
    "sun": Tone(LUA5, "#4A2C00", PHUSA8, PHUSA8),
}
