"""The status panel: tag, sentence, whose turn, by when, what otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ip_portal.registry.lifecycle import (
    Basis,
    Calendar,
    Flag,
    Phase,
    Side,
    Status,
    Step,
    Turn,
)
from ip_portal.registry.wording.labels import SOURCES
from ip_portal.registry.wording.sentences import family_of, sentence_of
from ip_portal.registry.wording.tags import Tag, tag_of
from ip_portal.registry.wording.text import Text, gettext_noop as _


@dataclass(frozen=True, slots=True)
class Panel:
    """What the status panel of a record says.

    `due` is None where there is no last day; `notes` tell what the answer rests on
    and what runs beside it; `clash` holds every side of a disagreement.
    """

    tag: Tag
    sentence: Text
    turn: Text
    due: date | None
    otherwise: Text | None
    notes: tuple[Text, ...]
    clash: tuple[Text, ...]


_TURNS: dict[Turn, str] = {
    Turn.OFFICE: _("The intellectual property office"),
    Turn.APPLICANT: _("The applicant"),
    Turn.HOLDER: _("The owner of the right"),
    Turn.NOBODY: _("Nobody has to act now"),
    Turn.UNKNOWN: _("Not known"),
}
_MARK_OWNER = _("Owner of the mark")

_REFUSES = _("The office refuses the grant")
_NOBODY_LOSES = _("The time limit binds the office; the applicant loses nothing")
_OTHERWISE: dict[Step, str] = {
    Step.ANSWER_FORMALITY: _("The office refuses the application"),
    Step.ANSWER_REFUSAL: _REFUSES,
    Step.PAY_GRANT_FEE: _REFUSES,
    Step.REQUEST_EXAMINATION: _("The application is deemed withdrawn"),
    Step.FORMALITY_RESULT: _NOBODY_LOSES,
    Step.PUBLICATION: _NOBODY_LOSES,
    Step.EXAMINATION_RESULT: _NOBODY_LOSES,
    Step.RENEWAL: _("Protection ends"),
    Step.LATE_RENEWAL: _("The right can no longer be renewed"),
}
_LATE_RENEWAL = _("Late renewal with a surcharge until %(day)s")

_BESIDE: dict[Flag, str] = {
    Flag.OPPOSED: _("An opposition has been filed and is being examined."),
    Flag.CHALLENGED: _("Someone has asked to terminate or cancel the protection."),
    Flag.UNDER_APPEAL: _("An appeal is pending."),
    Flag.EXTENDED: _("The applicant has asked for more time."),
    Flag.LICENSED: _("A licence is recorded."),
    Flag.PLEDGED: _("A security interest is recorded."),
}
_STILL_OPPOSABLE = _("Anyone may oppose until the end of %(day)s.")
_FROM_FIELD = _(
    "Known from a dated field of the record; the office's timeline does not name it."
)
_FROM_CALENDAR = _(
    "No event of the office says so: it follows from the last day of the term, %(day)s."
)
_FROM_WORD = _(
    "Seen as the office's status “%(word)s” on %(day)s; no dated event is known."
)
_SHOWN = _("The office shows “%(word)s” (%(day)s).")
_NOT_MAPPED = _("The office shows “%(word)s” (%(day)s); not mapped yet.")
_SIDE = _("%(source)s says “%(word)s” (%(day)s)")
_EVENTS_SIDE = _("the dated events say: %(meaning)s (%(day)s)")


def panel_of(status: Status, calendar: Calendar, *, kind: str) -> Panel:
    """Give the words of the status panel; no word of it is left to a template."""
    return Panel(
        tag=tag_of(
            status.phase,
            status.flags,
            kind=kind,
            unmapped=status.unmapped is not None,
        ),
        sentence=sentence_of(status, calendar, kind=kind),
        turn=_turn(status, kind),
        due=status.next.on if status.turn not in _IDLE else None,
        otherwise=_otherwise(status, calendar),
        notes=tuple(_notes(status, calendar)),
        clash=tuple(_side(side, kind) for side in status.sides),
    )


_IDLE = frozenset({Turn.NOBODY, Turn.UNKNOWN})


def _turn(status: Status, kind: str) -> Text:
    if status.turn is Turn.HOLDER and family_of(kind) == "mark":
        return Text(_MARK_OWNER)
    return Text(_TURNS[status.turn])


def _otherwise(status: Status, calendar: Calendar) -> Text | None:
    step = status.next.step
    if step is Step.RENEWAL and calendar.late_until is not None:
        return Text(_LATE_RENEWAL, {"day": calendar.late_until})
    if status.turn in _IDLE or step not in _OTHERWISE:
        return None
    return Text(_OTHERWISE[step])


def _notes(status: Status, calendar: Calendar) -> Iterator[Text]:
    yield from _grounds(status, calendar)
    told_by_tag = {Flag.UNDER_APPEAL} if status.phase is Phase.REFUSED else set()
    for flag, words in _BESIDE.items():
        if flag in status.flags - told_by_tag:
            yield Text(words)
    last = calendar.opposition_until
    told = status.phase in (Phase.PUBLISHED, Phase.EXAMINATION)
    unsaid = not told or Flag.SUSPENDED in status.flags
    if Flag.OPPOSITION_OPEN in status.flags and unsaid and last is not None:
        yield Text(_STILL_OPPOSABLE, {"day": last})


def _grounds(status: Status, calendar: Calendar) -> Iterator[Text]:
    if status.basis is Basis.FIELD:
        yield Text(_FROM_FIELD)
    if status.basis is Basis.CALENDAR and calendar.expires_on is not None:
        yield Text(_FROM_CALENDAR, {"day": calendar.expires_on})
    seen = status.observed
    if seen is not None and not status.conflict:
        words = _FROM_WORD if status.basis is Basis.OBSERVATION else _SHOWN
        yield Text(words, {"word": seen.raw, "day": seen.as_of})
    unread = status.unmapped
    if unread is not None:
        yield Text(_NOT_MAPPED, {"word": unread.raw, "day": unread.as_of})


def _side(side: Side, kind: str) -> Text:
    if side.source:
        name = SOURCES.get(side.source)
        source = Text(name) if name else side.source
        return Text(_SIDE, {"source": source, "word": side.raw, "day": side.as_of})
    meaning = tag_of(side.phase, kind=kind).text
    return Text(_EVENTS_SIDE, {"meaning": meaning, "day": side.as_of})
