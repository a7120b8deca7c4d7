"""The names of rules, fees and forms, and how a page cites them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.urls import reverse

from cms.admin.rules.wording import right_label
from ip_portal.core.templatetags.look import day
from ip_portal.rules.book import RuleBook
from ip_portal.rules.labels import words_text
from ip_portal.rules.models import Proposal

What = Proposal.What

PREFIXES: Mapping[str, str] = {
    What.VERSION: "",
    What.CORRECTION: "",
    What.FEE_VERSION: "fee:",
    What.FEE_CORRECTION: "fee:",
    What.FORM_VERSION: "form:",
    What.FORM_CORRECTION: "form:",
}


def names_of(book: RuleBook) -> dict[str, str]:
    """Return the name of everything a page can cite, by its citation."""
    found = {}
    for right in book.rights:
        for act in book.acts(right):
            rule = book.rule(right, act)
            if rule is not None:
                label = words_text(rule.label)
                found[f"{right}.{act}"] = f"{right_label(right)}: {label}"
    for item in book.fee_items():
        found[f"fee:{item.code}"] = words_text(item.label)
    for form in book.form_items():
        found[f"form:{form.code}"] = words_text(form.label)
    return found


def citation_of(proposal: Proposal) -> str:
    """Return how a page cites what a proposal is about; "" for a holiday."""
    prefix = PREFIXES.get(proposal.what)
    return "" if prefix is None else f"{prefix}{proposal.subject}"


def touched_by(book: RuleBook, citation: str) -> set[str]:
    """Return a citation with those of the sums in which the fee is a line."""
    code = citation.removeprefix("fee:")
    if code == citation:
        return {citation}
    sums = {
        f"fee:{item.code}"
        for item in book.fee_items()
        for version in item.versions
        if any(part.code == code for part in version.parts)
    }
    return {citation} | sums


def address_of(citation: str) -> str:
    """Return the screen of a rule, a fee or a form."""
    kind, _colon, name = citation.rpartition(":")
    if kind:
        return reverse(f"law:{kind}", args=[name])
    return reverse("law:rule", args=citation.split(".", 1))


def subject_text(proposal: Proposal, names: Mapping[str, str]) -> str:
    """Return what a proposal is about; `names` are those of the book."""
    citation = citation_of(proposal)
    if not citation:
        return str(day(date.fromisoformat(proposal.subject)))
    return names.get(citation, proposal.subject)
