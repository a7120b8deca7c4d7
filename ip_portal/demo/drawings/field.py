"""Fields, gardens and beasts, each about 360 by 360 around the origin."""

from __future__ import annotations

from ip_portal.demo.drawings.kit import (
    DO1,
    INK,
    LA7,
    LEAF,
    LEAF_DARK,
    LUA3,
    LUA5,
    MAN1,
    ORANGE,
    PHUSA1,
    PHUSA3,
    PHUSA7,
    PHUSA8,
    SONG2,
    SONG5,
    SONG7,
    TRO7,
    WHITE,
    around,
    box,
    circle,
    group,
    leaf,
    mirrored,
    oval,
    shape,
    stroke,
)


def _ear(colour: str, grains: int = 7) -> str:
    """An upright ear of rice, its foot at the origin, about 300 high."""
    parts = [stroke("M0 0V-260", colour, 8)]
    for step in range(grains):
        y = -110 - step * 26
        parts.append(oval(-17, y, 13, 24, colour, -26))
        parts.append(oval(17, y - 12, 13, 24, colour, 26))
    parts.append(oval(0, -118 - grains * 26, 11, 26, colour))
    return "".join(parts)


def rice() -> str:
    """Three ears of rice, the outer ones leaning out."""
    return "".join(
        (
            group(_ear(LUA5), x=-30, y=150, turn=-24),
            group(_ear(LUA5), x=30, y=150, turn=24),
            group(_ear("#FFF7E3"), x=0, y=160, scale=1.08),
            leaf(-10, 150, 130, 214, LEAF),
            leaf(10, 150, 130, -34, LEAF),
        )
    )


def rice_pair() -> str:
    """Two green ears of rice."""
    return group(_ear(LA7), x=-36, y=160, scale=1.1, turn=-16) + group(
        _ear(LA7), x=36, y=160, scale=1.1, turn=16
    )


def rice_bowl() -> str:
    """A bowl of steaming rice."""
    steam = "".join(
        stroke(f"M{x} -90C{x - 24} -116 {x + 24} -138 {x} -166", SONG2, 11)
        for x in (-60, 0, 60)
    )
    grains = ((-70, -28), (-20, -56), (30, -44), (76, -22), (0, -22), (-44, -10))
    return "".join(
        (
            steam,
            shape("M-132 20C-132 -52 -70 -80 0 -80C70 -80 132 -52 132 20Z", WHITE),
            *(oval(x, y, 14, 6, LUA3, 30 - x / 2) for x, y in grains),
            shape(
                "M-160 12H160C156 96 108 140 60 148V168H-60V148"
                "C-108 140 -156 96 -160 12Z",
                SONG7,
            ),
            stroke("M-128 46C-112 92 -84 112 -56 120", SONG5, 10),
            stroke("M70 -40L176 -140M92 -26L186 -112", PHUSA7, 12),
        )
    )


def lotus() -> str:
    """A lotus in flower over its leaf."""
    petal = "M0 90C-44 50 -44 -40 0 -104C44 -40 44 50 0 90Z"
    side = mirrored(
        group(shape(petal, "#C34C7E"), x=-8, y=14, turn=-62),
        group(shape(petal, "#D96D98"), x=-4, y=6, turn=-34),
    )
    return "".join(
        (
            oval(0, 116, 172, 36, LA7),
            stroke("M-140 116H140M-90 100L90 132M90 100L-90 132", LEAF, 5),
            side,
            shape(petal, MAN1),
            group(shape(petal, "#EBA5C0"), y=22, scale=0.72),
            oval(0, 66, 30, 20, LUA5),
        )
    )


def lotus_pod() -> str:
    """A lotus seed pod and a bud."""
    seeds = ((-56, -30), (0, -42), (56, -30), (-30, -10), (30, -10))
    return "".join(
        (
            stroke("M0 20C0 90 -10 130 -30 180", LA7, 16),
            stroke("M110 10C110 80 70 140 10 180", LA7, 12),
            shape("M-112 -24C-100 60 -46 96 0 96C46 96 100 60 112 -24Z", LEAF),
            oval(0, -24, 112, 48, "#8FBF6A"),
            *(circle(x, y, 15, LA7) for x, y in seeds),
            shape("M110 20C74 -10 78 -80 116 -136C150 -80 146 -10 110 20Z", "#D96D98"),
        )
    )


def cow_drop() -> str:
    """A drop of milk with the head of a cow in it."""
    return "".join(
        (
            shape(
                "M0 -184C64 -92 118 -30 118 50C118 120 64 172 0 172"
                "C-64 172 -118 120 -118 50C-118 -30 -64 -92 0 -184Z",
                WHITE,
            ),
            stroke("M-84 56C-80 100 -50 130 -10 138", "#A9CFE3", 13),
            mirrored(
                shape("M-34 -42C-60 -52 -84 -40 -92 -22C-66 -10 -46 -16 -34 -26Z", INK),
                stroke("M-40 -46C-52 -54 -56 -66 -50 -78", PHUSA3, 9),
            ),
            shape("M-46 -50H46L40 20C36 60 -36 60 -40 20Z", INK),
            shape("M-12 -50H12V10H-12Z", WHITE),
            oval(0, 44, 50, 36, "#F2B8B0"),
            mirrored(oval(-20, 44, 7, 9, PHUSA8), circle(-26, -8, 8, WHITE)),
        )
    )


def bee() -> str:
    """A bee over three cells of comb."""

    def cell(x: float, y: float, fill: str) -> str:
        return group(shape("M0 -58L50 -29V29L0 58L-50 29V-29Z", fill), x=x, y=y)

    body = "".join(
        (
            oval(-18, -52, 30, 62, "#D5E8EE", -36),
            oval(26, -52, 30, 62, WHITE, 26),
            oval(0, 0, 78, 50, LUA5),
            shape("M-26 -47C-12 -30 -12 30 -26 47L-2 50C12 30 12 -30 -2 -50Z", INK),
            shape("M26 -47C40 -26 40 26 26 47L50 38C62 18 62 -18 50 -38Z", INK),
            circle(-78, -4, 32, INK),
            circle(-86, -12, 7, WHITE),
            stroke(
                "M-92 -32C-102 -54 -116 -62 -130 -60M-76 -36C-78 -58 -88 -72 -102 -80",
                INK,
                6,
            ),
        )
    )
    return "".join(
        (
            cell(0, 44, LUA3),
            cell(-104, 104, LUA5),
            cell(104, 104, ORANGE),
            cell(0, 164, LUA5),
            group(body, x=16, y=-66, turn=-8),
        )
    )


def duck() -> str:
    """A duck on the water."""
    return "".join(
        (
            shape(
                "M-40 30C-10 -10 70 -4 110 24L168 -8C176 60 130 118 40 118"
                "C-50 118 -100 80 -92 20C-88 -16 -104 -50 -92 -88Z",
                WHITE,
            ),
            circle(-62, -92, 60, WHITE),
            shape("M-112 -100L-178 -84C-176 -62 -136 -60 -106 -72Z", ORANGE),
            circle(-76, -106, 9, INK),
            shape("M0 46C40 20 90 34 116 52C90 92 30 100 0 46Z", SONG2),
            stroke(
                "M-150 132C-110 116 -70 148 -30 132C10 116 50 148 90 132"
                "C120 120 140 126 160 132",
                SONG5,
                12,
            ),
        )
    )


def buffalo() -> str:
    """The head of a water buffalo."""
    return "".join(
        (
            mirrored(
                shape(
                    "M-40 -70C-130 -80 -176 -130 -160 -182C-120 -128 -70 -122 "
                    "-20 -116Z",
                    PHUSA3,
                ),
                shape(
                    "M-80 -60C-130 -74 -160 -52 -170 -26C-130 -10 -96 -24 -78 -36Z",
                    TRO7,
                ),
            ),
            shape("M-86 -96H86C96 -20 74 60 58 110H-58C-74 60 -96 -20 -86 -96Z", TRO7),
            oval(0, 122, 82, 56, "#7A8586"),
            mirrored(oval(-32, 122, 13, 17, INK), circle(-46, -14, 12, INK)),
            stroke("M-30 158C-14 168 14 168 30 158", INK, 7),
        )
    )


def flower() -> str:
    """A yellow apricot flower with buds."""
    petals = "".join(
        group(oval(0, -76, 52, 66, LUA5), turn=turn) for *_xy, turn in around(5, 0)
    )
    stamens = "".join(
        stroke(f"M0 0L{x:g} {y:g}", ORANGE, 6) + circle(x, y, 9, PHUSA7)
        for x, y, _ in around(10, 50)
    )
    return "".join(
        (
            stroke("M-170 160C-90 120 -40 90 0 40", PHUSA8, 13),
            group(petals, circle(0, 0, 20, PHUSA7), stamens, x=20, y=-20),
            oval(-120, 110, 24, 34, LUA5, -30),
            leaf(-90, 128, 110, 30, LA7),
        )
    )


def rose() -> str:
    """A garden flower with round petals."""
    outer = "".join(
        group(oval(0, -86, 62, 58, "#D5457C"), y=-30, turn=turn)
        for *_xy, turn in around(6, 0)
    )
    inner = "".join(
        group(oval(0, -44, 40, 38, "#E886AC"), y=-30, turn=turn)
        for *_xy, turn in around(5, 0)
    )
    return "".join(
        (
            stroke("M0 40V184", LA7, 16),
            leaf(2, 150, 130, -28, LEAF),
            leaf(-2, 150, 130, 208, LA7),
            outer,
            inner,
            circle(0, -30, 26, LUA3),
        )
    )


def palm() -> str:
    """A sugar palm on a low bank."""
    fronds = "".join(
        group(
            shape("M0 0C40 -36 96 -44 140 -20C100 -14 50 0 0 0Z", fill),
            y=-90,
            turn=turn,
        )
        for turn, fill in (
            (-150, LA7),
            (-110, LEAF),
            (-70, LA7),
            (-30, LEAF),
            (10, LA7),
            (170, LEAF),
            (-190, LEAF),
            (50, LEAF),
            (130, LA7),
        )
    )
    parts = (
        shape("M-18 150C-10 60 -14 -20 -8 -90H10C14 -20 10 60 24 150Z", PHUSA7),
        fronds,
        mirrored(circle(-20, -70, 18, PHUSA8)),
        circle(0, -58, 18, PHUSA8),
        oval(0, 158, 170, 26, LEAF_DARK),
    )
    return group(*parts, y=16, scale=0.92)


def cane() -> str:
    """Sugar cane: three jointed stalks and their leaves."""

    def stalk(x: float, turn: float) -> str:
        joints = "".join(box(-24, y, 48, 7, PHUSA8) for y in range(-90, 150, 56))
        return group(box(-22, -120, 44, 280, "#A7B65A", 12), joints, x=x, turn=turn)

    return "".join(
        (
            leaf(-20, -100, 160, 214, LA7),
            leaf(20, -100, 170, -36, LEAF),
            leaf(0, -110, 130, -84, LA7),
            stalk(-66, -8),
            stalk(66, 8),
            stalk(0, 0),
        )
    )


def seedling() -> str:
    """Soil with a young plant in a pot of earth."""
    return "".join(
        (
            stroke("M0 60V-60", LA7, 14),
            leaf(0, -50, 160, -30, LEAF, "#7FBE95"),
            leaf(0, -20, 160, 206, LA7, "#3E8A5C"),
            shape("M-110 60H110L84 176H-84Z", "#B5673A"),
            box(-124, 44, 248, 40, PHUSA7, 8),
            circle(130, -130, 34, LUA5),
            box(-70, 100, 140, 12, DO1, 6),
            box(-40, 126, 80, 10, PHUSA1, 5),
        )
    )
