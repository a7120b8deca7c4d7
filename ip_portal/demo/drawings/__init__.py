"""Pictures of the demo's marks, designs and figures, drawn for this portal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ip_portal.demo.drawings import kit
from ip_portal.demo.drawings.layouts import draw
from ip_portal.demo.source import rights


@dataclass(frozen=True, slots=True)
class DrawnFile:
    """A picture as SVG, its PNG file name, and what it shows in both languages."""

    name: str
    svg: str
    alt_vi: str
    alt_en: str

    def png(self, width: int = kit.SIZE) -> bytes:
        """Return the picture, `width` pixels square."""
        return kit.png(self.svg, width)


def pictures() -> Iterator[DrawnFile]:
    """Draw every picture of the demo register, in its order."""
    for right in rights():
        if right.drawn:
            drawn = right.drawn
            yield DrawnFile(
                right.image, draw(drawn.picture), drawn.alt_vi, drawn.alt_en
            )


def draw_all(folder: Path, *, width: int = kit.SIZE) -> int:
    """Write every picture into the folder as PNG; return how many."""
    count = 0
    for drawn in pictures():
        (folder / drawn.name).write_bytes(drawn.png(width))
        count += 1
    return count
