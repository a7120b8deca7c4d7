"""Figures of the law on a page: read when the page is shown, never typed into it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _

from ip_portal.rules.book import RuleBook
from ip_portal.rules.choice import (
    Chosen,
    Citation,
    Confidence,
    Dates,
    Rule,
    Version,
    Words,
    choose,
)
from ip_portal.rules.quoting import quote

_SPAN = re.compile(r" (?=(?:kể từ|trước|from|before) )")


@dataclass(frozen=True, slots=True)
class Figure:
    """A term as a reader sees it: how long, of what, and where it is written."""

    value: str
    what: str
    article: str
    since: date
    unverified: bool


class Law:
    """The rule book as it speaks to somebody who starts today, in one language.

    ``has_doubt`` is true once a figure was given that nobody has verified.
    """

    def __init__(self, *, today: date, language: str) -> None:
        self._language = language
        self.has_doubt = False
        # All steps on one day: the law in force for whoever begins now.
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
        return RuleBook.load()

    def figure(self, right: str, act: str) -> Figure | None:
        """Return the term of an act, None where the law has no figure for it today."""
        try:
            rule = self._book.rule(right, act)
        except LookupError:
            return None
        choice = choose(rule, self._dates) if rule else None
        if rule is None or not isinstance(choice, Chosen):
            return None
        figure = self._figure(rule, choice.version)
        self.has_doubt |= figure is not None and figure.unverified
        return figure

    def rules(self) -> list[tuple[str, str, str]]:
        """Return right, act and label of every rule that has a figure today."""
        found = []
        for right in self._book.rights:
            for act in self._book.acts(right):
                figure = self.figure(right, act)
                if figure is not None:
                    found.append((right, act, figure.what))
        return found

    def _figure(self, rule: Rule, version: Version) -> Figure | None:
        label = self._say(rule.label)
        if version.indefinite:
            value, what = _("no end"), label
        elif version.length is None or version.trigger is None:
            return None
        else:
            words = quote(version.trigger, version.direction, version.length)
            value, counted = _SPAN.split(self._say(words), maxsplit=1)
            what = _("%(term)s, %(counted)s") % {"term": label, "counted": counted}
        return Figure(
            value=value.replace(" ", "\N{NO-BREAK SPACE}"),
            what=what,
            article=cite(version.citation),
            since=version.citation.effective,
            unverified=version.assumed or version.confidence is not Confidence.CERTAIN,
        )

    def _say(self, words: Words) -> str:
        return words.en if self._language == "en" else words.vi


def cite(citation: Citation) -> str:
    """Return the source as readers know it: article, then document."""
    return _("Article %(article)s, %(document)s") % {
        "article": citation.article,
        "document": citation.document,
    }
