"""An official text, split into its articles; every line ends up somewhere."""

from __future__ import annotations

from collections.abc import Sequence, Set

from cms.library import patterns
from cms.library.anchors import POINT, anchor_of
from cms.library.annexes import annex_lines, annex_start
from cms.library.building import Builder
from cms.library.decorations import plain_headings
from cms.library.files import Line, lines_of
from cms.library.own import Own, own_articles, own_points
from cms.library.shape import LawText, SplitError, Unit, UnitKind


def split(text: str) -> LawText:
    """Return a text by parts, chapters, sections and articles, in order.

    Articles that an amending text quotes are children of the one that quotes them; a
    text without articles is split by its numbered points. Raises SplitError where
    articles are missing, out of order or not written as articles, or where there are
    none.
    """
    lines = plain_headings(lines_of(text))
    annexes = annex_lines(lines)
    own = own_articles(lines, annexes) or own_points(lines)
    if not own.starts:
        raise SplitError(
            "No articles (Điều 1, Điều 2, …) and no numbered points were found: "
            "this does not look like the text of a law, decree or circular."
        )
    first, end = _frame(lines, own, annexes)
    builder = Builder(own)
    builder.opening(lines[:first])
    for at in range(first, end):
        builder.take(at, lines[at])
    units = [*builder.finish(), *_ending(lines, end, annexes)]
    _name(units)
    return LawText(tuple(units))


def _frame(lines: Sequence[Line], own: Own, annexes: Set[int]) -> tuple[int, int]:
    """Return where divisions or articles begin, and where what follows them does."""
    first, last = min(own.starts), max(own.starts)
    while first > own.floor and _is_division_of(lines, own.floor, first - 1):
        first -= 1
    for at in range(last + 1, len(lines)):
        is_end = at in annexes or patterns.is_closing(lines[at].text)
        if is_end and not own.is_quoted(at):
            return first, at
    return first, len(lines)


def _is_division_of(lines: Sequence[Line], floor: int, at: int) -> bool:
    """Say whether a line above the first article belongs to its headings."""
    if patterns.division(lines[at].text):
        return True
    above = range(max(floor, at - 2), at)
    is_title = lines[at].text == lines[at].text.upper()
    return is_title and any(patterns.division(lines[one].text) for one in above)


def _ending(lines: Sequence[Line], end: int, annexes: Set[int]) -> list[Unit]:
    """Return the signature and the annexes."""
    units: list[Unit] = []
    for at in range(end, len(lines)):
        line = lines[at]
        start = annex_start(line.text) if at in annexes else None
        if start:
            mark, title = start
            units.append(
                Unit(UnitKind.ANNEX, mark=mark, heading=title, line=line.number)
            )
            continue
        if not units:
            units.append(Unit(UnitKind.CLOSING, line=line.number))
        units[-1].blocks.append(Builder.paragraph(line.text))
    return units


def _name(units: Sequence[Unit]) -> None:
    """Give every unit its anchor; no two have the same one."""
    taken: set[str] = set()
    for place, unit in enumerate(units, 1):
        if unit.kind is UnitKind.ARTICLE:
            unit.anchor = anchor_of(unit.number)
        elif unit.kind is UnitKind.POINT:
            unit.anchor = anchor_of(unit.number, prefix=POINT)
        else:
            unit.anchor = f"{unit.kind.value}-{place}"
        taken.add(unit.anchor)
        for child in unit.children:
            child.anchor = _free(f"{unit.anchor}-{anchor_of(child.number)}", taken)


def _free(anchor: str, taken: set[str]) -> str:
    """Return the anchor, with a number behind it where an article is quoted twice."""
    found, times = anchor, 1
    while found in taken:
        times += 1
        found = f"{anchor}_{times}"
    taken.add(found)
    return found
