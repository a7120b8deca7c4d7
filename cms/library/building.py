"""Lines put together to divisions, articles and paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from cms.library import patterns
from cms.library.files import Line
from cms.library.own import Own
from cms.library.shape import DIVISIONS, Paragraph, Unit, UnitKind

# A title of a chapter takes a few lines; more is text.
_MOST_TITLE_LINES = 4


class Builder:
    """Takes the lines of a text one by one."""

    def __init__(self, own: Own) -> None:
        self._own = own
        self._units: list[Unit] = []
        self._child: Unit | None = None
        self._last = ""
        self._title_lines = 0

    def opening(self, lines: Sequence[Line]) -> None:
        """Take what stands before the first division or article."""
        if lines:
            unit = Unit(UnitKind.OPENING, line=lines[0].number)
            unit.blocks = [self.paragraph(line.text) for line in lines]
            self._units.append(unit)

    def take(self, at: int, line: Line) -> None:
        """Take the next line."""
        own = self._own
        if at in own.starts:
            self._begin(own.starts[at], line)
        elif at in own.quoted_starts:
            self._quote(own.quoted_starts[at], line)
        elif not own.is_quoted(at) and self._is_title(line):
            pass
        else:
            self._paragraph(line, is_quoted=own.is_quoted(at))
        self._last = line.text

    def finish(self) -> list[Unit]:
        """Return the units, in order."""
        return self._units

    @staticmethod
    def paragraph(text: str, *, is_quoted: bool = False) -> Paragraph:
        """Return a line as a paragraph, its number apart."""
        found = patterns.label(text)
        if found is None:
            return Paragraph(text, is_quoted=is_quoted)
        level, mark = found
        return Paragraph(text[len(mark) :].strip(), mark, level, is_quoted)

    def _begin(self, start: patterns.Start, line: Line) -> None:
        unit = Unit(
            self._own.kind,
            number=start.number.lower(),
            mark=start.mark,
            heading=start.heading,
            line=line.number,
        )
        if not start.mark:
            unit.blocks.append(self.paragraph(line.text))
        self._units.append(unit)
        self._child, self._title_lines = None, 0

    def _quote(self, start: patterns.Start, line: Line) -> None:
        self._child = Unit(
            UnitKind.ARTICLE,
            number=start.number.lower(),
            mark=start.mark,
            heading=start.heading,
            line=line.number,
        )
        self._units[-1].blocks.append(self._child)

    def _is_title(self, line: Line) -> bool:
        """Take a line that begins a division or goes on with its title."""
        if found := patterns.division(line.text):
            kind, mark, title = found
            self._units.append(Unit(kind, mark=mark, heading=title, line=line.number))
            self._title_lines, self._child = _MOST_TITLE_LINES, None
            return True
        if not self._title_lines or patterns.label(line.text):
            self._title_lines = 0
            return False
        self._title_lines -= 1
        unit = self._units[-1]
        unit.heading = f"{unit.heading} {line.text}".strip()
        return True

    def _paragraph(self, line: Line, *, is_quoted: bool) -> None:
        if not is_quoted:
            self._child = None
        unit = self._child or self._units[-1]
        if not line.after_blank and self._goes_on(unit, line, is_quoted=is_quoted):
            return
        unit.blocks.append(self.paragraph(line.text, is_quoted=is_quoted))

    def _goes_on(self, unit: Unit, line: Line, *, is_quoted: bool) -> bool:
        """Join a line to the one before where only a bad wrap stands between."""
        if unit.kind in DIVISIONS or not patterns.continues(line.text, self._last):
            return False
        if not unit.blocks:
            unit.heading = f"{unit.heading} {line.text}".strip()
            return True
        last = unit.blocks[-1]
        if not isinstance(last, Paragraph) or last.is_quoted != is_quoted:
            return False
        text = f"{last.text} {line.text}".strip()
        unit.blocks[-1] = Paragraph(text, last.label, last.level, is_quoted)
        return True
