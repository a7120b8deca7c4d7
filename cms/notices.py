"""A change of the law as the home page tells of it: old value, new value, whom it touches."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from cms.articles import article_url
from cms.figures import length_of, windows_text
from ip_portal.core.templatetags.look import day
from ip_portal.registry.models import Right
from ip_portal.rules.changing import RuleChange
from ip_portal.rules.choice import Confidence, Version
from ip_portal.rules.labels import citation_text, period_text, words_text

Notice = dict[str, object]


def notice(changes: Sequence[RuleChange], *, today: date) -> Notice | None:
    """Return the newest change, with all rights it touches; None without any.

    ``changes`` are those to be announced, newest first. ``coming``: its day is still
    to come, the old value holds.
    """
    if not changes:
        return None
    first = changes[0]
    rights = [one.right for one in changes if _said(one) == _said(first)]
    cited = first.after.citation
    old, new, unit = _values(first)
    title, coming = _title(first), first.effective > today
    return {
        "coming": coming,
        "old": old,
        "new": new,
        "unit": unit,
        "since": first.effective,
        "title": _("Coming: %(change)s") % {"change": title} if coming else title,
        "text": _text(first, rights),
        "article": citation_text(cited),
        "url": article_url(cited.document, cited.article),
        "unverified": is_unverified(first.after),
    }


def is_unverified(version: Version) -> bool:
    """Say whether nobody has compared a version with the official text."""
    return version.assumed or version.confidence is not Confidence.CERTAIN


def _said(change: RuleChange) -> tuple[object, ...]:
    """Return what a notice says: changes of several rights that say one are one."""
    before = change.before.answer if change.before else None
    return (change.act, change.effective, before, change.after.answer)


def _values(change: RuleChange) -> tuple[str, str, str]:
    """Return old and new value and their unit; "5", "3", "months" where it is one."""
    before, after = change.before, change.after
    old = (length_of(before) or "") if before else ""
    new = length_of(after) or ""
    if not before or not before.length or not after.length or not old:
        return old, new, ""
    one, other = before.length.parts(), after.length.parts()
    if len(one) == len(other) == 1 and one[0][0] == other[0][0]:
        unit = period_text(after.length).partition(" ")[2]
        return str(one[0][1]), str(other[0][1]), unit
    return old, new, ""


def _title(change: RuleChange) -> str:
    values = {
        "term": words_text(change.label),
        "value": length_of(change.after) or "",
        "day": day(change.effective),
    }
    if not values["value"]:
        return _("%(term)s: new from %(day)s") % values
    return _("%(term)s: %(value)s from %(day)s") % values


def _text(change: RuleChange, rights: Sequence[str]) -> str:
    """Say which rights and which files it touches."""
    names = [str(Right.Kind(one).label) for one in rights if one in Right.Kind.values]
    sentences = []
    if names:
        sentences.append(_("It concerns: %(rights)s.") % {"rights": ", ".join(names)})
    if change.after.windows:
        files = windows_text(change.after.windows)
        sentences.append(_("It applies to files with: %(files)s.") % {"files": files})
    if change.before:
        sentences.append(_former(change.after))
    return " ".join(sentences)


def _former(after: Version) -> str:
    """Say which files keep the former rule: those after a window follow a newer one."""
    if any(window.end < date.max for window in after.windows):
        return _("Earlier files keep the former rule.")
    return _("Other files keep the former rule.")
