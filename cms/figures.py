"""A figure of the law as a reader sees it: value, ground, window, doubt, what comes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from cms.articles import article_url
from ip_portal.core.templatetags.look import day, glue
from ip_portal.rules.arithmetic import Period
from ip_portal.rules.choice import (
    Confidence,
    DateName,
    Direction,
    Rule,
    Trigger,
    Version,
    Window,
)
from ip_portal.rules.fees import Fee, FeeLine
from ip_portal.rules.forms import Form
from ip_portal.rules.labels import (
    amount_text,
    citation_text,
    period_text,
    value_text,
    words_text,
)

# What still fits beside an explanation in large type.
LONGEST_VALUE = 18


@dataclass(frozen=True, slots=True)
class Change:
    """From a day on, another value: what readers are warned of."""

    day: date
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a sum."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A term, a fee or a form: its value, what it is, where it is written.

    ``since`` and ``until`` are the days between which it holds. ``over``: it has ended;
    then ``present`` is the value in force, empty where there is none.
    """

    value: str
    what: str
    article: str
    url: str = ""
    since: date | None = None
    until: date | None = None
    unverified: bool = False
    over: bool = False
    present: str = ""
    present_url: str = ""
    change: Change | None = None
    lines: tuple[Line, ...] = ()
    note: str = ""

    @property
    def is_wordy(self) -> bool:
        """Tell whether the value is a phrase, which stands above its explanation."""
        return len(self.value) > LONGEST_VALUE


@dataclass(frozen=True, slots=True)
class FigureSet:
    """Figures that are read together, for one stated basis.

    ``former`` are the figures of earlier law that still holds for files of their time;
    ``former_title`` says for which. ``notes`` belong to several figures at once.
    """

    figures: tuple[Figure, ...] = ()
    basis: str = ""
    former: tuple[Figure, ...] = ()
    former_title: str = ""
    notes: tuple[str, ...] = ()


def term_figure(rule: Rule, version: Version, *, when: str = "") -> Figure | None:
    """Return a version of a term; None where it has no length.

    ``when`` names the files it holds for, where that must be said.
    """
    length = length_of(version)
    if length is None:
        return None
    what = _what(words_text(rule.label), version)
    cited = version.citation
    return Figure(
        value=glue(length),
        what=f"{what} ({when})" if when else what,
        article=citation_text(cited),
        url=article_url(cited.document, cited.article),
        since=cited.effective,
        unverified=version.assumed or version.confidence is not Confidence.CERTAIN,
    )


def length_of(version: Version) -> str | None:
    """Return how long a version lets somebody wait, in words.

    None where no length says it: a window from one date to a day before another.
    """
    if not version.exists:
        return _("no such term")
    if version.indefinite:
        return _("no end")
    if version.length is None or version.length == Period() or _is_between(version):
        return None
    return period_text(version.length)


def _is_between(version: Version) -> bool:
    """Tell whether both ends are dates of the file; the length only ends it in time."""
    return version.opens_on is not None and version.direction is Direction.BEFORE


def fee_figure(fee: Fee) -> Figure:
    """Return a fee with its lines, if it is a sum."""
    return Figure(
        value=_amount(fee.amount),
        what=_per(words_text(fee.label), words_text(fee.per)),
        article=citation_text(fee),
        url=article_url(fee.document, fee.article),
        since=fee.start or fee.effective,
        until=fee.until,
        unverified=fee.unverified,
        lines=tuple(_line(line) for line in fee.lines),
        note=words_text(fee.note),
    )


def form_figure(form: Form) -> Figure:
    """Return a form: its number, what it is for, who takes it."""
    authority = words_text(form.authority)
    label = words_text(form.label)
    if authority:
        label = _("%(form)s, handed in to: %(office)s") % {
            "form": label,
            "office": authority,
        }
    return Figure(
        value=words_text(form.number),
        what=label,
        article=citation_text(form),
        url=article_url(form.document, form.article),
        since=form.start or form.effective,
        until=form.until,
        unverified=form.unverified,
        note=words_text(form.note),
    )


def windows_text(windows: Iterable[Window]) -> str:
    """Return for which files a version holds: "publication date before 01/04/2026"."""
    return ", ".join(_window(one) for one in windows)


def _window(window: Window) -> str:
    values = {
        "name": value_text(window.name),
        "start": day(window.start),
        "end": day(window.end),
    }
    if window.start == date.min:
        return _("%(name)s not after %(end)s") % values
    if window.end == date.max:
        return _("%(name)s from %(start)s") % values
    return _("%(name)s from %(start)s to %(end)s") % values


def _amount(amount: int | None) -> str:
    return _("to be asked for") if amount is None else amount_text(amount)


def _per(label: str, per: str) -> str:
    """Join what is paid for and for how much of it; what both say is said once."""
    first, _comma, rest = per.partition(", ")
    if label.endswith(f", {first}"):
        per = rest
    return f"{label}, {per}" if per else label


def _line(line: FeeLine) -> Line:
    label = words_text(line.label)
    if line.times > 1:
        label = _("%(fee)s, %(times)d times") % {"fee": label, "times": line.times}
    return Line(label, _amount(line.total))


def _what(label: str, version: Version) -> str:
    """Say what the term is for, and the date it is counted from or up to."""
    if version.trigger is None or not version.exists:
        return label
    values = {"term": label, "date": _dates(version.trigger)}
    if version.direction is Direction.BEFORE:
        return _("%(term)s, before the %(date)s") % values
    return _("%(term)s, from the %(date)s") % values


def _dates(trigger: Trigger) -> str:
    names = [value_text(name) for name in trigger.names]
    text = names[0]
    for name in names[1:]:
        text = _("%(first)s or %(second)s") % {"first": text, "second": name}
    return text


def date_label(name: DateName) -> str:
    """Return what the law calls a date, with a capital: it stands over a field."""
    text = value_text(name)
    return text[:1].upper() + text[1:]
