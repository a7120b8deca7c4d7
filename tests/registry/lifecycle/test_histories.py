from __future__ import annotations

from datetime import timedelta

import pytest

from ip_portal.registry.lifecycle import (
    Basis,
    Calendar,
    Event,
    EventCode,
    Flag,
    Phase,
    PublicGroup,
    State,
    Step,
    Turn,
    events_from_fields,
    replay,
    status,
    waiting_notice,
)

from .lives import TEN_YEARS, day, life

SMOOTH = """
2017-01-12 filed
2017-02-10 accepted
2017-04-25 published
2018-02-01 grant_intended
2018-03-01 grant_fee_paid
2018-08-28 registered
"""


def answer(lines: str, on: str, calendar: Calendar = TEN_YEARS):
    return status(life(lines), on=day(on), calendar=calendar)


def test_a_smooth_life_goes_through_every_phase() -> None:
    expected = {
        "2017-01-11": Phase.UNKNOWN,
        "2017-01-12": Phase.FILED,
        "2017-03-01": Phase.AWAITING_PUBLICATION,
        "2017-04-25": Phase.PUBLISHED,
        "2018-02-01": Phase.INTENDED_GRANT,
        "2018-03-02": Phase.AWAITING_GRANT,
        "2018-08-28": Phase.IN_FORCE,
        "2027-01-12": Phase.IN_FORCE,
        "2027-01-13": Phase.IN_GRACE,
        "2027-07-12": Phase.IN_GRACE,
        "2027-07-13": Phase.EXPIRED,
    }
    assert {on: answer(SMOOTH, on).phase for on in expected} == expected


def test_a_granted_mark_whose_timeline_names_neither_publication_nor_grant() -> None:
    events = [
        *life("2024-04-17 filed\n2025-12-24 answered\n2025-12-24 grant_fee_paid"),
        *events_from_fields(
            filed_on=day("2024-04-17"),
            published_on=day("2024-10-25"),
            granted_on=day("2026-02-25"),
        ),
    ]
    got = status(events, on=day("2026-11-24"))
    assert (got.phase, got.basis, got.since) == (
        Phase.IN_FORCE,
        Basis.FIELD,
        day("2026-02-25"),
    )
    assert (got.published_on, got.granted_on) == (day("2024-10-25"), day("2026-02-25"))
    assert (got.state, got.stage) == (State.ACTIVE, 4)


def test_a_timeline_is_believed_before_a_field_that_says_the_same() -> None:
    fields = events_from_fields(granted_on=day("2018-08-28"))
    got = status([*fields, *life(SMOOTH)], on=day("2020-01-01"))
    assert (got.phase, got.basis) == (Phase.IN_FORCE, Basis.TIMELINE)


def test_an_end_known_by_a_field_does_not_overrule_how_it_ended() -> None:
    fields = events_from_fields(terminated_on=day("2020-05-05"))
    lapsed = [*fields, *life(f"{SMOOTH}2020-05-05 lapsed")]
    assert status(lapsed, on=day("2021-01-01")).phase is Phase.LAPSED
    unnamed = [*fields, *life(SMOOTH)]
    assert status(unnamed, on=day("2021-01-01")).phase is Phase.TERMINATED


def test_an_expired_mark_needs_no_event() -> None:
    got = answer(SMOOTH, "2028-01-01")
    assert (got.phase, got.basis) == (Phase.EXPIRED, Basis.CALENDAR)
    assert got.since == day("2027-01-13")
    assert (got.group, got.state, got.stage) == (
        PublicGroup.ENDED,
        State.NOT_ACTIVE,
        6,
    )
    assert got.turn is Turn.NOBODY
    assert got.next_change_on is None


def test_the_months_of_late_renewal_are_the_owners_turn() -> None:
    got = answer(SMOOTH, "2027-03-01")
    assert (got.phase, got.turn) == (Phase.IN_GRACE, Turn.HOLDER)
    assert (got.next.step, got.next.on) == (Step.LATE_RENEWAL, day("2027-07-12"))
    assert got.next_change_on == day("2027-07-13")


def test_the_open_renewal_window_is_a_flag_and_the_owners_turn() -> None:
    before = answer(SMOOTH, "2026-07-11")
    assert Flag.RENEWAL_OPEN not in before.flags
    assert before.next_change_on == day("2026-07-12")
    got = answer(SMOOTH, "2026-11-24")
    assert Flag.RENEWAL_OPEN in got.flags
    assert (got.turn, got.next.on) == (Turn.HOLDER, day("2027-01-12"))
    assert got.next_change_on == day("2027-01-13")


def test_a_renewal_requested_but_not_recorded_leaves_the_turn_to_the_office() -> None:
    got = answer(f"{SMOOTH}2026-08-01 renewal_requested", "2026-11-24")
    assert Flag.RENEWAL_REQUESTED in got.flags
    assert got.turn is Turn.OFFICE


def test_a_renewal_in_the_window_outlives_the_old_last_day() -> None:
    got = answer(f"{SMOOTH}2026-08-01 renewed", "2029-01-01")
    assert got.phase is Phase.IN_FORCE
    assert got.renewed_on == day("2026-08-01")


def test_a_lapse_and_a_late_renewal_bring_the_right_back() -> None:
    lapsed = answer(f"{SMOOTH}2026-10-01 lapsed", "2026-11-24")
    assert (lapsed.phase, lapsed.state, lapsed.stage) == (
        Phase.LAPSED,
        State.NOT_ACTIVE,
        6,
    )
    back = answer(f"{SMOOTH}2026-10-01 lapsed\n2026-10-20 revived", "2026-11-24")
    assert (back.phase, back.state, back.stage) == (Phase.IN_FORCE, State.ACTIVE, 4)


OPPOSED = """
2026-03-02 filed
2026-06-18 published
2026-08-01 opposed
2026-10-01 refusal_intended
"""


def test_an_opposition_runs_beside_the_examination() -> None:
    calendar = Calendar(opposition_until=day("2026-09-18"))
    on_window = answer(OPPOSED, "2026-08-02", calendar)
    assert on_window.phase is Phase.PUBLISHED
    assert {Flag.OPPOSED, Flag.OPPOSITION_OPEN} <= on_window.flags
    assert on_window.stage == 3
    later = answer(OPPOSED, "2026-10-02", calendar)
    assert later.phase is Phase.INTENDED_REFUSAL
    assert Flag.OPPOSED in later.flags
    assert Flag.OPPOSITION_OPEN not in later.flags
    done = answer(f"{OPPOSED}2026-10-05 opposition_rejected", "2026-10-06", calendar)
    assert Flag.OPPOSED not in done.flags


def test_the_last_day_for_opposition_counts_whole() -> None:
    calendar = Calendar(opposition_until=day("2026-09-18"))
    last = answer(OPPOSED, "2026-09-18", calendar)
    assert Flag.OPPOSITION_OPEN in last.flags
    assert last.next_change_on == day("2026-09-19")


def test_an_answer_in_time_gives_the_turn_back_to_the_office() -> None:
    calendar = Calendar(answer_until=day("2027-01-04"))
    waiting = answer(OPPOSED, "2026-10-02", calendar)
    assert (waiting.turn, waiting.next.step, waiting.next.on) == (
        Turn.APPLICANT,
        Step.ANSWER_REFUSAL,
        day("2027-01-04"),
    )
    late = answer(OPPOSED, "2027-01-05", calendar)
    assert late.turn is Turn.OFFICE
    assert Flag.ANSWER_OVERDUE in late.flags
    answered = answer(f"{OPPOSED}2026-12-01 answered", "2026-12-02", calendar)
    assert (answered.phase, answered.turn) == (Phase.EXAMINATION, Turn.OFFICE)


def test_more_time_asked_for_leaves_the_last_day_open() -> None:
    calendar = Calendar(answer_until=day("2027-01-04"))
    asked = f"{OPPOSED}2026-12-20 extension_requested"
    got = answer(asked, "2027-02-01", calendar)
    assert got.flags == {Flag.OPPOSED, Flag.EXTENDED}
    assert (got.turn, got.next.on) == (Turn.APPLICANT, None)
    denied = answer(f"{asked}\n2027-01-10 extension_refused", "2027-02-01", calendar)
    assert Flag.ANSWER_OVERDUE in denied.flags


def test_the_notice_that_waits_is_the_newest_unanswered_one() -> None:
    log = life(f"{OPPOSED}2026-12-01 answered\n2027-02-01 grant_intended")
    assert waiting_notice(log, on=day("2026-10-02")).code is EventCode.REFUSAL_INTENDED
    assert waiting_notice(log, on=day("2026-12-02")) is None
    assert waiting_notice(log, on=day("2027-02-02")).effective_on == day("2027-02-01")


def test_a_second_notice_restarts_the_clock_without_leaving_the_phase() -> None:
    log = life(f"{OPPOSED}2026-11-01 refusal_intended")
    assert waiting_notice(log, on=day("2026-11-02")).effective_on == day("2026-11-01")


def test_a_refused_application_is_restored_to_where_it_stood() -> None:
    refused = f"{OPPOSED}2027-01-20 refused"
    got = answer(refused, "2027-01-21")
    assert (got.phase, got.group) == (Phase.REFUSED, PublicGroup.REFUSED_OR_WITHDRAWN)
    assert (got.state, got.stage) == (State.NOT_ACTIVE, 6)
    back = answer(f"{refused}\n2027-02-01 restored", "2027-02-02")
    assert back.phase is Phase.INTENDED_REFUSAL
    assert (back.state, back.stage) == (State.ACTIVE, 3)


def test_an_appeal_against_a_refusal_is_a_flag_until_it_ends() -> None:
    appealed = f"{OPPOSED}2027-01-20 refused\n2027-02-10 appealed"
    assert Flag.UNDER_APPEAL in answer(appealed, "2027-02-11").flags
    ended = answer(f"{appealed}\n2027-05-01 appeal_rejected", "2027-05-02")
    assert ended.flags == frozenset()
    won = answer(f"{appealed}\n2027-05-01 registered", "2027-05-02", Calendar())
    assert (won.phase, won.flags) == (Phase.IN_FORCE, frozenset())


def test_a_suspension_ends_with_its_resumption() -> None:
    suspended = f"{OPPOSED}2026-10-10 suspended"
    got = answer(suspended, "2026-10-11")
    assert Flag.SUSPENDED in got.flags
    assert got.turn is Turn.OFFICE
    resumed = answer(f"{suspended}\n2026-12-10 resumed", "2026-12-11")
    assert Flag.SUSPENDED not in resumed.flags


def test_a_challenge_leaves_stage_five_only_when_the_last_one_ends() -> None:
    two = f"{SMOOTH}2020-01-01 termination_requested\n2020-02-01 invalidation_requested"
    assert answer(two, "2020-02-02").stage == 5
    one = f"{two}\n2020-06-01 maintained"
    assert answer(one, "2020-06-02").stage == 5
    none = answer(f"{one}\n2020-07-01 maintained", "2020-07-02")
    assert (none.stage, Flag.CHALLENGED in none.flags) == (4, False)
    lost = answer(f"{one}\n2020-07-01 cancelled", "2020-07-02")
    assert (lost.phase, lost.stage) == (Phase.CANCELLED, 6)


@pytest.mark.parametrize("code", ["withdrawn", "deemed_withdrawn", "surrendered"])
def test_a_life_can_end_by_the_persons_own_doing(code: str) -> None:
    base = SMOOTH if code == "surrendered" else OPPOSED
    got = answer(f"{base}2026-11-01 {code}", "2026-11-02")
    assert (got.phase.value, got.ended_on) == (code, day("2026-11-01"))
    assert got.turn is Turn.NOBODY


def test_licences_and_pledges_are_counted_and_move_nothing() -> None:
    got = answer(f"{SMOOTH}2020-01-01 licensed\n2020-01-02 licensed", "2020-01-03")
    assert got.phase is Phase.IN_FORCE
    assert Flag.LICENSED in got.flags
    ended = (
        f"{SMOOTH}2020-01-01 licensed\n2020-01-02 pledged\n2020-02-01 licence_cancelled"
    )
    assert answer(ended, "2020-02-02").flags == {Flag.PLEDGED}


def test_an_event_entered_late_counts_from_the_day_it_took_effect() -> None:
    log = life(SMOOTH)
    late = Event(EventCode.CANCELLED, day("2020-05-05"), basis=Basis.HAND)
    assert status([*log, late], on=day("2021-01-01")).phase is Phase.CANCELLED
    assert status([late, *log], on=day("2021-01-01")).phase is Phase.CANCELLED
    assert status([*log, late], on=day("2020-05-04")).phase is Phase.IN_FORCE


def test_events_of_one_day_follow_their_order() -> None:
    def on_one_day(first: str, second: str) -> Phase:
        codes = (EventCode(first), EventCode(second))
        events = [
            Event(code, day("2026-01-01"), day_order=place)
            for place, code in enumerate(codes)
        ]
        return status(events, on=day("2026-01-02")).phase

    assert on_one_day("grant_intended", "grant_fee_paid") is Phase.AWAITING_GRANT
    assert on_one_day("grant_fee_paid", "grant_intended") is Phase.INTENDED_GRANT


def test_an_event_that_does_not_fit_is_kept_and_named() -> None:
    got = answer(f"{SMOOTH}2020-01-01 withdrawn", "2020-01-02")
    assert got.phase is Phase.IN_FORCE
    assert got.misfits == (EventCode.WITHDRAWN,)


def test_a_right_that_ended_although_its_grant_is_missing_has_ended() -> None:
    got = answer("2010-01-01 filed\n2019-01-01 lapsed", "2020-01-01", Calendar())
    assert (got.phase, got.misfits) == (Phase.LAPSED, ())


def test_the_publication_of_a_patent_with_a_request_leads_into_examination() -> None:
    log = "2022-01-01 filed\n2022-03-01 examination_requested\n2023-06-01 published"
    got = answer(log, "2023-06-02", Calendar(request_until=day("2025-01-01")))
    assert (got.phase, got.turn) == (Phase.EXAMINATION, Turn.OFFICE)


def test_a_patent_without_a_request_waits_for_it_and_then_is_overdue() -> None:
    log = "2022-01-01 filed\n2023-06-01 published"
    calendar = Calendar(request_until=day("2025-07-01"))
    waiting = answer(log, "2025-07-01", calendar)
    assert (waiting.turn, waiting.next.step) == (
        Turn.APPLICANT,
        Step.REQUEST_EXAMINATION,
    )
    assert waiting.next_change_on == day("2025-07-02")
    late = answer(log, "2025-07-02", calendar)
    assert late.phase is Phase.PUBLISHED
    assert Flag.REQUEST_OVERDUE in late.flags


def test_an_office_that_examines_first_accepts_for_publication_afterwards() -> None:
    log = "2018-04-17 filed\n2018-08-06 refusal_intended\n2018-08-27 accepted"
    assert answer(log, "2018-09-01").phase is Phase.AWAITING_PUBLICATION


def test_an_application_closed_for_good_is_terminated() -> None:
    got = answer(
        f"{OPPOSED}2027-01-20 refused\n2027-06-01 application_closed", "2027-07-01"
    )
    assert (got.phase, got.state, got.stage) == (Phase.REFUSED, State.TERMINATED, 6)


def test_a_future_event_is_announced_as_the_next_change() -> None:
    got = answer(SMOOTH, "2018-08-27")
    assert got.phase is Phase.AWAITING_GRANT
    assert got.next_change_on == day("2018-08-28")


def test_the_public_day_is_a_day_of_the_calendar() -> None:
    calendar = Calendar(public_from=day("2017-04-25"))
    hidden = answer(SMOOTH, "2017-04-24", calendar)
    assert (hidden.public, hidden.next_change_on) == (False, day("2017-04-25"))
    assert answer(SMOOTH, "2017-04-25", calendar).public is True
    assert answer(SMOOTH, "2017-04-25", Calendar()).public is False


def test_replaying_gives_the_dates_of_the_right() -> None:
    told = replay(life(SMOOTH), on=day("2019-01-01"))
    assert (told.filed_on, told.published_on, told.granted_on) == (
        day("2017-01-12"),
        day("2017-04-25"),
        day("2018-08-28"),
    )
    assert told.since - told.filed_on > timedelta(days=500)
