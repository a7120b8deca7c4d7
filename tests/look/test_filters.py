"""Dates and figures in the reader's language."""

from __future__ import annotations

import datetime

import pytest
from django.utils.translation import override
from hypothesis import given, strategies as st

from ip_portal.core.dates import TIME_ZONE
from ip_portal.core.templatetags.look import day, figure, glue, iso, moment, money


@pytest.mark.parametrize(
    ("language", "written"), [("vi", "07/03/2026"), ("en", "7\xa0Mar\xa02026")]
)
def test_a_day_is_written_as_the_reader_does(language, written):
    with override(language):
        assert day(datetime.date(2026, 3, 7)) == written


def test_no_day_is_written_as_nothing():
    assert day(None) == iso(None) == moment(None) == figure(None) == money(None) == ""


def test_a_moment_has_hour_and_minute():
    with override("vi"):
        assert (
            moment(datetime.datetime(2026, 11, 24, 9, 5, tzinfo=TIME_ZONE))
            == "24/11/2026, 09:05"
        )


@pytest.mark.parametrize(
    ("language", "written"), [("vi", "1.360.000\xa0đ"), ("en", "1,360,000\xa0đ")]
)
def test_money_is_grouped_as_the_reader_does(language, written):
    with override(language):
        assert money(1_360_000) == written


@given(st.integers(-(10**12), 10**12))
def test_a_figure_keeps_its_value(value):
    with override("vi"):
        assert int(figure(value).replace(".", "")) == value


def test_glue_leaves_no_place_to_break():
    assert glue("Ninh Kiều") == "Ninh\xa0Kiều"
