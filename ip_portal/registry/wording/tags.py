"""The status tag: a shape and a few words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ip_portal.registry.lifecycle import Flag, Phase
from ip_portal.registry.wording.text import Text, gettext_noop as _

PATENTS = frozenset({"invention", "utility_solution"})
MARKS = frozenset({"trademark", "collective_mark", "certification_mark"})


class Shape(StrEnum):
    """The shapes of the status tag; each tells its meaning without colour."""

    OK = "ok"
    WAIT = "wait"
    ACT = "act"
    DUE = "due"
    NO = "no"
    END = "end"
    STOP = "stop"
    UNKNOWN = "unk"


@dataclass(frozen=True, slots=True)
class Tag:
    """A status tag."""

    shape: Shape
    text: Text


_TAGS: dict[Phase, tuple[Shape, str]] = {
    Phase.UNKNOWN: (Shape.UNKNOWN, _("Status not known")),
    Phase.PENDING: (Shape.WAIT, _("Application pending")),
    Phase.FILED: (Shape.WAIT, _("Filed, waiting for examination")),
    Phase.FORMALITY: (Shape.WAIT, _("In formality examination")),
    Phase.FORMALITY_DEFECT: (Shape.ACT, _("Waiting for an answer on formalities")),
    Phase.AWAITING_PUBLICATION: (Shape.WAIT, _("Waiting for publication")),
    Phase.PUBLISHED: (Shape.WAIT, _("Published, in substantive examination")),
    Phase.EXAMINATION: (Shape.WAIT, _("In substantive examination")),
    Phase.INTENDED_REFUSAL: (Shape.ACT, _("Refusal intended, waiting for an answer")),
    Phase.INTENDED_GRANT: (Shape.ACT, _("Waiting for the grant fee")),
    Phase.AWAITING_GRANT: (Shape.WAIT, _("Waiting for the grant")),
    Phase.GRANT_FEE_MISSED: (Shape.NO, _("Grant fee not paid in time")),
    Phase.IN_FORCE: (Shape.OK, _("In force")),
    Phase.IN_GRACE: (Shape.DUE, _("Expired, late renewal possible")),
    Phase.EXPIRED: (Shape.END, _("Protection expired")),
    Phase.LAPSED: (Shape.END, _("Protection lapsed")),
    Phase.SURRENDERED: (Shape.END, _("Surrendered by the owner")),
    Phase.TERMINATED: (Shape.END, _("Protection terminated")),
    Phase.CANCELLED: (Shape.END, _("Protection cancelled")),
    Phase.ENDED: (Shape.END, _("No longer in force")),
    Phase.REFUSED: (Shape.NO, _("Grant refused")),
    Phase.WITHDRAWN: (Shape.END, _("Application withdrawn")),
    Phase.DEEMED_WITHDRAWN: (Shape.END, _("Application deemed withdrawn")),
}
_PUBLISHED_ONLY = (Shape.WAIT, _("Application published"))
_OPPOSABLE = (Shape.WAIT, _("Published, open to opposition"))
_OPPOSED = (Shape.WAIT, _("Opposed, in examination"))
_SUSPENDED = (Shape.STOP, _("Examination suspended"))
_OVERDUE = (Shape.NO, _("Time limit passed, waiting for the decision"))
_APPEALED = (Shape.NO, _("Grant refused, appeal pending"))
_RENEWAL_REQUESTED = (Shape.OK, _("In force, renewal requested"))
_RENEWAL_OPEN = (Shape.DUE, _("In force, renewal due soon"))
_CHALLENGED = (Shape.OK, _("In force, validity challenged"))
_UNMAPPED = (Shape.UNKNOWN, _("Status not mapped"))

# The first flag that is set decides, where the phase has it.
_BESIDE: tuple[tuple[Flag, frozenset[Phase], tuple[Shape, str]], ...] = (
    (Flag.UNDER_APPEAL, frozenset({Phase.REFUSED}), _APPEALED),
    (Flag.SUSPENDED, frozenset(Phase), _SUSPENDED),
    (Flag.ANSWER_OVERDUE, frozenset(Phase), _OVERDUE),
    (
        Flag.OPPOSED,
        frozenset({Phase.PUBLISHED, Phase.EXAMINATION, Phase.PENDING}),
        _OPPOSED,
    ),
    (
        Flag.OPPOSITION_OPEN,
        frozenset({Phase.PUBLISHED, Phase.EXAMINATION}),
        _OPPOSABLE,
    ),
    (Flag.RENEWAL_REQUESTED, frozenset({Phase.IN_FORCE}), _RENEWAL_REQUESTED),
    (Flag.RENEWAL_OPEN, frozenset({Phase.IN_FORCE}), _RENEWAL_OPEN),
    (Flag.CHALLENGED, frozenset({Phase.IN_FORCE}), _CHALLENGED),
)


def tag_of(
    phase: Phase, flags: Iterable[Flag] = (), *, kind: str, unmapped: bool = False
) -> Tag:
    """Give the tag of a phase and its flags.

    `kind` is the kind of right; `unmapped` says that a word of the office is all
    that is known and nobody has mapped it.
    """
    if phase is Phase.UNKNOWN and unmapped:
        return _tag(_UNMAPPED)
    held = frozenset(flags)
    for flag, phases, words in _BESIDE:
        if flag in held and phase in phases:
            return _tag(words)
    if phase is Phase.PUBLISHED and kind in PATENTS:
        return _tag(_PUBLISHED_ONLY)
    return _tag(_TAGS[phase])


def _tag(words: tuple[Shape, str]) -> Tag:
    return Tag(words[0], Text(words[1]))
