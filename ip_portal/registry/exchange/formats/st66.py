"""WIPO ST.66 XML (trade marks), model V1.1, and the feed IP Viet Nam sends WIPO."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ip_portal.registry.exchange.formats import fields, limits, marks, st66_parties
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
    PartyRecord,
    PriorityRecord,
    Problem,
    RightRecord,
    SourceFormat,
    TextRecord,
)

# Parties may stand beside the marks they belong to. Marks wait for them until their
# container ends, but no more marks than this, so that memory stays flat.
_MOST_WAITING = 200
_CONTAINERS = ("TradeMarkApplication", "TransactionData", "TransactionContentDetails")
_WALKED = ("TradeMark", "Applicant", "Representative", *_CONTAINERS, "Transaction")


def read(path: Path) -> Iterator[RightRecord | Problem]:
    """Read the marks of an ST.66 file one by one.

    A mark that cannot be read is a Problem and the others go on. Raises
    FileRefusedError, before anything is yielded, for a file that is not ST.66.
    """
    if check(path) is not SourceFormat.ST66:
        raise FileRefusedError(Reason("not_this_format", {"format": "ST.66"}))
    return records(path)


def records(path: Path) -> Iterator[RightRecord | Problem]:
    """Read a file that `xml_reading.check` has found to be ST.66."""
    return _Reading(path.name).records(path)


class _Reading:
    """One pass over one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.waiting: list[RightRecord] = []
        self.parties: list[PartyRecord] = []

    def records(self, path: Path) -> Iterator[RightRecord | Problem]:
        for element in walk(path, _WALKED):
            name = local(element.tag)
            if name == "TradeMark":
                yield from self._mark(element)
            elif name in ("Applicant", "Representative"):
                self._party_beside(element, name)
            elif name in _CONTAINERS:
                yield from self._release()
                self.parties.clear()
                drop(element)
        yield from self._release()

    def _mark(self, element: Element) -> Iterator[RightRecord | Problem]:
        at = line(element)
        try:
            self.waiting.append(limits.checked(_record(element)))
        except fields.FieldError as error:
            yield Problem(self.file, error.line or at, error.field, error.reason)
        drop(element)
        if len(self.waiting) > _MOST_WAITING:
            yield from self._release()

    def _party_beside(self, element: Element, name: str) -> None:
        if any(local(above.tag) == "TradeMark" for above in element.iterancestors()):
            return
        found = st66_parties.party(element, name, None)
        if found is not None:
            self.parties.append(found)

    def _release(self) -> Iterator[RightRecord]:
        for record in self.waiting:
            yield _with_parties(record, self.parties)
        self.waiting.clear()


def _with_parties(record: RightRecord, beside: list[PartyRecord]) -> RightRecord:
    if not beside:
        return record
    values = {name: getattr(record, name) for name in RightRecord.__slots__}
    values["parties"] = fields.parties([*record.parties, *beside])
    return RightRecord(**values)


def _record(mark: Element) -> RightRecord:
    marks.refuse_deletion(mark)
    office = text(mark, "RegistrationOfficeCode").upper() or None
    spoken = marks.main_language(mark)
    kind_raw = fields.clean(text(mark, "KindMark"))
    kind = fields.mark_kind(kind_raw)
    ext = child(mark, "TradeMarkExt")
    feature, feature_raw = marks.mark_feature(
        text(mark, "MarkFeature"), text(ext, "MarkFeatureCode"), office
    )
    published_on, publication_number = marks.first_publication(
        (
            fields.iso_day(text(item, "PublicationDate"), "PublicationDate"),
            text(item, "PublicationIdentifier"),
        )
        for item in reach(mark, "PublicationDetails", "Publication")
    )
    words = child(mark, "WordMarkSpecification")
    images = list(reach(mark, "MarkImageDetails", "MarkImage"))
    return RightRecord(
        source=SourceFormat.ST66.value,
        numbers=marks.numbers(
            text(mark, "ApplicationNumber"),
            text(mark, "RegistrationNumber"),
            office,
            kind,
        ),
        office=office,
        kind=kind,
        kind_raw=kind_raw,
        words=marks.texts(words, "MarkVerbalElementText", default=spoken),
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
        parties=st66_parties.parties(mark),
        goods=_goods(mark, office, spoken),
        figurative=_vienna(images),
        priorities=_priorities(mark),
        disclaimers=marks.texts(
            mark, "MarkDisclaimerDetails", "MarkDisclaimer", default=spoken
        ),
        colours=_colours(images, spoken),
        descriptions=marks.texts(
            mark, "MarkDescriptionDetails", "MarkDescription", default=spoken
        ),
        translations=marks.texts(words, "MarkTranslation"),
        transliterations=marks.texts(words, "MarkTransliteration"),
        events=_events(mark, office),
        representations=tuple(
            found
            for item in images
            if (
                found := marks.image(
                    text(item, "MarkImageFilename"), text(item, "MarkImageFileFormat")
                )
            )
        ),
        line=line(mark),
    )


def _day(mark: Element, name: str) -> date | None:
    return fields.iso_day(text(mark, name), name)


def _goods(
    mark: Element, office: str | None, spoken: str | None
) -> tuple[GoodsRecord, ...]:
    found: list[tuple[int, str | None, str | None, str | None]] = []
    for item in reach(mark, "GoodsServicesDetails", "GoodsServices"):
        kind = text(item, "ClassificationKindCode")
        edition = fields.clean(text(item, "ClassificationVersion"))
        for entry in reach(item, "ClassDescriptionDetails", "ClassDescription"):
            number = marks.nice_class(text(entry, "ClassNumber"), kind, office)
            if number is None:
                continue
            described = marks.texts(
                entry, "GoodsServicesDescription", default=spoken
            ) or marks.texts(
                entry,
                "ClassificationTermDetails",
                "ClassificationTerm",
                "ClassificationTermText",
                default=spoken,
            )
            found.append((number, None, None, edition))
            found += [
                (number, words.text, words.language, edition) for words in described
            ]
    return fields.goods(found)


def _vienna(images: list[Element]) -> tuple[FigurativeRecord, ...]:
    found: list[FigurativeRecord] = []
    for category in (item for image in images for item in _categories(image)):
        if text(category, "CategoryKind").lower() not in ("", "vienna"):
            continue
        edition = fields.clean(text(category, "CategoryVersion"))
        codes = (
            text(item)
            for item in reach(category, "CategoryCodeDetails", "CategoryCode")
        )
        found += marks.figurative((code for code in codes if code), edition)
    return tuple(dict.fromkeys(found))


def _categories(image: Element) -> Iterator[Element]:
    return children(image, "MarkImageCategory")


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
            fields.clean(text(item, "PriorityNumber")) or "",
            fields.iso_day(text(item, "PriorityDate"), "PriorityDate"),
            text(item, "PriorityCountryCode").upper() or None,
        )
        for item in reach(mark, "PriorityDetails", "Priority")
        if text(item)
    )


def _events(mark: Element, office: str | None) -> tuple[EventRecord, ...]:
    found = []
    for item in reach(mark, "MarkEventDetails", "MarkEvent"):
        day = _day(item, "MarkEventDate") or _day(item, "MarkEventDateTime")
        if day is None:
            continue
        ext = child(item, "MarkEventExt")
        words = marks.texts(item, "OfficeSpecificMarkEventDescription") or marks.texts(
            ext, "MarkEventInternalDescriptionText"
        )
        code = text(item, "OfficeSpecificMarkEventCode") or text(item, "MarkEventCode")
        found.append(
            fields.EventLine(
                day,
                marks.event_code(code, office),
                words[0].text if words else None,
                entry=marks.event_entry(text(ext, "MarkEventEntryNumber")),
            )
        )
    return fields.events(found)
