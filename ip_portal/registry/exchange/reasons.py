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


MESSAGES: dict[str, str] = {
    # Whole files.
    "xml_with_dtd": gettext_noop(
        "This XML declares a document type or an entity, which may pull in other "
        "files; such files are never read."
    ),
    "xml_broken": gettext_noop(
        "This XML is not well formed: it breaks off in line %(line)s."
    ),
    "xml_encoding": gettext_noop(
        "This XML is in an encoding that cannot be read; save it as UTF-8."
    ),
    "xml_too_deep": gettext_noop(
        "The elements of this XML are nested deeper than any real record."
    ),
    "xml_other": gettext_noop(
        "This is XML, but neither WIPO ST.66 nor WIPO ST.96 of trade marks."
    ),
    "xml_other_right": gettext_noop(
        "This is WIPO ST.96 XML, but not of trade marks; designs, patents and "
        "geographical indications come in through the template."
    ),
    "not_this_format": gettext_noop("This file does not follow %(format)s."),
    "file_too_large": gettext_noop(
        "This file is larger than %(limit)s MB, the most that is read."
    ),
    "not_an_ipvn_page": gettext_noop(
        "This is a web page, but not a detail page of the IP Viet Nam register."
    ),
    "unrendered_page": gettext_noop(
        "This page of the IP Viet Nam register was saved before its values were "
        "filled in: it holds only placeholders such as ${afnb}. Open the record "
        "again and save it once it shows."
    ),
    "not_utf8": gettext_noop(
        "The text of this file is not UTF-8; save it again as UTF-8 (CSV UTF-8)."
    ),
    # Fields.
    "not_a_date": gettext_noop(
        "“%(value)s” is not a date; write it as 07/03/2026 or 2026-03-07."
    ),
    "not_a_nice_class": gettext_noop(
        "“%(value)s” is not a Nice class; the classes run from 1 to 45."
    ),
    "not_a_vienna_code": gettext_noop(
        "“%(value)s” is not a code of the Vienna classification; write it as 05.03.20."
    ),
    "no_number": gettext_noop(
        "The record has neither an application number nor a registration number."
    ),
}


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
