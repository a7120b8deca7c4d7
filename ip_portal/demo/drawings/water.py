"""The river and the sea: fish, boats, birds, each about 360 by 360."""

from __future__ import annotations

from ip_portal.demo.drawings.kit import (
    DO7,
    INK,
    LA7,
    LEAF,
    LUA1,
    LUA3,
    LUA5,
    ORANGE,
    ORANGE_DARK,
    PHUSA1,
    PHUSA3,
    PHUSA7,
    PHUSA8,
    SONG1,
    SONG2,
    SONG5,
    SONG7,
    SONG8,
    TRO7,
    WHITE,
    box,
    circle,
    group,
    mirrored,
    oval,
    shape,
    stroke,
)


def fish() -> str:
    """A featherback (cá thát lát) with its spots."""
    return "".join(
        (
            shape("M-60 -60C0 -110 90 -84 120 -40C60 -50 0 -50 -60 -60Z", SONG8),
            shape(
                "M-176 10C-120 -66 0 -90 90 -34C120 -16 140 -14 164 -40"
                "C176 0 176 30 160 66C136 34 110 30 88 40C10 92 -110 96 -176 10Z",
                SONG5,
            ),
            shape(
                "M-176 10C-120 96 10 92 88 40C60 52 40 106 20 130"
                "C-10 140 -60 110 -90 70C-120 66 -150 44 -176 10Z",
                SONG7,
            ),
            stroke("M-108 -46C-92 -20 -92 30 -110 62", SONG2, 8),
            circle(-140, 0, 15, WHITE),
            circle(-140, 0, 7, INK),
            *(circle(x, 18, 11, INK) for x in (-20, 28, 74)),
        )
    )


def catfish() -> str:
    """A catfish with long whiskers."""
    return "".join(
        (
            shape(
                "M-160 0C-140 -60 -60 -80 20 -50C80 -30 120 -24 176 -70"
                "C164 -20 164 40 180 86C120 40 80 40 20 56C-60 76 -140 60 -160 0Z",
                TRO7,
            ),
            shape(
                "M-160 0C-140 60 -60 76 20 56C80 40 110 40 150 62"
                "C110 26 60 22 10 30C-60 42 -120 34 -160 0Z",
                SONG1,
            ),
            shape("M-30 -60C-14 -110 20 -124 44 -116C30 -90 34 -66 44 -42Z", INK),
            stroke(
                "M-158 6C-178 20 -182 50 -170 76M-146 22C-156 50 -150 80 -134 100"
                "M-156 -10C-176 -24 -182 -44 -180 -64",
                INK,
                7,
            ),
            circle(-112, -18, 13, WHITE),
            circle(-112, -18, 6, INK),
        )
    )


def snakehead() -> str:
    """A snakehead fish with dark saddles, leaping."""
    body = "".join(
        (
            shape(
                "M-170 20C-150 -40 -60 -56 40 -40C110 -28 140 -50 176 -60"
                "C166 -16 170 30 180 70C140 46 110 44 40 56C-60 72 -150 70 -170 20Z",
                "#5E6B3A",
            ),
            shape(
                "M-110 -42C-60 -92 60 -92 116 -36C60 -46 -40 -54 -110 -42Z", "#46522A"
            ),
            *(
                shape(
                    f"M{x} -40C{x + 16} -10 {x + 16} 20 {x + 2} 40L{x + 30} 44"
                    f"C{x + 44} 14 {x + 40} -16 {x + 28} -40Z",
                    "#3A4522",
                )
                for x in (-70, -14, 42)
            ),
            circle(-128, 8, 12, LUA3),
            circle(-128, 8, 6, INK),
            stroke("M-168 26C-150 36 -134 38 -120 36", INK, 6),
        )
    )
    drops = "".join(
        circle(x, y, r, SONG2)
        for x, y, r in ((-140, 120, 12), (-100, 146, 9), (120, 120, 11), (90, 148, 8))
    )
    return group(body, turn=-16) + drops


def shrimp() -> str:
    """A curled prawn with feelers."""
    rings = "".join(
        stroke(d, ORANGE_DARK, 7)
        for d in (
            "M16 -122C2 -92 0 -74 4 -50",
            "M74 -100C46 -80 38 -62 34 -40",
            "M116 -52C82 -46 66 -34 52 -18",
            "M132 6C96 2 78 4 58 12",
            "M116 66C88 46 76 40 56 38",
        )
    )
    legs = "".join(
        stroke(d, "#E57A52", 9)
        for d in ("M-20 -46L-36 -10", "M14 -36L4 4", "M34 -10L10 26", "M38 22L6 44")
    )
    return "".join(
        (
            stroke(
                "M-104 -70C-160 -60 -184 0 -160 70M-104 -76C-176 -90 -196 -60 -186 0",
                "#E57A52",
                6,
            ),
            legs,
            shape(
                "M-110 -64C-90 -130 20 -160 90 -110C160 -60 160 60 90 120"
                "C60 144 20 150 -10 140C40 110 70 80 60 30C50 -20 0 -46 -40 -40"
                "C-70 -36 -96 -44 -110 -64Z",
                "#F0936B",
            ),
            shape("M-10 140C-50 120 -90 124 -110 150C-80 170 -40 172 -10 140Z", DO7),
            shape("M-6 142C-30 158 -40 176 -36 186C-10 186 10 168 18 144Z", DO7),
            rings,
            circle(-66, -74, 11, INK),
        )
    )


def crab() -> str:
    """A river crab seen from above."""
    legs = mirrored(
        stroke("M-90 40C-130 30 -160 50 -172 86", ORANGE_DARK, 13),
        stroke("M-84 66C-120 70 -140 96 -146 128", ORANGE_DARK, 13),
        stroke("M-66 90C-90 106 -100 130 -100 156", ORANGE_DARK, 13),
        stroke("M-96 0C-130 -10 -150 -40 -146 -74", ORANGE_DARK, 18),
        shape(
            "M-150 -66C-196 -90 -188 -150 -140 -168C-148 -140 -140 -126 -128 -120"
            "C-116 -134 -114 -150 -118 -164C-84 -140 -96 -84 -150 -66Z",
            ORANGE,
        ),
        stroke("M-30 -52V-84", ORANGE_DARK, 9),
        circle(-30, -90, 13, INK),
    )
    return (
        legs
        + oval(0, 24, 118, 84, ORANGE)
        + stroke("M-60 40C-30 66 30 66 60 40", ORANGE_DARK, 9)
    )


def boat() -> str:
    """A river boat with its painted eye, loaded with fruit."""
    load = "".join(
        (circle(-50, 18, 26, ORANGE), circle(-8, 6, 30, LEAF), circle(30, 20, 24, LUA5))
    )
    return "".join(
        (
            stroke("M-86 60V-176", PHUSA3, 11),
            stroke("M-116 -146L10 -168", PHUSA3, 9),
            stroke("M-60 -156V-126M-20 -162V-130", PHUSA1, 5),
            circle(-60, -104, 24, ORANGE),
            box(-40, -128, 40, 48, LUA5, 6),
            load,
            shape("M50 36C50 -16 90 -36 120 -36C150 -36 170 -10 172 36Z", PHUSA3),
            shape(
                "M-186 10C-130 44 120 48 186 10C176 76 140 112 90 116H-90"
                "C-140 112 -176 76 -186 10Z",
                "#8A4A20",
            ),
            shape(
                "M-186 10C-160 26 -130 34 -100 38L-120 108C-156 94 -180 60 -186 10Z",
                DO7,
            ),
            circle(-140, 58, 14, WHITE),
            circle(-138, 58, 7, INK),
            stroke("M-184 12C-120 44 120 46 184 12", LUA5, 8),
            stroke(
                "M-170 144C-130 128 -90 160 -50 144C-10 128 30 160 70 144"
                "C110 128 140 150 170 144",
                SONG2,
                11,
            ),
        )
    )


def racing_boat() -> str:
    """A long racing boat (ghe ngo) with its rowers."""
    rowers = "".join(
        circle(x, -22, 15, PHUSA7)
        + shape(f"M{x - 18} 26C{x - 18} -4 {x + 18} -4 {x + 18} 26Z", LUA5)
        + stroke(f"M{x + 6} 4L{x - 26} 86", PHUSA3, 8)
        for x in range(-96, 120, 42)
    )
    return "".join(
        (
            rowers,
            shape(
                "M-188 -50C-160 10 -120 26 0 26C120 26 150 0 186 -60"
                "C184 20 130 76 0 76C-130 76 -184 30 -188 -50Z",
                DO7,
            ),
            stroke("M-170 -10C-140 40 -80 46 0 46C80 46 140 36 168 -14", LUA5, 9),
            circle(-148, 18, 9, WHITE),
            stroke(
                "M-180 118C-130 100 -100 136 -50 118C0 100 30 136 80 118"
                "C120 104 150 124 180 118",
                SONG2,
                12,
            ),
        )
    )


def stork() -> str:
    """A white stork standing in the paddy."""
    return "".join(
        (
            stroke("M-6 80V176M30 76V176", ORANGE_DARK, 8),
            shape(
                "M-60 -10C-20 -70 80 -60 130 0C150 30 160 60 170 90"
                "C110 100 0 110 -40 70C-64 46 -72 10 -60 -10Z",
                WHITE,
            ),
            shape("M40 0C90 0 140 40 172 92C120 90 70 70 40 0Z", TRO7),
            stroke("M-44 10C-90 -30 -20 -70 -56 -120", WHITE, 30),
            circle(-66, -128, 28, WHITE),
            shape("M-86 -140L-176 -122L-84 -114Z", ORANGE),
            circle(-74, -132, 6, INK),
            stroke("M-150 178H150", LEAF, 12),
            stroke(
                "M-110 178V120M-130 178L-150 130M110 178V128M130 178L146 136", LA7, 9
            ),
        )
    )


def stilt_house() -> str:
    """A house on stilts beside the water, a coconut palm over it."""
    fronds = "".join(
        group(
            shape("M0 0C30 -30 70 -34 104 -14C70 -10 40 0 0 0Z", fill),
            x=120,
            y=-110,
            turn=turn,
        )
        for turn, fill in (
            (-160, LA7),
            (-120, LEAF),
            (-70, LA7),
            (-20, LEAF),
            (20, LA7),
            (190, LEAF),
        )
    )
    return "".join(
        (
            stroke("M130 150C140 60 132 -20 120 -106", PHUSA7, 16),
            fronds,
            stroke("M-120 70V160M-40 70V160M50 70V160", PHUSA8, 12),
            box(-140, -20, 210, 96, PHUSA3),
            shape("M-172 -16L-36 -124L104 -16Z", DO7),
            box(-62, 6, 52, 70, PHUSA8),
            box(-120, 10, 40, 38, LUA3),
            box(8, 10, 40, 38, LUA3),
            box(-160, 72, 250, 14, PHUSA7),
            stroke(
                "M-176 166C-130 150 -100 182 -50 166C0 150 30 182 80 166"
                "C120 152 150 172 176 166",
                SONG5,
                12,
            ),
        )
    )


def bridge() -> str:
    """A cable-stayed bridge over the river."""
    cables = "".join(
        stroke(f"M{tower} {top}L{tower + side * reach} 66", LUA1, 4)
        for tower in (-70, 70)
        for side in (-1, 1)
        for reach, top in ((96, -130), (70, -100), (44, -66))
    )
    towers = "".join(
        shape(f"M{x - 12} 120L{x - 5} -150H{x + 5}L{x + 12} 120Z", WHITE)
        for x in (-70, 70)
    )
    return "".join(
        (
            cables,
            towers,
            stroke("M-184 76C-60 56 60 56 184 76", LUA5, 12),
            stroke(
                "M-176 130C-130 114 -100 146 -50 130C0 114 30 146 80 130"
                "C120 116 150 136 176 130",
                SONG2,
                11,
            ),
        )
    )


def sea_salt() -> str:
    """Heaps of salt on a pan, with a basket."""
    heap = shape("M-90 90L-10 -50C0 -60 10 -60 18 -50L90 90Z", WHITE)
    shade = shape("M4 -58C8 -60 14 -58 18 -50L90 90H30Z", SONG2)
    return "".join(
        (
            circle(100, -110, 46, LUA5),
            group(heap, shade, x=-80, y=20, scale=0.8),
            group(heap, shade, x=60, y=6),
            box(-176, 94, 352, 14, SONG5),
            box(-176, 122, 352, 12, SONG2),
            box(-176, 148, 352, 12, SONG2),
            group(shape("M-50 0H50L36 56H-36Z", PHUSA7), x=-110, y=66, scale=0.8),
        )
    )
