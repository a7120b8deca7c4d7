"""Records: payloads and hashes."""

from __future__ import annotations

import json
import unicodedata
from datetime import date

import pytest
from hypothesis import given, strategies as st

from ip_portal.registry.exchange import reasons, records
from ip_portal.registry.exchange.records import (
    EventRecord,
    NumberRecord,
    PartyRecord,
    PriorityRecord,
    RightRecord,
    TextRecord,
    payload_hash,
)

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
RECORDS = st.builds(
    RightRecord,
    source=st.sampled_from(list(records.SourceFormat)),
    numbers=st.lists(
        st.builds(NumberRecord, TEXT, TEXT, TEXT, on=st.none() | DAYS), min_size=1
    ).map(tuple),
    words=st.lists(st.builds(TextRecord, TEXT, st.none() | TEXT)).map(tuple),
    filed_on=st.none() | DAYS,
    as_of=st.none() | DAYS,
    parties=st.lists(st.builds(PartyRecord, TEXT, TEXT)).map(tuple),
    priorities=st.lists(st.builds(PriorityRecord, TEXT, st.none() | DAYS)).map(tuple),
    events=st.lists(st.builds(EventRecord, DAYS, st.none() | TEXT)).map(tuple),
    places=st.lists(TEXT).map(tuple),
    illustration=st.none() | st.booleans(),
)


@given(RECORDS)
def test_a_record_survives_plain_json(record: RightRecord) -> None:
    payload = json.loads(json.dumps(record.to_payload()))
    assert RightRecord.from_payload(payload) == record


def test_what_a_source_does_not_speak_of_is_left_out_of_the_payload() -> None:
    record = RightRecord("st66", (NumberRecord("application", "1", "1"),))
    assert set(record.to_payload()) == {"source", "numbers"}


def test_a_payload_with_an_unknown_field_is_refused() -> None:
    with pytest.raises(TypeError):
        RightRecord.from_payload({"source": "st66", "numbers": [], "colour": "red"})


def test_the_hash_ignores_the_order_of_keys_and_the_unicode_form() -> None:
    payload = {"word": "GẠO CẦN THƠ", "source": "template"}
    turned = {
        "source": "template",
        "word": unicodedata.normalize("NFD", payload["word"]),
    }
    assert payload_hash(payload) == payload_hash(turned)


def test_the_hash_changes_with_what_is_stated_but_not_with_the_line() -> None:
    number = (NumberRecord("application", "4-2026-00774", "VN -4-2026-00774"),)
    record = RightRecord("ipvn_page", number, line=1)
    moved = RightRecord("ipvn_page", number, line=9)
    other = RightRecord("ipvn_page", number, status_word="Cấp bằng")
    assert record.content_hash() == moved.content_hash()
    assert record.content_hash() != other.content_hash()


def test_an_international_application_is_not_a_number_of_the_right_alone() -> None:
    numbers = tuple(
        NumberRecord(kind, kind, kind) for kind in ("application", "pct", "wo")
    )
    assert RightRecord("ipvn_page", numbers).own_numbers == numbers[:1]


@pytest.mark.parametrize(
    ("record", "kind"),
    [
        (RightRecord("st66", (NumberRecord("certificate", "1", "1"),)), "trademark"),
        (
            RightRecord(
                "ipvn_page",
                (NumberRecord("application", "1-2022-07114", ""),),
                office="VN",
            ),
            "invention",
        ),
        (RightRecord("template", (), kind="gi"), "gi"),
        (RightRecord("template", ()), None),
    ],
)
def test_a_new_right_gets_its_kind_from_the_source_or_the_number(
    record: RightRecord, kind: str | None
) -> None:
    assert record.kind_to_create == kind


def test_every_reason_is_a_whole_sentence_whose_placeholders_can_be_filled() -> None:
    class Any(dict):  # type: ignore[type-arg]
        def __missing__(self, key: str) -> str:
            return "x"

    for code, message in reasons.MESSAGES.items():
        assert message[0] in "ABCDEFGHIJKLMNOPQRSTUVWXYZ“%", code
        assert message.endswith("."), code
        assert "%(" not in message % Any(), code
