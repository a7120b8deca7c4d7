from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from ip_portal.rules.arithmetic import (
    DayKind,
    OutOfCalendarError,
    Period,
    PeriodError,
    SpecialDay,
    WorkCalendar,
    add_period,
    subtract_period,
)

NATIONAL_DAY = SpecialDay(DayKind.OFF, "Quốc khánh", "National Day")
MAKE_UP = SpecialDay(DayKind.WORKING, "Làm bù", "Worked in exchange")
GUESSED = SpecialDay(DayKind.OFF, "Tết", "New Year", confirmed=False)
CALENDAR = WorkCalendar(
    {
        date(2026, 8, 22): MAKE_UP,
        date(2026, 8, 31): NATIONAL_DAY,
        date(2026, 9, 1): NATIONAL_DAY,
        date(2026, 9, 2): NATIONAL_DAY,
        date(2027, 1, 1): GUESSED,
    }
)

days = st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31))
periods = st.builds(
    Period,
    years=st.integers(0, 20),
    months=st.integers(0, 60),
    days=st.integers(0, 120),
)
calendars = st.dictionaries(
    days, st.sampled_from([NATIONAL_DAY, MAKE_UP]), max_size=30
).map(WorkCalendar)


def end(start: date, text: str, *, rolls: bool = False) -> date:
    return add_period(
        start, Period.parse(text), calendar=CALENDAR, rolls=rolls
    ).last_day


@pytest.mark.parametrize(
    ("start", "text", "expected"),
    [
        (date(2026, 4, 1), "3 months", date(2026, 7, 1)),
        (date(2026, 11, 30), "3 months", date(2027, 2, 28)),
        (date(2023, 11, 30), "3 months", date(2024, 2, 29)),
        (date(2024, 2, 29), "1 year", date(2025, 2, 28)),
        (date(2026, 1, 31), "3 months 10 days", date(2026, 5, 10)),
        (date(2026, 1, 1), "60 days", date(2026, 3, 2)),
        (date(2026, 1, 1), "0 days", date(2026, 1, 1)),
    ],
)
def test_a_term_ends_on_the_same_day_number_or_the_last_of_the_month(
    start: date, text: str, expected: date
) -> None:
    assert end(start, text) == expected


def test_a_last_day_on_a_holiday_rolls_to_the_next_working_day() -> None:
    counted = add_period(
        date(2026, 5, 31), Period(months=3), calendar=CALENDAR, rolls=True
    )
    assert counted.calendar_day == date(2026, 8, 31)
    assert counted.last_day == date(2026, 9, 3)
    assert counted.rolled
    assert not counted.provisional


def test_a_saturday_worked_in_exchange_ends_a_term() -> None:
    assert end(date(2026, 7, 22), "1 month", rolls=True) == date(2026, 8, 22)
    assert end(date(2026, 7, 15), "1 month", rolls=True) == date(2026, 8, 17)


def test_a_rolled_day_after_the_confirmed_years_is_provisional() -> None:
    counted = add_period(
        date(2026, 12, 1), Period(months=1), calendar=CALENDAR, rolls=True
    )
    assert counted.last_day == date(2027, 1, 4)
    assert counted.provisional


def test_working_days_skip_weekends_and_holidays() -> None:
    # Thu 27, Fri 28, weekend, 31 to 2 off: Thu 3 and Fri 4 September.
    assert end(date(2026, 8, 26), "4 working days") == date(2026, 9, 4)
    back = subtract_period(date(2026, 9, 3), Period(working_days=2), calendar=CALENDAR)
    assert back.last_day == date(2026, 8, 27)


def test_a_term_counted_back_clips_to_the_month() -> None:
    back = subtract_period(date(2026, 8, 31), Period(months=6), calendar=CALENDAR)
    assert back.last_day == date(2026, 2, 28)
    assert back.clipped


@pytest.mark.parametrize(
    "text", ["", "months", "3 moons", "3 months 2 months", "-3 months", "3months x"]
)
def test_a_length_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(PeriodError):
        Period.parse(text)


@pytest.mark.parametrize(
    "text", ["10 years", "1 month", "3 months 10 days", "8 working days", "0 days"]
)
def test_a_length_reads_what_it_writes(text: str) -> None:
    assert str(Period.parse(text)) == text


def test_a_term_beyond_the_calendar_is_refused() -> None:
    for start, period in [
        (date(9990, 1, 1), Period(years=20)),
        (date(9999, 12, 30), Period(days=5)),
    ]:
        with pytest.raises(OutOfCalendarError):
            add_period(start, period, calendar=CALENDAR, rolls=True)
    with pytest.raises(OutOfCalendarError):
        subtract_period(date(1, 1, 1), Period(months=1), calendar=CALENDAR)


@given(days, periods, calendars)
def test_rolling_never_shortens_and_lands_on_a_working_day(
    start: date, period: Period, calendar: WorkCalendar
) -> None:
    counted = add_period(start, period, calendar=calendar, rolls=True)
    assert counted.last_day >= counted.calendar_day >= start
    assert calendar.is_working(counted.last_day)
    passed = (counted.last_day - counted.calendar_day).days
    assert not any(
        calendar.is_working(counted.calendar_day + timedelta(days=number))
        for number in range(passed)
    )


@given(days, days, periods, calendars, st.booleans())
def test_a_later_start_never_ends_earlier(
    one: date, other: date, period: Period, calendar: WorkCalendar, rolls: bool
) -> None:
    first, second = sorted([one, other])
    ends = [
        add_period(day, period, calendar=calendar, rolls=rolls).last_day
        for day in (first, second)
    ]
    assert ends == sorted(ends)


@given(days, st.integers(1, 240))
def test_counting_months_back_undoes_counting_them_but_for_short_months(
    start: date, number: int
) -> None:
    there = add_period(start, Period(months=number), calendar=CALENDAR, rolls=False)
    back = subtract_period(
        there.last_day, Period(months=number), calendar=CALENDAR
    ).last_day
    assert back == start or (there.clipped and 0 < (start - back).days <= 3)


@given(days, st.integers(1, 40), calendars)
def test_working_days_count_only_working_days(
    start: date, number: int, calendar: WorkCalendar
) -> None:
    last = add_period(
        start, Period(working_days=number), calendar=calendar, rolls=False
    ).last_day
    span = (last - start).days
    worked = [
        calendar.is_working(start + timedelta(days=passed + 1))
        for passed in range(span)
    ]
    assert sum(worked) == number
    assert worked[-1]
