"""Crafts, machines, houses and signs, each about 360 by 360 around the origin."""

from __future__ import annotations

from ip_portal.demo.drawings.kit import (
    DO7,
    INK,
    LA7,
    LEAF,
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
    SONG1,
    SONG2,
    SONG5,
    SONG7,
    SONG8,
    SONG9,
    TRO1,
    TRO7,
    WHITE,
    around,
    box,
    circle,
    clipped,
    group,
    leaf,
    mirrored,
    oval,
    ring,
    shape,
    stroke,
)

STEEL, STEEL_DARK, STEEL_LIGHT = "#9FB1B4", "#6F8487", "#D3DEDF"


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


def pagoda() -> str:
    """The tiered roof of a Khmer pagoda."""
    return "".join(
        (
            shape("M-8 -184H8L20 -110H-20Z", LUA5),
            shape("M0 -136L96 -36C60 -50 40 -44 0 -44C-40 -44 -60 -50 -96 -36Z", DO7),
            shape(
                "M-90 -46H90L164 50C120 30 60 36 0 36C-60 36 -120 30 -164 50Z",
                "#C7442F",
            ),
            stroke(
                "M-164 50C-176 40 -180 20 -176 4M164 50C176 40 180 20 176 4", LUA5, 10
            ),
            box(-120, 40, 240, 110, LUA1),
            *(box(x, 50, 20, 100, LUA5) for x in (-110, -56, 36, 90)),
            shape("M-26 150V96C-26 70 26 70 26 96V150Z", PHUSA8),
            box(-160, 148, 320, 26, PHUSA3),
        )
    )


def lantern() -> str:
    """A paper lantern."""
    return "".join(
        (
            stroke("M0 -184V-130", PHUSA8, 8),
            box(-46, -134, 92, 24, PHUSA7, 8),
            oval(0, -10, 140, 110, DO7),
            *(
                stroke(f"M0 -110C{x} -70 {x} 50 0 92", "#D9614F", 7)
                for x in (-130, -60, 60, 130)
            ),
            box(-46, 88, 92, 22, PHUSA7, 8),
            *(stroke(f"M{x} 112V178", LUA5, 8) for x in (-24, 0, 24)),
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


def gear_leaf() -> str:
    """A gear with a leaf in its middle."""
    teeth = "".join(
        group(box(-22, -30, 44, 44, SONG7, 8), x=x, y=y, turn=turn)
        for x, y, turn in around(10, 138)
    )
    return "".join(
        (
            teeth,
            circle(0, 0, 136, SONG7),
            circle(0, 0, 100, WHITE),
            leaf(-70, 52, 176, -36, LA7, "#7FBE95"),
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


def market() -> str:
    """A market stall with an awning and crates."""
    stripes = "".join(
        shape(
            f"M{x} -100H{x + 60}V-40C{x + 60} -8 {x} -8 {x} -40Z",
            DO7 if step % 2 == 0 else WHITE,
        )
        for step, x in enumerate(range(-180, 180, 60))
    )
    return "".join(
        (
            box(-160, -60, 14, 230, PHUSA7),
            box(146, -60, 14, 230, PHUSA7),
            stripes,
            box(-180, -122, 360, 26, PHUSA7, 6),
            *(
                circle(x, 46, 26, colour)
                for x, colour in (
                    (-110, ORANGE),
                    (-64, ORANGE),
                    (-18, LEAF),
                    (28, LEAF),
                    (74, LUA5),
                    (118, LUA5),
                )
            ),
            box(-146, 56, 292, 54, PHUSA3),
            box(-146, 118, 292, 52, PHUSA3),
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
                "M-30 -130C-60 -170 -100 -150 -60 -116M-30 -130C0 -176 50 -160 10 -120",
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


def house_key() -> str:
    """A roof over a bed and lotus: lodging."""
    return "".join(
        (
            shape("M-176 -20L0 -150L176 -20H140V20H-140V-20Z", SONG7),
            box(-130, 10, 260, 150, PHUSA1),
            box(-30, 70, 60, 90, PHUSA7, 6),
            box(-106, 50, 54, 48, SONG2),
            box(52, 50, 54, 48, SONG2),
            box(-160, 156, 320, 18, LA7),
            mirrored(leaf(-130, 156, 70, 230, LEAF)),
        )
    )


def book() -> str:
    """An open book with a sprout."""
    return "".join(
        (
            stroke("M0 20V-90", LA7, 12),
            leaf(0, -70, 110, -34, LEAF),
            leaf(0, -50, 110, 214, LA7),
            shape("M0 30C-50 -6 -120 -6 -170 16V146C-120 124 -50 124 0 160Z", SONG7),
            shape("M0 30C50 -6 120 -6 170 16V146C120 124 50 124 0 160Z", SONG5),
            stroke(
                "M-130 50C-100 44 -60 48 -34 62M-130 88C-100 82 -60 86 -34 100"
                "M130 50C100 44 60 48 34 62M130 88C100 82 60 86 34 100",
                WHITE,
                7,
            ),
            box(-4, 24, 8, 140, TRO1),
        )
    )
