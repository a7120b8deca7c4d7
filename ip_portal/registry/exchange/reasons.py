"""Why a file or a row was not taken: stable codes and their sentences.

The sentences are English msgids with named placeholders. This module knows no
translation: a face passes `Reason.msgid` to its own gettext and fills in
`Reason.params`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


def gettext_noop(message: str) -> str:
    """Mark a sentence for the catalogue and return it as it is."""
    return message


MESSAGES: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason in plain words: a code of `MESSAGES` and what fills its sentence."""

    code: str
    params: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def msgid(self) -> str:
        """Give the untranslated sentence with its placeholders."""
        return MESSAGES[self.code]

    def __str__(self) -> str:
        """Give the sentence in English, filled in."""
        return self.msgid % dict(self.params)
