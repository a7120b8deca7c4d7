from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, strategies as st

from ip_portal.registry.lifecycle import (
    CODES,
    Calendar,
    Event,
    EventCode,
    Observation,
    Phase,
    Reading,
    group_of,
    status,
)
from ip_portal.registry.wording import panel_of, render, stepper_of

FIRST = date(2015, 1, 1)
DAYS = st.integers(0, 4500).map(lambda count: FIRST + timedelta(days=count))
KINDS = st.sampled_from(
    ["trademark", "collective_mark", "gi", "design", "invention", "utility_solution"]
)
EVENTS = st.builds(
    Event,
    code=st.sampled_from(EventCode),
    effective_on=DAYS,
    day_order=st.integers(0, 3),
    cancelled=st.booleans(),
)
LOGS = st.lists(EVENTS, max_size=12)
READINGS = st.none() | st.lists(
    st.sampled_from(Phase), min_size=1, max_size=3, unique=True
).map(lambda phases: Reading(tuple(phases)))
WORDS = st.lists(
    st.builds(
        Observation,
        raw=st.sampled_from(["a", "b", "1904"]),
        as_of=DAYS,
        source=st.sampled_from(["one", "two"]),
        priority=st.integers(0, 2),
        reading=READINGS,
    ),
    max_size=4,
)
CALENDARS = st.builds(
    Calendar, **dict.fromkeys(Calendar.__dataclass_fields__, st.none() | DAYS)
)


@given(LOGS, WORDS, DAYS, CALENDARS, KINDS)
def test_no_life_raises_and_every_answer_can_be_said(
    events, words, on, calendar, kind
) -> None:
    got = status(events, words, on=on, calendar=calendar)
    assert got.group is group_of(got.phase)
    assert 0 <= got.stage <= 6
    assert bool(got.sides) is got.conflict
    panel = panel_of(got, calendar, kind=kind)
    said = [panel.tag.text, panel.sentence, panel.turn, *panel.notes, *panel.clash]
    for text in said:
        words_shown = render(text, translate=str, show_day=date.isoformat)
        assert words_shown.strip()
        assert "%(" not in words_shown
    steps = stepper_of(got, calendar, kind=kind)
    assert [step.progress for step in steps].count("now") == (1 if steps else 0)


@given(LOGS, WORDS, DAYS, CALENDARS, st.randoms())
def test_the_order_of_entry_does_not_matter(
    events, words, on, calendar, random
) -> None:
    shuffled, other = list(events), list(words)
    random.shuffle(shuffled)
    random.shuffle(other)
    assert status(events, words, on=on, calendar=calendar) == status(
        shuffled, other, on=on, calendar=calendar
    )


@given(LOGS, EVENTS, DAYS, CALENDARS)
def test_a_cancelled_event_changes_nothing(events, event, on, calendar) -> None:
    with_it = [*events, replace(event, cancelled=True)]
    assert status(with_it, on=on, calendar=calendar) == status(
        events, on=on, calendar=calendar
    )


@given(LOGS, DAYS, CALENDARS)
def test_an_event_told_twice_of_a_phase_changes_nothing(events, on, calendar) -> None:
    plain = {"B", "F", "H", "Q", "D"}
    log = [event for event in events if CODES[event.code].category in plain]
    got, twice = (
        status(many, on=on, calendar=calendar) for many in (log, [*log, *log])
    )
    assert got.phase is twice.phase


@given(LOGS, WORDS, DAYS, CALENDARS)
def test_nothing_changes_before_the_next_change(events, words, on, calendar) -> None:
    got = status(events, words, on=on, calendar=calendar)
    change = got.next_change_on
    if change is None:
        later = status(events, words, on=date(2040, 1, 1), calendar=calendar)
        assert later == got
        return
    assert change > on
    day_before = change - timedelta(days=1)
    assert status(events, words, on=day_before, calendar=calendar) == got
    assert status(events, words, on=change, calendar=calendar) != got


@given(LOGS, EVENTS, DAYS, CALENDARS)
def test_what_happens_tomorrow_does_not_count_today(
    events, event, on, calendar
) -> None:
    tomorrow = replace(event, effective_on=on + timedelta(days=1))
    assert status([*events, tomorrow], on=on, calendar=calendar) == status(
        events, on=on, calendar=calendar
    )


PAPER = frozenset("PQRSTUW")


@given(LOGS, DAYS)
def test_paper_money_and_parties_never_move_the_stage(events, on) -> None:
    moving = [event for event in events if CODES[event.code].category not in PAPER]
    phases_of_paper = {
        EventCode.GRANT_FEE_PAID,
        EventCode.GRANT_FEE_MISSED,
        EventCode.RENEWED,
        EventCode.ANSWERED,
        EventCode.FORMALITY_ANSWERED,
        EventCode.PUBLISHED,
        EventCode.GRANT_PAPERS,
        EventCode.SUSPENDED,
    }
    paper = [
        event
        for event in events
        if CODES[event.code].category in PAPER and event.code not in phases_of_paper
    ]
    got, bare = status([*moving, *paper], on=on), status(moving, on=on)
    assert (got.phase, got.state, got.stage) == (bare.phase, bare.state, bare.stage)
