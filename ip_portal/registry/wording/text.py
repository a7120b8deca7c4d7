"""A sentence before it is translated: a msgid and the values it names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date


def gettext_noop(msgid: str) -> str:
    """Mark a msgid for the catalogue and give it back unchanged."""
    return msgid


@dataclass(frozen=True, slots=True)
class Text:
    """A msgid with its values; days stay dates until a face shows them."""

    msgid: str
    values: Mapping[str, str | date | Text] = field(default_factory=dict)


def render(
    text: Text, *, translate: Callable[[str], str], show_day: Callable[[date], str]
) -> str:
    """Give the sentence in the language of `translate`, its days as `show_day` says."""

    def shown(value: str | date | Text) -> str:
        if isinstance(value, Text):
            return render(value, translate=translate, show_day=show_day)
        return show_day(value) if isinstance(value, date) else value

    words = translate(text.msgid)
    if not text.values:
        return words
    return words % {name: shown(value) for name, value in text.values.items()}
