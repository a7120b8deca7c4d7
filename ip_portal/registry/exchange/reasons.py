"""Why a file or a row was not taken: stable codes and their sentences.

The sentences are English msgids with named placeholders. This module knows no
translation: a face passes `Reason.msgid` to its own gettext and fills in
`Reason.params`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from typing_extensions import override


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
    "empty_file": gettext_noop("This file is empty."),
    "mangled_utf16": gettext_noop(
        "The text of this file is mangled: pieces of UTF-16 stand in it between other "
        "text; save it again as UTF-8 (CSV UTF-8)."
    ),
    "not_the_template": gettext_noop(
        "The first row of this file has none of the headings of the import template."
    ),
    "heading_missing": gettext_noop(
        "The column “%(heading)s” of the import template is missing."
    ),
    "heading_twice": gettext_noop("The column “%(heading)s” comes twice."),
    "not_xlsx": gettext_noop("This is a ZIP archive, but not an Excel workbook."),
    "xlsx_broken": gettext_noop("This Excel workbook is damaged and cannot be read."),
    "xlsx_protected": gettext_noop(
        "This Excel workbook is protected by a password; save it without one."
    ),
    "xlsx_macros": gettext_noop(
        "This Excel workbook holds macros; save it as .xlsx without them."
    ),
    "zip_bomb": gettext_noop(
        "This Excel workbook unpacks to far more than any real register holds; it is "
        "not opened."
    ),
    "zip_path": gettext_noop(
        "This archive names files outside itself; it is not opened."
    ),
    "is_pdf": gettext_noop("This is a PDF; records come in as XML, HTML, CSV or XLSX."),
    "is_old_office": gettext_noop(
        "This is an old or password-protected Office file; save it as .xlsx without a "
        "password."
    ),
    "is_image": gettext_noop("This is an image or a sound, not a file of records."),
    "is_archive": gettext_noop("This is an archive; unpack it and give its files."),
    "is_json": gettext_noop("This is JSON; records come in as XML, HTML, CSV or XLSX."),
    "is_madrid_page": gettext_noop(
        "This is a page of WIPO's Madrid Monitor, not a detail page of the IP Viet Nam "
        "register."
    ),
    "is_result_rows": gettext_noop(
        "These are result rows of a search in the register, not whole records; save "
        "the detail page of each record."
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
    "record_deleted": gettext_noop(
        "With this record the office takes the mark off its register; that is decided "
        "by a person, not by an import."
    ),
    "no_number": gettext_noop(
        "The record has neither an application number nor a registration number."
    ),
    "no_kind": gettext_noop(
        "Neither the record nor its number says what kind of right it is."
    ),
    "two_rights": gettext_noop(
        "The numbers %(numbers)s belong to two different rights of the register."
    ),
    "ambiguous_date": gettext_noop(
        "“%(value)s” can be read as more than one day; write the date as 07/03/2026 "
        "or 2026-03-07."
    ),
    "dates_out_of_order": gettext_noop(
        "%(day)s lies before %(earlier)s, which it must follow."
    ),
    "cell_missing": gettext_noop("This cell must not be empty."),
    "cell_too_long": gettext_noop(
        "This cell is longer than %(limit)s characters, the most that is read."
    ),
    "text_too_long": gettext_noop(
        "“%(value)s” is longer than %(limit)s characters, the most that fits here."
    ),
    "not_a_kind": gettext_noop(
        "“%(value)s” is not a kind of right; write, for example, trademark or gi."
    ),
    "not_a_number": gettext_noop(
        "“%(value)s” is not such a number; write it as %(example)s."
    ),
    "number_of_other_kind": gettext_noop(
        "“%(value)s” is the number of another kind of right; a number of this kind "
        "begins with %(digit)s."
    ),
    "not_a_choice": gettext_noop(
        "“%(value)s” is not one of the words this column takes; the guide to the "
        "template lists them."
    ),
    "not_yes_or_no": gettext_noop("“%(value)s” is neither yes nor no."),
    "not_goods": gettext_noop(
        "“%(value)s” does not begin with a Nice class; write it as 30: rice; noodles."
    ),
    "not_a_code": gettext_noop(
        "“%(value)s” is not a code of this classification; write it as %(example)s."
    ),
    "not_a_priority": gettext_noop(
        "“%(value)s” is not a priority; write it as US 61/908,392 @ 25/11/2013."
    ),
    "not_an_event": gettext_noop(
        "“%(value)s” is not an event; write what happened, an @ and the day."
    ),
    "not_a_file_name": gettext_noop(
        "“%(value)s” is not the name of a file; paths and web addresses are not "
        "followed."
    ),
    "row_broken": gettext_noop(
        "This row cannot be taken apart; a quotation mark is probably missing."
    ),
    "too_many_cells": gettext_noop("This row has more cells than there are headings."),
    "unknown_column": gettext_noop(
        "“%(heading)s” is not a column of the template; it was not read."
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

    @override
    def __str__(self) -> str:
        """Give the sentence in English, filled in."""
        return self.msgid % dict(self.params)
