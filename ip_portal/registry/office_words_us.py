"""Words of the United States office: prosecution history and status codes.

Foreign marks reach the register as ST.66 and ST.96 files of this office. Its status
is a three-digit code; its events have a code of four characters (ST.96 adds the
letter of the event type) and a description.
"""

from __future__ import annotations

import re

from ip_portal.core.text import fold
from ip_portal.registry.lifecycle.codes import EventCode
from ip_portal.registry.lifecycle.types import Phase

# Codes whose description may be missing and that move the status.
_EVENT_CODES = {
    "NWAP": EventCode.FILED,
    "PUBO": EventCode.PUBLISHED,
    "CNSA": EventCode.ACCEPTED,
    "R.PR": EventCode.REGISTERED,
    "R.SR": EventCode.REGISTERED,
    "NOAM": EventCode.GRANT_INTENDED,
    "REIN": EventCode.RESTORED,
    "PETG": EventCode.RESTORED,
    "C24.": EventCode.CANCELLED,
    "C18.": EventCode.CANCELLED,
    "CAEX": EventCode.EXPIRED,
    "C8..": EventCode.LAPSED,
    "C8.T": EventCode.LAPSED,
    "EXPT": EventCode.EXPIRED,
}

_EVENT_WORDS = """
office_step            \\bnotification of|^notice of (?!allowance|suit|unresponsive)
restored               abandonment deleted|reinstatement granted|^reinstated$|revive granted
restored               request for reinstatement granted
restoration_requested  (?:petition to revive|request for reinstatement).*(?:received|late)
office_step            abandonment notice|petition
withdrawn              abandonment express|express abandonment processed
withdrawal_requested   express abandonment received
refused                abandonment after ex parte
refused_after_opposition abandonment after inter ?part
deemed_withdrawn       ^abandonment
maintained_in_part     cancel.*partial|partial.*cancel
expired                expired sec|^expired
office_step            restored to pendency|inadvertently issued
lapsed                 ^cancell?ed sec(?:tion|t)? (?:8|71)
surrendered            ^cancell?ed sec(?:tion|t)? 7\\b
cancelled              ^cancell?ed sec(?:tion|t)? (?:18|24|37|16)
invalidation_requested cancellation instituted
review_request_rejected cancellation (?:dismissed|terminated|denied)
renewed                registered and renewed|sec 9 granted
use_declared           ^registered.*(?:accepted|ack)
document_filed         ^registered.*(?:filed|received)
registered             ^registered
published              published for opposition
accepted               approved for pub
office_step            allowance (?:count )?withdrawn|noa (?:cancelled|e mailed dup)
grant_intended         notice of allowance(?! cancel)|^(?:new |corrected )?noa
opposition_rejected    opposition (?:dismissed|terminated)
office_step            time to oppose|opposition (?:sustained|notice|period)|possible opposition
opposed                opposition instituted|opposition papers
appeal_rejected        appeal.*(?:affirmed|dismissed)|ct decision dismissed
decision_changed       appeal refusal reversed
remanded               reversed and remanded|vacated and remanded
appealed               appeal (?:received|instituted|to cafc)|ex parte appeal recd
office_step            (?:counted|written|completed)(?: not mailed)?$|suspension inquiry
office_step            inquiry (?:as )?to suspension|examiner s? ?(?:amendment|statement)|^s?u? ?examiners
refusal_intended       (?:final refusal|final action|priority action|subsequent final|continu.*final).*mailed
suspended              letter of suspension
answered               response to office action received|request for reconsideration received
time_extended          extension.*(?:granted|approv)
extension_refused      extension.*(?:denial|denied|refus)
extension_requested    extension.*(?:filed|received)
assigned               assignment of ownership(?!.*not)|change of owner rec|change of ownership
owner_renamed          change of name
address_changed        change of correspondence|correspondence changes|owner address
agent_changed          withdrawal (?:of|as) (?:attorney|domestic)(?!.*denied)|revoke|power of attorney
agent_changed          (?:attorney|representative).*appointed|new representative
filed_madrid           assigned for sect 66a
filed                  new application entered
division_requested     to divide
office_error_fixed     correction under section 7
document_filed         statement of use.*(?:filed|received)|amendment.*(?:received|filed)
correspondence         (?:received|rec d|filed)(?: in law office)?$|^teas|paper received
grant_papers           ^allowed (?:principal|supplemental) register
amended                claim added|basis deleted|amendment (?:accepted|prior to)
office_step            withdrawn (?:from|before)|withdrawal (?:from|of refusal)|teas plus
office_step            case file|on hold|reexam|concurrent use|board decision|interference
office_step            request (?:for|to) .*(?:denied|dismissed|granted|approved|abandoned)
correspondence         miscellaneous paper|reply brief|response received|irregularity
correspondence         correction (?:from|transaction)|limitation from the ib|late filed
office_step            (?:mailed|emailed|entered|processed|reviewed|assigned|sent|complete|issued)
"""
_EVENTS = tuple(
    (re.compile(pattern), EventCode(code))
    for code, pattern in (
        line.split(maxsplit=1) for line in _EVENT_WORDS.strip().splitlines()
    )
)

_PENDING = (Phase.PENDING, Phase.FILED, Phase.FORMALITY, Phase.FORMALITY_DEFECT)
_EXAMINED = (Phase.EXAMINATION, Phase.INTENDED_REFUSAL, Phase.PENDING, Phase.FILED)
_REFUSAL = (Phase.INTENDED_REFUSAL, Phase.EXAMINATION, Phase.PENDING)
_PUBLISHED = (Phase.PUBLISHED, Phase.AWAITING_PUBLICATION, Phase.PENDING)
_ALLOWED = (Phase.INTENDED_GRANT, Phase.PUBLISHED, Phase.PENDING)
_LIVE = (Phase.IN_FORCE,)
_CANCELLED = (Phase.CANCELLED, Phase.TERMINATED, Phase.LAPSED, Phase.SURRENDERED)
_ABANDONED = (Phase.DEEMED_WITHDRAWN, Phase.WITHDRAWN, Phase.REFUSED)

# First to last code → phases, by the description of each code and its mark as live
# or dead. A code that the office calls indifferent is left unmapped.
_STATUS_CODES: tuple[tuple[int, int, tuple[Phase, ...]], ...] = (
    (400, 401, _CANCELLED),
    (402, 402, _ABANDONED),
    (403, 406, _CANCELLED),
    (410, 410, _PENDING),
    (411, 412, _ABANDONED),
    (413, 413, _PENDING),
    (414, 415, _CANCELLED),
    (416, 416, _ABANDONED),
    (417, 417, _CANCELLED),
    (600, 600, _ABANDONED),
    (601, 601, (Phase.WITHDRAWN, Phase.DEEMED_WITHDRAWN)),
    (602, 602, _ABANDONED),
    (603, 604, (Phase.REFUSED, Phase.DEEMED_WITHDRAWN)),
    (605, 605, (Phase.WITHDRAWN, Phase.DEEMED_WITHDRAWN)),
    (606, 614, _ABANDONED),
    (616, 616, _PENDING),
    (618, 618, _ABANDONED),
    (620, 620, _PENDING),
    (624, 625, _LIVE),
    (626, 626, (Phase.ENDED, Phase.EXPIRED, *_CANCELLED)),
    (630, 631, (Phase.FILED, Phase.FORMALITY, Phase.PENDING)),
    (632, 632, _ABANDONED),
    (638, 638, (Phase.FILED, Phase.EXAMINATION, Phase.PENDING)),
    (640, 640, _EXAMINED),
    (641, 642, _REFUSAL),
    (643, 643, _EXAMINED),
    (644, 645, _REFUSAL),
    (646, 647, _EXAMINED),
    (648, 649, _REFUSAL),
    (650, 656, _EXAMINED),
    (657, 660, _REFUSAL),
    (661, 672, _EXAMINED),
    (680, 682, (Phase.AWAITING_PUBLICATION, Phase.EXAMINATION, Phase.PENDING)),
    (686, 686, _PUBLISHED),
    (688, 688, _ALLOWED),
    (689, 694, _EXAMINED),
    (700, 708, _LIVE),
    (709, 710, (Phase.LAPSED, *_CANCELLED)),
    (711, 711, (Phase.SURRENDERED, Phase.CANCELLED)),
    (712, 714, _CANCELLED),
    (717, 717, _LIVE),
    (718, 734, _ALLOWED),
    (739, 740, _LIVE),
    (744, 757, _ALLOWED),
    (760, 766, _EXAMINED),
    (771, 777, _PUBLISHED),
    (778, 778, _LIVE),
    (779, 779, _PUBLISHED),
    (780, 780, _LIVE),
    (781, 783, _CANCELLED),
    (790, 790, _LIVE),
    (794, 794, _EXAMINED),
    (800, 800, _LIVE),
    (801, 804, _PUBLISHED),
    (806, 825, _ALLOWED),
    (900, 900, (Phase.EXPIRED, Phase.IN_GRACE)),
    (901, 901, (Phase.REFUSED, *_ABANDONED)),
    (973, 973, _PENDING),
)


def read_event(text: str | None, *, code: str | None = None) -> EventCode:
    """Give our code for one entry of the prosecution history."""
    words = fold(text or "")
    for pattern, found in _EVENTS:
        if pattern.search(words):
            return found
    return _EVENT_CODES.get((code or "")[:4], EventCode.UNMAPPED)


def read_status(raw: str | None) -> tuple[Phase, ...]:
    """Give the phases of a status code, none for a code that says nothing."""
    digits = (raw or "").strip()
    if not (len(digits) == 3 and digits.isascii() and digits.isdigit()):
        return ()
    number = int(digits)
    return next(
        (phases for first, last, phases in _STATUS_CODES if first <= number <= last), ()
    )
