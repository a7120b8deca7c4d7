"""The legal events the register knows, with their WIPO codes.

The letters and numbers follow WIPO ST.27 (key event, detailed event, indicator),
read in the ST.96 V6_0 schema; ST.61 for marks was not to be had, so the codes are
ST.27's and the names are those of people who work with marks. The code column is
kept apart from the words.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class EventCode(StrEnum):
    """What happened, in our own words; `CODES` gives the WIPO code of each."""

    # filing
    FILED = "filed"
    MADRID_DESIGNATED = "filed_madrid"
    PCT_ENTERED = "pct_entered"
    CONVERSION_FILED = "filed_converted"
    DIVISION_REQUESTED = "division_requested"
    DIVIDED = "divided"
    # formality examination
    FORMALITY_STARTED = "formality_started"
    FORMALITY_DEFECT = "formality_defect"
    FORMALITY_ANSWERED = "formality_answered"
    ACCEPTED = "accepted"
    FORMALITY_REFUSED = "formality_refused"
    # publication, opposition
    PUBLISHED = "published"
    OPPOSED = "opposed"
    OPPOSITION_ANSWERED = "opposition_answered"
    OPPOSITION_REJECTED = "opposition_rejected"
    THIRD_PARTY_OPINION = "third_party_opinion"
    # substantive examination
    EXAMINATION_REQUESTED = "examination_requested"
    EXAMINATION_STARTED = "substantive_started"
    EXAMINATION_CONTINUED = "examination_continued"
    FAST_TRACK_REQUESTED = "fast_track_requested"
    REFUSAL_INTENDED = "refusal_intended"
    ANSWERED = "answered"
    RE_EXAMINATION = "re_examination"
    GRANT_INTENDED = "grant_intended"
    GRANT_FEE_PAID = "grant_fee_paid"
    GRANT_FEE_MISSED = "grant_fee_missed"
    # end of the application
    WITHDRAWAL_REQUESTED = "withdrawal_requested"
    WITHDRAWN = "withdrawn"
    DEEMED_WITHDRAWN = "deemed_withdrawn"
    REFUSED = "refused"
    REFUSED_AFTER_OPPOSITION = "refused_after_opposition"
    RESTORATION_REQUESTED = "restoration_requested"
    RESTORED = "restored"
    APPLICATION_CLOSED = "application_closed"
    # grant
    REGISTERED = "registered"
    REGISTERED_AFTER_OPPOSITION = "registered_after_opposition"
    GRANT_PAPERS = "grant_papers"
    REGISTRATION_PUBLISHED = "registration_published"
    CERTIFICATE_COPY = "certificate_copy"
    # life of the right
    RENEWAL_REQUESTED = "renewal_requested"
    RENEWED = "renewed"
    RENEWAL_MISSED = "renewal_missed"
    MAINTAINED_BY_FEE = "maintained_by_fee"
    USE_DECLARED = "use_declared"
    TERMINATION_REQUESTED = "termination_requested"
    INVALIDATION_REQUESTED = "invalidation_requested"
    REVIEW_REJECTED = "review_request_rejected"
    MAINTAINED = "maintained"
    MAINTAINED_IN_PART = "maintained_in_part"
    # end of the right
    SURRENDER_REQUESTED = "surrender_requested"
    SURRENDERED = "surrendered"
    LAPSED = "lapsed"
    EXPIRED = "expired"
    TERMINATED = "terminated"
    CANCELLED = "cancelled"
    REVIVED = "revived"
    RIGHT_CLOSED = "right_closed"
    # parties, licences
    PARTY_CHANGE_REQUESTED = "party_change_requested"
    PARTY_CHANGE_REJECTED = "party_change_rejected"
    ASSIGNED = "assigned"
    OWNER_RENAMED = "owner_renamed"
    AGENT_CHANGED = "agent_changed"
    ADDRESS_CHANGED = "address_changed"
    LICENSED = "licensed"
    LICENCE_ENDED = "licence_cancelled"
    PLEDGED = "pledged"
    PLEDGE_ENDED = "pledge_ended"
    # documents
    AMENDMENT_REQUESTED = "amendment_requested"
    AMENDMENT_DOUBTED = "amendment_refusal_intended"
    AMENDMENT_REJECTED = "amendment_rejected"
    AMENDED = "amended"
    OFFICE_ERROR_FIXED = "office_error_fixed"
    FILER_ERROR_FIXED = "filer_error_fixed"
    RECLASSIFIED = "reclassified"
    # procedure
    EXTENSION_REQUESTED = "extension_requested"
    EXTENDED = "time_extended"
    EXTENSION_REFUSED = "extension_refused"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    APPEALED = "appealed"
    COURT_APPEALED = "court_appealed"
    APPEAL_REJECTED = "appeal_rejected"
    REMANDED = "remanded"
    DECISION_CHANGED = "decision_changed"
    # paper
    FEE_RECEIPT = "fee_receipt"
    DOCUMENT_FILED = "document_filed"
    AUTHORITY_FILED = "authority_filed"
    CORRESPONDENCE = "correspondence"
    OFFICE_STEP = "office_step"
    NOTE = "note"
    CORRECTED = "event_corrected"
    UNMAPPED = "unmapped"


class Indicator(StrEnum):
    """The procedure an event belongs to: ST.27's indicators that are met here."""

    APPEAL = "APL"
    ASSIGNMENT = "ASN"
    CONVERSION = "CNV"
    COURT = "CRT"
    DIVISION = "DIV"
    EXAMINATION = "EXM"
    INTERNATIONAL = "IAP"
    INVALIDATION = "IVA"
    LICENCE = "LIC"
    NATIONAL = "NAP"
    OPPOSITION = "OPP"
    OTHER = "OTH"
    RE_EXAMINATION = "REX"
    REVOCATION = "RVC"
    SECURITY = "SEC"
    UNSPECIFIED = "UNS"


@dataclass(frozen=True, slots=True)
class WipoCode:
    """The ST.27 code of an event: detailed event (`D21`) and indicator."""

    detailed: str
    indicator: Indicator

    @property
    def category(self) -> str:
        """Give the category letter, A to Y."""
        return self.detailed[0]

    @property
    def key_event(self) -> str:
        """Give the key event, such as D10; U00 where ST.27 has no fitting event."""
        return self.detailed if self.detailed[1:] == "00" else f"{self.category}10"


def _table() -> dict[EventCode, WipoCode]:
    rows = (line.split() for line in _ROWS.splitlines() if line.strip())
    return {
        EventCode(slug): WipoCode(detailed, Indicator(indicator))
        for slug, detailed, indicator in rows
    }


_ROWS = """
filed                       A12 NAP
filed_madrid                A15 IAP
pct_entered                 A15 IAP
filed_converted             A19 CNV
division_requested          A16 DIV
divided                     A18 DIV
formality_started           D10 EXM
formality_defect            D21 EXM
formality_answered          P11 EXM
accepted                    D15 EXM
formality_refused           B15 EXM
published                   Q12 NAP
opposed                     E11 OPP
opposition_answered         W10 OPP
opposition_rejected         E15 OPP
third_party_opinion         E14 OPP
examination_requested       D11 EXM
substantive_started         D10 EXM
examination_continued       D23 EXM
fast_track_requested        D16 EXM
refusal_intended            D21 EXM
answered                    P11 EXM
re_examination              D24 REX
grant_intended              D22 EXM
grant_fee_paid              U00 NAP
grant_fee_missed            U00 NAP
withdrawal_requested        W10 NAP
withdrawn                   B11 NAP
deemed_withdrawn            B12 NAP
refused                     B15 EXM
refused_after_opposition    B17 OPP
restoration_requested       C11 NAP
restored                    C13 NAP
application_closed          N11 NAP
registered                  F11 EXM
registered_after_opposition F13 OPP
grant_papers                Q00 NAP
registration_published      Q13 NAP
certificate_copy            Q16 NAP
renewal_requested           W10 NAP
renewed                     U11 NAP
renewal_missed              U13 NAP
maintained_by_fee           U11 NAP
use_declared                W10 NAP
termination_requested       L15 RVC
invalidation_requested      L15 IVA
review_request_rejected     M13 IVA
maintained                  M11 IVA
maintained_in_part          M12 IVA
surrender_requested         L14 RVC
surrendered                 H15 RVC
lapsed                      H13 NAP
expired                     H14 NAP
terminated                  H12 RVC
cancelled                   H12 IVA
revived                     K13 NAP
right_closed                N12 NAP
party_change_requested      R11 ASN
party_change_rejected       R19 ASN
assigned                    R14 ASN
owner_renamed               R13 ASN
agent_changed               R17 OTH
address_changed             R18 OTH
licensed                    S11 LIC
licence_cancelled           S13 LIC
pledged                     S20 SEC
pledge_ended                S22 SEC
amendment_requested         P11 NAP
amendment_refusal_intended  P00 NAP
amendment_rejected          P12 NAP
amended                     P13 NAP
office_error_fixed          P19 NAP
filer_error_fixed           P20 NAP
reclassified                P22 NAP
extension_requested         T11 EXM
time_extended               T13 EXM
extension_refused           T12 EXM
suspended                   T14 EXM
resumed                     T16 EXM
appealed                    V11 APL
court_appealed              V12 CRT
appeal_rejected             V13 APL
remanded                    V14 APL
decision_changed            V15 APL
fee_receipt                 W10 NAP
document_filed              W10 NAP
authority_filed             W10 NAP
correspondence              W10 NAP
office_step                 W10 NAP
note                        W10 OTH
event_corrected             Y10 UNS
unmapped                    W00 UNS
"""

CODES = _table()
