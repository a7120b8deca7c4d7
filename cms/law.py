"""Figures of the law on a page: read when the page is shown, never typed into it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _

from cms.basis import Basis
from cms.figures import (
    Change,
    Figure,
    FigureSet,
    fee_figure,
    form_figure,
    length_of,
    term_figure,
    windows_text,
)
from ip_portal.core.templatetags.look import day, glue
from ip_portal.registry.models import Right
from ip_portal.rules.book import RuleBook
from ip_portal.rules.choice import Chosen, Rule, Undecided, Version, choose
from ip_portal.rules.labels import words_text

__all__ = ["Basis", "Figure", "FigureSet", "Law"]


class Law:
    """The rule book as it speaks to a reader of one day, in one language.

    ``has_doubt`` is true once a figure was given that nobody has verified.
    """

    def __init__(self, *, today: date) -> None:
        self.has_doubt = False
        self.today = today
        self.begins_today = Basis(today)

    @cached_property
    def book(self) -> RuleBook:
        """Return the book of the edition in use, in one query."""
        return RuleBook.current()

    def figure(self, right: str, act: str) -> Figure | None:
        """Return the term of an act, None where the law has no figure for it today."""
        found = self.terms(f"{right}.{act}", self.begins_today)
        return found[0] if found and not found[0].over else None

    def terms(self, code: str, basis: Basis) -> list[Figure]:
        """Return the term "right.act" for a basis.

        More than one where another date would tell which law holds: each says for
        which files. None where the law never had such a term.
        """
        rule = self.rule(code)
        if rule is None:
            return []
        choice = choose(rule, basis.dates)
        if isinstance(choice, Undecided):
            return self._kept(_conditional(rule, choice.candidates))
        if not isinstance(choice, Chosen):
            return self._kept([self._ended_term(rule)])
        figure = term_figure(rule, choice.version)
        if figure is not None and basis.name is None:
            figure = replace(figure, change=self._next_term(rule, figure))
        return self._kept([figure])

    def fee(self, code: str, basis: Basis) -> Figure | None:
        """Return a fee or support; a former amount says what is paid now."""
        book = self.book
        found = book.fee(code, basis.day)
        present = book.fee(code, self.today)
        shown = found or book.last_fee(code, basis.day)
        if shown is None:
            return None
        figure = fee_figure(shown)
        if shown != present:
            figure = _over(figure, fee_figure(present) if present else None)
        elif after := book.next_fee(code, self.today):
            figure = _before(figure, fee_figure(after), after.start)
        return self._said(figure)

    def form(self, code: str, basis: Basis) -> Figure | None:
        """Return an official form; a former one says which is in use now."""
        book = self.book
        found = book.form(code, basis.day)
        present = book.form(code, self.today)
        shown = found or book.last_form(code, basis.day)
        if shown is None:
            return None
        figure = form_figure(shown)
        if shown != present:
            figure = _over(figure, form_figure(present) if present else None)
        elif after := book.next_form(code, self.today):
            figure = _before(figure, form_figure(after), after.start)
        return self._said(figure)

    def figures(
        self,
        *,
        terms: Iterable[str] = (),
        fees: Iterable[str] = (),
        forms: Iterable[str] = (),
        basis: Basis | None = None,
        says_basis: bool = False,
    ) -> FigureSet:
        """Return the figures of these rules, read together; unknown ones are left out.

        ``says_basis``: the basis stands over the figures.
        """
        basis = basis or self.begins_today
        codes = list(dict.fromkeys(terms))
        named = len({code.partition(".")[0] for code in codes}) > 1
        found = [
            _of_right(figure, code) if named else figure
            for code in codes
            for figure in self.terms(code, basis)
        ]
        found += self._each(fees, self.fee, basis)
        found += self._each(forms, self.form, basis)
        notes = tuple(dict.fromkeys(one.note for one in found if one.note))
        former = self._former(codes, named=named) if basis.name is None else []
        return FigureSet(
            figures=tuple(found),
            basis=basis.text if says_basis and found else "",
            former=tuple(figure for _when, figure in former),
            former_title=_former_title([when for when, _figure in former]),
            notes=notes,
        )

    def rule(self, code: str) -> Rule | None:
        """Return the rule "right.act"; None where the book has none of that name."""
        right, _dot, act = (code or "").partition(".")
        try:
            return self.book.rule(right, act)
        except LookupError:
            return None

    def knows(self, code: str) -> bool:
        """Tell whether a token or block may name this: "right.act", "fee:x", "form:x"."""
        kind, _colon, name = code.rpartition(":")
        if kind:
            known = {"fee": self.book.fees, "form": self.book.forms}.get(kind)
            return known is not None and name in known()
        rule = self.rule(code)
        return rule is not None and any(length_of(one) for one in rule.versions)

    def rules(self) -> list[tuple[str, str, str]]:
        """Return right, act and words of every rule that has a figure today."""
        return [
            (right, act, f"{figure.what}: {figure.value}")
            for right in self.book.rights
            for act in self.book.acts(right)
            if (figure := self.figure(right, act))
        ]

    def fees(self) -> list[tuple[str, str]]:
        """Return code and words of every fee and support that stands today."""
        found = [(code, self.book.fee(code, self.today)) for code in self.book.fees()]
        return [
            (fee.code, f"{words_text(fee.label)}: {fee_figure(fee).value}")
            for _code, fee in found
            if fee
        ]

    def forms(self) -> list[tuple[str, str]]:
        """Return code and words of every form that is in use today."""
        found = [(code, self.book.form(code, self.today)) for code in self.book.forms()]
        return [
            (form.code, f"{words_text(form.label)}: {words_text(form.number)}")
            for _code, form in found
            if form
        ]

    def _each(
        self,
        codes: Iterable[str],
        find: Callable[[str, Basis], Figure | None],
        basis: Basis,
    ) -> list[Figure]:
        found = (find(code, basis) for code in dict.fromkeys(codes))
        return [figure for figure in found if figure is not None]

    def _kept(self, figures: Iterable[Figure | None]) -> list[Figure]:
        return [self._said(figure) for figure in figures if figure is not None]

    def _said(self, figure: Figure) -> Figure:
        self.has_doubt |= figure.unverified
        return figure

    def _ended_term(self, rule: Rule) -> Figure | None:
        """Return a term that the law had and has no more."""
        past = [one for one in rule.versions if one.exists and one.ends_on < self.today]
        if not past:
            return None
        last = max(past, key=lambda one: one.ends_on)
        figure = term_figure(rule, last)
        return replace(figure, over=True, until=last.ends_on) if figure else None

    def _next_term(self, rule: Rule, figure: Figure) -> Change | None:
        version = self.book.next_of(rule.right, rule.code, self.today)
        after = length_of(version) if version else None
        if version is None or after is None or _same(after, figure.value):
            return None
        return Change(version.starts_on, figure.value, glue(after))

    def _former(self, codes: Iterable[str], *, named: bool) -> list[tuple[str, Figure]]:
        """Return earlier law of these rules that still holds for files of its time."""
        rules = [(code, rule) for code in codes if (rule := self.rule(code))]
        return [
            (when, _of_right(figure, code) if named else figure)
            for code, rule in rules
            for when, figure in self._former_of(rule)
        ]

    def _former_of(self, rule: Rule) -> Iterator[tuple[str, Figure]]:
        choice = choose(rule, self.begins_today.dates)
        if not isinstance(choice, Chosen):
            return
        present = length_of(choice.version)
        for version in _newest_first(rule.versions):
            if version.ends_on >= self.today or length_of(version) == present:
                continue
            when = windows_text(version.windows)
            if figure := term_figure(rule, version, when=when):
                yield _when(version), self._said(figure)


def _of_right(figure: Figure, code: str) -> Figure:
    """Return a figure that says for which right it is: others stand beside it."""
    right = dict(Right.Kind.choices).get(code.partition(".")[0])
    return replace(figure, what=f"{right}: {figure.what}") if right else figure


def _conditional(rule: Rule, versions: Iterable[Version]) -> list[Figure | None]:
    """Return each version that may hold, with the files it holds for."""
    return [
        term_figure(rule, version, when=windows_text(version.windows))
        for version in _newest_first(versions)
    ]


def _newest_first(versions: Iterable[Version]) -> list[Version]:
    """Return versions by their law; one that gives no term comes after its peers."""
    return sorted(
        versions, key=lambda one: (one.citation.effective, one.exists), reverse=True
    )


def _when(version: Version) -> str:
    """Return the day before which all files of a version lie."""
    last = max(window.end for window in version.windows)
    return day(date.fromordinal(last.toordinal() + 1)) if last < date.max else ""


def _former_title(days: list[str]) -> str:
    if not days:
        return ""
    if len(set(days)) == 1 and days[0]:
        return _("For a file from before %(day)s") % {"day": days[0]}
    return _("For earlier files")


def _over(figure: Figure, present: Figure | None) -> Figure:
    if present is not None and _same(present.value, figure.value):
        return figure
    return replace(
        figure,
        over=True,
        present=present.value if present else "",
        present_url=present.url if present else "",
    )


def _before(figure: Figure, after: Figure, start: date | None) -> Figure:
    if start is None:
        return figure
    if _same(after.value, figure.value):
        # Only what stands beside the value changes: it does not end.
        return replace(figure, until=after.until)
    return replace(figure, change=Change(start, figure.value, after.value))


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()
