"""A text of law as it is split: plain values, every line in one place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class UnitKind(StrEnum):
    """What a piece of a text is."""

    OPENING = "opening"
    PART = "part"
    CHAPTER = "chapter"
    SECTION = "section"
    SUBSECTION = "subsection"
    ARTICLE = "article"
    POINT = "point"
    CLOSING = "closing"
    ANNEX = "annex"


DIVISIONS = (UnitKind.PART, UnitKind.CHAPTER, UnitKind.SECTION, UnitKind.SUBSECTION)
PROVISIONS = (UnitKind.ARTICLE, UnitKind.POINT)


class Level(StrEnum):
    """How deep a paragraph stands within an article."""

    PLAIN = "plain"
    CLAUSE = "clause"
    SUBCLAUSE = "subclause"
    POINT = "point"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its number as printed ("2a.", "đ)"), empty for none, its words."""

    text: str
    label: str = ""
    level: Level = Level.PLAIN
    is_quoted: bool = False
    """Words of another document that this one quotes in order to change it."""


@dataclass(slots=True)
class Unit:
    """A division, an article, or what stands before and behind the articles.

    ``mark`` is its number as printed ("Điều 112a."), ``number`` the bare one.
    ``blocks`` holds paragraphs and, where they stand, the articles it quotes.
    """

    kind: UnitKind
    anchor: str = ""
    number: str = ""
    mark: str = ""
    heading: str = ""
    blocks: list[Paragraph | Unit] = field(default_factory=list)
    line: int = 0

    @property
    def children(self) -> list[Unit]:
        """Return the articles that this one quotes, in order."""
        return [one for one in self.blocks if isinstance(one, Unit)]

    def words(self) -> Iterator[str]:
        """Yield everything it says, in the order of the text."""
        yield from filter(None, (self.mark, self.heading))
        for block in self.blocks:
            if isinstance(block, Unit):
                yield from block.words()
            else:
                yield from filter(None, (block.label, block.text))


@dataclass(frozen=True, slots=True)
class LawText:
    """A whole text: its units in order, divisions before what they hold."""

    units: tuple[Unit, ...]

    def provisions(self) -> list[Unit]:
        """Return the document's own articles, or its points where it has none."""
        return [unit for unit in self.units if unit.kind in PROVISIONS]

    def words(self) -> Iterator[str]:
        """Yield everything the text says, in order."""
        for unit in self.units:
            yield from unit.words()


class SplitError(ValueError):
    """A text that cannot be split; the message is one sentence for the importer."""
