"""Applicants and representatives of ST.96."""

from __future__ import annotations

from ip_portal.registry.exchange.formats import fields, marks
from ip_portal.registry.exchange.formats.marks import Element
from ip_portal.registry.exchange.formats.xml_reading import (
    child,
    children,
    language,
    reach,
    text,
)
from ip_portal.registry.exchange.records import PartyRecord, PartyRole

_REPRESENTATIVES = ("RecordAttorney", "NationalRepresentative")


def parties(mark: Element, spoken: str | None) -> tuple[PartyRecord, ...]:
    """Give the parties of a mark, each once per role."""
    applicants = reach(mark, "ApplicantBag", "Applicant")
    found = [_party(item, PartyRole.APPLICANT, spoken) for item in applicants]
    representatives = [
        *reach(mark, "RepresentativeBag", "Representative"),
        *(item for name in _REPRESENTATIVES for item in children(mark, name)),
    ]
    found += [
        _party(item, PartyRole.REPRESENTATIVE, spoken) for item in representatives
    ]
    return fields.parties(one for one in found if one is not None)


def _party(item: Element, role: PartyRole, spoken: str | None) -> PartyRecord | None:
    contact = _contact(item, spoken)
    address = child(child(contact, "PostalAddressBag"), "PostalAddress")
    structured = child(address, "PostalStructuredAddress")
    return marks.party(
        role.value,
        _name(child(contact, "Name")) or text(contact, "ContactText"),
        entity=text(item, "LegalEntityName"),
        label=text(item, "CommentText") or text(item, "Version", "CommentText"),
        address=", ".join(_address_lines(structured, address)),
        country=text(structured, "CountryCode"),
        spoken=spoken,
    )


def _contact(item: Element, spoken: str | None) -> Element | None:
    """Choose among contacts in several languages the one in the main language."""
    found = list(children(item, "Contact")) or list(
        children(item, "PublicationContact")
    )
    for contact in found:
        if language(contact) in (None, spoken):
            return contact
    return found[0] if found else None


_PERSON_PARTS = (
    "FirstName",
    "MiddleName",
    "LastName",
    "FirstLastName",
    "SecondLastName",
)


def _name(name: Element | None) -> str:
    if name is None:
        return ""
    person = child(name, "PersonName")
    structured = child(person, "PersonStructuredName")
    return (
        text(name, "EntityName")
        or text(person, "PersonFullName")
        or " ".join(filter(None, (text(structured, part) for part in _PERSON_PARTS)))
        or text(name, "OrganizationName", "OrganizationStandardName")
    )


_ADDRESS_PARTS = ("AddressLineText", "CityName", "GeographicRegionName", "PostalCode")


def _address_lines(structured: Element | None, address: Element | None) -> list[str]:
    parts = [
        *(item for part in _ADDRESS_PARTS for item in children(structured, part)),
        *children(address, "PostalAddressText"),
    ]
    return [line for line in map(text, parts) if line]
