"""A term of the law as ``components/term.html`` wants it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from ip_portal.core.templatetags.look import day
from ip_portal.registry.presenters.saying import days_left
from ip_portal.rules.choice import Confidence, Words
from ip_portal.rules.labels import (
    DATES,
    citation_text,
    step_text,
    value_text,
    words_text,
)
from ip_portal.rules.terms import Term

HOT_DAYS = 60

# Counted from a use nobody told us of: the length is the answer, a day would mislead.
SPANS = {"non_use"}


def term_context(term: Term, *, today: date) -> dict[str, Any]:
    """Return name, days, citation and reckoning of a term in the reader's language."""
    if term.act in SPANS:
        term = _as_span(term)
    return {
        "name": words_text(term.label),
        "first_day": term.first_day if term.last_day else None,
        "last_day": term.last_day,
        "value": _value(term),
        "left": _left(term, today),
        "state": _state(term, today),
        "article": citation_text(term),
        "since": term.effective,
        "unverified": term.confidence is not Confidence.CERTAIN or term.assumed,
        "note": _note(term),
        "steps": [{"label": step_text(step), "value": ""} for step in term.steps],
    }


def _as_span(term: Term) -> Term:
    """Return a term whose length stands in the place of its day."""
    lengths = [step.value["length"] for step in term.steps if "length" in step.value]
    if not lengths:
        return term
    span = _("after %(length)s without interruption") % {
        "length": value_text(lengths[0])
    }
    return replace(
        term,
        first_day=None,
        last_day=None,
        provisional=False,
        quoted=Words(span, span),
        steps=(),
    )


def _value(term: Term) -> str:
    """What stands in the place of a date that is not computed."""
    if term.last_day:
        return ""
    if term.indefinite:
        return _("without end")
    if term.needs:
        names = ", ".join(_(DATES[name]) for name in term.needs)
        return _("cannot be told yet: needs the %(names)s") % {"names": names}
    return words_text(term.quoted)


def _note(term: Term) -> str:
    notes = [words_text(term.note)]
    if term.provisional:
        notes.append(_("Provisional: the holidays of that year are not confirmed yet."))
    return " ".join(filter(None, notes))


def _state(term: Term, today: date) -> str:
    if term.last_day is None:
        return ""
    if term.last_day < today:
        return "past"
    return "hot" if (term.last_day - today).days <= HOT_DAYS else ""


def _left(term: Term, today: date) -> str:
    if term.last_day is None or term.last_day < today:
        return _("passed") if term.last_day else ""
    if term.first_day and term.first_day > today:
        return _("opens on %(day)s") % {"day": day(term.first_day)}
    return days_left(term.last_day, today)
