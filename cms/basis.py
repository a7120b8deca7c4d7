"""The basis a figure is stated for: somebody who starts today, or a file of a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _, gettext_lazy, gettext_noop

from ip_portal.core.templatetags.look import day
from ip_portal.rules.choice import DateName, Dates

TODAY = "today"
NAMES = (
    DateName.FILED,
    DateName.PUBLISHED,
    DateName.REQUESTED,
    DateName.NOTIFIED,
    DateName.GRANTED,
)
WORDS: Mapping[DateName, str] = {
    DateName.FILED: gettext_noop("For an application filed on %(day)s"),
    DateName.PUBLISHED: gettext_noop("For an application published on %(day)s"),
    DateName.REQUESTED: gettext_noop("For a request made on %(day)s"),
    DateName.NOTIFIED: gettext_noop("For a notice of %(day)s"),
    DateName.GRANTED: gettext_noop("For a title granted on %(day)s"),
}
CHOICES = [
    (TODAY, gettext_lazy("Somebody who begins on the day of reading")),
    (DateName.FILED.value, gettext_lazy("An application filed on a day")),
    (DateName.PUBLISHED.value, gettext_lazy("An application published on a day")),
    (DateName.REQUESTED.value, gettext_lazy("A request made on a day")),
    (DateName.NOTIFIED.value, gettext_lazy("A notice of a day")),
    (DateName.GRANTED.value, gettext_lazy("A title granted on a day")),
]


@dataclass(frozen=True, slots=True)
class Basis:
    """One known date; without a name every step is taken on that day."""

    day: date
    name: DateName | None = None

    @classmethod
    def of(cls, value: Mapping[str, Any], *, today: date) -> Basis:
        """Return the basis that a block states with ``basis`` and ``day``."""
        stated = value.get("basis") or TODAY
        if stated == TODAY or not value.get("day"):
            return cls(today)
        return cls(value["day"], DateName(stated))

    @property
    def dates(self) -> Dates:
        """Return what is known of such a file.

        On the day of reading all steps fall on one day: the law in force for whoever
        begins now. There is no priority, which most files have not.
        """
        if self.name is not None:
            return Dates(**{self.name.value: self.day})
        steps = set(DateName) - {DateName.PRIORITY}
        return Dates(**{name.value: self.day for name in steps})

    @property
    def text(self) -> str:
        """Return the basis as it stands over the figures."""
        if self.name is None:
            return _("For somebody who begins today, %(day)s") % {"day": day(self.day)}
        return _(WORDS[self.name]) % {"day": day(self.day)}
