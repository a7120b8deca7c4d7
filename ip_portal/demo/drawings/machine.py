"""Machines and instruments, each about 360 by 360 around the origin."""

from __future__ import annotations

from ip_portal.demo.drawings.kit import (
    DO7,
    INK,
    LA7,
    LEAF,
    LUA3,
    LUA5,
    ORANGE,
    PHUSA3,
    PHUSA7,
    SONG1,
    SONG2,
    SONG5,
    SONG7,
    SONG8,
    SONG9,
    TRO7,
    WHITE,
    around,
    box,
    circle,
    group,
    leaf,
    oval,
    shape,
    stroke,
)

STEEL, STEEL_DARK, STEEL_LIGHT = "#9FB1B4", "#6F8487", "#D3DEDF"


def drum_machine() -> str:
    """A machine with a drum, hopper and chute for sprouting beans."""
    return "".join(
        (
            shape("M-70 -170H70L40 -104H-40Z", STEEL_DARK),
            box(-60, -180, 120, 18, STEEL, 6),
            box(-150, -20, 24, 180, STEEL_DARK, 4),
            box(126, -20, 24, 180, STEEL_DARK, 4),
            box(-166, 150, 332, 20, SONG8, 6),
            circle(0, 10, 128, STEEL),
            circle(0, 10, 104, STEEL_LIGHT),
            *(circle(x, y + 10, 9, STEEL_DARK) for x, y, _ in around(12, 78)),
            *(circle(x, y + 10, 7, STEEL_DARK) for x, y, _ in around(7, 42)),
            circle(0, 10, 22, SONG7),
            shape("M90 100L176 132V166H90Z", SONG5),
            box(-140, 96, 60, 46, SONG7, 6),
            circle(-124, 118, 8, LA7),
            circle(-100, 118, 8, DO7),
        )
    )


def sieve() -> str:
    """A vibrating screen on springs, sand above, washed sand below."""
    dots = "".join(
        circle(x, y + x * 0.24, 7, PHUSA3)
        for y in (-120, -100)
        for x in range(-110, 80, 24)
    )
    springs = "".join(
        stroke(f"M{x} {y}l14 10l-28 14l28 14l-28 14l14 10", STEEL_DARK, 7)
        for x, y in ((-120, 8), (120, 66))
    )
    return "".join(
        (
            dots,
            group(
                box(-176, -18, 352, 26, SONG7, 6),
                box(-176, 8, 352, 12, STEEL),
                *(box(x, 8, 6, 12, SONG9) for x in range(-166, 170, 20)),
                y=-40,
                turn=13,
            ),
            springs,
            stroke("M-60 -10V52M-20 0V62M20 10V72", SONG5, 8),
            shape("M-92 160C-70 96 -10 96 20 160Z", PHUSA3),
            box(-176, 158, 352, 16, SONG8, 4),
            circle(60, 20, 38, STEEL_DARK),
            circle(60, 20, 18, STEEL_LIGHT),
        )
    )


def dryer() -> str:
    """A solar drying house with trays."""
    trays = "".join(
        box(-110, y, 220, 10, PHUSA7)
        + "".join(circle(x, y - 12, 13, ORANGE) for x in range(-90, 100, 30))
        for y in (10, 70, 130)
    )
    return "".join(
        (
            circle(110, -120, 46, LUA5),
            *(
                stroke(
                    f"M{110 + x * 1.3:g} {-120 + y * 1.3:g}L{110 + x * 1.6:g} "
                    f"{-120 + y * 1.6:g}",
                    LUA5,
                    8,
                )
                for x, y, _ in around(10, 46)
            ),
            shape("M-160 -40L-20 -120L150 -40V160H-160Z", SONG1),
            shape("M-176 -36L-20 -132L166 -36L154 -20L-20 -112L-160 -18Z", SONG7),
            trays,
            box(-160, 150, 314, 18, SONG8),
        )
    )


def drone() -> str:
    """A spraying drone over rows of rice."""
    return "".join(
        (
            stroke("M-130 -110L-40 -60M130 -110L40 -60", TRO7, 14),
            oval(-130, -124, 56, 9, SONG5),
            oval(130, -124, 56, 9, SONG5),
            box(-8 - 130, -124, 16, 22, TRO7),
            box(-8 + 130, -124, 16, 22, TRO7),
            box(-66, -96, 132, 76, SONG7, 24),
            circle(0, -54, 20, LUA3),
            stroke("M-46 -20L-66 14M46 -20L66 14", TRO7, 9),
            *(
                stroke(f"M{x} 26v26M{x * 1.2:g} 66v22", SONG2, 7)
                for x in (-80, -40, 0, 40, 80)
            ),
            *(
                stroke(
                    f"M{x} 176C{x} 150 {x - 8} 130 {x - 22} 112M{x} 176C{x} 150 {x + 8} "
                    f"130 {x + 22} 112",
                    LA7,
                    10,
                )
                for x in range(-140, 150, 56)
            ),
        )
    )


def pump() -> str:
    """A water pump with its pipe and a spray of drops."""
    return "".join(
        (
            stroke("M-176 -60H-60", SONG5, 36),
            stroke("M60 60H150V-100", SONG5, 30),
            circle(0, 0, 112, SONG7),
            circle(0, 0, 80, STEEL_LIGHT),
            *(
                group(
                    shape("M0 0C30 -20 40 -50 20 -72C0 -60 -10 -30 0 0Z", SONG7),
                    turn=turn,
                )
                for *_xy, turn in around(6, 0)
            ),
            circle(0, 0, 20, SONG9),
            box(-120, 110, 240, 30, SONG8, 8),
            *(
                oval(150 + dx, -140 + dy, 9, 14, SONG2)
                for dx, dy in ((0, 0), (-28, 6), (28, 8), (-14, -30), (16, -28))
            ),
            box(-96, 140, 30, 30, SONG8),
            box(66, 140, 30, 30, SONG8),
        )
    )


def harvester() -> str:
    """A small tracked machine for digging shallots."""
    return "".join(
        (
            box(-60, -120, 130, 104, LUA5, 12),
            box(-36, -98, 82, 52, SONG1, 6),
            box(-120, -20, 230, 76, DO7, 12),
            shape("M-120 10L-184 120H-130L-90 50Z", STEEL_DARK),
            box(-110, 70, 240, 74, INK, 37),
            box(-96, 84, 212, 46, TRO7, 23),
            *(circle(x, 107, 17, STEEL) for x in (-66, 10, 86)),
            stroke("M110 -10L166 -70", STEEL_DARK, 14),
            stroke("M-180 164H176", PHUSA7, 14),
        )
    )


def chip() -> str:
    """A chip with traces and a drop of water."""
    pins = "".join(
        stroke(f"M{x} -150V-100M{x} 100V150M-150 {x}H-100M100 {x}H150", SONG5, 10)
        for x in (-60, -20, 20, 60)
    )
    return "".join(
        (
            pins,
            box(-110, -110, 220, 220, SONG8, 22),
            shape(
                "M0 -74C36 -26 60 4 60 32C60 64 34 84 0 84C-34 84 -60 64 -60 32"
                "C-60 4 -36 -26 0 -74Z",
                SONG2,
            ),
            stroke("M-30 36C-28 52 -16 60 0 62", WHITE, 9),
        )
    )


def flask() -> str:
    """A flask with a green liquid and a sprout."""
    return "".join(
        (
            box(-50, -176, 100, 24, SONG5, 8),
            shape(
                "M-36 -156H36V-50L136 130C146 156 130 172 108 172H-108"
                "C-130 172 -146 156 -136 130L-36 -50Z",
                SONG1,
            ),
            shape(
                "M-82 34H82L136 130C146 156 130 172 108 172H-108C-130 172 -146 156 "
                "-136 130Z",
                "#8FC48A",
            ),
            stroke("M0 130V20", LA7, 10),
            leaf(0, 40, 80, -30, LA7),
            leaf(0, 64, 80, 210, LEAF),
            circle(-60, 120, 12, WHITE),
            circle(64, 100, 9, WHITE),
        )
    )
