"""Dishes, drinks and jars, each about 360 by 360 around the origin."""

from __future__ import annotations

from ip_portal.demo.drawings.kit import (
    DO1,
    DO7,
    INK,
    LA7,
    LEAF,
    LUA1,
    LUA3,
    LUA5,
    MAN1,
    MAN7,
    ORANGE,
    PHUSA1,
    PHUSA3,
    PHUSA7,
    PHUSA8,
    PURPLE,
    PURPLE1,
    PURPLE_DARK,
    SONG2,
    SONG5,
    TAN,
    WHITE,
    WINE,
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


def cake_pia() -> str:
    """A flaky cake with its red stamp, one wedge cut out."""
    return "".join(
        (
            circle(10, 2, 156, TAN),
            circle(10, -8, 152, "#EBBE74"),
            shape("M-14 20L-150 96C-170 40 -160 -20 -140 -40Z", "#FFF5DF"),
            ring(58, -34, 62, DO7, 9),
            stroke("M26 -46H90M26 -16H90M58 -72V8M36 -62H80", DO7, 9),
            shape("M-184 128L-60 60L-44 128Z", "#EBBE74"),
            shape("M-184 128H-44V152H-176Z", TAN),
            shape("M-120 128L-62 96L-54 128Z", LUA5),
            circle(-80, 122, 20, ORANGE),
        )
    )


def banh_tet() -> str:
    """A roll of purple sticky rice, sliced, with its leaf."""
    dots = "".join(circle(x - 30, y + 40, 5, "#9C6BB0") for x, y, _ in around(16, 86))
    return "".join(
        (
            group(
                box(-20, -96, 190, 170, LA7, 84),
                box(60, -96, 9, 170, PHUSA3),
                box(104, -96, 9, 170, PHUSA3),
                x=10,
                y=20,
                turn=-32,
            ),
            circle(-30, 40, 122, LA7),
            circle(-30, 40, 108, PURPLE),
            dots,
            circle(-30, 40, 60, LUA5),
            circle(-30, 40, 28, DO7),
            stroke("M-44 32C-42 26 -38 22 -32 20", DO1, 5),
        )
    )


def skewers() -> str:
    """Grilled meat on three skewers over flames."""
    sticks = "".join(
        stroke(f"M{x} -178V110", PHUSA3, 10)
        + "".join(
            circle(x, y, 33, "#A8352B")
            + stroke(
                f"M{x - 18} {y - 10}C{x - 10} {y - 20} {x + 2} {y - 22} "
                f"{x + 12} {y - 18}",
                "#E98A77",
                6,
            )
            for y in (-120, -46, 28)
        )
        for x in (-88, 0, 88)
    )
    flames = shape(
        "M-176 170C-182 120 -160 90 -140 60C-130 90 -112 100 -100 104"
        "C-92 70 -70 40 -44 24C-40 64 -20 84 -4 92C10 60 30 50 44 24"
        "C54 62 80 74 96 96C108 82 120 70 132 56C150 90 176 120 168 170Z",
        LUA5,
    )
    hearts = shape(
        "M-120 170C-116 140 -100 126 -84 120C-70 134 -56 140 -44 138"
        "C-30 120 -10 112 6 116C20 134 40 140 56 132C74 124 96 136 108 170Z",
        ORANGE,
    )
    return sticks + flames + hearts


def bottle() -> str:
    """A bottle of fruit wine and a small cup."""
    return "".join(
        (
            box(-38, -186, 56, 30, PHUSA7, 6),
            shape(
                "M-34 -160H14V-96C54 -80 70 -50 70 -10V146C70 162 58 172 44 172"
                "H-64C-78 172 -90 162 -90 146V-10C-90 -50 -74 -80 -34 -96Z",
                MAN7,
            ),
            box(-90, 4, 160, 104, LUA1),
            circle(-10, 56, 34, MAN7),
            stroke("M-66 -22C-62 -46 -50 -60 -34 -68", WHITE, 9),
            shape("M96 90H176L164 170H108Z", SONG2),
            shape("M102 116H170L164 170H108Z", MAN7),
        )
    )


def jar() -> str:
    """A stoneware jar with a fish on its label."""
    fish = "".join(
        (
            shape("M-56 0C-34 -34 20 -34 40 0C20 34 -34 34 -56 0Z", PHUSA8),
            shape("M34 0L66 -24V24Z", PHUSA8),
            circle(-34, -6, 5, PHUSA1),
        )
    )
    return "".join(
        (
            shape("M-80 -170H80L92 -116H-92Z", PHUSA7),
            box(-104, -126, 208, 20, PHUSA8, 8),
            shape(
                "M-96 -106H96C140 -80 168 -30 168 40C168 116 130 172 80 172H-80"
                "C-130 172 -168 116 -168 40C-168 -30 -140 -80 -96 -106Z",
                PHUSA3,
            ),
            oval(0, 34, 108, 76, PHUSA1),
            group(fish, y=34),
        )
    )


def noodles() -> str:
    """A bowl of noodle soup with prawns, herbs and chopsticks."""
    strands = "".join(
        stroke(
            f"M-120 {y}C-80 {y - 22} -50 {y + 20} -10 {y}C30 {y - 20} 60 {y + 18} "
            f"110 {y - 4}",
            WHITE,
            10,
        )
        for y in (-18, 2, 20)
    )
    return "".join(
        (
            stroke("M40 -40L150 -180M74 -30L176 -150", PHUSA7, 12),
            oval(0, 10, 166, 70, DO7),
            oval(0, 10, 148, 56, ORANGE),
            strands,
            shape(
                "M-70 -30C-40 -66 10 -50 14 -16C-10 -24 -30 -20 -40 0"
                "C-60 -4 -74 -14 -70 -30Z",
                "#F0936B",
            ),
            leaf(20, 20, 90, -16, LEAF),
            leaf(-110, 24, 70, 10, LA7),
            shape(
                "M-166 12C-150 120 -90 168 0 168C90 168 150 120 166 12"
                "C130 70 -130 70 -166 12Z",
                DO7,
            ),
            stroke("M-120 96C-80 130 80 130 120 96", LUA5, 9),
        )
    )


def rice_paper() -> str:
    """Round rice papers on a bamboo rack."""
    slats = "".join(box(-172, y, 344, 9, PHUSA3) for y in range(-90, 150, 34))
    papers = ((-84, -36), (84, -36), (0, 74))
    sesame = ((-20, -20), (16, 6), (-4, 30), (26, -24), (-30, 14))
    return "".join(
        (
            box(-176, -120, 14, 290, PHUSA7),
            box(162, -120, 14, 290, PHUSA7),
            slats,
            *(
                circle(x, y, 82, "#FBF3E2")
                + ring(x, y, 82, PHUSA3, 5)
                + "".join(oval(x + dx, y + dy, 6, 3, PHUSA8, dx) for dx, dy in sesame)
                for x, y in papers
            ),
        )
    )


def sausages() -> str:
    """A string of cured sausages."""
    links = "".join(
        group(
            box(-30, -60, 60, 150, "#A83A30", 30),
            stroke("M-12 -30V50", "#D97B6C", 9),
            x=x,
            y=y,
            turn=turn,
        )
        for x, y, turn in ((-110, 20, 10), (-36, 44, 3), (38, 44, -3), (112, 20, -10))
    )
    return (
        links
        + stroke(
            "M-100 -44C-60 -150 60 -150 100 -44M-38 -20C-20 -70 20 -70 38 -20",
            PHUSA3,
            8,
        )
        + circle(0, -128, 15, PHUSA7)
    )


def coffee() -> str:
    """Coffee dripping through a metal filter into a glass."""
    return "".join(
        (
            box(-50, -176, 100, 22, "#8FA0A3", 8),
            box(-76, -156, 152, 84, "#B9C6C8", 8),
            box(-112, -76, 224, 18, "#8FA0A3", 8),
            stroke("M0 -50V-16", PHUSA8, 8),
            shape("M-92 -54H92L74 160H-74Z", "#EAF3F3"),
            shape("M-84 30H84L74 160H-74Z", PHUSA8),
            shape("M-78 110H78L74 160H-74Z", PHUSA1),
        )
    )


def soap() -> str:
    """A bar of soap with a leaf and bubbles."""
    return "".join(
        (
            box(-150, -10, 300, 150, "#CDE5C4", 50),
            box(-120, 14, 240, 96, "#E6F3DF", 36),
            leaf(-56, 78, 130, -22, LA7, "#7FBE95"),
            *(
                ring(x, y, r, SONG5, 7)
                for x, y, r in ((-70, -80, 44), (30, -110, 34), (96, -60, 26))
            ),
        )
    )


def mortar() -> str:
    """A medicine mortar with herbs."""
    return "".join(
        (
            stroke("M30 -20L110 -160", PHUSA3, 26),
            leaf(-60, -20, 130, -120, LEAF),
            leaf(-50, -20, 140, -84, LA7),
            leaf(-90, -16, 120, 210, LA7),
            shape(
                "M-150 -10H150C150 70 110 110 60 120V150H-60V120"
                "C-110 110 -150 70 -150 -10Z",
                SONG5,
            ),
            box(-100, 146, 200, 26, SONG5, 10),
            stroke("M-110 30C-98 62 -76 78 -50 84", SONG2, 10),
        )
    )


def purple_rice() -> str:
    """A sack of purple rice with a scoop."""
    grains = "".join(
        oval(x, -96 + abs(x) * 0.18, 15, 7, PURPLE_DARK, x) for x in range(-90, 100, 30)
    )
    return "".join(
        (
            shape("M-120 -80C-80 -130 80 -130 120 -80V-50H-120Z", PURPLE),
            grains,
            shape(
                "M-130 -64C-90 -40 90 -40 130 -64C160 20 160 120 136 172H-136"
                "C-160 120 -160 20 -130 -64Z",
                PHUSA1,
            ),
            stroke("M-128 -60C-90 -38 90 -38 128 -60", PHUSA3, 16),
            circle(0, 66, 66, PURPLE1),
            oval(-16, 62, 12, 30, PURPLE, 24),
            oval(18, 62, 12, 30, PURPLE, -24),
        )
    )


def pouch() -> str:
    """A pouch of dried fruit with a window."""
    chips = ((-36, 60), (20, 40), (44, 84), (-10, 90))
    window = oval(0, 70, 82, 66, LUA1)
    return "".join(
        (
            shape("M-120 -160H120L136 160C90 176 -90 176 -136 160Z", MAN1),
            box(-120, -164, 240, 34, MAN7),
            box(-70, -96, 140, 18, MAN7, 9),
            box(-44, -60, 88, 12, MAN7, 6),
            window,
            clipped(
                "pouch",
                oval(0, 70, 82, 66, WHITE),
                *(oval(x, y, 36, 22, ORANGE, x) for x, y in chips),
            ),
        )
    )


def fish_dry() -> str:
    """Fish hung up to dry."""

    def one(x: float) -> str:
        return group(
            shape(
                "M0 -70C34 -40 40 30 12 84L30 122H-30L-12 84C-40 30 -34 -40 0 -70Z",
                PHUSA3,
            ),
            stroke("M0 -40V80M-18 -10L18 -10M-20 20L20 20M-16 50L16 50", PHUSA7, 5),
            circle(-8, -44, 4, INK),
            x=x,
            y=10,
        )

    return "".join(
        (
            box(-178, -140, 356, 14, PHUSA7, 6),
            *(stroke(f"M{x} -130V-56", PHUSA8, 5) for x in (-120, -40, 40, 120)),
            *(one(x) for x in (-120, -40, 40, 120)),
            mirrored(stroke("M-172 -136V172", PHUSA7, 12)),
        )
    )


def wine_jar() -> str:
    """A squat jar of rice wine tied with a cloth."""
    return "".join(
        (
            shape("M-60 -150C-20 -176 20 -176 60 -150L76 -96H-76Z", DO7),
            stroke("M-74 -100H74", LUA5, 12),
            shape(
                "M-76 -92H76C150 -60 160 80 110 168H-110C-160 80 -150 -60 -76 -92Z",
                WINE,
            ),
            group(shape("M0 -66L66 0L0 66L-66 0Z", DO7), y=50),
            group(shape("M0 -50L50 0L0 50L-50 0Z", LUA3), y=50),
            oval(0, 50, 12, 26, WINE),
            stroke("M-108 10C-104 -20 -92 -40 -76 -50", "#A35A78", 10),
        )
    )
