from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
import time_machine
from hypothesis import given, strategies as st

from ip_portal.core.dates import AmbiguousDateError, now, parse_date, today

SEVENTH_OF_MARCH = date(2026, 3, 7)


@pytest.mark.parametrize(
    "typed",
    [
        "7/3/2026",
        "07-03-2026",
        "07.03.2026",
        "2026-03-07",
        "2026/3/7",
        " 7 / 3 / 2026 ",
        "07–03–2026",
        "07\u200b/03/2026",
        "ngày 7 tháng 3 năm 2026",
        "7 THÁNG 3 NĂM 2026",
    ],
)
def test_a_day_is_read_as_people_and_offices_write_it(typed: str) -> None:
    assert parse_date(typed) == SEVENTH_OF_MARCH


@pytest.mark.parametrize("typed", ["7/3/26", "26-03-07", "07032026", "20260307", "7/3"])
def test_a_date_with_two_readings_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(AmbiguousDateError, match=r"07/03/2026"):
        parse_date(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "hôm qua",
        "31/2/2026",
        "3/25/2026",
        "0/0/2026",
        "7/3-2026",
        "2026-03-07T10:00",
        "7/3/20261",
        "x" * 100_000,
        "\ud800",
        "\x00",
    ],
)
def test_what_is_no_day_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(ValueError, match=r"07/03/2026") as refused:
        parse_date(typed)
    assert not isinstance(refused.value, AmbiguousDateError)
    assert len(str(refused.value)) < 300


@given(st.dates(), st.sampled_from(["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"]))
def test_every_day_is_read_back_in_every_form(day: date, form: str) -> None:
    written = form.replace("%Y", f"{day.year:04d}")
    assert parse_date(day.strftime(written)) == day


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_is_a_day_or_refused(any_text: str) -> None:
    with suppress(ValueError):
        assert isinstance(parse_date(any_text), date)


@time_machine.travel("2026-11-24T17:30:00+00:00", tick=False)
def test_the_day_changes_at_midnight_in_viet_nam() -> None:
    assert today() == date(2026, 11, 25)
    assert now().utcoffset() == timedelta(hours=7)
