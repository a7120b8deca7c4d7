"""Why a change of the law is refused, in the editor's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext, gettext_noop

from ip_portal.rules.amending import LawError
from ip_portal.rules.labels import value_text

PROBLEMS: Final[Mapping[str, str]] = {
    "key_taken": gettext_noop("There is a version with the key %(key)s already."),
    "key_unknown": gettext_noop("There is no version with the key %(key)s."),
    "nothing_new": gettext_noop("Nothing would change."),
    "overlap": gettext_noop(
        "The versions %(first)s and %(second)s would both apply to the same file. "
        "Choose the date that decides and the day from which the new law applies."
    ),
    "gap": gettext_noop(
        "A file with the %(name)s %(day)s would have no law. A version must follow."
    ),
    "backwards": gettext_noop("The version %(key)s would end before it starts."),
    "sum_or_amount": gettext_noop(
        "A sum has lines and no amount of its own; any other fee has no lines."
    ),
    "subject_unknown": gettext_noop("The law holds nothing called %(subject)s."),
    "day_unknown": gettext_noop("%(day)s is no day of the list."),
}


def problem_text(error: LawError) -> str:
    """Return one sentence that says what would break and where."""
    values = {name: value_text(value) for name, value in error.values.items()}
    return gettext(PROBLEMS[error.code]) % values
