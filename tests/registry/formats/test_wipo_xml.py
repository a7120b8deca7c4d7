"""WIPO ST.66 and ST.96 files of trade marks."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ip_portal.registry.exchange.formats import read, st66, st96
from ip_portal.registry.exchange.records import (
    FileRefusedError,
    Problem,
    RightRecord,
)

MARKS = ("rn2178784", "rn2713476", "sn87881347")
ST66_NAMESPACES = (
    "",
    'xmlns="http://www.wipo.int/standards/XMLSchema/trademarks"',
    'xmlns="http://www.wipo.int/standards/XMLSchema/wo-trademarks"',
)
ST96_NAMESPACES = (
    ("http://www.wipo.int/standards/XMLSchema/ST96/Trademark", "ST96/Common"),
    ("http://www.wipo.int/standards/XMLSchema/Trademark/1", "Common/1"),
)
# What both standards can say, and what must then be the same.
SHARED = (
    "numbers",
    "office",
    "kind",
    "words",
    "feature",
    "filed_on",
    "published_on",
    "granted_on",
    "status_word",
    "as_of",
    "goods",
    "disclaimers",
    "colours",
    "priorities",
)


def one(found: Iterator[RightRecord | Problem]) -> RightRecord:
    (record,) = found
    assert isinstance(record, RightRecord), record
    return record


def parties(record: RightRecord) -> list[tuple[str, str, int]]:
    return [(party.role, party.name, party.order) for party in record.parties]


def mark66(number: str, more: str = "") -> str:
    return (
        "<TradeMark><RegistrationOfficeCode>VN</RegistrationOfficeCode>"
        f"<ApplicationNumber>{number}</ApplicationNumber>"
        "<ApplicationDate>2020-01-02</ApplicationDate>"
        f"<ApplicationLanguageCode>vi</ApplicationLanguageCode>{more}</TradeMark>"
    )


def file66(tmp_path: Path, body: str, namespace: str = "") -> Path:
    path = tmp_path / "feed.xml"
    path.write_text(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<Transaction {namespace}>'
        "<TradeMarkTransactionBody><TransactionContentDetails><TransactionData>\n"
        f"{body}\n</TransactionData></TransactionContentDetails>"
        "</TradeMarkTransactionBody></Transaction>"
    )
    return path


def file96(tmp_path: Path, body: str) -> Path:
    path = tmp_path / "st96.xml"
    path.write_text(
        '<tmk:TrademarkApplication xmlns:tmk="http://www.wipo.int/standards/XMLSchema/'
        'ST96/Trademark" xmlns:com="http://www.wipo.int/standards/XMLSchema/ST96/Common"'
        f' com:st96Version="V6_0"><tmk:TrademarkBag>\n{body}\n</tmk:TrademarkBag>'
        "</tmk:TrademarkApplication>"
    )
    return path


@pytest.mark.parametrize("mark", MARKS)
def test_both_standards_state_the_same_right(real_data: Path, mark: str) -> None:
    old = one(st66.read(real_data / f"uspto-tsdr/{mark}-ST66.xml"))
    new = one(st96.read(real_data / f"uspto-tsdr/{mark}-ST96.xml"))
    for name in SHARED:
        assert getattr(old, name) == getattr(new, name), name
    assert parties(old) == parties(new)
    assert {event.key for event in old.events} <= {event.key for event in new.events}


def test_the_later_file_adds_only_the_events_that_it_alone_knows(
    real_data: Path,
) -> None:
    old = one(st66.read(real_data / "uspto-tsdr/rn2713476-ST66.xml"))
    new = one(st96.read(real_data / "uspto-tsdr/rn2713476-ST96.xml"))
    known = {event.key: event for event in old.events}
    added = [event for event in new.events if event.key not in known]
    assert [(event.on, event.code) for event in added] == [
        (date(2014, 12, 4), "COAR"),
        (date(2014, 12, 4), "CHAN"),
    ]
    assert all(known.get(event.key, event) == event for event in new.events)


def test_older_namespaces_of_st96_state_the_same_right(real_data: Path) -> None:
    old = one(st96.read(real_data / "uspto-tsdr/rn2713476-ST96-old.xml"))
    new = one(st96.read(real_data / "uspto-tsdr/rn2713476-ST96.xml"))
    for name in SHARED:
        assert getattr(old, name) == getattr(new, name), name
    assert parties(old) == parties(new)


def test_two_events_of_one_day_with_one_code_stay_two(real_data: Path) -> None:
    record = one(st66.read(real_data / "uspto-tsdr/sn87881347-ST66.xml"))
    keys = [event.key for event in record.events]
    assert len(keys) == len(set(keys)) == 19
    assert record.events[0].code == "NWAP"
    assert record.events[-1].order == 11


def test_taiwanese_files_with_a_document_type_are_refused(real_data: Path) -> None:
    for path in (real_data / "tipo").iterdir():
        with pytest.raises(FileRefusedError) as refusal:
            read(path)
        assert refusal.value.reason.code == "xml_with_dtd"


@pytest.mark.parametrize("namespace", ST66_NAMESPACES)
def test_a_feed_of_several_marks_is_read_in_any_namespace(
    tmp_path: Path, namespace: str
) -> None:
    body = "<TradeMarkDetails>" + mark66("4-2020-00001") + mark66("4-2020-00002")
    path = file66(tmp_path, body + "</TradeMarkDetails>", namespace)
    records = [item for item in read(path) if isinstance(item, RightRecord)]
    assert [record.numbers[0].canonical for record in records] == [
        "4-2020-00001",
        "4-2020-00002",
    ]


def test_the_feed_of_ip_viet_nam_is_read_with_both_languages(tmp_path: Path) -> None:
    mark = mark66(
        "VN-4-2020-00001",
        "<RegistrationNumber>0405854</RegistrationNumber>"
        "<RegistrationDate>2021-05-06</RegistrationDate>"
        "<ExpiryDate>2030-01-02</ExpiryDate><KindMark>Collective</KindMark>"
        "<MarkCurrentStatusCode>Cấp bằng</MarkCurrentStatusCode>"
        "<MarkFeature>Combined</MarkFeature>"
        "<WordMarkSpecification><MarkVerbalElementText>GẠO HẬU"
        '</MarkVerbalElementText><MarkVerbalElementText languageCode="en">HAU RICE'
        "</MarkVerbalElementText></WordMarkSpecification>"
        "<MarkImageDetails><MarkImage><MarkImageFilename>a.jpg</MarkImageFilename>"
        "<MarkImageColourClaimedText>Xanh</MarkImageColourClaimedText>"
        "<MarkImageCategory><CategoryKind>Vienna</CategoryKind><CategoryVersion>7"
        "</CategoryVersion><CategoryCodeDetails><CategoryCode>5.7.2</CategoryCode>"
        "</CategoryCodeDetails></MarkImageCategory></MarkImage></MarkImageDetails>"
        "<GoodsServicesDetails><GoodsServices><ClassificationVersion>11-2020"
        "</ClassificationVersion><ClassDescriptionDetails><ClassDescription>"
        "<ClassNumber>30</ClassNumber><GoodsServicesDescription>Gạo"
        '</GoodsServicesDescription><GoodsServicesDescription languageCode="en">Rice'
        "</GoodsServicesDescription></ClassDescription></ClassDescriptionDetails>"
        "</GoodsServices></GoodsServicesDetails>"
        "<PriorityDetails><Priority><PriorityCountryCode>US</PriorityCountryCode>"
        "<PriorityNumber>88/1</PriorityNumber><PriorityDate>2019-07-02</PriorityDate>"
        "</Priority></PriorityDetails>"
        "<ApplicantDetails><Applicant><ApplicantAddressBook><FormattedNameAddress>"
        "<Name><FreeFormatName><FreeFormatNameDetails><FreeFormatNameLine>Hội Nông dân"
        '</FreeFormatNameLine><FreeFormatNameLine languageCode="en">Farmers'
        "</FreeFormatNameLine></FreeFormatNameDetails></FreeFormatName></Name>"
        "<Address><AddressCountryCode>VN</AddressCountryCode><FreeFormatAddress>"
        "<FreeFormatAddressLine>Phường Ninh Kiều</FreeFormatAddressLine>"
        "</FreeFormatAddress></Address></FormattedNameAddress></ApplicantAddressBook>"
        "</Applicant></ApplicantDetails>"
        "<MarkEventDetails><MarkEvent><MarkEventDate>2020-03-02</MarkEventDate>"
        "<OfficeSpecificMarkEventCode>4157</OfficeSpecificMarkEventCode>"
        "<OfficeSpecificMarkEventDescription>Bổ sung</OfficeSpecificMarkEventDescription>"
        "</MarkEvent></MarkEventDetails>",
    )
    body = (
        "<TradeMarkApplication><TradeMarkDetails>"
        f"{mark}</TradeMarkDetails></TradeMarkApplication>"
    )
    record = one(st66.read(file66(tmp_path, body)))
    assert [number.canonical for number in record.numbers] == [
        "4-2020-00001",
        "4-0405854",
    ]
    assert record.kind == "collective_mark"
    assert record.status_word == "Cấp bằng"
    assert [(word.text, word.language) for word in record.words] == [
        ("GẠO HẬU", "vi"),
        ("HAU RICE", "en"),
    ]
    assert [(item.text, item.language) for item in record.goods] == [
        ("Gạo", "vi"),
        ("Rice", "en"),
    ]
    assert record.goods[0].edition == "11-2020"
    assert (record.figurative[0].code, record.figurative[0].edition) == (
        "05.07.02",
        "7",
    )
    assert record.colours[0].text == "Xanh"
    assert record.priorities[0].country == "US"
    assert (record.parties[0].name, record.parties[0].country) == ("Hội Nông dân", "VN")
    assert record.parties[0].address == "Phường Ninh Kiều"
    assert (record.events[0].code, record.events[0].text) == ("4157", "Bổ sung")
    assert record.representations[0].reference == "a.jpg"


def test_applicants_that_stand_beside_their_mark_belong_to_it(tmp_path: Path) -> None:
    body = (
        f"<TradeMarkDetails>{mark66('4-2020-00001')}</TradeMarkDetails>"
        "<ApplicantDetails><Applicant><ApplicantAddressBook><FormattedNameAddress><Name>"
        "<FreeFormatName><FreeFormatNameDetails><FreeFormatNameLine>Hội A"
        "</FreeFormatNameLine></FreeFormatNameDetails></FreeFormatName></Name>"
        "</FormattedNameAddress></ApplicantAddressBook></Applicant></ApplicantDetails>"
    )
    record = one(st66.read(file66(tmp_path, body)))
    assert parties(record) == [("applicant", "Hội A", 1)]


def test_a_mark_that_cannot_be_read_is_a_problem_and_the_others_go_on(
    tmp_path: Path,
) -> None:
    bad = mark66("4-2020-00002", "<RegistrationDate>2020-13-41</RegistrationDate>")
    nameless = mark66("")
    body = "\n".join([mark66("4-2020-00001"), bad, nameless, mark66("4-2020-00004")])
    found = list(st66.read(file66(tmp_path, body)))
    problems = [item for item in found if isinstance(item, Problem)]
    assert len(found) == 4
    assert [(item.line, item.field, item.reason.code) for item in problems] == [
        (4, "RegistrationDate", "not_a_date"),
        (5, "ApplicationNumber", "no_number"),
    ]


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ("<MarkCurrentStatusCode>" + "x" * 300 + "</MarkCurrentStatusCode>", "status"),
        ("<RegistrationNumber>" + "9" * 90 + "</RegistrationNumber>", "numbers"),
    ],
)
def test_a_text_that_no_register_prints_is_a_problem(
    tmp_path: Path, more: str, field: str
) -> None:
    (problem,) = st66.read(file66(tmp_path, mark66("4-2020-00001", more)))
    assert isinstance(problem, Problem)
    assert problem.reason.code == "text_too_long"
    assert problem.field.startswith(field)


def test_the_smallest_valid_record_of_v6_is_read(tmp_path: Path) -> None:
    body = (
        "<tmk:Trademark><com:ApplicationNumber><com:ApplicationNumberText>4-2026-00001"
        "</com:ApplicationNumberText></com:ApplicationNumber></tmk:Trademark>"
    )
    record = one(st96.read(file96(tmp_path, body)))
    assert record.numbers[0].canonical == "4-2026-00001"
    assert record.kind is None
    assert record.kind_to_create == "trademark"


def test_a_useful_record_of_v6_is_read_whole(tmp_path: Path) -> None:
    body = """<tmk:Trademark com:operationCategory="Insert">
    <com:RegistrationOfficeCode>VN</com:RegistrationOfficeCode>
    <com:ApplicationNumber><com:ApplicationNumberText>4-2026-00001
    </com:ApplicationNumberText></com:ApplicationNumber>
    <com:ApplicationDate>2026-01-05</com:ApplicationDate>
    <com:ApplicationLanguageCode>vi</com:ApplicationLanguageCode>
    <tmk:MarkCategory>Certification mark</tmk:MarkCategory>
    <tmk:MarkRepresentation><tmk:MarkFeatureCategory>Three dimensional
    </tmk:MarkFeatureCategory><tmk:MarkReproduction><tmk:WordMarkSpecification>
    <tmk:MarkSignificantVerbalElementText com:languageCode="vi">VÚ SỮA
    </tmk:MarkSignificantVerbalElementText></tmk:WordMarkSpecification>
    <tmk:MarkImageBag><tmk:MarkImage><com:FileName>b.png</com:FileName>
    <tmk:MarkImageClassification><com:FigurativeElementClassificationBag>
    <com:ViennaClassificationBag><com:ViennaClassificationEdition>9
    </com:ViennaClassificationEdition><com:ViennaClassification>
    <com:ViennaCategory>5</com:ViennaCategory><com:ViennaDivision>7
    </com:ViennaDivision></com:ViennaClassification></com:ViennaClassificationBag>
    </com:FigurativeElementClassificationBag></tmk:MarkImageClassification>
    </tmk:MarkImage></tmk:MarkImageBag></tmk:MarkReproduction></tmk:MarkRepresentation>
    <tmk:GoodsServicesBag><tmk:GoodsServices><tmk:GoodsServicesClassificationBag>
    <tmk:GoodsServicesClassification><tmk:ClassificationKindCode>Nice
    </tmk:ClassificationKindCode><tmk:ClassNumber>31</tmk:ClassNumber>
    </tmk:GoodsServicesClassification></tmk:GoodsServicesClassificationBag>
    </tmk:GoodsServices></tmk:GoodsServicesBag>
    <tmk:PublicationBag><tmk:Publication><com:PublicationIdentifier>A455
    </com:PublicationIdentifier><com:PublicationDate>2026-03-25</com:PublicationDate>
    </tmk:Publication></tmk:PublicationBag>
    <tmk:ApplicantBag><tmk:Applicant><com:Contact><com:Name>
    <com:EntityName com:languageCode="vi">Hợp tác xã C</com:EntityName></com:Name>
    <com:PostalAddressBag><com:PostalAddress><com:PostalStructuredAddress>
    <com:AddressLineText com:sequenceNumber="1">Ấp 1</com:AddressLineText>
    <com:CityName>Cần Thơ</com:CityName><com:CountryCode>VN</com:CountryCode>
    </com:PostalStructuredAddress></com:PostalAddress></com:PostalAddressBag>
    </com:Contact></tmk:Applicant></tmk:ApplicantBag></tmk:Trademark>"""
    record = one(st96.read(file96(tmp_path, body)))
    assert record.kind == "certification_mark"
    assert record.feature == "three_dimensional"
    assert record.word == "VÚ SỮA"
    assert record.goods[0].number == 31
    assert (record.figurative[0].code, record.figurative[0].edition) == ("05.07", "9")
    assert (record.published_on, record.publication_number) == (
        date(2026, 3, 25),
        "A455",
    )
    party = record.parties[0]
    assert (party.name, party.address, party.country) == (
        "Hợp tác xã C",
        "Ấp 1, Cần Thơ",
        "VN",
    )


def test_a_record_that_takes_a_mark_off_the_register_is_left_to_a_person(
    tmp_path: Path,
) -> None:
    mark = mark66("4-2020-00001").replace(
        "<TradeMark>", '<TradeMark operationCode="Delete">'
    )
    (problem,) = st66.read(file66(tmp_path, mark))
    assert isinstance(problem, Problem)
    assert problem.reason.code == "record_deleted"


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY l "lol"><!ENTITY m "&l;&l;&l;&l;">]>'
    "<Transaction><TradeMark><ApplicationNumber>&m;</ApplicationNumber></TradeMark>"
    "</Transaction>"
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (BOMB, "xml_with_dtd"),
        ('<!DOCTYPE a SYSTEM "file:///etc/passwd"><TradeMark/>', "xml_with_dtd"),
        (
            "<TradeMark><ApplicationNumber>&x;</ApplicationNumber></TradeMark>",
            "xml_with",
        ),
        ("<Transaction><TradeMark>", "xml_broken"),
        ("<a>" * 300 + "</a>" * 300, "xml_too_deep"),
        ("<rss><channel/></rss>", "xml_other"),
        ("<PatentPublication><x/></PatentPublication>", "xml_other_right"),
        ('<?xml version="1.0" encoding="bogus-8"?><TradeMark/>', "xml_"),
    ],
)
def test_xml_that_is_dangerous_broken_or_something_else_is_refused(
    tmp_path: Path, text: str, code: str
) -> None:
    path = tmp_path / "x.xml"
    path.write_text(text)
    with pytest.raises(FileRefusedError) as refusal:
        read(path)
    assert refusal.value.reason.code.startswith(code)


def test_each_reader_refuses_the_other_standard(tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError):
        st96.read(file66(tmp_path, mark66("4-2020-00001")))


def test_a_long_file_is_read_in_flat_memory(tmp_path: Path) -> None:
    marks = "".join(mark66(f"4-2020-{number:05d}") for number in range(3000))
    path = file66(tmp_path, f"<TradeMarkDetails>{marks}</TradeMarkDetails>")
    tracemalloc.start()
    count = sum(1 for _ in st66.read(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 3000
    assert peak < 2_000_000


def test_utf_16_xml_is_read_as_well(tmp_path: Path) -> None:
    path = file66(tmp_path, mark66("4-2020-00001"))
    text = path.read_text().replace('encoding="UTF-8"', 'encoding="UTF-16"')
    path.write_bytes(text.encode("utf-16"))
    record = one(read(path))
    assert record.numbers[0].canonical == "4-2020-00001"
