"""WIPO ST.96 XML (trade marks), V6_0 and the older namespaces of its drafts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ip_portal.registry.exchange.formats import fields, limits, marks, st96_parties
from ip_portal.registry.exchange.formats.marks import Element
from ip_portal.registry.exchange.formats.xml_reading import (
    check,
    child,
    children,
    drop,
    line,
    local,
    reach,
    text,
    walk,
)
from ip_portal.registry.exchange.reasons import Reason
from ip_portal.registry.exchange.records import (
    EventRecord,
    FigurativeRecord,
    FileRefusedError,
    GoodsRecord,
    NumberRecord,
    PriorityRecord,
    Problem,
    RightRecord,
    SourceFormat,
    TextRecord,
)


def read(path: Path) -> Iterator[RightRecord | Problem]:
    """Read the marks of an ST.96 file one by one.

    A mark that cannot be read is a Problem and the others go on. Raises
    FileRefusedError, before anything is yielded, for a file that is not ST.96.
    """
    if check(path) is not SourceFormat.ST96:
        raise FileRefusedError(Reason("not_this_format", {"format": "ST.96"}))
    return records(path)


def records(path: Path) -> Iterator[RightRecord | Problem]:
    """Read a file that `xml_reading.check` has found to be ST.96."""
    for mark in walk(path, ("Trademark", "TransactionContentBag")):
        if local(mark.tag) == "Trademark":
            at = line(mark)
            try:
                yield limits.checked(_record(mark))
            except fields.FieldError as error:
                yield Problem(path.name, error.line or at, error.field, error.reason)
        drop(mark)


def _record(mark: Element) -> RightRecord:
    marks.refuse_deletion(mark)
    office = text(mark, "RegistrationOfficeCode").upper() or (
        text(mark, "ApplicationNumber", "IPOfficeCode").upper() or None
    )
    spoken = marks.main_language(mark)
    kind_raw = fields.clean(text(mark, "MarkCategory"))
    kind = fields.mark_kind(kind_raw)
    shown = child(mark, "MarkRepresentation")
    described = child(shown, "MarkDescriptionBag")
    feature, feature_raw = marks.mark_feature(
        text(shown, "MarkFeatureCategory"),
        text(described, "NationalMarkDescription", "MarkFeatureCode"),
        office,
    )
    published_on, publication_number = marks.first_publication(
        (
            fields.iso_day(text(item, "PublicationDate"), "PublicationDate"),
            text(item, "PublicationIdentifier"),
        )
        for item in reach(mark, "PublicationBag", "Publication")
    )
    reproduction = child(shown, "MarkReproduction")
    words = child(reproduction, "WordMarkSpecification")
    images = list(reach(reproduction, "MarkImageBag", "MarkImage"))
    return RightRecord(
        source=SourceFormat.ST96.value,
        numbers=_numbers(mark, office, kind),
        office=office,
        kind=kind,
        kind_raw=kind_raw,
        words=_words(words, spoken),
        feature=feature,
        feature_raw=feature_raw,
        filed_on=_day(mark, "ApplicationDate") or _day(mark, "ApplicationDateTime"),
        published_on=published_on,
        publication_number=publication_number,
        granted_on=_day(mark, "RegistrationDate"),
        expires_on=_day(mark, "ExpiryDate"),
        terminated_on=_day(mark, "TerminationDate"),
        status_word=fields.clean(text(mark, "MarkCurrentStatusCode")),
        as_of=_day(mark, "MarkCurrentStatusDate"),
        parties=st96_parties.parties(mark, spoken),
        goods=_goods(mark, office, spoken),
        figurative=_vienna(images),
        priorities=_priorities(mark),
        disclaimers=marks.texts(
            mark, "MarkDisclaimerBag", "MarkDisclaimerText", default=spoken
        ),
        colours=_colours(images, spoken),
        descriptions=marks.texts(described, "MarkDescriptionText", default=spoken),
        translations=marks.texts(words, "MarkTranslationText"),
        transliterations=marks.texts(words, "MarkTransliteration"),
        events=_events(mark, office),
        representations=tuple(
            found
            for item in images
            if (
                found := marks.image(
                    text(item, "FileName"), text(item, "ImageFormatCategory")
                )
            )
        ),
        line=line(mark),
    )


def _day(mark: Element, name: str) -> date | None:
    return fields.iso_day(text(mark, name), name)


def _numbers(
    mark: Element, office: str | None, kind: str | None
) -> tuple[NumberRecord, ...]:
    application = child(mark, "ApplicationNumber")
    return marks.numbers(
        text(application, "ApplicationNumberText")
        or text(application, "ST13ApplicationNumber"),
        text(mark, "RegistrationNumber"),
        office,
        kind,
    )


def _words(words: Element | None, spoken: str | None) -> tuple[TextRecord, ...]:
    return marks.texts(words, "MarkVerbalElementText", default=spoken) or marks.texts(
        words, "MarkSignificantVerbalElementText", default=spoken
    )


def _goods(
    mark: Element, office: str | None, spoken: str | None
) -> tuple[GoodsRecord, ...]:
    found: list[tuple[int, str | None, str | None, str | None]] = []
    for item in reach(mark, "GoodsServicesBag", "GoodsServices"):
        edition = fields.clean(text(item, "ClassificationVersion"))
        named = list(
            reach(item, "GoodsServicesClassificationBag", "GoodsServicesClassification")
        )
        for entry in named:
            kind = text(entry, "ClassificationKindCode")
            number = marks.nice_class(text(entry, "ClassNumber"), kind, office)
            edition = edition or fields.clean(text(entry, "ClassificationVersion"))
            if number is not None:
                found.append((number, None, None, edition))
        kind = text(item, "ClassificationKindCode")
        for entry in reach(item, "ClassDescriptionBag", "ClassDescription"):
            number = marks.nice_class(text(entry, "ClassNumber"), kind, office)
            if number is not None:
                found += _described(entry, number, edition, spoken)
    return fields.goods(found)


def _described(
    entry: Element, number: int, edition: str | None, spoken: str | None
) -> Iterator[tuple[int, str | None, str | None, str | None]]:
    edition = fields.clean(text(entry, "ClassificationVersion")) or edition
    described = marks.texts(
        entry, "GoodsServicesDescriptionText", default=spoken
    ) or marks.texts(
        entry,
        "ClassificationTermBag",
        "ClassificationTerm",
        "ClassificationTermText",
        default=spoken,
    )
    for words in described or (None,):
        yield (
            number,
            words.text if words else None,
            words.language if words else None,
            edition,
        )


def _vienna(images: list[Element]) -> tuple[FigurativeRecord, ...]:
    found: list[FigurativeRecord] = []
    steps = (
        "MarkImageClassification",
        "FigurativeElementClassificationBag",
        "ViennaClassificationBag",
    )
    for bag in (item for image in images for item in reach(image, *steps)):
        edition = fields.clean(text(bag, "ViennaClassificationEdition"))
        codes = [_vienna_code(item) for item in children(bag, "ViennaClassification")]
        codes += [text(item) for item in children(bag, "ViennaClassificationText")]
        found += marks.figurative((code for code in codes if code), edition)
    return tuple(dict.fromkeys(found))


def _vienna_code(item: Element) -> str:
    parts = ("ViennaCategory", "ViennaDivision", "ViennaSection")
    return ".".join(filter(None, (text(item, part) for part in parts)))


def _colours(images: list[Element], spoken: str | None) -> tuple[TextRecord, ...]:
    found = [
        words
        for image in images
        for words in marks.texts(image, "MarkImageColourClaimedText", default=spoken)
    ]
    return tuple(dict.fromkeys(found))


def _priorities(mark: Element) -> tuple[PriorityRecord, ...]:
    return tuple(
        PriorityRecord(
            fields.clean(text(item, "ApplicationNumber", "ApplicationNumberText"))
            or fields.clean(text(item, "PriorityRegistrationNumber"))
            or "",
            _day(item, "PriorityApplicationFilingDate")
            or _day(item, "PriorityRegistrationDate"),
            text(item, "PriorityCountryCode").upper() or None,
        )
        for item in reach(mark, "PriorityBag", "Priority")
        if text(item)
    )


def _events(mark: Element, office: str | None) -> tuple[EventRecord, ...]:
    found = []
    for item in reach(mark, "MarkEventBag", "MarkEvent"):
        day = _day(item, "MarkEventDate") or _day(item, "MarkEventDateTime")
        if day is None:
            continue
        national = child(item, "NationalMarkEvent")
        words = marks.texts(national, "MarkEventDescriptionText")
        code = text(national, "MarkEventCode")
        category = fields.clean(text(item, "MarkEventCategory"))
        found.append(
            fields.EventLine(
                day,
                marks.event_code(code, office),
                words[0].text if words else (None if code else category),
                entry=marks.event_entry(text(national, "MarkEventEntryNumber")),
            )
        )
    return fields.events(found)
