"""Roots, vegetables and mushrooms, each about 360 by 360 around the origin."""

from __future__ import annotations

from ip_portal.demo.drawings.kit import (
    DO7,
    LA7,
    LEAF,
    MAN7,
    PHUSA1,
    PHUSA3,
    PHUSA7,
    PHUSA8,
    PURPLE,
    circle,
    group,
    oval,
    shape,
    stroke,
)


def shallots() -> str:
    """Three purple shallots with their green tops and roots."""

    def bulb(x: float, y: float, scale: float, fill: str) -> str:
        tops = "".join(
            stroke(
                f"M0 -60C{bend} -100 {bend * 1.6:g} -130 {bend * 2.6:g} -176", LEAF, 15
            )
            for bend in (-22, 4, 26)
        )
        lines = stroke(
            "M-44 20C-40 -20 -20 -44 -6 -62M0 96V-58M44 20C40 -20 20 -44 6 -62",
            "#D8A9C4",
            5,
        )
        roots = stroke("M-14 100L-30 130M0 104V136M14 100L30 130", PHUSA3, 6)
        body = shape(
            "M0 -82C18 -48 78 -20 78 36C78 82 40 106 0 106"
            "C-40 106 -78 82 -78 36C-78 -20 -18 -48 0 -82Z",
            fill,
        )
        return group(tops, roots, body, lines, x=x, y=y, scale=scale)

    return "".join(
        (
            bulb(-112, 50, 0.86, "#7F2560"),
            bulb(112, 50, 0.86, "#7F2560"),
            bulb(0, 36, 1.06, MAN7),
        )
    )


def chilli() -> str:
    """Three red chillies on a stalk."""
    pod = shape(
        "M-20 -60C10 -70 30 -40 28 0C24 70 0 130 -34 168"
        "C-30 110 -40 60 -44 10C-46 -30 -40 -54 -20 -60Z",
        DO7,
    )
    cap = shape("M-46 -46C-40 -84 22 -88 30 -44C10 -34 -24 -34 -46 -46Z", LA7)
    stalk = stroke("M-8 -78C-8 -104 -4 -120 8 -134", LA7, 11)
    return "".join(
        group(pod, cap, stalk, x=x, y=y, turn=turn)
        for x, y, turn in ((-70, 10, 24), (80, 10, -22), (6, 22, 0))
    )


def mushroom() -> str:
    """Straw mushrooms, large and small."""

    def one(x: float, y: float, scale: float) -> str:
        return group(
            shape("M-34 0C-40 60 -46 104 -54 132H54C46 104 40 60 34 0Z", PHUSA1),
            shape(
                "M-124 6C-116 -90 -60 -136 0 -136C60 -136 116 -90 124 6"
                "C60 30 -60 30 -124 6Z",
                "#8A6A4E",
            ),
            shape("M-124 6C-60 30 60 30 124 6C100 44 -100 44 -124 6Z", PHUSA3),
            circle(-40, -72, 16, "#B39474"),
            circle(34, -50, 20, "#B39474"),
            circle(4, -104, 12, "#B39474"),
            x=x,
            y=y,
            scale=scale,
        )

    return one(84, 60, 0.7) + one(-44, 20, 1.05)


def taro() -> str:
    """A cut taro, purple flecks in white flesh."""
    flecks = ((-30, 30), (10, 10), (40, 50), (-10, 70), (60, 20), (20, 90), (-50, 70))
    return "".join(
        (
            stroke(
                "M-40 -90C-44 -130 -60 -160 -84 -184M-30 -96C-20 -140 0 -160 30 -180",
                LEAF,
                14,
            ),
            shape(
                "M-40 -112C50 -112 150 -40 150 48C150 126 80 166 0 166"
                "C-90 166 -150 112 -150 30C-150 -56 -104 -112 -40 -112Z",
                PHUSA7,
            ),
            stroke(
                "M-118 -20C-96 -40 -80 -64 -70 -88M-136 40C-112 24 -98 0 -90 -20",
                PHUSA8,
                8,
            ),
            oval(20, 48, 108, 96, "#F3EAF4", -8),
            *(oval(x, y, 10, 5, PURPLE, 30) for x, y in flecks),
        )
    )
