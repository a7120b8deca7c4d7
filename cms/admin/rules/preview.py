"""What a reader sees of the law before a change and after it, on the days that count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from cms.basis import Basis
from cms.figures import Figure
from cms.law import Law
from ip_portal.core.templatetags.look import day
from ip_portal.rules.book import RuleBook
from ip_portal.rules.changing import version_of_day
from ip_portal.rules.choice import Rule
from ip_portal.rules.fees import FeeItem
from ip_portal.rules.forms import FormItem
from ip_portal.rules.labels import words_text
from ip_portal.rules.planning import FeePlan, FormPlan, RulePlan


@dataclass(frozen=True, slots=True)
class Look:
    """What a reader of one day sees: now, and once the change is confirmed."""

    day: date
    before: str
    after: str


class _OtherLaw(Law):
    """The law of a book that is not the one in use."""

    def __init__(self, book: RuleBook, *, today: date) -> None:
        super().__init__(today=today)
        self.book = book


def rule_looks(plan: RulePlan, *, on: date) -> list[Look]:
    """Return what readers of today and of the first day see of a rule."""
    days = _days(on, plan.version.starts_on)
    return [
        Look(one, _rule_text(plan.before, one), _rule_text(plan.after, one))
        for one in days
    ]


def fee_looks(plan: FeePlan, items: list[FeeItem], *, on: date) -> list[Look]:
    """Return what readers see of a fee; `items` are all fees, for the sums."""
    before, after = (
        RuleBook([], fees=[one if one.code != item.code else item for one in items])
        for item in (plan.before, plan.after)
    )
    code = plan.before.code
    return [
        Look(one, _fee_text(before, code, one), _fee_text(after, code, one))
        for one in _days(on, plan.version.start)
    ]


def form_looks(plan: FormPlan, *, on: date) -> list[Look]:
    """Return what readers see of a form."""
    return [
        Look(one, _form_text(plan.before, one), _form_text(plan.after, one))
        for one in _days(on, plan.version.start)
    ]


def _days(on: date, start: date) -> list[date]:
    return [on, start] if start > on else [on]


def _rule_text(rule: Rule, on: date) -> str:
    law = _OtherLaw(RuleBook([rule]), today=on)
    figures = law.terms(f"{rule.right}.{rule.code}", Basis(on))
    if figures:
        return "; ".join(_figure_text(one) for one in figures)
    version = version_of_day(rule, on)
    words = words_text(version.quoted) if version else ""
    return words or _("No figure is shown.")


def _fee_text(book: RuleBook, code: str, on: date) -> str:
    return _shown(_OtherLaw(book, today=on).fee(code, Basis(on)))


def _form_text(item: FormItem, on: date) -> str:
    law = _OtherLaw(RuleBook([], forms=[item]), today=on)
    return _shown(law.form(item.code, Basis(on)))


def _shown(figure: Figure | None) -> str:
    return _figure_text(figure) if figure else _("No figure is shown.")


def _figure_text(figure: Figure) -> str:
    """Return a figure with its ground and the warning that stands beside it."""
    text = f"{figure.value} ({figure.what}; {figure.article})"
    if figure.over:
        text = _("No longer in force: %(figure)s") % {"figure": text}
    if figure.change:
        values = {
            "figure": text,
            "day": day(figure.change.day),
            "value": figure.change.after,
        }
        text = _("%(figure)s. From %(day)s: %(value)s") % values
    return text
