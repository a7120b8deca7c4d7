from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, strategies as st

from ip_portal.rules.book import RuleBook, UnknownActError, UnknownRightError
from ip_portal.rules.choice import Dates
from ip_portal.rules.seeds import MARKS, RIGHTS
from ip_portal.rules.terms import Term

BOOK = RuleBook.from_seeds()


def codes(term: Term) -> list[str]:
    return [step.code for step in term.steps]


def test_the_last_day_to_ask_for_renewal_rolls_and_the_expiry_does_not() -> None:
    expiry = date(2026, 5, 2)  # a Saturday after two holidays
    term = BOOK.term("trademark", "renewal", Dates(expires=expiry))
    assert term.first_day == date(2025, 11, 2)
    assert term.last_day == date(2026, 5, 4)
    assert term.calendar_day == expiry
    validity = BOOK.term("trademark", "validity", Dates(filed=date(2016, 5, 2)))
    assert validity.last_day == expiry


def test_late_renewal_opens_on_the_day_after_expiry() -> None:
    term = BOOK.term("design", "late_renewal", Dates(expires=date(2026, 1, 10)))
    assert term.first_day == date(2026, 1, 11)
    assert term.last_day == date(2026, 7, 10)


@pytest.mark.parametrize("right", [*MARKS, "design"])
def test_renewal_after_the_new_law_carries_its_assumption(right: str) -> None:
    old = BOOK.term(right, "renewal", Dates(expires=date(2026, 3, 31)))
    assert (old.confidence, old.assumed) == ("certain", False)
    new = BOOK.term(right, "renewal", Dates(expires=date(2026, 4, 1)))
    assert (new.confidence, new.assumed) == ("likely", True)
    early = Dates(expires=date(2026, 6, 1), requested=date(2026, 3, 2))
    assert BOOK.term(right, "renewal", early).confidence == "certain"
    assert codes(new)[-2:] == ["likely", "assumed"]


def test_renewal_from_the_filing_alone_takes_the_end_of_the_first_term() -> None:
    for right, filed in [
        ("trademark", date(2017, 3, 15)),
        ("design", date(2022, 3, 15)),
    ]:
        term = BOOK.term(right, "renewal", Dates(filed=filed))
        assert term.last_day == date(2027, 3, 15)
        assert codes(term)[0] == "expiry_taken"
    assert BOOK.term("trademark", "renewal", Dates()).needs == ("expires",)


def test_a_gi_lasts_without_end_and_has_nothing_to_renew() -> None:
    validity = BOOK.term("gi", "validity", Dates(granted=date(2012, 8, 1)))
    assert validity.indefinite
    assert validity.last_day is None
    assert validity.needs == ()
    renewal = BOOK.term("gi", "renewal", Dates())
    assert not renewal.exists
    assert renewal.article == "93.7"


def test_an_act_of_other_rights_does_not_exist_and_says_which_article() -> None:
    term = BOOK.term("trademark", "examination_request", Dates())
    assert not term.exists
    assert term.article.startswith("113")


def test_a_third_party_may_speak_from_publication_to_the_day_before_the_decision() -> (
    None
):
    published, decided = date(2026, 5, 4), date(2026, 9, 7)
    still = BOOK.term("gi", "third_party_opinion", Dates(published=published))
    assert still.quoted.en
    term = BOOK.term(
        "trademark", "third_party_opinion", Dates(published=published, decided=decided)
    )
    assert (term.first_day, term.last_day) == (published, date(2026, 9, 6))
    waiting = BOOK.term("trademark", "third_party_opinion", Dates(published=published))
    assert (waiting.first_day, waiting.last_day) == (published, None)
    assert waiting.needs == ("decided",)


def test_an_invention_is_examined_from_the_later_of_publication_and_request() -> None:
    published = date(2026, 4, 1)
    waiting = BOOK.term("invention", "examination", Dates(published=published))
    assert waiting.needs == ("requested",)
    assert waiting.version == "invention.examination.2025/1"
    late = Dates(published=published, requested=date(2026, 6, 15))
    term = BOOK.term("invention", "examination", late)
    assert term.calendar_day == date(2027, 6, 15)
    assert term.provisional


def test_a_request_for_examination_counts_from_the_priority_where_there_is_one() -> (
    None
):
    filed, priority = date(2024, 1, 15), date(2023, 2, 1)
    term = BOOK.term("invention", "examination_request", Dates(filed=filed))
    assert term.calendar_day == date(2027, 7, 15)
    assert "no_priority" in codes(term)
    both = Dates(filed=filed, priority=priority)
    term = BOOK.term("invention", "examination_request", both)
    assert term.calendar_day == date(2026, 8, 1)


def test_maintenance_is_due_each_year_from_the_grant() -> None:
    dates = Dates(granted=date(2024, 2, 29))
    first = BOOK.term("invention", "maintenance", dates)
    assert (first.first_day, first.calendar_day) == (
        date(2024, 8, 28),
        date(2025, 2, 28),
    )
    on = date(2026, 11, 24)
    now = BOOK.term("utility_solution", "maintenance", dates, on=on)
    assert (now.first_day, now.last_day) == (date(2026, 8, 28), date(2027, 3, 1))
    late = BOOK.term("invention", "late_maintenance", dates, on=date(2026, 3, 2))
    assert (late.first_day, late.last_day) == (date(2026, 3, 1), date(2026, 8, 28))
    assert not BOOK.term("trademark", "maintenance", dates).exists


def test_the_year_asked_about_ends_on_its_last_day() -> None:
    dates = Dates(granted=date(2024, 6, 3))
    on = date(2026, 6, 3)
    due = BOOK.term("invention", "maintenance", dates, on=on)
    assert due.calendar_day == on
    late = BOOK.term("invention", "late_maintenance", dates, on=on)
    assert late.first_day == date(2025, 6, 4)


def test_a_certification_mark_has_no_fast_track() -> None:
    filed = Dates(filed=date(2026, 5, 1), published=date(2026, 6, 1))
    assert not BOOK.term("certification_mark", "examination_fast", filed).exists
    assert BOOK.term("trademark", "examination_fast", filed).last_day
    before = Dates(filed=date(2026, 3, 31), published=date(2026, 6, 1))
    assert not BOOK.term("trademark", "examination_fast", before).exists


def test_what_is_not_held_is_quoted_with_its_doubt() -> None:
    term = BOOK.term(
        "trademark",
        "formality_answer",
        Dates(filed=date(2022, 1, 4), notified=date(2022, 3, 1)),
    )
    assert term.last_day is None
    assert term.quoted.en
    assert term.confidence == "unverified"


def test_terms_of_other_rights_are_quoted() -> None:
    term = BOOK.term("design", "publication", Dates(filed=date(2026, 5, 4)))
    assert not term.computed
    assert term.last_day is None
    assert term.quoted.en == "1 month from the acceptance date."
    assert term.quoted.vi == "1 tháng kể từ ngày đơn hợp lệ."


def test_a_mark_of_2023_is_public_from_receipt() -> None:
    filed = date(2023, 1, 1)
    for right in MARKS:
        assert BOOK.public_from(right, Dates(filed=filed)) == filed


def test_everything_else_is_public_from_publication() -> None:
    filed, published = date(2022, 12, 31), date(2024, 3, 25)
    assert BOOK.public_from("trademark", Dates(filed=filed)) is None
    dates = Dates(filed=filed, published=published)
    assert BOOK.public_from("trademark", dates) == published
    for right in ("design", "invention", "utility_solution", "gi"):
        assert BOOK.public_from(right, Dates(filed=date(2026, 5, 1))) is None
        dates = Dates(filed=date(2023, 5, 1), published=published)
        assert BOOK.public_from(right, dates) == published


def test_in_doubt_a_right_is_hidden() -> None:
    assert BOOK.public_from("trademark", Dates()) is None
    assert BOOK.public_from("unknown", Dates(published=date(2024, 1, 1))) is None
    published = date(2024, 3, 25)
    assert BOOK.public_from("trademark", Dates(published=published)) == published
    granted = Dates(granted=published)
    assert BOOK.public_from("invention", granted) == published


def test_an_unknown_right_or_act_is_refused() -> None:
    with pytest.raises(UnknownRightError):
        BOOK.term("patent", "validity", Dates())
    with pytest.raises(UnknownActError):
        BOOK.term("trademark", "revival", Dates())
    with pytest.raises(UnknownRightError):
        BOOK.acts("patent")


def test_the_acts_of_a_right_are_listed() -> None:
    assert {"opposition", "renewal", "non_use"} <= set(BOOK.acts("trademark"))
    assert "place_name_consent" not in BOOK.acts("trademark")
    assert set(BOOK.acts("trademark")) <= set(BOOK.acts())


any_day = st.none() | st.dates(date(2015, 1, 1), date(2030, 12, 31))


@given(
    st.sampled_from(RIGHTS),
    st.sampled_from(BOOK.acts()),
    st.builds(
        Dates,
        filed=any_day,
        priority=any_day,
        accepted=any_day,
        published=any_day,
        requested=any_day,
        notified=any_day,
        decided=any_day,
        granted=any_day,
        expires=any_day,
    ),
)
def test_every_term_is_told_asked_for_quoted_endless_or_absent(
    right: str, act: str, dates: Dates
) -> None:
    term = BOOK.term(right, act, dates)
    told = [
        term.last_day is not None,
        bool(term.needs),
        bool(term.quoted.en),
        term.indefinite,
        not term.exists,
    ]
    assert sum(told) == 1
    assert term.steps or not term.exists
    if term.last_day is not None and term.first_day is not None:
        opinion = act == "third_party_opinion"
        assert term.first_day <= term.last_day or opinion or act == "validity"
