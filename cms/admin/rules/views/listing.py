"""What holds: rules, fees and forms with their versions, and the days off of a year."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cms.admin.rules.access import LawView
from cms.admin.rules.naming import address_of, touched_by
from cms.admin.rules.wording import DAYS, right_label, version_row
from cms.citing import citing_pages
from ip_portal.core.dates import today
from ip_portal.core.text import fold
from ip_portal.rules.book import RuleBook
from ip_portal.rules.changing import next_version, version_of_day
from ip_portal.rules.choice import Rule
from ip_portal.rules.dated import DatedVersion, version_after, version_on
from ip_portal.rules.fees import FeeItem
from ip_portal.rules.forms import FormItem
from ip_portal.rules.labels import words_text
from ip_portal.rules.models import Holiday, Proposal

Row = dict[str, Any]


class RulesView(LawView):
    """All rules of a right with what they say today."""

    template_name = "cms/admin/rules/rules.html"
    page_title = _("Rules")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the rules of the chosen right, found by their names."""
        context = super().get_context_data(**kwargs)
        book, asked = RuleBook.current(), self.request.GET
        right = asked.get("right", "trademark")
        sought = asked.get("q", "").strip()
        rules = [
            rule
            for one in book.rights
            if right in ("", one)
            for act in book.acts(one)
            if (rule := book.rule(one, act)) and _is_sought(rule, sought)
        ]
        context["rows"] = [_rule_row(rule) for rule in rules]
        context["rights"] = [(one, right_label(one)) for one in book.rights]
        context["right"], context["sought"] = right, sought
        context["waiting"] = Proposal.objects.filter(state="open").count()
        return context


class RuleView(LawView):
    """One rule: its versions, what is proposed, the pages that cite it."""

    template_name = "cms/admin/rules/item.html"

    def get_page_title(self) -> str:
        """Return right and act."""
        rule = self.rule()
        return f"{right_label(rule.right)}: {words_text(rule.label)}"

    def rule(self) -> Rule:
        """Return the rule of the address; raises Http404."""
        try:
            rule = RuleBook.current().rule(self.kwargs["right"], self.kwargs["act"])
        except LookupError:
            rule = None
        if rule is None:
            raise Http404
        return rule

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the versions, newest first."""
        context = super().get_context_data(**kwargs)
        rule = self.rule()
        name = f"{rule.right}.{rule.code}"
        versions = sorted(rule.versions, key=lambda one: one.starts_on, reverse=True)
        context["versions"] = [
            {
                **version_row(one),
                "url": reverse("law:correct", args=[rule.right, rule.code, one.key]),
            }
            for one in versions
        ]
        context["new_url"] = reverse("law:new", args=[rule.right, rule.code])
        context.update(_about(name, name, ("version", "correction")))
        return context


class FeesView(LawView):
    """All fees, sums and supports."""

    template_name = "cms/admin/rules/dated.html"
    page_title = _("Fees and support")
    header_icon = "tag"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the fees with what holds today."""
        context = super().get_context_data(**kwargs)
        items = RuleBook.current().fee_items()
        context["rows"] = [_dated_row(item, f"fee:{item.code}") for item in items]
        return context


class FormsView(LawView):
    """All official forms."""

    template_name = "cms/admin/rules/dated.html"
    page_title = _("Official forms")
    header_icon = "doc-full-inverse"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the forms with what holds today."""
        context = super().get_context_data(**kwargs)
        items = RuleBook.current().form_items()
        context["rows"] = [_dated_row(item, f"form:{item.code}") for item in items]
        return context


class DatedView(LawView):
    """One fee or form with its versions."""

    template_name = "cms/admin/rules/item.html"
    kind = "fee"

    def item(self) -> FeeItem | FormItem:
        """Return the fee or form of the address; raises Http404."""
        book = RuleBook.current()
        items = book.fee_items() if self.kind == "fee" else book.form_items()
        found = {item.code: item for item in items}.get(self.kwargs["code"])
        if found is None:
            raise Http404
        return found

    def get_page_title(self) -> str:
        """Return the name of the fee or form."""
        return words_text(self.item().label)

    def way(self) -> list[tuple[str, str]]:
        """Return the list above."""
        label = FeesView.page_title if self.kind == "fee" else FormsView.page_title
        return [*super().way(), (reverse(f"law:{self.kind}s"), str(label))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the versions, newest first."""
        context = super().get_context_data(**kwargs)
        item = self.item()
        versions = sorted(item.versions, key=lambda one: one.start, reverse=True)
        context["versions"] = [
            {
                **version_row(one),
                "url": reverse(f"law:{self.kind}_correct", args=[item.code, one.key]),
            }
            for one in versions
        ]
        context["new_url"] = reverse(f"law:{self.kind}_new", args=[item.code])
        kinds = (f"{self.kind}_version", f"{self.kind}_correction")
        context.update(_about(f"{self.kind}:{item.code}", item.code, kinds))
        return context


class HolidaysView(LawView):
    """The days off and the worked weekends of a year."""

    template_name = "cms/admin/rules/holidays.html"
    page_title = _("Days off")
    header_icon = "date"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the days of the chosen year and the years that have any."""
        context = super().get_context_data(**kwargs)
        years = sorted({one.year for one in Holiday.objects.dates("date", "year")})
        asked = self.request.GET.get("year", "")
        year = int(asked) if asked.isdecimal() and asked.isascii() else today().year
        days = Holiday.objects.filter(date__year=year) if 0 < year < 9999 else []
        rows = [{"day": one, "kind": DAYS[one.kind]} for one in days]
        context["rows"], context["year"], context["years"] = rows, year, years
        context["confirmed"] = bool(rows) and all(one.confirmed for one in days)
        return context


def _is_sought(rule: Rule, sought: str) -> bool:
    names = f"{rule.label.vi} {rule.label.en} {rule.code}"
    return not sought or fold(sought) in fold(names)


def _rule_row(rule: Rule) -> Row:
    on = today()
    version, after = version_of_day(rule, on), next_version(rule, on)
    return {
        "label": words_text(rule.label),
        "right": right_label(rule.right),
        "url": reverse("law:rule", args=[rule.right, rule.code]),
        "version": version_row(version) if version else None,
        "changes_on": after.starts_on if after else None,
    }


def _dated_row(item: FeeItem | FormItem, citation: str) -> Row:
    versions: tuple[DatedVersion, ...] = item.versions
    version = version_on(versions, today())
    after = version_after(versions, today())
    per = words_text(item.per) if isinstance(item, FeeItem) else ""
    return {
        "label": words_text(item.label),
        "per": per,
        "url": address_of(citation),
        "version": version_row(version) if version else None,  # type: ignore[arg-type]
        "changes_on": after.start if after else None,
    }


def _about(citation: str, subject: str, what: tuple[str, ...]) -> Row:
    """Return the pages that cite it, what waits for a second person, what was decided."""
    proposals = Proposal.objects.filter(subject=subject, what__in=what)
    touched = touched_by(RuleBook.current(), citation)
    pages = [one for one in citing_pages() if one.cites & touched]
    return {
        "citing": pages,
        "proposals": proposals.filter(state="open"),
        "decided": proposals.exclude(state="open"),
    }
