"""The rule book: all terms and holidays in memory, asked by every page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Final
from uuid import UUID

from ip_portal.rules import dated_seeds, seeds
from ip_portal.rules.arithmetic import SpecialDay, WorkCalendar
from ip_portal.rules.changing import RuleChange, announced, next_version, upcoming
from ip_portal.rules.choice import DateName, Dates, Rule, Version
from ip_portal.rules.fees import Fee, FeeItem, fee_after, fee_before, fee_on
from ip_portal.rules.forms import Form, FormItem, form_after, form_before, form_on
from ip_portal.rules.terms import Step, Term, explain

PUBLIC: Final = "public"
VALIDITY: Final = "validity"

_kept: Final[dict[UUID, RuleBook]] = {}


class UnknownRightError(LookupError):
    """A right of which the book holds no rule."""


class UnknownActError(LookupError):
    """An act of which the book holds no rule, for no right at all."""


class RuleBook:
    """Every term of every right, chosen and counted without another query."""

    def __init__(
        self,
        rules: Iterable[Rule],
        days: Mapping[date, SpecialDay] | None = None,
        *,
        fees: Iterable[FeeItem] = (),
        forms: Iterable[FormItem] = (),
    ) -> None:
        self._rules = {(rule.right, rule.code): rule for rule in rules}
        self._acts = {rule.code: rule for rule in reversed(self._rules.values())}
        self.rights: Final = tuple(dict.fromkeys(right for right, _ in self._rules))
        self.calendar: Final = WorkCalendar(days or {})
        self._fees = {item.code: item for item in fees}
        self._forms = {item.code: item for item in forms}

    # The database is reached late so that seeds can be read without settings.
    @classmethod
    def load(cls) -> RuleBook:
        """Read the book from the database, in eight queries."""
        from ip_portal.rules import dated_store, store

        return cls(
            store.rules(),
            store.special_days(),
            fees=dated_store.fees(),
            forms=dated_store.forms(),
        )

    @classmethod
    def current(cls) -> RuleBook:
        """Return the book of the database, read again only after a write.

        One query while nothing changed. For pages; the book is shared, never changed.
        """
        from ip_portal.rules import store

        edition = store.edition()
        if edition is None:
            return cls.load()
        kept = _kept.get(edition)
        if kept is None:
            kept = cls.load()
            _kept.clear()
            _kept[edition] = kept
        return kept

    @classmethod
    def from_seeds(cls) -> RuleBook:
        """Return the book as the reviewed seed files have it, without a database."""
        return _seed_book()

    def acts(self, right: str | None = None) -> tuple[str, ...]:
        """Return the acts the book knows, of one right or of all, sorted."""
        if right is not None and right not in self.rights:
            raise UnknownRightError(right)
        return tuple(
            sorted({act for of, act in self._rules if right is None or of == right})
        )

    def rule(self, right: str, act: str) -> Rule | None:
        """Return the rule, or None where that right has no such act."""
        if right not in self.rights:
            raise UnknownRightError(right)
        if act not in self._acts:
            raise UnknownActError(act)
        return self._rules.get((right, act))

    def term(
        self, right: str, act: str, dates: Dates, *, on: date | None = None
    ) -> Term:
        """Return what the law says of an act for a file with these dates.

        `on` is the day asked about: it picks the year of yearly terms. Raises
        UnknownRightError, UnknownActError, and OutOfCalendarError for a term that
        leaves the calendar. Civil Code, articles 147 and 148.
        """
        rule = self.rule(right, act)
        if rule is None:
            return self._none(right, act)
        if rule.expiry_from_validity and dates.expires is None:
            return self._from_validity(rule, dates, on)
        return explain(rule, dates, self.calendar, on=on)

    def next_of(self, right: str, act: str, on: date) -> Version | None:
        """Return the version that follows that of a day; its `starts_on` is when.

        None where no change is known, and for a right or act the book lacks.
        """
        rule = self._rules.get((right, act))
        return next_version(rule, on) if rule else None

    def changes(self, on: date) -> list[RuleChange]:
        """Return the changes to be announced on a day, newest first."""
        return announced(self._rules.values(), on)

    def upcoming(self, on: date) -> list[RuleChange]:
        """Return the changes that take effect after a day, soonest first."""
        return upcoming(self._rules.values(), on)

    def fees(self) -> tuple[str, ...]:
        """Return the codes of all fees, sums and supports, in the order of the law."""
        return tuple(self._fees)

    def fee_items(self) -> tuple[FeeItem, ...]:
        """Return the fees with all their versions."""
        return tuple(self._fees.values())

    def fee(self, code: str, on: date) -> Fee | None:
        """Return what is paid or given on a day, with the lines of a sum.

        None for a code the book lacks and for a day on which no amount was law.
        """
        return fee_on(self._fees, code, on)

    def next_fee(self, code: str, on: date) -> Fee | None:
        """Return the fee after the next known change; its `start` is the day."""
        return fee_after(self._fees, code, on)

    def last_fee(self, code: str, on: date) -> Fee | None:
        """Return a fee as it was before it ended, for a day without an amount."""
        return fee_before(self._fees, code, on)

    def forms(self) -> tuple[str, ...]:
        """Return the codes of all forms."""
        return tuple(self._forms)

    def form_items(self) -> tuple[FormItem, ...]:
        """Return the forms with all their versions."""
        return tuple(self._forms.values())

    def form(self, code: str, on: date) -> Form | None:
        """Return the form to use on a day; None for a code or day without one."""
        return form_on(self._forms, code, on)

    def next_form(self, code: str, on: date) -> Form | None:
        """Return the form that replaces that of a day; its `start` is the day."""
        return form_after(self._forms, code, on)

    def last_form(self, code: str, on: date) -> Form | None:
        """Return a form as it was before it ended, for a day without one."""
        return form_before(self._forms, code, on)

    def public_from(self, right: str, dates: Dates) -> date | None:
        """Return the first day the public may see the application; None hides it.

        Marks filed from 2023-01-01 are open from receipt, everything else from
        publication (articles 110 and 111). Where the filing date is not known, the
        publication itself is proof, and so is a grant, which follows publication.
        """
        try:
            term = self.term(right, PUBLIC, dates)
        except LookupError:
            return None
        return term.last_day or dates.published or dates.granted

    def _from_validity(self, rule: Rule, dates: Dates, on: date | None) -> Term:
        """Explain a renewal by the end of the first term of validity."""
        validity = self.term(rule.right, VALIDITY, dates)
        if validity.last_day is None:
            return explain(rule, dates, self.calendar, on=on)
        known = replace(dates, expires=validity.last_day)
        term = explain(rule, known, self.calendar, on=on)
        if not term.exists:
            return term
        taken = Step("expiry_taken", {"name": DateName.FILED, "day": validity.last_day})
        return replace(term, steps=(taken, *term.steps))

    def _none(self, right: str, act: str) -> Term:
        """Say that the law gives this act to other rights only, with its article."""
        other = self._acts[act]
        latest = max(other.versions, key=lambda one: one.citation.effective)
        return Term(
            right=right,
            act=act,
            label=other.label,
            who=other.who,
            exists=False,
            document=latest.citation.document,
            article=latest.citation.article,
            effective=latest.citation.effective,
            confidence=latest.confidence,
            steps=(Step("other_rights"),),
        )


@cache
def _seed_book() -> RuleBook:
    days = {one.day: one.special for one in seeds.load_seed_holidays()}
    return RuleBook(
        seeds.load_seed_rules(),
        days,
        fees=dated_seeds.load_seed_fees(),
        forms=dated_seeds.load_seed_forms(),
    )
