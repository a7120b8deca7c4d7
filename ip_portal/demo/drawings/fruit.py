"""Fruits, each about 360 by 360 around the origin."""

from __future__ import annotations

from ip_portal.demo.drawings.kit import (
    DO1,
    DO7,
    INK,
    LA7,
    LEAF,
    LEAF_DARK,
    LIME,
    LUA1,
    LUA3,
    LUA5,
    MAN1,
    MAN7,
    ORANGE,
    ORANGE_DARK,
    PHUSA1,
    PHUSA3,
    PHUSA8,
    PURPLE_DARK,
    TAN,
    TAN_DARK,
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


def orange() -> str:
    """A sweet orange with its navel and two leaves."""
    pores = ((-60, -70), (48, -72), (-88, 0), (86, 2), (-102, 66))
    navel = "".join(
        stroke(f"M{x:g} {y + 70:g}L0 70", ORANGE_DARK, 7) for x, y, _ in around(6, 24)
    )
    return "".join(
        (
            circle(0, 25, 170, ORANGE),
            stroke("M-136 -10C-128 -58 -96 -92 -56 -104", LUA3, 18),
            *(circle(x, y + 25, 5, ORANGE_DARK) for x, y in pores),
            ring(0, 70, 42, ORANGE_DARK, 7),
            navel,
            leaf(2, -132, 130, -12, LA7),
            leaf(-8, -132, 112, 195, LEAF),
            stroke("M0 -134C0 -160 6 -176 24 -190", PHUSA8, 12),
        )
    )


def longan() -> str:
    """A bunch of longans under two broad leaves."""
    fruits = ((-108, 40, TAN), (108, 44, TAN), (0, 6, TAN_DARK), (-58, 116, TAN_DARK))
    fruits += ((58, 120, "#D6AC68"), (0, 74, TAN))
    stalks = "M0 -60C-60 -60 -96 -30 -108 10M0 -60C60 -60 96 -30 108 14M0 -140V-30"
    return "".join(
        (
            mirrored(leaf(4, -140, 176, 6, LA7, "#3E8A5C")),
            stroke(stalks, PHUSA8, 9),
            *(
                circle(x, y, 54, fill)
                + stroke(
                    f"M{x - 32} {y - 4}C{x - 30} {y - 22} {x - 18} {y - 32} "
                    f"{x - 4} {y - 34}",
                    "#EBD3A4",
                    8,
                )
                for x, y, fill in fruits
            ),
        )
    )


def berries() -> str:
    """A hanging bunch of small yellow fruits (dâu Hạ Châu)."""
    rows = ((0, 1), (58, 2), (112, 3), (164, 2), (216, 1))
    fruits = []
    for y, count in rows:
        for step in range(count):
            x = (step - (count - 1) / 2) * 76
            fill = "#E4B23A" if (step + y // 50) % 2 else "#D9A325"
            fruits.append(circle(x, y - 76, 44, fill))
            fruits.append(
                stroke(
                    f"M{x - 24:g} {y - 84}C{x - 20:g} {y - 98} {x - 8:g} {y - 104} "
                    f"{x + 2:g} {y - 104}",
                    LUA1,
                    7,
                )
            )
    return "".join(
        (
            mirrored(leaf(2, -140, 178, 8, LA7, "#3E8A5C")),
            stroke("M0 -176V-100", PHUSA8, 11),
            *fruits,
        )
    )


def pineapple() -> str:
    """A pineapple with a net of eyes and a crown."""
    body = oval(0, 60, 118, 128, LUA5)
    net = "".join(
        stroke(
            f"M{start} -90L{start + 260} 210M{start + 260} -90L{start} 210",
            ORANGE_DARK,
            7,
        )
        for start in range(-300, 181, 48)
    )
    crown = mirrored(
        shape("M-12 -66C-60 -100 -110 -128 -160 -134C-130 -100 -86 -72 -30 -58Z", LA7),
        shape("M-10 -66C-40 -120 -66 -150 -104 -172C-84 -124 -60 -92 -26 -60Z", LEAF),
    )
    return "".join(
        (
            crown,
            shape("M-34 -58C-26 -112 -14 -150 0 -192C14 -150 26 -112 34 -58Z", LA7),
            clipped("pineapple", oval(0, 60, 118, 128, WHITE), body, net),
        )
    )


def pomelo() -> str:
    """A pear-shaped pomelo and one cut open."""
    slices = "".join(
        stroke(f"M{x + 92:g} {y + 66:g}L92 66", PHUSA1, 7) for x, y, _ in around(10, 70)
    )
    return "".join(
        (
            shape(
                "M-50 -150C-96 -150 -92 -92 -112 -56C-138 -12 -176 20 -164 84"
                "C-152 148 -96 168 -40 168C30 168 78 136 84 78C90 24 34 -16 16 -60"
                "C2 -94 0 -150 -50 -150Z",
                LIME,
            ),
            stroke("M-128 60C-126 26 -104 6 -92 -14", "#D5E59C", 14),
            leaf(-46, -140, 130, -26, LA7),
            circle(92, 66, 88, PHUSA1),
            circle(92, 66, 72, LUA3),
            slices,
            ring(92, 66, 86, LIME, 6),
        )
    )


def plum() -> str:
    """A plum with its fold and a leaf."""
    return "".join(
        (
            circle(0, 30, 142, MAN7),
            ring(0, 30, 142, MAN1, 8),
            stroke("M4 -104C-34 -50 -34 80 12 164", "#6A0E37", 9),
            stroke("M4 -106C2 -140 16 -164 40 -178", MAN1, 9),
            leaf(16, -138, 130, -16, "#8CB89A"),
        )
    )


def durian() -> str:
    """A spiny durian opened on one side."""
    spikes = "".join(
        group(shape("M-20 8L0 -42L20 8Z", "#7C8B2E"), x=x * 0.86, y=y + 30, turn=turn)
        for x, y, turn in around(26, 150)
    )
    inner = "".join(
        group(shape("M-12 6L0 -20L12 6Z", "#66741F"), x=x, y=y)
        for x, y in (
            (-84, -50),
            (-96, 30),
            (-70, 100),
            (-36, -10),
            (-30, 60),
            (-48, -96),
            (0, 130),
            (4, -110),
        )
    )
    parts = (
        stroke("M0 -140V-184", PHUSA8, 20),
        spikes,
        oval(0, 30, 134, 152, "#8D9C38"),
        inner,
        shape("M48 -70C112 -50 116 110 44 138C-4 96 6 -36 48 -70Z", PHUSA1),
        oval(54, -2, 26, 38, LUA5, 8),
        oval(50, 74, 25, 40, LUA5, -6),
    )
    return group(*parts, y=-22, scale=0.9)


def mango() -> str:
    """Two mangoes on a twig."""
    fruit = shape(
        "M-34 -88C36 -108 92 -46 84 26C76 96 20 126 -26 112C-84 94 -92 20 -78 -30"
        "C-70 -60 -58 -80 -34 -88Z",
        LUA5,
    )
    blush = shape(
        "M-34 -88C20 -104 70 -66 82 -14C30 -56 -20 -50 -70 -44"
        "C-62 -66 -54 -82 -34 -88Z",
        ORANGE,
    )
    shine = stroke("M-56 20C-56 52 -44 74 -26 88", LUA1, 11)
    return "".join(
        (
            stroke(
                "M0 -178C-6 -140 -44 -116 -72 -98M-2 -150C26 -130 54 -100 70 -66",
                PHUSA8,
                11,
            ),
            leaf(4, -164, 150, -8, LA7, "#3E8A5C"),
            leaf(-4, -160, 140, 166, LEAF),
            group(fruit, blush, shine, x=-70, y=8),
            group(fruit, blush, shine, x=82, y=46, scale=0.92),
        )
    )


def star_apple() -> str:
    """A star apple (vú sữa) and its starry section."""
    rays = "".join(
        group(oval(0, -30, 11, 30, "#F3E4F0"), x=82, y=72, turn=turn)
        for *_xy, turn in around(8, 0)
    )
    return "".join(
        (
            circle(-52, 10, 130, "#7E4C86"),
            shape("M-170 62C-140 150 8 160 66 64C30 96 -110 112 -170 62Z", "#5F3568"),
            stroke("M-150 -20C-142 -62 -112 -92 -80 -100", "#C9A6CD", 13),
            stroke("M-52 -118C-52 -146 -44 -160 -30 -176", PHUSA8, 11),
            leaf(-40, -148, 144, 4, LA7, "#3E8A5C"),
            circle(82, 72, 96, "#7E4C86"),
            circle(82, 72, 80, "#E4CBE4"),
            rays,
            circle(82, 72, 12, "#7E4C86"),
        )
    )


def rambutan() -> str:
    """Two rambutans with hair, one of them half peeled."""

    def fruit(x: float, y: float, hairs: int = 24) -> str:
        hair = "".join(
            stroke(
                f"M{x + dx * 0.8:g} {y + dy * 0.8:g}"
                f"q{dx * 0.22:g} {dy * 0.12:g} {dx * 0.3 + dy * 0.12:g} "
                f"{dy * 0.3 - dx * 0.12:g}",
                DO7,
                9,
            )
            for dx, dy, _ in around(hairs, 86)
        )
        return hair + circle(x, y, 78, DO7)

    sparks = ((-112, 6), (-74, -22), (-100, 44), (66, -22), (104, 6), (112, 44))
    return "".join(
        (
            stroke(
                "M-92 -60C-70 -120 -20 -136 0 -140C24 -136 70 -120 92 -60M0 -176V-70",
                PHUSA8,
                10,
            ),
            leaf(2, -146, 140, -2, LA7),
            fruit(-92, 20),
            fruit(92, 20),
            *(stroke(f"M{x} {y}l14 6", LUA5, 8) for x, y in sparks),
            circle(0, 82, 76, WHITE),
            stroke("M-44 66C-40 42 -22 30 -4 28", "#DCE9E4", 10),
            shape(
                "M-80 80C-60 96 -40 78 -20 96C0 78 20 96 40 78C56 94 70 88 80 80"
                "C84 128 46 162 0 162C-46 162 -84 128 -80 80Z",
                "#CC3A2E",
            ),
        )
    )


def watermelon() -> str:
    """A slice of watermelon before the whole fruit."""
    stripes = "".join(
        stroke(f"M{x} -160C{x * 1.9:g} -80 {x * 1.9:g} 60 {x} 130", LEAF_DARK, 16)
        for x in (-84, -42, 0, 42, 84)
    )
    seeds = ((-70, 94), (-24, 110), (24, 110), (70, 94), (0, 72), (-44, 66), (44, 66))
    return "".join(
        (
            clipped(
                "melon", circle(0, -14, 146, WHITE), circle(0, -14, 146, LEAF), stripes
            ),
            shape("M-180 60H180C170 140 96 184 0 184C-96 184 -170 140 -180 60Z", LA7),
            shape("M-164 60H164C152 128 88 168 0 168C-88 168 -152 128 -164 60Z", LUA1),
            shape(
                "M-148 60H148C136 118 78 152 0 152C-78 152 -136 118 -148 60Z", "#D4402F"
            ),
            *(oval(x, y, 6, 10, INK) for x, y in seeds),
        )
    )


def mangosteen() -> str:
    """A mangosteen cut open, white segments inside."""
    segments = "".join(
        group(oval(0, -36, 24, 34, WHITE), x=0, y=56, turn=turn)
        for *_xy, turn in around(6, 0)
    )
    return "".join(
        (
            circle(0, 30, 148, PURPLE_DARK),
            mirrored(leaf(-4, -100, 118, 196, LEAF)),
            oval(0, -112, 62, 24, LA7),
            stroke("M0 -112V-160", LA7, 20),
            circle(0, 56, 104, MAN7),
            circle(0, 56, 84, "#F1D2DE"),
            segments,
        )
    )


def banana() -> str:
    """A hand of bananas."""
    finger = shape(
        "M-8 -136C24 -124 44 -30 20 60C10 104 -10 136 -34 152"
        "C-52 150 -52 132 -44 118C-8 56 -14 -40 -34 -120Z",
        LUA5,
    )
    edge = stroke("M-2 -116C18 -40 14 40 -24 120", ORANGE, 6)
    return "".join(
        group(finger, edge, x=-10, y=-6, turn=turn) for turn in (46, 22, -2, -26)
    ) + shape("M-58 -186H30L22 -120C-4 -104 -34 -106 -52 -124Z", "#6E7C27")


def coconut() -> str:
    """A young coconut with a straw and a palm leaf."""
    return "".join(
        (
            leaf(-20, -110, 190, 196, LA7, "#3E8A5C"),
            leaf(20, -110, 176, -22, LEAF, "#7FBE95"),
            shape(
                "M-146 20C-146 -70 -80 -118 0 -118C80 -118 146 -70 146 20"
                "C146 108 80 172 0 172C-80 172 -146 108 -146 20Z",
                "#6D9A3A",
            ),
            shape(
                "M-146 20C-146 108 -80 172 0 172C80 172 146 108 146 20"
                "C120 84 60 116 0 116C-60 116 -120 84 -146 20Z",
                "#557D29",
            ),
            oval(0, -84, 84, 34, WHITE),
            oval(0, -82, 60, 20, "#D9EAF0"),
            stroke("M14 -86L66 -188L104 -180", MAN7, 12),
        )
    )


def guava() -> str:
    """Two guavas, one showing its pink flesh."""
    seeds = "".join(circle(x + 76, y + 62, 6, LUA1) for x, y, _ in around(9, 34))
    return "".join(
        (
            leaf(-40, -128, 150, -10, LA7, "#3E8A5C"),
            leaf(-50, -128, 128, 188, LEAF),
            stroke("M-46 -130V-174", PHUSA8, 11),
            shape(
                "M-46 -128C30 -128 74 -70 74 8C74 92 22 140 -48 140"
                "C-118 140 -168 90 -168 8C-168 -70 -122 -128 -46 -128Z",
                LIME,
            ),
            stroke("M-138 -18C-130 -58 -108 -82 -82 -92", "#D5E59C", 13),
            circle(76, 62, 96, LIME),
            circle(76, 62, 82, DO1),
            circle(76, 62, 54, "#EE8C86"),
            seeds,
        )
    )


def lime() -> str:
    """Limes, one cut."""
    slices = "".join(
        stroke(f"M{x + 74:g} {y + 58:g}L74 58", WHITE, 8) for x, y, _ in around(8, 78)
    )
    return "".join(
        (
            leaf(-60, -112, 150, -18, LA7, "#3E8A5C"),
            oval(-52, 10, 126, 116, LEAF, -18),
            stroke("M-140 4C-134 -36 -106 -64 -76 -74", "#A9D6B8", 12),
            circle(74, 58, 102, LA7),
            circle(74, 58, 90, WHITE),
            circle(74, 58, 80, "#B7D36A"),
            slices,
        )
    )


def jackfruit() -> str:
    """A jackfruit with golden bulbs."""
    bumps = "".join(
        circle(x, y, 9, "#71832B")
        for y in range(-110, 150, 36)
        for x in range(-130 + (y // 36 % 2) * 18, 60, 36)
    )
    outline = oval(-30, 20, 120, 156, WHITE, 10)
    bulbs = ((70, 20, 20), (100, 86, -10), (40, 110, 30))
    return "".join(
        (
            stroke("M-44 -130C-44 -156 -36 -172 -20 -186", PHUSA8, 16),
            leaf(-36, -150, 140, 4, LA7),
            clipped("jackfruit", outline, box(-180, -180, 360, 380, "#93A43F"), bumps),
            *(oval(x, y, 34, 56, LUA5, turn) for x, y, turn in bulbs),
            *(oval(x + 4, y + 12, 12, 24, PHUSA3, turn) for x, y, turn in bulbs),
        )
    )
