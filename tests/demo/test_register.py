from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest

from ip_portal.demo import rows
from ip_portal.demo.source import rights
from ip_portal.registry.exchange.formats import template
from ip_portal.registry.exchange.records import RightKind, RightRecord

TODAY = date(2026, 11, 24)
OTHER_DAYS = (date(2027, 2, 28), date(2028, 2, 29), date(2030, 7, 14))


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    path = tmp_path_factory.mktemp("demo") / "register.csv"

    def read_on(day: date) -> list[RightRecord]:
        path.write_bytes(rows.template_csv(day))
        return list(template.read(path))

    return read_on


@pytest.mark.parametrize("day", [TODAY, *OTHER_DAYS])
def test_every_row_passes_the_reader_of_the_template_on_any_day(read, day):
    records = read(day)
    assert [one for one in records if not isinstance(one, RightRecord)] == []
    assert len(records) == len(rights()) > 65


def test_the_same_day_gives_the_same_bytes():
    assert rows.template_csv(TODAY) == rows.template_csv(TODAY)
    assert rows.template_csv(TODAY) != rows.template_csv(TODAY + timedelta(days=1))


@pytest.mark.parametrize("day", [TODAY, *OTHER_DAYS])
def test_nothing_has_happened_after_today_or_before_the_filing(read, day):
    for record in read(day):
        happened = [event.on for event in record.events]
        happened += [record.as_of, record.published_on, record.granted_on]
        days = [one for one in happened if one]
        assert max(days) <= day, record.word
        assert min(days) >= record.filed_on, record.word
        steps = [
            one
            for one in (
                record.filed_on,
                record.accepted_on,
                record.published_on,
                record.granted_on,
            )
            if one
        ]
        assert steps == sorted(steps), record.word


def test_every_row_says_that_it_is_an_illustration(read):
    assert all(record.illustration for record in read(TODAY))


@pytest.mark.parametrize("day", [TODAY, *OTHER_DAYS])
def test_numbers_are_unique_and_carry_the_year_of_the_filing(read, day):
    records = read(day)
    numbers = Counter(number.canonical for one in records for number in one.numbers)
    assert max(numbers.values()) == 1
    for record in records:
        year = record.number("application").canonical.split("-")[1]
        assert int(year) == record.filed_on.year


def test_the_demo_shows_all_kinds_of_right_and_of_mark(read):
    records = read(TODAY)
    assert {record.kind for record in records} == {kind.value for kind in RightKind}
    assert {record.feature for record in records} >= {
        "word",
        "figurative",
        "combined",
        "three_dimensional",
        "sound",
    }


def test_the_assets_the_department_reported_are_there(read):
    words = {record.word for record in read(TODAY)}
    assert {
        "GẠO CẦN THƠ",
        "RƯỢU MẬN SÁU TIA",
        "Máy trống giá",
        "Thiết bị và quy trình sàng, lọc, rửa cát tự rung",
        "SỮA LONG HÒA",
        "CAM XOÀN THỚI AN – Ô MÔN",
        "NHÃN IDO THỚI AN – Ô MÔN",
    } <= words


def test_the_rice_mark_expires_within_its_renewal_window_on_any_day():
    for day in (TODAY, *OTHER_DAYS):
        (row,) = [
            row for row in rows.template_rows(day) if row["word"] == "GẠO CẦN THƠ"
        ]
        left = (date.fromisoformat(row["expires_on"]) - day).days
        assert 0 < left < 60


def test_a_picture_writes_only_words_of_its_mark():
    for right in rights():
        if right.drawn and right.feature == "combined":
            picture = right.drawn.picture
            written = set(f"{picture.line} {picture.under}".split())
            assert written <= set(right.word.split()), right.key


def test_a_number_is_asked_for_by_the_key_of_the_right():
    assert rows.application_number("gao-can-tho", TODAY) == "4-2017-90101"
    with pytest.raises(KeyError):
        rows.application_number("khong-co", TODAY)
