from __future__ import annotations

from ip_portal.registry.lifecycle import (
    Basis,
    Calendar,
    Phase,
    PublicGroup,
    Status,
    status,
)
from ip_portal.registry.office_words import observe

from .lives import TEN_YEARS, day, life

FILED = "2019-11-04 filed\n2020-02-25 published"
GRANTED = f"{FILED}\n2021-03-01 registered"


def seen(word: str, on: str, source: str = "ipvn_page", priority: int = 1):
    return observe(word, day(on), source, priority=priority)


def answer(lines: str, *words, on: str = "2026-11-24", calendar=None) -> Status:
    return status(life(lines), words, on=day(on), calendar=calendar or Calendar())


def test_a_word_without_a_dated_event_is_shown_as_observed() -> None:
    got = answer(FILED, seen("Từ chối", "2026-11-18"))
    assert (got.phase, got.basis, got.since) == (
        Phase.REFUSED,
        Basis.OBSERVATION,
        None,
    )
    assert (got.observed.raw, got.observed.as_of) == ("Từ chối", day("2026-11-18"))
    assert got.conflict is False


def test_a_word_counts_from_the_day_it_was_seen() -> None:
    word = seen("Từ chối", "2026-11-18")
    before = answer(FILED, word, on="2026-11-17")
    assert (before.phase, before.observed) == (Phase.PUBLISHED, None)
    assert before.next_change_on == day("2026-11-18")


def test_a_vague_word_leaves_the_finer_phase_of_the_events() -> None:
    got = answer(FILED, seen("Đang giải quyết", "2026-11-18"))
    assert (got.phase, got.basis, got.conflict) == (
        Phase.PUBLISHED,
        Basis.TIMELINE,
        False,
    )
    assert got.observed.raw == "Đang giải quyết"


def test_a_word_that_contradicts_the_events_is_shown_with_a_flag() -> None:
    got = answer(GRANTED, seen("Đang giải quyết", "2026-11-18"))
    assert got.conflict is True
    assert (got.phase, got.basis) == (Phase.PENDING, Basis.OBSERVATION)
    assert {(side.source, side.raw, side.phase) for side in got.sides} == {
        ("ipvn_page", "Đang giải quyết", Phase.PENDING),
        ("", "", Phase.IN_FORCE),
    }


def test_a_word_older_than_the_event_that_overtook_it_is_history() -> None:
    got = answer(GRANTED, seen("Đang giải quyết", "2021-02-28"))
    assert (got.phase, got.conflict) == (Phase.IN_FORCE, False)


def test_two_sources_that_cannot_both_be_true_are_both_kept() -> None:
    got = answer(
        FILED,
        seen("Cấp bằng", "2026-11-01", "ipvn_page", priority=3),
        seen("Từ chối", "2026-11-10", "st66", priority=1),
    )
    assert got.conflict is True
    assert got.phase is Phase.IN_FORCE
    assert {side.raw for side in got.sides} == {"Cấp bằng", "Từ chối", ""}


def test_two_sources_of_one_day_have_to_say_the_same() -> None:
    same_day = (
        seen("Đang giải quyết", "2026-11-01", "ipvn_page"),
        seen("Cấp bằng", "2026-11-01", "st66"),
    )
    assert answer(FILED, *same_day).conflict is True


def test_a_newer_word_of_another_source_is_progress_not_a_conflict() -> None:
    got = answer(
        FILED,
        seen("Đang giải quyết", "2026-10-01", "ipvn_page", priority=3),
        seen("Cấp bằng", "2026-11-01", "st66", priority=1),
    )
    assert (got.conflict, got.phase) == (False, Phase.IN_FORCE)


def test_a_newer_word_of_the_same_source_replaces_the_older() -> None:
    got = answer(FILED, seen("Cấp bằng", "2026-10-01"), seen("Từ chối", "2026-11-01"))
    assert (got.conflict, got.phase) == (False, Phase.REFUSED)


def test_an_unknown_word_stays_visibly_unmapped_and_moves_nothing() -> None:
    got = answer(FILED, seen("1904", "2026-11-18"))
    assert got.unmapped.raw == "1904"
    assert (got.phase, got.conflict, got.observed) == (Phase.PUBLISHED, False, None)


def test_an_unknown_word_alone_is_unmapped() -> None:
    got = answer("", seen("Xyz 12", "2026-11-18"))
    assert (got.phase, got.group) == (Phase.UNKNOWN, PublicGroup.UNMAPPED)
    assert got.unmapped.raw == "Xyz 12"


def test_certificate_granted_does_not_contradict_the_end_of_the_term() -> None:
    word = seen("Cấp bằng", "2028-02-01")
    got = answer(GRANTED, word, on="2028-02-02", calendar=TEN_YEARS)
    assert (got.phase, got.basis, got.conflict) == (
        Phase.EXPIRED,
        Basis.CALENDAR,
        False,
    )


def test_a_right_known_only_by_its_word_still_runs_out() -> None:
    word = seen("Cấp bằng", "2026-11-18")
    got = answer("", word, on="2027-02-01", calendar=TEN_YEARS)
    assert (got.phase, got.basis) == (Phase.IN_GRACE, Basis.CALENDAR)


def test_expired_before_the_last_day_is_a_conflict() -> None:
    got = answer(GRANTED, seen("Hết hạn", "2026-01-01"), calendar=TEN_YEARS)
    assert got.conflict is True


def test_expired_in_the_months_of_late_renewal_is_in_grace() -> None:
    word = seen("Hết hạn", "2027-02-01")
    got = answer(GRANTED, word, on="2027-02-02", calendar=TEN_YEARS)
    assert (got.phase, got.conflict) == (Phase.IN_GRACE, False)


def test_given_up_means_what_can_be_given_up() -> None:
    word = seen("Từ bỏ", "2026-11-18")
    assert answer(FILED, word).phase is Phase.WITHDRAWN
    assert answer(GRANTED, word).phase is Phase.SURRENDERED


def test_a_finer_word_says_more_than_the_events() -> None:
    log = f"{FILED}\n2026-05-01 grant_intended"
    got = answer(log, seen("SC NNĐ không nộp phí đúng hạn", "2026-11-18"))
    assert (got.phase, got.conflict) == (Phase.GRANT_FEE_MISSED, False)


def test_the_office_contradicting_its_own_timeline_is_flagged() -> None:
    log = f"{FILED}\n2026-05-01 grant_intended\n2026-06-01 grant_fee_paid"
    got = answer(log, seen("SC NNĐ không nộp phí đúng hạn", "2026-11-18"))
    assert (got.phase, got.conflict) == (Phase.GRANT_FEE_MISSED, True)
