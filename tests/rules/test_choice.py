from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, strategies as st

from ip_portal.rules.arithmetic import Period
from ip_portal.rules.choice import (
    Chosen,
    Citation,
    Confidence,
    DateName,
    Dates,
    ImpossibleDatesError,
    NoTerm,
    Pick,
    Rule,
    Trigger,
    Undecided,
    Version,
    Window,
    Words,
    choose,
)

PUBLISHED, FILED = DateName.PUBLISHED, DateName.FILED
NEW_LAW = date(2026, 4, 1)
EVE = date(2026, 3, 31)


def version(key: str, months: int, *windows: Window, **more: object) -> Version:
    return Version(
        key=key,
        citation=Citation("131/2025/QH15", "112a", NEW_LAW),
        windows=windows,
        trigger=Trigger((PUBLISHED,)),
        length=Period(months=months),
        **more,  # type: ignore[arg-type]
    )


def rule(*versions: Version) -> Rule:
    return Rule(
        code="opposition",
        right="trademark",
        label=Words("Phản đối", "Opposition"),
        versions=versions,
    )


OLD = version("old", 5, Window(PUBLISHED, end=EVE))
NEW = version("new", 3, Window(PUBLISHED, start=NEW_LAW))


def test_the_version_whose_windows_hold_is_chosen_with_its_reason() -> None:
    choice = choose(rule(OLD, NEW), Dates(published=NEW_LAW))
    assert choice == Chosen(NEW, NEW.windows)
    assert choose(rule(OLD, NEW), Dates(published=EVE)) == Chosen(OLD, OLD.windows)


def test_a_missing_date_is_asked_for_where_the_versions_differ() -> None:
    choice = choose(rule(OLD, NEW), Dates(filed=date(2024, 1, 1)))
    assert isinstance(choice, Undecided)
    assert choice.needs == (PUBLISHED,)
    assert choice.candidates == (OLD, NEW)


def test_what_is_known_bounds_what_is_not() -> None:
    after = choose(rule(OLD, NEW), Dates(filed=NEW_LAW))
    assert isinstance(after, Chosen)
    assert after.version is NEW
    before = choose(rule(OLD, NEW), Dates(granted=EVE))
    assert isinstance(before, Chosen)
    assert before.version is OLD


def test_versions_that_agree_need_no_date_and_keep_the_doubt() -> None:
    doubtful = version(
        "new",
        5,
        Window(PUBLISHED, start=NEW_LAW),
        confidence=Confidence.LIKELY,
        assumed=True,
    )
    choice = choose(rule(OLD, doubtful), Dates())
    assert choice == Chosen(doubtful, doubtful.windows, same_answer=True)


def test_dates_outside_every_window_have_no_term() -> None:
    assert choose(rule(NEW), Dates(published=EVE)) == NoTerm()


def test_a_version_that_denies_the_term_says_so_with_its_source() -> None:
    none = version("old", 0, Window(PUBLISHED, end=EVE), exists=False)
    choice = choose(rule(none, NEW), Dates(published=EVE))
    assert choice == NoTerm(none, none.windows)


def test_the_later_of_two_dates_needs_both() -> None:
    trigger = Trigger((PUBLISHED, DateName.REQUESTED), Pick.LATER)
    assert trigger.missing(Dates(published=EVE)) == (DateName.REQUESTED,)
    both = Dates(published=EVE, requested=NEW_LAW)
    assert trigger.resolve(both) == (DateName.REQUESTED, NEW_LAW)


def test_the_earlier_of_two_dates_takes_what_is_known() -> None:
    trigger = Trigger((FILED, DateName.PRIORITY), Pick.EARLIER)
    assert trigger.resolve(Dates(filed=NEW_LAW)) == (FILED, NEW_LAW)
    assert trigger.resolve(Dates(filed=NEW_LAW, priority=EVE)) == (
        DateName.PRIORITY,
        EVE,
    )
    assert trigger.missing(Dates()) == (FILED,)
    assert trigger.resolve(Dates()) is None


def test_dates_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(ImpossibleDatesError):
        Dates(filed=NEW_LAW, published=EVE).check()
    Dates(filed=EVE, published=EVE, granted=NEW_LAW).check()


some_days = st.none() | st.dates(date(2022, 1, 1), date(2027, 12, 31))


@given(some_days, some_days, some_days)
def test_a_date_learnt_later_never_overturns_an_answer(
    filed: date | None, published: date | None, granted: date | None
) -> None:
    full = Dates(filed=filed, published=published, granted=granted)
    try:
        full.check()
    except ImpossibleDatesError:
        return
    known_less = choose(rule(OLD, NEW), Dates(filed=filed, granted=granted))
    known_more = choose(rule(OLD, NEW), full)
    if isinstance(known_less, Chosen):
        assert known_more == known_less
