"""One plain sentence that says where a right stands."""

from __future__ import annotations

from datetime import date

from ip_portal.registry.lifecycle import Calendar, Flag, Phase, Status
from ip_portal.registry.wording.tags import MARKS, PATENTS
from ip_portal.registry.wording.text import Text, gettext_noop as _

# phase → (with a day, without one)
_SENTENCES: dict[Phase, tuple[str, str]] = {
    Phase.UNKNOWN: ("", _("The status of this right is not known.")),
    Phase.PENDING: ("", _("The application is pending at the office.")),
    Phase.FILED: (
        _("The application was filed on %(day)s. The office examines its form next."),
        _("The application has been filed. The office examines its form next."),
    ),
    Phase.FORMALITY: ("", _("The office is examining the form of the application.")),
    Phase.FORMALITY_DEFECT: (
        _(
            "The office intends to refuse the application for its form. "
            "The applicant can answer until the end of %(day)s."
        ),
        _(
            "The office intends to refuse the application for its form. "
            "The applicant has to answer."
        ),
    ),
    Phase.AWAITING_PUBLICATION: (
        "",
        _("The application is valid in form and waits for its publication."),
    ),
    Phase.PUBLISHED: (
        "",
        _("The application has been published. The office is examining its substance."),
    ),
    Phase.EXAMINATION: (
        "",
        _("The office is examining the substance of the application."),
    ),
    Phase.INTENDED_REFUSAL: (
        _(
            "The office intends to refuse the grant. "
            "The applicant can answer until the end of %(day)s."
        ),
        _("The office intends to refuse the grant. The applicant has to answer."),
    ),
    Phase.INTENDED_GRANT: (
        _(
            "The office intends to grant protection. "
            "The applicant can pay the fees until the end of %(day)s."
        ),
        _("The office intends to grant protection. The applicant has to pay the fees."),
    ),
    Phase.AWAITING_GRANT: (
        "",
        _("The office is completing the grant of protection."),
    ),
    Phase.GRANT_FEE_MISSED: (
        "",
        _(
            "The applicant did not pay the fees for the grant in time. "
            "The office decides next."
        ),
    ),
    Phase.IN_FORCE: (
        _("The right is protected until the end of %(day)s."),
        _("The right is protected."),
    ),
    Phase.IN_GRACE: ("", _("Protection has ended. Late renewal is still possible.")),
    Phase.EXPIRED: (
        _("Protection ended with %(day)s, the last day of its term."),
        _("Protection has ended: its term is over."),
    ),
    Phase.LAPSED: (
        _("Protection lapsed on %(day)s because it was not kept up."),
        _("Protection has lapsed because it was not kept up."),
    ),
    Phase.SURRENDERED: (
        _("The owner gave up the right. Protection ended on %(day)s."),
        _("The owner gave up the right. Protection has ended."),
    ),
    Phase.TERMINATED: (
        _("Protection was terminated on %(day)s."),
        _("Protection has been terminated."),
    ),
    Phase.CANCELLED: (
        _("Protection was cancelled by a decision of %(day)s."),
        _("Protection has been cancelled."),
    ),
    Phase.ENDED: ("", _("The right is no longer in force.")),
    Phase.REFUSED: (
        _("The office refused the grant on %(day)s."),
        _("The office has refused the grant."),
    ),
    Phase.WITHDRAWN: (
        _("The applicant withdrew the application on %(day)s."),
        _("The applicant has withdrawn the application."),
    ),
    Phase.DEEMED_WITHDRAWN: (
        _("The application has been deemed withdrawn since %(day)s."),
        _("The application is deemed withdrawn."),
    ),
}

_FOR_EVER = _("The geographical indication is protected without a time limit.")
_IN_FORCE: dict[str, tuple[str, str]] = {
    "mark": (
        _("The mark is protected until the end of %(day)s."),
        _("The mark is protected."),
    ),
    "design": (
        _("The industrial design is protected until the end of %(day)s."),
        _("The industrial design is protected."),
    ),
    "invention": (
        _("The invention is protected until the end of %(day)s."),
        _("The invention is protected."),
    ),
    "utility_solution": (
        _("The utility solution is protected until the end of %(day)s."),
        _("The utility solution is protected."),
    ),
    "gi": (_("The right is protected until the end of %(day)s."), _FOR_EVER),
}
_RENEWABLE: dict[str, str] = {
    "mark": _(
        "The mark is protected until the end of %(day)s. "
        "The owner can file the renewal request now."
    ),
    "design": _(
        "The industrial design is protected until the end of %(day)s. "
        "The owner can file the renewal request now."
    ),
}
_RENEWAL_REQUESTED = _(
    "Renewal has been requested. The office has not yet recorded its decision."
)
_IN_GRACE = _(
    "Protection ended with %(day)s. "
    "Late renewal with a surcharge is possible until the end of %(last)s."
)
_OPPOSABLE = _(
    "The application has been published. Anyone may oppose it until the end of %(day)s."
)
_PATENT_PUBLISHED = _(
    "The application has been published. "
    "Its substance is examined only when someone asks for it."
)
_PATENT_REQUEST = _(
    "The application has been published. "
    "Examination of its substance can be requested until the end of %(day)s."
)
_REQUEST_OVERDUE = _(
    "The time for requesting examination ended with %(day)s, and no request is known. "
    "Without one the application is deemed withdrawn."
)
_SUSPENDED = _("The office has suspended the examination of the application.")
_OVERDUE = _("The time limit ended with %(day)s. The office decides next.")
_APPEALED = _("The office refused the grant. An appeal against it is pending.")
_UNMAPPED = _("The office shows a status that nobody has mapped yet.")


def sentence_of(status: Status, calendar: Calendar, *, kind: str) -> Text:
    """Give the one plain sentence of a status."""
    if status.phase is Phase.UNKNOWN and status.unmapped is not None:
        return Text(_UNMAPPED)
    beside = _beside(status, calendar, kind)
    if beside is not None:
        return beside
    dated, plain = _SENTENCES[status.phase]
    if status.phase is Phase.IN_FORCE:
        dated, plain = _IN_FORCE.get(family_of(kind), (dated, plain))
    day = _day_of(status, calendar)
    return Text(dated, {"day": day}) if dated and day is not None else Text(plain)


def family_of(kind: str) -> str:
    """Give the family of a kind of right: every kind of mark is a mark."""
    return "mark" if kind in MARKS else kind


def _beside(status: Status, calendar: Calendar, kind: str) -> Text | None:
    """Give the sentence where a flag says more than the phase."""
    flags, phase = status.flags, status.phase
    if phase is Phase.REFUSED and Flag.UNDER_APPEAL in flags:
        return Text(_APPEALED)
    if Flag.SUSPENDED in flags:
        return Text(_SUSPENDED)
    if Flag.ANSWER_OVERDUE in flags:
        pays = phase is Phase.INTENDED_GRANT
        return _dated(_OVERDUE, calendar.fee_until if pays else calendar.answer_until)
    if phase in (Phase.IN_FORCE, Phase.IN_GRACE):
        return _renewal(status, calendar, kind)
    return _published(status, calendar, kind)


def _renewal(status: Status, calendar: Calendar, kind: str) -> Text | None:
    if Flag.RENEWAL_REQUESTED in status.flags:
        return Text(_RENEWAL_REQUESTED)
    last, late = calendar.expires_on, calendar.late_until
    if status.phase is Phase.IN_GRACE and last is not None and late is not None:
        return Text(_IN_GRACE, {"day": last, "last": late})
    if Flag.RENEWAL_OPEN in status.flags:
        words = _RENEWABLE.get(family_of(kind))
        return _dated(words, last) if words else None
    return None


def _published(status: Status, calendar: Calendar, kind: str) -> Text | None:
    flags = status.flags
    if Flag.REQUEST_OVERDUE in flags:
        return _dated(_REQUEST_OVERDUE, calendar.request_until)
    if status.phase not in (Phase.PUBLISHED, Phase.EXAMINATION):
        return None
    if Flag.OPPOSITION_OPEN in flags:
        return _dated(_OPPOSABLE, calendar.opposition_until)
    if status.phase is Phase.PUBLISHED and kind in PATENTS:
        asked = _dated(_PATENT_REQUEST, calendar.request_until)
        return asked or Text(_PATENT_PUBLISHED)
    return None


def _dated(msgid: str, day: date | None) -> Text | None:
    return Text(msgid, {"day": day}) if day is not None else None


def _day_of(status: Status, calendar: Calendar) -> date | None:
    if Flag.EXTENDED in status.flags:
        return None
    match status.phase:
        case Phase.IN_FORCE | Phase.EXPIRED:
            return calendar.expires_on
        case Phase.FORMALITY_DEFECT | Phase.INTENDED_REFUSAL:
            return calendar.answer_until
        case Phase.INTENDED_GRANT:
            return calendar.fee_until
        case _:
            return status.since
