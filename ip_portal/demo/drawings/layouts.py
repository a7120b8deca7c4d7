"""How motif and words of a mark stand together, 800 by 800."""

from __future__ import annotations

from collections.abc import Callable

from ip_portal.demo.drawings import kit
from ip_portal.demo.drawings.kit import (
    LUA3,
    LUA5,
    PHUSA7,
    SIZE,
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
    wave,
    words,
)
from ip_portal.demo.drawings.motifs import MOTIFS
from ip_portal.demo.drawings.tones import TONES, Tone
from ip_portal.demo.source import Picture

MIDDLE = SIZE / 2


def draw(picture: Picture) -> str:
    """Return the SVG; KeyError for a layout, motif or tone that does not exist."""
    tone = TONES[picture.tone]
    ground = box(0, 0, SIZE, SIZE, tone.ground)
    return kit.page(ground, LAYOUTS[picture.layout](picture, tone))


def _motif(picture: Picture, y: float, scale: float) -> str:
    return group(MOTIFS[picture.motif](), x=MIDDLE, y=y, scale=scale)


def _lines(picture: Picture, tone: Tone, y: float = 650, width: float = 690) -> str:
    large = words(
        picture.line, y, tone.line, size=84, weight=700, spacing=3, width=width
    )
    if not picture.under:
        return large
    small = words(
        picture.under, y + 68, tone.under, size=42, weight=600, spacing=7, width=width
    )
    return large + small


def tile(picture: Picture, tone: Tone) -> str:
    """Motif above, words below."""
    if not picture.line:
        return _motif(picture, MIDDLE, 1.75)
    return _motif(picture, 288, 1.34) + _lines(picture, tone, 656)


def shore(picture: Picture, tone: Tone) -> str:
    """A low sun, the motif, and the words in the water."""
    water = Tone(tone.deep, WHITE, LUA3, tone.deep)
    return "".join(
        (
            circle(610, 170, 92, LUA3),
            _motif(picture, 290, 1.36),
            wave(548, 46, 3, tone.deep),
            _lines(picture, water, 674),
        )
    )


def rays(picture: Picture, tone: Tone) -> str:
    """Rays of light behind the motif."""
    beams = "".join(
        group(shape("M0 0L-62 -760H62Z", LUA5), x=MIDDLE, y=330, turn=turn)
        for turn in range(-100, 101, 25)
    )
    return "".join(
        (
            clipped("beams", box(0, 0, SIZE, 330, WHITE), beams),
            _motif(picture, 330, 1.12),
            _lines(picture, tone, 655),
        )
    )


def badge(picture: Picture, tone: Tone) -> str:
    """A round field with a ribbon for the name."""
    field = "".join(
        (
            circle(MIDDLE, 370, 214, "#F8D789"),
            shape(f"M0 448H{SIZE}V{SIZE}H0Z", "#0F4A29"),
            stroke(
                "M90 520C190 480 260 556 400 520C540 484 610 556 710 520", "#BFDADC", 12
            ),
            stroke(
                "M130 566C220 530 290 600 400 566C510 532 580 600 670 566", "#3F8590", 9
            ),
        )
    )
    disc = circle(MIDDLE, 390, 338, WHITE)
    return "".join(
        (
            circle(MIDDLE, 390, 338, "#1B653A"),
            clipped("disc", circle(MIDDLE, 390, 300, WHITE), field),
            ring(MIDDLE, 390, 316, LUA3, 5),
            clipped("inside", disc, _motif(picture, 320, 1.3)),
            shape("M56 560H150V690H56L90 625Z", PHUSA7),
            shape("M744 560H650V690H744L710 625Z", PHUSA7),
            box(96, 540, 608, 126, LUA5),
            words(picture.line, 632, tone.deep, size=84, spacing=2, width=570),
            _foot(picture, tone),
        )
    )


def _foot(picture: Picture, tone: Tone) -> str:
    if not picture.under:
        return ""
    return words(picture.under, 768, tone.under, size=36, weight=600, spacing=6)


def seal(picture: Picture, tone: Tone) -> str:
    """A ring with the name running round the motif."""
    return "".join(
        (
            circle(MIDDLE, MIDDLE, 366, tone.deep),
            ring(MIDDLE, MIDDLE, 346, LUA3, 5),
            circle(MIDDLE, MIDDLE, 252, WHITE),
            circle(MIDDLE, MIDDLE, 238, tone.ground if tone.ground != WHITE else LUA3),
            _motif(picture, MIDDLE, 1.08),
            _around(picture.line, "upper", 278, LUA3, 58),
            _around(picture.under, "lower", 322, WHITE, 40),
            circle(MIDDLE - 300, MIDDLE, 11, LUA5),
            circle(MIDDLE + 300, MIDDLE, 11, LUA5),
        )
    )


def _around(text: str, name: str, radius: float, fill: str, size: float) -> str:
    """Write along the upper or lower half of a circle."""
    if not text:
        return ""
    room = radius * 2.7
    spacing = size * 0.05
    size *= min(1.0, room / kit.text_width(text, size, 700, spacing))
    sweep = 1 if name == "upper" else 0
    left, right = MIDDLE - radius, MIDDLE + radius
    arc = f"M{left:g} {MIDDLE}A{radius:g} {radius:g} 0 0 {sweep} {right:g} {MIDDLE}"
    return (
        f'<path id="{name}" d="{arc}" fill="none"/><text fill="{fill}" '
        f'font-family="Be Vietnam Pro" font-weight="700" font-size="{size:.2f}" '
        f'letter-spacing="{size * 0.05:.2f}" text-anchor="middle">'
        f'<textPath href="#{name}" startOffset="50%">{kit.escape(text)}</textPath></text>'
    )


def label(picture: Picture, tone: Tone) -> str:
    """A bottle label: a double frame, the motif, a band with the small line."""
    frame = (
        f'<rect x="46" y="46" width="708" height="708" rx="18" fill="none" '
        f'stroke="{tone.line}" stroke-width="8"/>'
        f'<rect x="64" y="64" width="672" height="672" rx="8" fill="none" '
        f'stroke="{tone.line}" stroke-width="3"/>'
    )
    name = words(picture.line, 180, tone.line, size=86, spacing=3, width=600)
    band = box(64, 620, 672, 116, tone.deep)
    small = words(picture.under, 694, LUA3, size=46, weight=600, spacing=6, width=600)
    return frame + name + _motif(picture, 402, 1.08) + band + small


def split(picture: Picture, tone: Tone) -> str:
    """The motif on the ground, the words on a deep field."""
    field = box(0, 540, SIZE, 260, tone.deep) + box(0, 540, SIZE, 12, LUA5)
    light = Tone(tone.deep, WHITE, LUA3, tone.deep)
    y = 672 if picture.under else 700
    return _motif(picture, 278, 1.34) + field + _lines(picture, light, y)


def arch(picture: Picture, tone: Tone) -> str:
    """The motif in a doorway."""
    door = shape("M170 560V330A230 230 0 0 1 630 330V560Z", kit.LUA1)
    edge = stroke("M170 560V330A230 230 0 0 1 630 330V560", tone.deep, 12)
    foot = stroke("M130 560H670", tone.deep, 16)
    return door + _motif(picture, 356, 1.06) + edge + foot + _lines(picture, tone, 684)


def round_field(picture: Picture, tone: Tone) -> str:
    """The motif before a disc."""
    disc = circle(MIDDLE, 300, 250, tone.deep)
    return disc + _motif(picture, 300, 1.2) + _lines(picture, tone, 664)


def dots(picture: Picture, tone: Tone) -> str:
    """The motif in a wreath of dots."""
    wreath = "".join(
        circle(MIDDLE + x, 292 + y, 15 if step % 2 else 9, tone.deep)
        for step, (x, y, _) in enumerate(around(28, 262))
    )
    return wreath + _motif(picture, 292, 1.0) + _lines(picture, tone, 674)


def sheet(picture: Picture, tone: Tone) -> str:
    """A product by itself on the ground, as a design is filed."""
    return "".join(
        (
            shape(f"M0 560H{SIZE}V{SIZE}H0Z", tone.deep),
            oval(MIDDLE, 690, 300, 34, tone.under),
            _motif(picture, 396, 1.64),
        )
    )


def figure(picture: Picture, tone: Tone) -> str:
    """The figure of a patent application with its caption."""
    return "".join(
        (
            box(50, 50, 700, 610, kit.SONG0, 10),
            _motif(picture, 356, 1.52),
            words(picture.line, 732, tone.line, size=46, weight=600),
        )
    )


LAYOUTS: dict[str, Callable[[Picture, Tone], str]] = {
    "tile": tile,
    "shore": shore,
    "rays": rays,
    "badge": badge,
    "seal": seal,
    "label": label,
    "split": split,
    "arch": arch,
    "round": round_field,
    "dots": dots,
    "sheet": sheet,
    "figure": figure,
}
