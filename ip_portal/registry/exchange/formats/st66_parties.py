"""Applicants and representatives of ST.66."""

from __future__ import annotations

from ip_portal.registry.exchange.formats import fields, marks
from ip_portal.registry.exchange.formats.marks import Element
from ip_portal.registry.exchange.formats.xml_reading import (
    child,
    children,
    language,
    local,
    reach,
    text,
)
from ip_portal.registry.exchange.records import PartyRecord, PartyRole


def parties(mark: Element) -> tuple[PartyRecord, ...]:
    """Give the parties inside a mark, each once per role."""
    spoken = marks.main_language(mark)
    found = [
        party(item, name, spoken)
        for name in ("Applicant", "Representative")
        for bag in children(mark, f"{name}Details")
        for item in children(bag, name)
    ]
    return fields.parties(one for one in found if one is not None)


def party(item: Element, name: str, spoken: str | None) -> PartyRecord | None:
    """Read an applicant or representative; a mere correspondent is no party."""
    label = text(item, "Comment") or text(
        item, f"{name}Ext", "PartyTypeDescriptionText"
    )
    if "correspondent" in label.lower():
        return None
    book = child(item, f"{name}AddressBook")
    formatted = child(book, "FormattedNameAddress")
    address = child(formatted, "Address")
    lines = _lines(address) or _lines(child(book, "FreeFormatAddressDetails"))
    role = PartyRole[name.upper()].value
    return marks.party(
        role,
        _name(child(formatted, "Name")) or text(book, "FreeFormatNameAddressLine"),
        entity=text(item, f"{name}LegalEntity"),
        label=label,
        address=", ".join(lines),
        country=text(address, "FormattedAddress", "FormattedAddressCountryCode")
        or text(address, "AddressCountryCode"),
        spoken=spoken,
    )


_NAME_PARTS = ("FirstName", "MiddleName", "LastName", "SecondLastName")


def _name(name: Element | None) -> str:
    """Join the lines of a name; lines in a second language say the same again."""
    lines = list(reach(name, "FreeFormatName", "FreeFormatNameDetails"))
    found = [line for item in lines for line in children(item, "FreeFormatNameLine")]
    first = [line for line in found if language(line) != "en"] or found
    words = [text(line) for line in first]
    if not any(words):
        formatted = child(name, "FormattedName")
        words = [text(formatted, part) for part in _NAME_PARTS]
        words = [*words, text(formatted, "OrganizationName")]
    return " ".join(word for word in words if word)


_ADDRESS_LEAVES = ("Country", "CountryName")


def _lines(address: Element | None) -> list[str]:
    """Give the lines of an address in their order, without the country's code."""
    found = []
    for leaf in address.iter() if address is not None else ():
        name = local(leaf.tag)
        is_code = name.endswith(("CountryCode", "LanguageCode"))
        if len(leaf) or is_code or name in _ADDRESS_LEAVES:
            continue
        words = text(leaf)
        if words:
            found.append(words)
    return found
