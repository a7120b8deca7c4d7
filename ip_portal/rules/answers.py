"""A term as plain JSON: what commands and the public JSON say of it."""

from __future__ import annotations

from datetime import date

from django.utils.translation import override

from ip_portal.rules.arithmetic import Period
from ip_portal.rules.choice import Words
from ip_portal.rules.labels import step_text
from ip_portal.rules.terms import Step, Term, Value

Json = str | bool | None | list["Json"] | dict[str, "Json"]


def term_json(term: Term, language: str = "en") -> dict[str, Json]:
    """Return a term with its explanation in `language`; days are ISO dates."""
    told = bool(term.version)
    return {
        "right": term.right,
        "act": term.act,
        "label": _words(term.label),
        "who": term.who,
        "exists": term.exists,
        "computed": term.computed,
        "indefinite": term.indefinite,
        "needs": [name.value for name in term.needs],
        "first_day": _day(term.first_day),
        "last_day": _day(term.last_day),
        "calendar_day": _day(term.calendar_day),
        "rolled": term.rolled,
        "provisional": term.provisional,
        "version": term.version or None,
        "document": term.document or None,
        "article": term.article or None,
        "effective": _day(term.effective),
        "further": list(term.further),
        "confidence": term.confidence.value,
        "assumed": term.assumed,
        "extendable": term.extendable if told and term.exists else None,
        "quoted": _words(term.quoted),
        "note": _words(term.note),
        "rows": list(term.rows),
        "steps": [_step(step, language) for step in term.steps],
    }


def _step(step: Step, language: str) -> Json:
    with override(language):
        text = step_text(step)
    values: dict[str, Json] = {
        name: _value(value) for name, value in step.value.items()
    }
    return {"code": step.code, "text": text, **values}


def _value(value: Value) -> Json:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Words):
        return _words(value)
    return str(value) if isinstance(value, Period) else value


def _words(words: Words) -> Json:
    return {"vi": words.vi, "en": words.en} if words.en else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
