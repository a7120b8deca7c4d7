"""Figures of the law on a page: read when the page is shown, never typed into it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from uuid import UUID

from django.utils.translation import gettext as _

from ip_portal.rules import store
from ip_portal.rules.arithmetic import Period
from ip_portal.rules.book import RuleBook
from ip_portal.rules.choice import (
    Chosen,
    Confidence,
    Dates,
    Direction,
    Trigger,
    Version,
    choose,
)
from ip_portal.rules.labels import citation_text, period_text, value_text, words_text

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


@lru_cache(maxsize=2)
def _book_of(edition: UUID | None) -> RuleBook:
    """Return the book of an edition, read once per process: it takes 0.1 s."""
    return RuleBook.load()


@dataclass(frozen=True, slots=True)
class Figure:
    """A term as a reader sees it: how long, of what, and where it is written."""

    value: str
    what: str
    article: str
    since: date | None
    unverified: bool


class Law:
    """The rule book as it speaks to somebody who starts today, in one language.

    ``has_doubt`` is true once a figure was given that nobody has verified.
    """

    def __init__(self, *, today: date) -> None:
        self.has_doubt = False
        self._today = today
        # All steps on one day: the law in force for whoever begins now. There is no
        # priority, which most files have not.
        self._dates = Dates(
            filed=today,
            accepted=today,
            published=today,
            requested=today,
            notified=today,
            decided=today,
            granted=today,
            expires=today,
        )

    @cached_property
    def _book(self) -> RuleBook:
        return _book_of(store.edition())

    def figure(self, right: str, act: str) -> Figure | None:
        """Return the term of an act, None where the law has no figure for it today."""
        try:
            rule = self._book.rule(right, act)
        except LookupError:
            return None
        choice = choose(rule, self._dates) if rule else None
        if rule is None or not isinstance(choice, Chosen):
            return None
        length = _length(choice.version)
        if length is None:
            return None
        term = self._book.term(right, act, self._dates)
        unverified = term.assumed or term.confidence is not Confidence.CERTAIN
        self.has_doubt |= unverified
        return Figure(
            value=length.replace(" ", NO_BREAK_SPACE),
            what=_what(words_text(rule.label), choice.version),
            article=citation_text(term),
            since=term.effective,
            unverified=unverified,
        )

    def rules(self) -> list[tuple[str, str, str]]:
        """Return right, act and words of every rule that has a figure today."""
        return [
            (right, act, f"{figure.what}: {figure.value}")
            for right in self._book.rights
            for act in self._book.acts(right)
            if (figure := self.figure(right, act))
        ]

    def fees(self) -> list[tuple[str, str]]:
        """Return code and words of every fee and support that stands today."""
        found = (
            (code, self._book.fee(code, self._today)) for code in self._book.fees()
        )
        return [(code, words_text(fee.label)) for code, fee in found if fee]

    def forms(self) -> list[tuple[str, str]]:
        """Return code and words of every form that is in use today."""
        found = (
            (code, self._book.form(code, self._today)) for code in self._book.forms()
        )
        return [(code, words_text(form.label)) for code, form in found if form]


def _length(version: Version) -> str | None:
    if version.indefinite:
        return _("no end")
    if version.length is None or version.length == Period():
        return None
    return period_text(version.length)


def _what(label: str, version: Version) -> str:
    """Say what the term is for, and the date it is counted from or up to."""
    if version.trigger is None:
        return label
    values = {"term": label, "date": _dates(version.trigger)}
    if version.direction is Direction.BEFORE:
        return _("%(term)s, before the %(date)s") % values
    return _("%(term)s, from the %(date)s") % values


def _dates(trigger: Trigger) -> str:
    names = [value_text(name) for name in trigger.names]
    text = names[0]
    for name in names[1:]:
        text = _("%(first)s or %(second)s") % {"first": text, "second": name}
    return text
