from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, strategies as st

from ip_portal.demo.offsets import shift, working_day


@pytest.mark.parametrize(
    ("offset", "expected"),
    [
        ("-10y +49d", date(2017, 1, 12)),
        ("-3m", date(2026, 8, 24)),
        ("+1m +3d", date(2026, 12, 27)),
        ("-1y -1m -1d", date(2025, 10, 23)),
    ],
)
def test_an_offset_moves_years_months_and_days(offset, expected):
    assert shift(date(2026, 11, 24), offset) == expected


def test_a_day_the_month_does_not_have_becomes_its_last():
    assert shift(date(2026, 3, 31), "-1m") == date(2026, 2, 28)
    assert shift(date(2024, 2, 29), "-1y") == date(2023, 2, 28)


@pytest.mark.parametrize("text", ["", "3m", "-3w", "-1y-2m", "yesterday"])
def test_a_text_that_is_no_offset_is_refused(text):
    with pytest.raises(ValueError, match="offset"):
        shift(date(2026, 11, 24), text)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_working_day_is_never_on_a_weekend_and_at_most_two_days_before(day):
    worked = working_day(day)
    assert worked.weekday() < 5
    assert 0 <= (day - worked).days <= 2
