"""Figures of the law within a sentence: ``[[right.act]]``, ``[[fee:x]]``, ``[[form:x]]``.

An editor writes the name of the rule; readers see its value and where it is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from cms.law import Figure, Law

TOKEN = re.compile(r"\[\[([^\[\]]{1,80})\]\]")
# A tag goes by untouched: markup inside an attribute would break it.
_TAG_OR_TOKEN = re.compile(rf"<[^>]*>|{TOKEN.pattern}")


def tokens(text: str) -> Iterator[str]:
    """Yield what stands between double brackets, without blanks around it."""
    for found in TOKEN.finditer(text):
        yield unescape(found[1]).strip()


def unknown(text: str, law: Law) -> list[str]:
    """Return the tokens of a text that name nothing of the law."""
    return [one for one in dict.fromkeys(tokens(text)) if not law.knows(one)]


def expand(html: str, law: Law) -> str:
    """Return HTML whose tokens are figures with their ground in law."""
    return _replaced(html, law, _cited)


def plain(text: str, law: Law) -> str:
    """Return a text whose tokens are the bare values: for search and previews."""
    return _replaced(text, law, lambda figure: figure.value)


def _replaced(text: str, law: Law, say: Callable[[Figure], str]) -> str:
    if "[[" not in text:
        return text

    def replace(found: re.Match[str]) -> str:
        if found[1] is None:
            return found[0]
        figure = _figure(unescape(found[1]).strip(), law)
        return say(figure) if figure else _("(no rule in force)")

    return _TAG_OR_TOKEN.sub(replace, text)


def _figure(code: str, law: Law) -> Figure | None:
    """Return what a token names; None where the law dropped it since."""
    kind, _colon, name = code.rpartition(":")
    if kind == "fee":
        return law.fee(name, law.begins_today)
    if kind == "form":
        return law.form(name, law.begins_today)
    found = law.terms(code, law.begins_today) if not kind else []
    return found[0] if found else None


def _cited(figure: Figure) -> str:
    context = {
        "article": figure.article,
        "url": figure.url,
        "since": figure.since,
        "until": figure.until,
        "unverified": figure.unverified,
    }
    # The line of the template ends here, the sentence goes on.
    cite = mark_safe(  # noqa: S308 - made by its template
        render_to_string("components/rule_cite.html", context).strip()
    )
    kind = "rule over" if figure.over else "rule"
    return format_html('<span class="{}">{}</span> {}', kind, figure.value, cite)
