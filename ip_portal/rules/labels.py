"""The words of the rule book: every step, date and length, in the reader's language.

Sentences are marked here and translated when they are shown, never stored.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final, Protocol

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext, gettext_noop, ngettext

from ip_portal.rules.arithmetic import Period
from ip_portal.rules.choice import DateName, Words
from ip_portal.rules.terms import Step, Value

VERBS: Final[Mapping[str, str]] = {
    "rules.loaded": gettext_noop(
        "%(actor)s loaded %(rules)s rules, %(versions)s versions and %(holidays)s "
        "holidays from the seed files."
    ),
    "rules.proposed": gettext_noop("%(actor)s proposed to change the law: %(law)s."),
    "rules.confirmed": gettext_noop(
        "%(actor)s confirmed a change of the law: %(law)s."
    ),
    "rules.rejected": gettext_noop(
        "%(actor)s turned down a change of the law: %(law)s."
    ),
}

DATES: Final[Mapping[DateName, str]] = {
    DateName.PRIORITY: gettext_noop("priority date"),
    DateName.FILED: gettext_noop("filing date"),
    DateName.ACCEPTED: gettext_noop("acceptance date"),
    DateName.PUBLISHED: gettext_noop("publication date"),
    DateName.REQUESTED: gettext_noop("date of the request"),
    DateName.NOTIFIED: gettext_noop("date of the notice"),
    DateName.DECIDED: gettext_noop("date of the decision"),
    DateName.GRANTED: gettext_noop("grant date"),
    DateName.EXPIRES: gettext_noop("expiry date"),
}

WHO: Final[Mapping[str, str]] = {
    "office": gettext_noop("the IP office"),
    "applicant": gettext_noop("the applicant"),
    "applicant_or_third_party": gettext_noop("the applicant or a third party"),
    "third_party": gettext_noop("third parties"),
    "owner": gettext_noop("the owner"),
    "province": gettext_noop("the People's Committee of the province or city"),
    "complainant": gettext_noop("the complainant"),
    "authority": gettext_noop("the competent authority"),
    "department": gettext_noop("the Department of Science and Technology"),
}

CONFIDENCE: Final[Mapping[str, str]] = {
    "certain": gettext_noop("Read in the text of the law"),
    "likely": gettext_noop("Likely: from a secondary source"),
    "unverified": gettext_noop("Not verified"),
}

EXTENDABLE: Final[Mapping[str, str]] = {
    "no": gettext_noop("The term cannot be extended."),
    "once": gettext_noop(
        "The term can be extended once, by the same length, on a written request "
        "with a fee before it ends."
    ),
    "added": gettext_noop("The law adds time in some cases."),
    "unclear": gettext_noop("Whether the term can be extended is not clear."),
}

STEPS: Final[Mapping[str, str]] = {
    "all_dates": gettext_noop("One rule holds for all files, whatever their dates."),
    "window_start": gettext_noop(
        "The %(name)s, %(day)s, is not before %(start)s: that law applies."
    ),
    "window_end": gettext_noop(
        "The %(name)s, %(day)s, is not after %(end)s: that law applies."
    ),
    "window_between": gettext_noop(
        "The %(name)s, %(day)s, lies between %(start)s and %(end)s: that law applies."
    ),
    "window_start_inferred": gettext_noop(
        "That law applies when the %(name)s is not before %(start)s."
    ),
    "window_end_inferred": gettext_noop(
        "That law applies when the %(name)s is not after %(end)s."
    ),
    "window_between_inferred": gettext_noop(
        "That law applies when the %(name)s lies between %(start)s and %(end)s."
    ),
    "same_answer": gettext_noop(
        "Not every date is known, but the laws that could apply say the same."
    ),
    "stands_for": gettext_noop(
        "The %(name)s is not known; the last day of the term stands for it."
    ),
    "candidate": gettext_noop(
        "Possible: %(document)s, article %(article)s (%(version)s)."
    ),
    "needs": gettext_noop("It cannot be told yet: the %(name)s is needed."),
    "expiry_taken": gettext_noop(
        "No expiry date was given: the end of the first term of validity counted "
        "from the %(name)s, %(day)s, is taken. After a renewal, give the expiry date."
    ),
    "from_only": gettext_noop("Counted from the %(name)s, %(day)s."),
    "from_later": gettext_noop(
        "Counted from the later of the dates that the law names: the %(name)s, %(day)s."
    ),
    "from_earlier": gettext_noop(
        "Counted from the earlier of the dates that the law names: the %(name)s, "
        "%(day)s."
    ),
    "no_priority": gettext_noop("No priority date was given."),
    "year_end": gettext_noop(
        "Years of validity run from the grant; the year asked about ends on %(day)s."
    ),
    "counted_after": gettext_noop(
        "%(length)s, the day itself not counted: from %(first)s to %(day)s (Civil "
        "Code, articles 147 and 148)."
    ),
    "counted_before": gettext_noop("%(length)s before it: %(day)s."),
    "counted_until": gettext_noop(
        "It opens %(length)s before, on %(first)s, and runs to %(day)s."
    ),
    "clipped": gettext_noop(
        "That month has no such day: the last day of the month stands for it."
    ),
    "stands": gettext_noop(
        "This term does not roll: its calendar day stands, even on a weekend or "
        "holiday."
    ),
    "weekend": gettext_noop("%(day)s is a weekend day."),
    "holiday": gettext_noop("%(day)s is a day off: %(holiday)s."),
    "rolled": gettext_noop(
        "The term ends with the next working day, %(day)s (Civil Code, article 148.5)."
    ),
    "provisional": gettext_noop(
        "Provisional: the holidays of %(year)s are not confirmed and may move the day."
    ),
    "indefinite": gettext_noop("The term has no end."),
    "quoted": gettext_noop("In the words of the rule: %(words)s No day is computed."),
    "none": gettext_noop("For such a file the law gives no such term."),
    "other_rights": gettext_noop("The law gives this term to other rights only."),
    "likely": gettext_noop(
        "Likely, not certain: the source is secondary or the value is derived."
    ),
    "unverified": gettext_noop("Not verified: ask the IP office before relying on it."),
    "assumed": gettext_noop(
        "Assumed: carried over from the earlier rules because the text now in force "
        "was not read."
    ),
}


def step_text(step: Step) -> str:
    """Return one sentence of an explanation in the active language."""
    values = {name: value_text(value) for name, value in step.value.items()}
    return gettext(STEPS[step.code]) % values


def value_text(value: Value) -> str:
    """Return a value of a step as text in the active language."""
    if isinstance(value, DateName):
        return gettext(DATES[value])
    if isinstance(value, Period):
        return period_text(value)
    if isinstance(value, Words):
        return words_text(value)
    if isinstance(value, date):
        return date_format(value, "d/m/Y" if _is_vietnamese() else "j F Y")
    return str(value)


def words_text(words: Words) -> str:
    """Return bilingual data in the active language."""
    return words.vi if _is_vietnamese() else words.en


def period_text(period: Period) -> str:
    """Return "3 months 10 days" in the active language."""
    return " ".join(_unit(unit, number) for unit, number in period.parts())


class Cited(Protocol):
    """What names its source: a term, a fee, a form."""

    @property
    def document(self) -> str: ...

    @property
    def article(self) -> str: ...


def citation_text(source: Cited) -> str:
    """Return "Law 131/2025/QH15, article 112a" in the active language, or ""."""
    if not source.document:
        return ""
    values = {"document": document_text(source.document), "article": source.article}
    if source.article == "?":
        return gettext("%(document)s (article not seen)") % values
    if source.article == "annex":
        return gettext("%(document)s, annex") % values
    if source.article.startswith("annex "):
        values["article"] = source.article.removeprefix("annex ")
        return gettext("%(document)s, annex %(article)s") % values
    return gettext("%(document)s, article %(article)s") % values


def document_text(code: str) -> str:
    """Return the code of a document with its rank: law, decree or circular."""
    if "/QH" in code:
        return gettext("Law %(code)s") % {"code": code}
    if "/NĐ" in code:
        return gettext("Decree %(code)s") % {"code": code}
    if "/TT" in code:
        return gettext("Circular %(code)s") % {"code": code}
    if "/NQ" in code:
        return gettext("Resolution %(code)s") % {"code": code}
    return code


Resolver = Callable[[str, str, str], str | None]
_resolvers: Final[list[Resolver]] = []


def register_resolver(resolver: Resolver) -> None:
    """Let a room above say where an article is read: document, article, language."""
    _resolvers[:] = [resolver]


def citation_url(document: str, article: str, language: str) -> str | None:
    """Return the address of an article in a language; None where nobody knows it."""
    if not document or not _resolvers:
        return None
    return _resolvers[0](document, article, language)


def amount_text(amount: int) -> str:
    """Return "1.000.000 đồng" or "VND 1,000,000", with blanks that do not break."""
    number = f"{amount:,}"
    if _is_vietnamese():
        return f"{number.replace(',', '.')}\N{NO-BREAK SPACE}đồng"
    return f"VND\N{NO-BREAK SPACE}{number}"


def _is_vietnamese() -> bool:
    return (get_language() or "vi").startswith("vi")


def _unit(unit: str, number: int) -> str:
    values = {"number": number}
    if unit == "years":
        return ngettext("%(number)s year", "%(number)s years", number) % values
    if unit == "months":
        return ngettext("%(number)s month", "%(number)s months", number) % values
    if unit == "working_days":
        return (
            ngettext("%(number)s working day", "%(number)s working days", number)
            % values
        )
    return ngettext("%(number)s day", "%(number)s days", number) % values
