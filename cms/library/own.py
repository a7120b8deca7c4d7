"""Which lines begin the document's own articles, and which those that it quotes."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from cms.library import patterns
from cms.library.anchors import follows
from cms.library.decorations import look_of
from cms.library.files import Line
from cms.library.patterns import Start
from cms.library.quoting import Quotation
from cms.library.shape import SplitError, UnitKind

_SENTENCE_ENDS = '.;:!?”»"'


@dataclass(slots=True)
class Own:
    """Starts by the index of their line: own ones, quoted ones, lines in quotation.

    Nothing before ``floor`` is looked at: a table of contents may stand there.
    """

    kind: UnitKind = UnitKind.ARTICLE
    starts: dict[int, Start] = field(default_factory=dict)
    quoted_starts: dict[int, Start] = field(default_factory=dict)
    quoted: set[int] = field(default_factory=set)
    floor: int = 0

    def __bool__(self) -> bool:
        return bool(self.starts)

    def is_quoted(self, at: int) -> bool:
        """Say whether a line is in quotation."""
        return at in self.quoted


def own_articles(lines: Sequence[Line], annexes: Set[int] = frozenset()) -> Own:
    """Find the articles of a text: Điều 1, 2, 2a, 3 … without a gap.

    ``annexes`` are the lines that may begin an annex. Raises SplitError, with the line,
    where an article is missing, out of order or not written as one.
    """
    own = Own(floor=_floor(lines))
    quotation = Quotation()
    previous = ""
    for at in range(own.floor, len(lines)):
        text = lines[at].text
        is_annex = at in annexes and bool(previous) and not quotation.is_open
        if is_annex and not _goes_on(lines, at, previous):
            break
        start = patterns.article_start(text)
        if start and _is_own(start, previous, quotation, lines, at):
            quotation.is_open = False
            own.starts[at] = start
            previous = start.number
            quotation.enter(text)
            continue
        _look_for_quoted(own, quotation, start, lines, at)
        if at not in own.quoted and _is_heading(lines, at):
            _refuse_heading(start, previous, lines[at])
    if not own.starts:
        _refuse_all_unread(lines)
    return own


def _goes_on(lines: Sequence[Line], at: int, previous: str) -> bool:
    """Say whether the text itself goes on behind what looks like an annex."""
    for line in lines[at + 1 :]:
        start = patterns.article_start(line.text)
        if start and not start.is_marked:
            return follows(previous, start.number)
    return False


def _refuse_heading(start: Start | None, previous: str, line: Line) -> None:
    """Refuse an article out of order, or the next one where it is not written as one."""
    if start:
        raise _out_of_order(start, previous, line)
    look = look_of(line.text) if previous else None
    if look and look.is_odd and follows(previous, look.number):
        raise _unread(look.number, line)


def _refuse_all_unread(lines: Sequence[Line]) -> None:
    """Refuse a text that has headings of articles and none that could be taken."""
    for at, line in enumerate(lines):
        look = look_of(line.text)
        if look is None:
            continue
        is_first = look.number == "1" and not (at and _is_cut(lines, at))
        if is_first or _is_heading(lines, at):
            raise _unread(look.number, line)


def _look_for_quoted(
    own: Own,
    quotation: Quotation,
    start: Start | None,
    lines: Sequence[Line],
    at: int,
) -> None:
    """Take a line that begins no own article."""
    # Its mark is missing where it was announced, or follows upon a quoted one that
    # closed too early: between two quotations the text itself gives an order.
    is_unmarked = at - 1 in own.quoted or (at and patterns.leads_in(lines[at - 1].text))
    if start and own.starts and is_unmarked and not start.is_marked:
        quotation.begin()
    if quotation.enter(lines[at].text):
        own.quoted.add(at)
        if start and own.starts:
            own.quoted_starts[at] = start


def _is_own(
    start: Start,
    previous: str,
    quotation: Quotation,
    lines: Sequence[Line],
    at: int,
) -> bool:
    if start.is_marked or not follows(previous, start.number):
        return False
    if previous and patterns.leads_in(lines[at - 1].text):
        return False
    if quotation.is_open:
        return patterns.is_last_heading(start.heading)
    return not previous or not _is_cut(lines, at)


def _is_cut(lines: Sequence[Line], at: int) -> bool:
    """Say whether a bad wrap cut a sentence: "… quy định tại" and then "Điều 5. …"."""
    return not lines[at].after_blank and patterns.is_cut(lines[at - 1].text)


def _is_heading(lines: Sequence[Line], at: int) -> bool:
    """Say whether a line that looks like an article surely begins one."""
    if at == 0 or lines[at].after_blank:
        return True
    before = lines[at - 1].text
    if patterns.division(before) or patterns.article_start(before):
        return True
    return before[-1] in _SENTENCE_ENDS or before == before.upper()


def _floor(lines: Sequence[Line]) -> int:
    """Return where the text begins behind a table of contents; 0 without one.

    In the table nothing stands between one article and the next.
    """
    firsts = [
        at
        for at, line in enumerate(lines)
        if (start := patterns.article_start(line.text))
        and start.number == "1"
        and not start.is_marked
    ]
    if len(firsts) < 2:
        return 0
    listed = [
        at
        for at in range(firsts[0], firsts[1])
        if patterns.article_start(lines[at].text)
    ]
    others = sum(
        1
        for at in range(firsts[0], firsts[1])
        if at not in set(listed) and patterns.label(lines[at].text)
    )
    return listed[-1] + 1 if len(listed) > 1 and not others else 0


def own_points(lines: Sequence[Line]) -> Own:
    """Find the numbered points of a text without articles: 1, 2, 3 …, in order."""
    own = Own(kind=UnitKind.POINT)
    expected = 1
    for at, line in enumerate(lines):
        start = patterns.point_start(line.text)
        if start and start.number == str(expected):
            own.starts[at] = start
            expected += 1
    return own


def _out_of_order(start: Start, previous: str, line: Line) -> SplitError:
    after = f"Điều {previous}" if previous else "the beginning"
    return SplitError(
        f"Điều {start.number} (line {line.number}) comes after {after}: "
        "an article is missing or stands in the wrong place."
    )


def _unread(number: str, line: Line) -> SplitError:
    return SplitError(
        f"Line {line.number} looks like the heading of Điều {number} but is not "
        f"written as one ({line.text[:60]!r}): write it “Điều {number}. …”."
    )
