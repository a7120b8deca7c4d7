"""What is looked for besides the very letters that were typed, in sentences."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from ip_portal.core.numbers import parse
from ip_portal.core.text import accented, fold, number_forms

_DIGIT = re.compile(r"\d")
_PHRASE = re.compile(r'"[^"]+"')


def said(text: str) -> list[str]:
    """Return one sentence for each way in which more than the letters is found."""
    folded = fold(text)
    if not folded:
        return []
    number = parse(text)
    if number is not None:
        return [_("Looking for the number %(number)s.") % {"number": number.canonical}]
    if folded.replace(" ", "").isdigit():
        return [_("Looking in every number of the register, and in names.")]
    found = [_diacritics(text, folded)]
    if _PHRASE.search(text):
        found.append(_("Words between quotation marks must stand together."))
    if _DIGIT.search(folded):
        words = {"words": number_forms(text)}
        found.append(_("Numbers in words are found too: %(words)s.") % words)
    return found


def _diacritics(text: str, folded: str) -> str:
    if accented(text) == folded:
        return _("Names are found with and without diacritics.")
    return _(
        "Names are found without diacritics too; those written like this come first."
    )
