"""Texts of the pure modules, said in the reader's language."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext, ngettext

from ip_portal.core.templatetags.look import day
from ip_portal.registry.wording import Text, render

YEAR = 365
LONG = 2 * YEAR
"""From here on days are too many to mean anything."""


def say(text: Text) -> str:
    """Return a text in the current language, its days as that language writes them."""
    return render(text, translate=gettext, show_day=day)


def say_or_nothing(text: Text | None) -> str:
    """Return a text that may be missing."""
    return say(text) if text else ""


def days_left(last: date, today: date) -> str:
    """Return "49 days left", "12 years left", "today is the last day" or "passed 3 days ago"."""
    count = (last - today).days
    if count == 0:
        return gettext("today is the last day")
    if count < 0:
        text = ngettext("%(count)s day ago", "%(count)s days ago", -count)
        return text % {"count": -count}
    if count > LONG:
        text = ngettext("%(count)s year left", "%(count)s years left", count // YEAR)
        return text % {"count": count // YEAR}
    text = ngettext("%(count)s day left", "%(count)s days left", count)
    return text % {"count": count}
