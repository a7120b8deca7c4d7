from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from ip_portal.registry.exchange.events import wanted_events
from ip_portal.registry.exchange.merge import PRIORITY, Stated, disagreements, merge
from ip_portal.registry.exchange.observing import observations
from ip_portal.registry.exchange.records import (
    EventRecord,
    GoodsRecord,
    NumberRecord,
    PartyRecord,
    RightRecord,
    TextRecord,
)

DAY = date(2026, 3, 1)
NUMBERS = [
    NumberRecord("application", f"4-2024-0000{digit}", "raw", "VN") for digit in "123"
]
days = st.dates(date(2020, 1, 1), date(2026, 1, 1))


def maybe(strategy):
    return st.none() | strategy


records = st.builds(
    RightRecord,
    source=st.sampled_from(sorted(PRIORITY)),
    numbers=st.lists(st.sampled_from(NUMBERS), unique=True).map(tuple),
    office=st.just("VN"),
    kind=st.sampled_from(["trademark", "collective_mark", None]),
    words=st.sampled_from([(), (TextRecord("GẠO", "vi"),), (TextRecord("CAM", "vi"),)]),
    filed_on=maybe(days),
    published_on=maybe(days),
    granted_on=maybe(days),
    goods=st.lists(
        st.builds(
            GoodsRecord,
            number=st.integers(28, 31),
            text=st.sampled_from([None, "gạo", "cam"]),
        ),
        max_size=3,
        unique_by=lambda one: one.number,
    ).map(tuple),
    parties=st.lists(
        st.builds(
            PartyRecord,
            role=st.sampled_from(["applicant", "holder"]),
            name=st.sampled_from(["An", "Bình"]),
        ),
        max_size=2,
    ).map(tuple),
    events=st.lists(
        st.builds(
            EventRecord,
            on=days,
            text=st.sampled_from(["Nộp đơn", "Cấp bằng", "Biên lai"]),
        ),
        max_size=3,
        unique_by=lambda one: one.key,
    ).map(tuple),
    status_word=st.sampled_from([None, "Cấp bằng", "Từ chối"]),
    as_of=maybe(days),
)


@st.composite
def statements(draw, least: int = 1) -> list[Stated]:
    found = draw(st.lists(records, min_size=least, max_size=5))
    return [
        Stated(record, record.source, DAY + timedelta(days=order), order)
        for order, record in enumerate(found, 1)
    ]


def settled(known: list[Stated]) -> tuple[object, ...]:
    record = merge(known)
    return record, wanted_events(record, known), observations(known)


def test_nothing_stated_is_no_record():
    with pytest.raises(ValueError, match="Nothing is stated"):
        merge([])


@given(statements())
def test_one_statement_is_merged_to_what_it_says(known):
    one = known[0]
    merged = merge([one])
    assert merged.filed_on == one.record.filed_on
    assert merged.words == one.record.words
    assert set(merged.numbers) == set(one.record.numbers)
    assert set(merged.goods) == set(one.record.goods)


@given(statements(), st.randoms())
def test_the_order_in_which_statements_are_given_does_not_matter(known, random):
    shuffled = known[:]
    random.shuffle(shuffled)
    assert settled(shuffled) == settled(known)


@given(statements())
def test_a_statement_heard_twice_says_no_more_than_once(known):
    again = [replace(one, order=one.order + 100) for one in known]
    record, events, seen = settled(known)
    record_again, events_again, seen_again = settled([*known, *again])
    assert record_again == record
    assert seen_again == seen
    assert [(one.code, one.effective_on, one.raw) for one in events_again] == [
        (one.code, one.effective_on, one.raw) for one in events
    ]


@given(statements(least=2))
def test_every_value_comes_from_some_statement(known):
    merged = merge(known)
    for name in ("filed_on", "published_on", "granted_on", "kind", "words"):
        said = [getattr(one.record, name) for one in known]
        assert getattr(merged, name) in [*said, None, ()]
    numbers = {number for one in known for number in one.record.numbers}
    assert set(merged.numbers) <= numbers


@given(statements(least=2))
def test_the_best_source_that_speaks_is_believed(known):
    merged = merge(known)
    speaking = [one for one in known if one.record.filed_on]
    if speaking:
        best = max(
            speaking, key=lambda one: (PRIORITY[one.source], one.said_on, one.order)
        )
        assert merged.filed_on == best.record.filed_on


def stated(source: str, order: int, **fields: object) -> Stated:
    return Stated(RightRecord(source, (), **fields), source, DAY, order)


def test_a_newer_page_that_limits_the_goods_is_believed():
    wide = (GoodsRecord(30, "gạo"), GoodsRecord(35, "mua bán"))
    known = [
        stated("ipvn_page", 1, goods=wide),
        stated("template", 2, goods=wide),
        stated("ipvn_page", 3, goods=wide[:1]),
    ]
    assert merge(known).goods == wide[:1]


def test_the_words_of_a_class_come_from_whoever_has_them():
    known = [
        stated("ipvn_page", 1, goods=(GoodsRecord(30), GoodsRecord(35))),
        stated("template", 2, goods=(GoodsRecord(30, "gạo"),)),
    ]
    assert merge(known).goods == (GoodsRecord(30, "gạo"), GoodsRecord(35))


def test_a_newer_page_corrects_a_number_of_the_older():
    known = [
        stated("template", 1),
        stated("template", 2),
    ]
    first = NumberRecord("certificate", "4-0500001-000", "500001", "VN")
    second = NumberRecord("certificate", "4-0500002-000", "500002", "VN")
    known[0] = replace(known[0], record=replace(known[0].record, numbers=(first,)))
    known[1] = replace(known[1], record=replace(known[1].record, numbers=(second,)))
    assert merge(known).numbers == (second,)


def test_a_change_within_a_source_is_no_disagreement():
    known = [
        stated("ipvn_page", 1, filed_on=date(2024, 1, 1)),
        stated("ipvn_page", 2, filed_on=date(2024, 1, 2)),
    ]
    assert disagreements(known) == ()


def test_two_sources_that_differ_are_named_the_best_first():
    known = [
        stated("template", 1, filed_on=date(2024, 1, 1)),
        stated("ipvn_page", 2, filed_on=date(2024, 1, 2)),
    ]
    (one,) = disagreements(known)
    assert one.field == "filed_on"
    assert one.values == (
        ("ipvn_page", date(2024, 1, 2)),
        ("template", date(2024, 1, 1)),
    )


def test_only_the_newest_word_of_a_source_counts():
    known = [
        stated("ipvn_page", 1, status_word="Cấp bằng", as_of=date(2024, 1, 1)),
        stated("ipvn_page", 2, status_word="Từ chối", as_of=date(2025, 1, 1)),
    ]
    assert [one.raw for one in observations(known)] == ["Từ chối"]
