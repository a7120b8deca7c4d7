"""A reader asks for a last day: read the dates, count, give the reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import get_language, gettext as _

from cms.articles import article_url
from cms.figures import date_label
from cms.law import Law
from ip_portal.core.dates import AmbiguousDateError, parse_date
from ip_portal.registry.presenters.term_words import term_context
from ip_portal.rules.arithmetic import OutOfCalendarError
from ip_portal.rules.choice import DateName, Dates, ImpossibleDatesError, Rule
from ip_portal.rules.labels import value_text, words_text

PARAMETERS = {"vi": "ngay", "en": "date"}
LONGEST = 40


@dataclass(frozen=True, slots=True)
class Field:
    """One date the reader gives; ``error`` says in plain words what is wrong."""

    date_name: DateName
    name: str
    label: str
    typed: str = ""
    day: date | None = None
    error: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question for a last day as a page shows it.

    ``answer`` is what ``components/term.html`` wants, None while nothing was asked or
    more must be known: ``needs`` names the dates that would tell.
    """

    anchor: str
    title: str
    fields: tuple[Field, ...]
    needs: str = ""
    answer: Mapping[str, Any] | None = None

    @property
    def has_error(self) -> bool:
        """Tell whether a date could not be read."""
        return any(one.error for one in self.fields)


def anchor_of(number: int) -> str:
    """Return the anchor of the first, second… last day of a page."""
    return f"last-day-{number}"


def asked_date(law: Law, code: str) -> DateName | None:
    """Return the date a term is counted from; None for one that is not counted."""
    rule = law.rule(code)
    if rule is None:
        return None
    counted = [one for one in rule.versions if one.exists and one.computed]
    latest = max(counted, key=lambda one: one.citation.effective, default=None)
    return latest.trigger.names[0] if latest and latest.trigger else None


def ask(
    value: Mapping[str, Any], query: Mapping[str, str], law: Law, *, number: int = 1
) -> Asked | None:
    """Return question and answer of a block for what the reader's address says.

    ``number`` counts the questions of a page: each has parameters of its own. None for
    a term that the law does not count any more.
    """
    rule, main = law.rule(value["term"]), asked_date(law, value["term"])
    if rule is None or main is None:
        return None
    asked = Asked(
        anchor=anchor_of(number),
        title=value.get("title") or words_text(rule.label),
        fields=(_field(main, main, number),),
    )
    typed = _typed(main, query, number)
    if main not in typed:
        return asked
    fields = (_read(_field(name, main, number), text) for name, text in typed.items())
    asked = replace(asked, fields=tuple(fields))
    return asked if asked.has_error else _answered(asked, rule, law, main, number)


def _answered(asked: Asked, rule: Rule, law: Law, main: DateName, number: int) -> Asked:
    """Count the term, or say what is wrong with the dates or what else is needed."""
    known = {one.date_name: one.day for one in asked.fields}
    dates = Dates(**{name.value: day for name, day in known.items()})
    try:
        dates.check()
        term = law.book.term(rule.right, rule.code, dates, on=law.today)
    except ImpossibleDatesError as error:
        return _refused(asked, _impossible(error))
    except OutOfCalendarError:
        return _refused(asked, _("That day lies outside the calendar of this page."))
    if needs := [name for name in term.needs if name not in known]:
        more = (_field(name, main, number) for name in needs)
        names = ", ".join(value_text(name) for name in needs)
        return replace(asked, fields=(*asked.fields, *more), needs=names)
    answer = term_context(term, today=law.today)
    answer["url"] = article_url(term.document, term.article)
    if not term.exists:
        answer["value"] = _("For such a file the law gives no such term.")
    law.has_doubt |= bool(answer["unverified"])
    return replace(asked, answer=answer)


def _typed(
    main: DateName, query: Mapping[str, str], number: int
) -> dict[DateName, str]:
    """Return what the address says of the dates, the main one first."""
    found: dict[DateName, str] = {}
    for parameter in _parameters(number):
        if parameter in query:
            found.setdefault(main, query[parameter][:LONGEST].strip())
        for name in DateName:
            if text := query.get(f"{parameter}-{name.value}", "")[:LONGEST].strip():
                found.setdefault(name, text)
    return dict(sorted(found.items(), key=lambda item: item[0] is not main))


def _parameters(number: int) -> Iterator[str]:
    """Yield the names of the date in addresses, that of the page's language first."""
    suffix = "" if number == 1 else f"-{number}"
    here = PARAMETERS[get_language() or "vi"]
    yield f"{here}{suffix}"
    yield from (f"{name}{suffix}" for name in PARAMETERS.values() if name != here)


def _field(name: DateName, main: DateName, number: int) -> Field:
    parameter = next(_parameters(number))
    if name is not main:
        parameter = f"{parameter}-{name.value}"
    return Field(name, parameter, date_label(name))


def _read(field: Field, text: str) -> Field:
    """Return the field with the day that was typed, or with what is wrong with it."""
    field = replace(field, typed=text)
    values = {"typed": text}
    if not text:
        return replace(field, error=_("Enter the date."))
    try:
        return replace(field, day=parse_date(text))
    except AmbiguousDateError:
        message = _(
            "“%(typed)s” can be read in more than one way. Write day, month and all "
            "four digits of the year, like 07/03/2026 for the seventh of March."
        )
    except ValueError:
        message = _(
            "“%(typed)s” is not a day of the calendar. Write day, month and year, "
            "like 07/03/2026."
        )
    return replace(field, error=message % values)


def _refused(asked: Asked, message: str) -> Asked:
    first, *others = asked.fields
    return replace(asked, fields=(replace(first, error=message), *others))


def _impossible(error: ImpossibleDatesError) -> str:
    return _("The %(earlier)s cannot be after the %(later)s.") % {
        "earlier": value_text(error.earlier),
        "later": value_text(error.later),
    }
