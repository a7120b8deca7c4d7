"""Crafts, houses and signs, each about 360 by 360 around the origin."""

from __future__ import annotations

from ip_portal.demo.drawings.kit import (
    DO7,
    INK,
    LA7,
    LUA1,
    LUA3,
    LUA5,
    MAN7,
    ORANGE,
    PHUSA1,
    PHUSA3,
    PHUSA7,
    PHUSA8,
    PURPLE,
    SONG2,
    SONG5,
    SONG7,
    TRO7,
    WHITE,
    around,
    box,
    circle,
    clipped,
    group,
    oval,
    ring,
    shape,
    stroke,
)


def rice_picture() -> str:
    """A framed picture made of rice grains: a boat at sunset."""
    grains = "".join(
        oval(x, y, 9, 4, PHUSA3, (x + y) % 90 - 45)
        for y in range(84, 130, 14)
        for x in range(-130 + y % 3 * 8, 140, 26)
    )
    return "".join(
        (
            box(-178, -150, 356, 300, PHUSA7, 6),
            box(-152, -124, 304, 248, LUA1),
            circle(60, -30, 50, ORANGE),
            box(-152, 16, 304, 108, LUA3),
            grains,
            shape(
                "M-110 20C-70 56 40 56 80 20C70 66 40 76 -10 76C-70 76 -100 66 "
                "-110 20Z",
                PHUSA8,
            ),
            stroke("M-30 24V-80", PHUSA8, 8),
            shape("M-24 -76C24 -50 34 -20 30 10H-24Z", "#C08A44"),
        )
    )


def basket() -> str:
    """A woven basket of water hyacinth."""
    weave = "".join(
        box(
            x + (row % 2) * 22,
            y,
            40,
            20,
            PHUSA3 if (row + x // 44) % 2 else "#B98A57",
            6,
        )
        for row, y in enumerate(range(-20, 150, 24))
        for x in range(-180, 180, 44)
    )
    outline = shape("M-150 -30H150L116 160H-116Z", WHITE)
    return "".join(
        (
            stroke("M-100 -30C-90 -190 90 -190 100 -30", PHUSA7, 17),
            clipped("basket", outline, box(-180, -60, 360, 240, PHUSA7), weave),
            box(-162, -46, 324, 34, PHUSA7, 16),
        )
    )


def mat() -> str:
    """A rolled sedge mat with a red and green pattern."""
    bands = "".join(
        box(-150, y, 300, 12, colour)
        for y, colour in (
            (-90, DO7),
            (-66, LA7),
            (-6, DO7),
            (18, LA7),
            (78, DO7),
            (102, LA7),
        )
    )
    diamonds = "".join(
        group(shape("M0 -22L22 0L0 22L-22 0Z", MAN7), x=x, y=y)
        for x in (-100, 0, 100)
        for y in (-28, 56)
    )
    return "".join(
        (
            box(-150, -120, 300, 260, LUA3),
            bands,
            diamonds,
            box(-164, 120, 328, 50, PHUSA3, 25),
            circle(164, 145, 25, PHUSA7),
            circle(164, 145, 12, PHUSA3),
            stroke("M-150 -128H150", PHUSA7, 10),
        )
    )


def loom() -> str:
    """Woven cloth with a Khmer pattern on its beam."""
    rows = "".join(
        group(
            shape("M0 -30L30 0L0 30L-30 0Z", LUA5),
            shape("M0 -14L14 0L0 14L-14 0Z", PURPLE),
            x=x,
            y=y,
        )
        for y in (-50, 20, 90)
        for x in (-90, -30, 30, 90)
    )
    fringe = "".join(stroke(f"M{x} 140V168", LUA5, 5) for x in range(-114, 120, 19))
    return "".join(
        (
            box(-176, -150, 352, 32, PHUSA7, 16),
            box(-126, -126, 252, 266, PURPLE),
            box(-126, -104, 252, 12, DO7),
            box(-126, 122, 252, 12, DO7),
            rows,
            fringe,
        )
    )


def drum() -> str:
    """A drum with its sticks."""
    return "".join(
        (
            stroke("M-150 -150L-20 -84M150 -150L20 -84", PHUSA3, 13),
            circle(-18, -84, 15, DO7),
            circle(18, -84, 15, DO7),
            shape("M-120 -50C-164 20 -164 60 -120 140H120C164 60 164 20 120 -50Z", DO7),
            oval(0, 140, 120, 30, "#8A1C14"),
            oval(0, -50, 120, 40, PHUSA1),
            oval(0, -50, 92, 26, LUA3),
            *(
                circle(x, -4 + (120 - abs(x)) / 6, 8, LUA5)
                for x in (-112, -56, 0, 56, 112)
            ),
        )
    )


def conical_hat() -> str:
    """A conical leaf hat with its ribbon."""
    return "".join(
        (
            shape("M0 -130L180 70C90 116 -90 116 -180 70Z", LUA3),
            *(
                stroke(
                    f"M{-a:g} {b:g}C{-a / 2:g} {b + 34:g} {a / 2:g} {b + 34:g} {a:g} "
                    f"{b:g}",
                    PHUSA3,
                    6,
                )
                for a, b in ((36, -88), (76, -44), (112, -4), (146, 34))
            ),
            stroke("M-96 88C-90 150 -30 170 20 164C60 160 84 140 92 92", MAN7, 13),
        )
    )


def pottery() -> str:
    """A thrown pot on the wheel."""
    return "".join(
        (
            oval(0, 150, 150, 26, TRO7),
            shape(
                "M-70 -150H70L56 -110C120 -70 150 0 120 80C110 116 84 140 60 146H-60"
                "C-84 140 -110 116 -120 80C-150 0 -120 -70 -56 -110Z",
                "#B5673A",
            ),
            stroke("M-116 -20C-60 6 60 6 116 -20", PHUSA1, 9),
            stroke(
                "M-118 30C-90 10 -60 50 -30 30C0 10 30 50 60 30C84 14 100 30 118 30",
                PHUSA1,
                8,
            ),
            oval(0, -150, 70, 16, PHUSA8),
        )
    )


def blouse() -> str:
    """A blouse on a hanger."""
    return "".join(
        (
            stroke("M0 -120C0 -150 34 -146 30 -172C26 -190 0 -188 -2 -172", TRO7, 9),
            stroke("M-100 -66L0 -120L100 -66", TRO7, 10),
            shape(
                "M-60 -90C-30 -66 30 -66 60 -90L160 -30L124 50L84 30V160H-84V30L-124 50"
                "L-160 -30Z",
                MAN7,
            ),
            stroke("M0 -70V150", "#C7688E", 6),
            *(circle(0, y, 8, LUA3) for y in (-30, 20, 70, 120)),
        )
    )


def chair() -> str:
    """A carved chair."""
    return "".join(
        (
            box(-100, -176, 26, 346, PHUSA7, 6),
            box(74, -10, 26, 180, PHUSA7, 6),
            box(-100, -176, 200, 30, PHUSA7, 8),
            box(74, -176, 26, 180, PHUSA7, 6),
            box(-66, -130, 132, 92, PHUSA3, 8),
            ring(0, -84, 30, PHUSA7, 9),
            box(-116, -10, 232, 34, PHUSA8, 8),
            box(-100, 90, 200, 16, PHUSA7),
        )
    )


def packaging() -> str:
    """A gift box for cakes, open on one side."""
    return "".join(
        (
            shape("M-160 -40L0 -110L160 -40L0 30Z", DO7),
            shape("M-160 -40L0 30V172L-160 100Z", "#8A1C14"),
            shape("M160 -40L0 30V172L160 100Z", "#C7442F"),
            shape("M-96 -68L64 2V144L96 130V-12L-64 -82Z", LUA5),
            circle(-80, 70, 30, LUA3),
            stroke(
                "M0 -44C-34 -100 -96 -84 -52 -40M0 -44C30 -108 96 -96 56 -36",
                LUA5,
                12,
            ),
        )
    )


def lamp() -> str:
    """A lamp of woven water hyacinth."""
    return "".join(
        (
            stroke("M0 -184V-120", INK, 7),
            shape("M-50 -120H50L150 70H-150Z", PHUSA3),
            *(
                stroke(f"M{-60 - k * 18} {-90 + k * 32}H{60 + k * 18}", PHUSA7, 7)
                for k in range(5)
            ),
            *(stroke(f"M{x / 3:g} -116L{x} 66", PHUSA7, 6) for x in (-90, -30, 30, 90)),
            oval(0, 72, 150, 26, LUA3),
            circle(0, 92, 34, LUA5),
        )
    )


def sun_waves() -> str:
    """A rising sun over three waves: an abstract sign."""
    return "".join(
        (
            clipped(
                "half",
                box(-180, -180, 360, 190, WHITE),
                circle(0, 10, 108, LUA5),
                *(
                    stroke(
                        f"M{x * 1.25:g} {10 + y * 1.25:g}L{x * 1.6:g} {10 + y * 1.6:g}",
                        LUA5,
                        15,
                    )
                    for x, y, _ in around(14, 108)
                ),
            ),
            *(
                stroke(
                    f"M-160 {y}C-110 {y - 34} -60 {y + 34} 0 {y}C60 {y - 34} 110 "
                    f"{y + 34} 160 {y}",
                    colour,
                    22,
                )
                for y, colour in ((52, SONG7), (100, SONG5), (148, SONG2))
            ),
        )
    )


def star_person() -> str:
    """Four leaning figures around a centre: an abstract sign."""
    colours = (SONG7, LUA5, LA7, MAN7)
    return "".join(
        group(
            circle(0, -140, 32, colour),
            shape(
                "M-54 -96C-20 -110 20 -110 54 -96C40 -50 20 -24 0 -8C-20 -24 -40 -50 "
                "-54 -96Z",
                colour,
            ),
            turn=turn,
        )
        for colour, (*_xy, turn) in zip(colours, around(4, 0), strict=True)
    ) + circle(0, 0, 17, INK)
