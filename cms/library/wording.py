"""What the library says of a text: what it is, as of when, and what it does not have.

It never calls a text the law in force that it does not have in consolidated form.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from cms.library.holding import Holding
from cms.library.models import LegalRelation, LegalText
from ip_portal.core.templatetags.look import day

Kind = LegalText.Kind


@dataclass(frozen=True, slots=True)
class Notice:
    """What is said above a text. ``is_warning``: the reader must look elsewhere too."""

    title: str
    sentences: tuple[str, ...]
    is_warning: bool


def notice(holding: Holding) -> Notice:
    """Return what must be said of the text that is shown."""
    text = holding.text
    if text is None:
        sentences = [gettext("Only the official text counts.")]
        return Notice(_digest_only(), (*sentences, *_history(holding)), True)
    sentences = [*_merging(holding), *_replacing(holding)]
    if not holding.is_newest:
        sentences.append(gettext("This is not the latest version in the library."))
    doubtful = bool(holding.not_merged or holding.replaced_by or not holding.is_newest)
    return Notice(version(holding), tuple(sentences), doubtful)


def version(holding: Holding) -> str:
    """Return what the text is: "Text as promulgated on 29/11/2005"."""
    text = holding.text
    if text is None:
        return _digest_only()
    if text.kind == Kind.PROMULGATED:
        signed = holding.document.signed_on
        if signed is None:
            return gettext("Text as promulgated")
        return gettext("Text as promulgated on %(day)s") % {"day": day(signed)}
    values = {"day": day(text.as_of), "documents": _names(holding.merged)}
    if text.kind == Kind.CONSOLIDATED:
        return gettext("Official consolidation, text as of %(day)s") % values
    if not holding.merged:
        return gettext("Amended text as of %(day)s") % values
    return gettext("Text as of %(day)s, as amended by %(documents)s") % values


def _digest_only() -> str:
    return gettext("The library has digests in the site’s own words, not the text")


def _history(holding: Holding) -> list[str]:
    """Tell of amendments and replacements where there is no text to compare."""
    sentences = []
    if holding.amended_by:
        names = {"documents": _names(holding.amended_by)}
        sentences.append(gettext("Amended by %(documents)s.") % names)
    return [*sentences, *_replacing(holding)]


def _merging(holding: Holding) -> list[str]:
    missing = holding.not_merged
    if missing:
        sentence = ngettext(
            "Amended since by %(documents)s: this amendment is not worked into it.",
            "Amended since by %(documents)s: these amendments are not worked into it.",
            len(missing),
        )
        return [sentence % {"documents": _names(missing)}]
    if holding.text and holding.text.kind == Kind.PROMULGATED:
        return [gettext("The library knows of no amendment.")]
    merged = {"documents": _names(holding.merged)}
    if merged["documents"] and holding.text and holding.text.kind == Kind.CONSOLIDATED:
        return [gettext("Worked in: %(documents)s.") % merged]
    return []


def _replacing(holding: Holding) -> list[str]:
    return [
        gettext("Replaced by %(document)s.") % {"document": _named(one)}
        for one in holding.replaced_by
    ]


def _names(relations: Iterable[LegalRelation]) -> str:
    return ", ".join(_named(one) for one in relations)


def _named(relation: LegalRelation) -> str:
    """Return "Law 07/2022/QH15 (from 1 January 2023)"."""
    if relation.since is None:
        return relation.source.name
    values = {"document": relation.source.name, "day": day(relation.since)}
    return gettext("%(document)s (from %(day)s)") % values


def citation(holding: Holding, article: str = "") -> str:
    """Return the line to copy: article, document, issuer, day, and which text it is."""
    document = holding.document
    parts = [article, document.title, document.name]
    if document.signed_on:
        signed = {"issuer": document.issuer, "day": day(document.signed_on)}
        parts.append(gettext("%(issuer)s, signed on %(day)s") % signed)
    if holding.text:
        parts.append(version(holding))
    return ", ".join(filter(None, parts))
