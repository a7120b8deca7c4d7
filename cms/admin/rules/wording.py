"""Versions of rules, fees and forms, and proposals of them, in an editor's words."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _, gettext_lazy

from cms.figures import length_of, windows_text
from ip_portal.core.templatetags.look import day
from ip_portal.registry.models import Right
from ip_portal.rules.choice import Confidence, Version
from ip_portal.rules.dated import DatedVersion
from ip_portal.rules.fees import FeeVersion
from ip_portal.rules.forms import FormVersion
from ip_portal.rules.labels import CONFIDENCE, amount_text, citation_text, words_text
from ip_portal.rules.models import Proposal
from ip_portal.rules.payloads import fee_of, form_of, holiday_of, version_of

OUTSIDE = {
    "layout_design": gettext_lazy("Layout design"),
    "plant_variety": gettext_lazy("Plant variety"),
    "copyright": gettext_lazy("Copyright"),
    "department": gettext_lazy("The Department itself"),
}
DAYS = {"off": gettext_lazy("Day off"), "working": gettext_lazy("Working day")}

Line = tuple[str, str]


def right_label(right: str) -> str:
    """Return the name of a right, those outside the register included."""
    if right in Right.Kind.values:
        return str(Right.Kind(right).label)
    return str(OUTSIDE.get(right, right))


def value_of(version: Version | FeeVersion | FormVersion) -> str:
    """Return what a version says: a length, an amount, a number, or its words."""
    if isinstance(version, Version):
        words = words_text(version.quoted) or words_text(version.note)
        return length_of(version) or words
    if isinstance(version, FormVersion):
        return words_text(version.number)
    if version.parts:
        return " + ".join(part.code for part in version.parts)
    if version.amount is None:
        return _("to be asked for")
    return amount_text(version.amount)


def span_of(version: Version | DatedVersion) -> str:
    """Return for which files, or from when to when, a version holds."""
    if isinstance(version, Version):
        return windows_text(version.windows) or _("all files")
    start = day(version.start) if version.start > date.min else ""
    end = day(version.end) if version.end < date.max else ""
    if start and end:
        return _("from %(start)s to %(end)s") % {"start": start, "end": end}
    if start:
        return _("from %(start)s") % {"start": start}
    return _("to %(end)s") % {"end": end} if end else _("at all times")


def citation_of(version: Version | FeeVersion | FormVersion) -> str:
    """Return document and article of a version."""
    if isinstance(version, Version):
        return citation_text(version.citation)
    return citation_text(version)


def confidence_text(confidence: Confidence) -> str:
    """Return how well a source was seen."""
    return _(CONFIDENCE[confidence])


def version_row(version: Version | FeeVersion | FormVersion) -> dict[str, Any]:
    """Return a version as a row of a table."""
    return {
        "key": version.key,
        "revision": version.revision,
        "value": value_of(version),
        "span": span_of(version),
        "citation": citation_of(version),
        "confidence": confidence_text(version.confidence),
        "unverified": version.confidence is not Confidence.CERTAIN or version.assumed,
        "announce_until": version.announce_until,
        "note": words_text(version.note),
    }


def proposal_lines(proposal: Proposal) -> list[Line]:
    """Return everything that a proposal would write, as labels and words."""
    what, payload = proposal.what, proposal.payload
    if what == Proposal.What.HOLIDAY_REMOVAL:
        return []
    if what == Proposal.What.HOLIDAY:
        _day, special, source = holiday_of(payload)
        return [
            (_("Kind"), str(DAYS[special.kind])),
            (_("Name"), f"{special.name_vi} / {special.name_en}"),
            (_("Confirmed by the yearly notice"), _yes(special.confirmed)),
            (_("Source"), source),
        ]
    return _version_lines(_version(what, payload))


def _version(what: str, payload: Any) -> Version | FeeVersion | FormVersion:
    if what in (Proposal.What.FEE_VERSION, Proposal.What.FEE_CORRECTION):
        return fee_of(payload)
    if what in (Proposal.What.FORM_VERSION, Proposal.What.FORM_CORRECTION):
        return form_of(payload)
    return version_of(payload)


def _version_lines(version: Version | FeeVersion | FormVersion) -> list[Line]:
    until = version.announce_until
    note = " / ".join(filter(None, (version.note.vi, version.note.en)))
    return [
        (_("Version"), version.key),
        (_("Value"), value_of(version)),
        (_("Holds for"), span_of(version)),
        (_("Source"), citation_of(version)),
        (_("How well the source was seen"), confidence_text(version.confidence)),
        (_("Note"), note or "–"),
        (_("On the home page until"), str(day(until)) if until else _("not announced")),
    ]


def _yes(value: bool) -> str:
    return _("yes") if value else _("no")
