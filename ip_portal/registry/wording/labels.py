"""Short names: events of a timeline, sources; and what the calendar adds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ip_portal.registry.lifecycle import (
    Calendar,
    EventCode,
    Phase,
    Status,
)
from ip_portal.registry.wording.text import Text, gettext_noop as _

EVENTS: dict[EventCode, str] = {
    EventCode.FILED: _("Application filed"),
    EventCode.MADRID_DESIGNATED: _("Viet Nam designated under the Madrid system"),
    EventCode.PCT_ENTERED: _("International application entered the national phase"),
    EventCode.CONVERSION_FILED: _("Request to convert the application"),
    EventCode.DIVISION_REQUESTED: _("Request to divide the application"),
    EventCode.DIVIDED: _("Application divided"),
    EventCode.FORMALITY_STARTED: _("Formality examination begun"),
    EventCode.FORMALITY_DEFECT: _("Notice of intended refusal on formalities"),
    EventCode.FORMALITY_ANSWERED: _("Answer on formalities"),
    EventCode.ACCEPTED: _("Application accepted as valid"),
    EventCode.FORMALITY_REFUSED: _("Application refused on formalities"),
    EventCode.PUBLISHED: _("Application published"),
    EventCode.OPPOSED: _("Opposition filed"),
    EventCode.OPPOSITION_ANSWERED: _("Answer to the opposition"),
    EventCode.OPPOSITION_REJECTED: _("Opposition rejected or withdrawn"),
    EventCode.THIRD_PARTY_OPINION: _("Third-party observation"),
    EventCode.EXAMINATION_REQUESTED: _("Substantive examination requested"),
    EventCode.EXAMINATION_STARTED: _("Substantive examination begun"),
    EventCode.EXAMINATION_CONTINUED: _("Substantive examination continued"),
    EventCode.FAST_TRACK_REQUESTED: _("Accelerated examination requested"),
    EventCode.REFUSAL_INTENDED: _("Notice of intended refusal on substance"),
    EventCode.ANSWERED: _("Answer to the notice on substance"),
    EventCode.RE_EXAMINATION: _("Re-examination"),
    EventCode.GRANT_INTENDED: _("Notice of intended grant, fees due"),
    EventCode.GRANT_FEE_PAID: _("Grant fees paid"),
    EventCode.GRANT_FEE_MISSED: _("Grant fees not paid in time"),
    EventCode.WITHDRAWAL_REQUESTED: _("Request to withdraw the application"),
    EventCode.WITHDRAWN: _("Application withdrawn"),
    EventCode.DEEMED_WITHDRAWN: _("Application deemed withdrawn"),
    EventCode.REFUSED: _("Decision to refuse the grant"),
    EventCode.REFUSED_AFTER_OPPOSITION: _("Grant refused after opposition"),
    EventCode.RESTORATION_REQUESTED: _("Request to restore the application"),
    EventCode.RESTORED: _("Application restored"),
    EventCode.APPLICATION_CLOSED: _("Application closed for good"),
    EventCode.REGISTERED: _("Certificate granted"),
    EventCode.REGISTERED_AFTER_OPPOSITION: _("Certificate granted after opposition"),
    EventCode.GRANT_PAPERS: _("Papers for the grant prepared"),
    EventCode.REGISTRATION_PUBLISHED: _("Grant published"),
    EventCode.CERTIFICATE_COPY: _("Copy of the certificate issued"),
    EventCode.RENEWAL_REQUESTED: _("Renewal requested"),
    EventCode.RENEWED: _("Protection renewed"),
    EventCode.RENEWAL_MISSED: _("Renewal fee not paid in time"),
    EventCode.MAINTAINED_BY_FEE: _("Maintenance fee paid"),
    EventCode.USE_DECLARED: _("Declaration of use accepted"),
    EventCode.TERMINATION_REQUESTED: _("Termination of protection requested"),
    EventCode.INVALIDATION_REQUESTED: _("Cancellation of protection requested"),
    EventCode.REVIEW_REJECTED: _("Request against the protection rejected"),
    EventCode.MAINTAINED: _("Protection upheld in full"),
    EventCode.MAINTAINED_IN_PART: _("Protection upheld in part"),
    EventCode.SURRENDER_REQUESTED: _("Surrender declared by the owner"),
    EventCode.SURRENDERED: _("Protection ended by surrender"),
    EventCode.LAPSED: _("Protection lapsed"),
    EventCode.EXPIRED: _("Protection expired"),
    EventCode.TERMINATED: _("Protection terminated"),
    EventCode.CANCELLED: _("Protection cancelled"),
    EventCode.REVIVED: _("Protection revived"),
    EventCode.RIGHT_CLOSED: _("Protection ended for good"),
    EventCode.PARTY_CHANGE_REQUESTED: _("Change of owner or representative requested"),
    EventCode.PARTY_CHANGE_REJECTED: _("Change of owner or representative rejected"),
    EventCode.ASSIGNED: _("Change of owner"),
    EventCode.OWNER_RENAMED: _("Change of the owner's name"),
    EventCode.AGENT_CHANGED: _("Change of representative"),
    EventCode.ADDRESS_CHANGED: _("Change of address"),
    EventCode.LICENSED: _("Licence recorded"),
    EventCode.LICENCE_ENDED: _("Licence ended"),
    EventCode.PLEDGED: _("Security interest recorded"),
    EventCode.PLEDGE_ENDED: _("Security interest ended"),
    EventCode.AMENDMENT_REQUESTED: _("Amendment of the application requested"),
    EventCode.AMENDMENT_DOUBTED: _("Notice of intended refusal of an amendment"),
    EventCode.AMENDMENT_REJECTED: _("Amendment rejected"),
    EventCode.AMENDED: _("Application amended"),
    EventCode.OFFICE_ERROR_FIXED: _("Error of the office corrected"),
    EventCode.FILER_ERROR_FIXED: _("Error in filed documents corrected"),
    EventCode.RECLASSIFIED: _("Classification changed"),
    EventCode.EXTENSION_REQUESTED: _("More time requested"),
    EventCode.EXTENDED: _("More time granted"),
    EventCode.EXTENSION_REFUSED: _("More time refused"),
    EventCode.SUSPENDED: _("Examination suspended"),
    EventCode.RESUMED: _("Examination resumed"),
    EventCode.APPEALED: _("Appeal filed"),
    EventCode.COURT_APPEALED: _("Court action filed"),
    EventCode.APPEAL_REJECTED: _("Appeal rejected"),
    EventCode.REMANDED: _("Decision set aside, to be decided again"),
    EventCode.DECISION_CHANGED: _("Decision changed on appeal"),
    EventCode.FEE_RECEIPT: _("Fee receipt"),
    EventCode.DOCUMENT_FILED: _("Document filed"),
    EventCode.AUTHORITY_FILED: _("Power of attorney filed"),
    EventCode.CORRESPONDENCE: _("Correspondence"),
    EventCode.OFFICE_STEP: _("Step within the office"),
    EventCode.NOTE: _("Note"),
    EventCode.CORRECTED: _("Recorded event corrected"),
    EventCode.UNMAPPED: _("Event not mapped"),
}

SOURCES: dict[str, str] = {
    "ipvn_page": _("IP Viet Nam"),
    "st66": _("ST.66 file of the office"),
    "st96": _("ST.96 file of the office"),
    "template": _("Import template of the Department"),
}

_RENEWAL_OPENED = _("Renewal window opened")
_EXPIRED = _("Protection expired")
_LATE_ENDED = _("Late renewal no longer possible")
_COUNTED = _("Counted from the last day of the term, %(day)s.")


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A line of a timeline that the calendar wrote, not the office."""

    on: date
    text: Text
    reason: Text


def calendar_entries(
    status: Status, calendar: Calendar, *, on: date
) -> Iterator[CalendarEntry]:
    """Give what the calendar has done to a granted right by a day, oldest first."""
    last = calendar.expires_on
    if last is None or status.phase not in _GRANTED:
        return
    lived_out = status.phase in (Phase.IN_GRACE, Phase.EXPIRED)
    days = (
        (calendar.renewal_from, _RENEWAL_OPENED, True),
        (_day_after(last), _EXPIRED, lived_out),
        (_day_after(calendar.late_until), _LATE_ENDED, lived_out),
    )
    for day, words, holds in days:
        if day is not None and day <= on and holds:
            yield CalendarEntry(day, Text(words), Text(_COUNTED, {"day": last}))


_GRANTED = frozenset({Phase.IN_FORCE, Phase.IN_GRACE, Phase.EXPIRED})


def _day_after(day: date | None) -> date | None:
    return None if day in (None, date.max) else day + timedelta(days=1)


def event_label(code: EventCode) -> Text:
    """Give the name of a legal event."""
    return Text(EVENTS[code])
