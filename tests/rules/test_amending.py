"""A change of the law is refused where it would overlap or leave a gap."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import translation
from hypothesis import given, strategies as st

from ip_portal.rules.amending import (
    LawError,
    check,
    new_key,
    with_correction,
    with_dated_correction,
    with_dated_version,
    with_version,
)
from ip_portal.rules.arithmetic import DayKind, Period, SpecialDay
from ip_portal.rules.choice import Citation, Confidence, DateName, Version, Window
from ip_portal.rules.dated import overlaps, version_on
from ip_portal.rules.dated_seeds import load_seed_fees, load_seed_forms
from ip_portal.rules.fees import FeeVersion
from ip_portal.rules.payloads import (
    fee_of,
    fee_payload,
    form_of,
    form_payload,
    holiday_of,
    holiday_payload,
    version_of,
    version_payload,
)
from ip_portal.rules.problems import PROBLEMS, problem_text
from ip_portal.rules.seeds import load_seed_rules

OPPOSITION = next(
    one
    for one in load_seed_rules()
    if (one.right, one.code) == ("trademark", "opposition")
)
LATEST = next(one for one in OPPOSITION.versions if one.key == "2025")
APPLICATION = next(one for one in load_seed_fees() if one.code == "application")
START = date(2027, 1, 1)


def new_law(*windows: Window, key: str = "2027", months: int = 4) -> Version:
    return replace(
        LATEST,
        key=key,
        citation=Citation("1/2026/QH16", "9", START),
        length=Period(months=months),
        windows=windows or (Window(DateName.PUBLISHED, START),),
    )


def refusal(error: pytest.ExceptionInfo[LawError]) -> str:
    assert error.value.code in PROBLEMS
    return error.value.code


def test_a_new_law_ends_the_one_before_it_on_the_day_before() -> None:
    rule, (ended,) = with_version(OPPOSITION, new_law())
    assert ended.key == "2025"
    (window,) = ended.windows
    assert window.end == date(2026, 12, 31)
    assert [one.key for one in rule.versions] == ["2005", "2022", "2025", "2027"]
    check(rule)


@given(st.dates(date(2026, 4, 2), date(2040, 1, 1)))
def test_whatever_the_day_one_version_fits(start: date) -> None:
    rule, _ended = with_version(OPPOSITION, new_law(Window(DateName.PUBLISHED, start)))
    check(rule)


def test_a_new_law_of_the_same_day_or_before_is_an_overlap() -> None:
    for start in (date(2026, 4, 1), date(2020, 1, 1), date.min):
        with pytest.raises(LawError) as error:
            with_version(OPPOSITION, new_law(Window(DateName.PUBLISHED, start)))
        assert refusal(error) == "overlap"
    with pytest.raises(LawError) as error:
        with_version(OPPOSITION, replace(new_law(), windows=()))
    assert refusal(error) == "overlap"


def test_a_new_law_with_an_end_leaves_a_gap() -> None:
    for windows in (
        [Window(DateName.PUBLISHED, START, date(2027, 12, 31))],
        [Window(DateName.PUBLISHED, START), Window(DateName.FILED, START)],
    ):
        with pytest.raises(LawError) as error:
            with_version(OPPOSITION, new_law(*windows))
        assert refusal(error) == "gap"


def test_a_key_may_not_stand_twice() -> None:
    with pytest.raises(LawError) as error:
        with_version(OPPOSITION, new_law(key="2025"))
    assert refusal(error) == "key_taken"


def test_a_correction_is_a_newer_revision_and_ends_nothing() -> None:
    corrected = with_correction(OPPOSITION, replace(LATEST, length=Period(months=2)))
    found = next(one for one in corrected.versions if one.key == "2025")
    assert (found.revision, found.length) == (2, Period(months=2))
    assert len(corrected.versions) == len(OPPOSITION.versions)


def test_a_correction_of_nothing_and_of_an_unknown_key_are_refused() -> None:
    with pytest.raises(LawError) as error:
        with_correction(OPPOSITION, LATEST)
    assert refusal(error) == "nothing_new"
    with pytest.raises(LawError) as error:
        with_correction(OPPOSITION, replace(LATEST, key="1999"))
    assert refusal(error) == "key_unknown"


def test_a_correction_that_opens_a_gap_is_refused() -> None:
    later = replace(LATEST, windows=(Window(DateName.PUBLISHED, START),))
    with pytest.raises(LawError) as error:
        with_correction(OPPOSITION, later)
    assert refusal(error) == "gap"


def fee_from(start: date, amount: int = 1, key: str = "new") -> FeeVersion:
    return FeeVersion(key=key, document="x", article="1", start=start, amount=amount)


@given(st.dates(date(2027, 1, 2), date(2040, 1, 1)))
def test_a_new_amount_ends_the_one_before_it(start: date) -> None:
    versions, (ended,) = with_dated_version(APPLICATION.versions, fee_from(start))
    assert ended.end == start - timedelta(days=1)
    assert not list(overlaps(versions))
    held = version_on(versions, start)
    assert held is not None
    assert held.key == "new"


def test_an_amount_that_would_meet_a_later_one_is_refused() -> None:
    for start in (date(2026, 6, 1), date(2027, 1, 1), date.min):
        with pytest.raises(LawError) as error:
            with_dated_version(APPLICATION.versions, fee_from(start))
        assert refusal(error) == "overlap"
    with pytest.raises(LawError) as error:
        with_dated_version(APPLICATION.versions, fee_from(START, key="2027"))
    assert refusal(error) == "key_taken"


def test_an_amount_is_corrected_by_a_newer_revision() -> None:
    last = APPLICATION.versions[-1]
    right = replace(last, amount=1, confidence=Confidence.CERTAIN)
    corrected = with_dated_correction(APPLICATION.versions, right)
    assert (corrected[-1].revision, corrected[-1].amount) == (2, 1)
    for wrong, code in [
        (last, "nothing_new"),
        (replace(last, key="1999"), "key_unknown"),
        (replace(last, start=date(2026, 12, 31)), "overlap"),
        (replace(last, end=date(2026, 12, 31)), "backwards"),
    ]:
        with pytest.raises(LawError) as error:
            with_dated_correction(APPLICATION.versions, wrong)
        assert refusal(error) == code


def test_a_key_says_no_more_of_the_day_than_it_must() -> None:
    assert new_key(set(), START) == "2027"
    assert new_key({"2027"}, START) == "2027-01"
    assert new_key({"2027", "2027-01"}, START) == "2027-01-01"
    assert len(new_key({"2027", "2027-01", "2027-01-01"}, START)) <= 20


def test_every_version_comes_back_from_its_payload() -> None:
    for rule in load_seed_rules():
        for version in rule.versions:
            assert version_of(version_payload(version)) == version
    for fee in load_seed_fees():
        for one in fee.versions:
            assert fee_of(fee_payload(one)) == one
    for form in load_seed_forms():
        for each in form.versions:
            assert form_of(form_payload(each)) == each
    day = SpecialDay(DayKind.OFF, "Giỗ Tổ", "Kings' day", confirmed=True)
    assert holiday_of(holiday_payload(START, day, "x")) == (START, day, "x")


def test_a_refusal_names_the_place_in_both_languages() -> None:
    error = LawError("gap", name=DateName.PUBLISHED, day=START)
    with translation.override("en"):
        text = problem_text(error)
    assert "publication date 1 January 2027" in text
