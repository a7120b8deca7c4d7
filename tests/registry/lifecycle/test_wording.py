from __future__ import annotations

import ast
from pathlib import Path

import pytest

from ip_portal.registry import wording
from ip_portal.registry.lifecycle import (
    Calendar,
    EventCode,
    Phase,
    Status,
    events_from_fields,
    status,
)
from ip_portal.registry.office_words import observe
from ip_portal.registry.wording import (
    EVENTS,
    Progress,
    Shape,
    calendar_entries,
    panel_of,
    render,
    stepper_of,
    tag_of,
)

from .lives import TEN_YEARS, day, life

LIFE = """
2017-01-12 filed
2017-04-25 published
2018-08-28 registered
"""


def of(lines: str, on: str, *words, calendar: Calendar = TEN_YEARS) -> Status:
    return status(life(lines), words, on=day(on), calendar=calendar)


def said(text) -> str:
    return render(text, translate=str, show_day=lambda one: f"{one:%d/%m/%Y}")


def test_a_mark_in_the_renewal_window_says_what_the_owner_can_do() -> None:
    panel = panel_of(of(LIFE, "2026-11-24"), TEN_YEARS, kind="certification_mark")
    assert (panel.tag.shape, said(panel.tag.text)) == (
        Shape.DUE,
        "In force, renewal due soon",
    )
    assert said(panel.sentence) == (
        "The mark is protected until the end of 12/01/2027. "
        "The owner can file the renewal request now."
    )
    assert said(panel.turn) == "Owner of the mark"
    assert panel.due == day("2027-01-12")
    assert said(panel.otherwise) == "Late renewal with a surcharge until 12/07/2027"


def test_the_stepper_of_a_mark_stands_at_the_renewal_window() -> None:
    steps = stepper_of(of(LIFE, "2026-11-24"), TEN_YEARS, kind="trademark")
    assert [(said(step.text), step.progress.value, step.on) for step in steps] == [
        ("Application filed", "done", day("2017-01-12")),
        ("Publication of the application", "done", day("2017-04-25")),
        ("Certificate granted", "done", day("2018-08-28")),
        ("Renewal window open", "now", day("2026-07-12")),
        ("Expiry", "later", day("2027-01-12")),
    ]
    assert [step.starts for step in steps] == [False, False, False, True, False]


@pytest.mark.parametrize(
    ("on", "now"),
    [("2017-02-01", 0), ("2017-05-01", 1), ("2020-01-01", 2), ("2027-02-01", 4)],
)
def test_the_stepper_stands_where_the_right_stands(on: str, now: int) -> None:
    steps = stepper_of(of(LIFE, on), TEN_YEARS, kind="trademark")
    assert [step.progress for step in steps].index(Progress.NOW) == now


def test_a_life_cut_short_ends_its_stepper() -> None:
    got = of(f"{LIFE}2020-01-01 cancelled", "2020-02-01")
    steps = stepper_of(got, TEN_YEARS, kind="trademark")
    assert (said(steps[-1].text), steps[-1].on) == (
        "Protection cancelled",
        day("2020-01-01"),
    )
    refused = of("2019-11-04 filed\n2021-02-01 refused", "2022-01-01")
    assert len(stepper_of(refused, Calendar(), kind="trademark")) == 2


def test_a_geographical_indication_has_no_expiry() -> None:
    got = of(LIFE, "2020-01-01", calendar=Calendar())
    assert len(stepper_of(got, Calendar(), kind="gi")) == 3
    assert said(panel_of(got, Calendar(), kind="gi").sentence) == (
        "The geographical indication is protected without a time limit."
    )


def test_a_patent_has_no_renewal() -> None:
    got = of(LIFE, "2020-01-01")
    names = [said(step.text) for step in stepper_of(got, TEN_YEARS, kind="invention")]
    assert "Renewal window open" not in names
    assert said(panel_of(got, TEN_YEARS, kind="invention").sentence) == (
        "The invention is protected until the end of 12/01/2027."
    )


def test_the_months_of_late_renewal_name_both_days() -> None:
    panel = panel_of(of(LIFE, "2027-02-01"), TEN_YEARS, kind="trademark")
    assert panel.tag.shape is Shape.DUE
    assert said(panel.sentence) == (
        "Protection ended with 12/01/2027. Late renewal with a surcharge is possible "
        "until the end of 12/07/2027."
    )
    assert panel.due == day("2027-07-12")
    assert said(panel.notes[0]).startswith("No event of the office says so")


def test_an_expired_mark_says_that_the_calendar_ended_it() -> None:
    panel = panel_of(of(LIFE, "2028-01-01"), TEN_YEARS, kind="trademark")
    assert said(panel.tag.text) == "Protection expired"
    assert (panel.due, panel.otherwise) == (None, None)
    assert said(panel.turn) == "Nobody has to act now"


def test_a_field_behind_the_grant_is_named() -> None:
    events = events_from_fields(
        filed_on=day("2024-04-17"), granted_on=day("2026-02-25")
    )
    got = status(events, on=day("2026-11-24"))
    notes = [said(note) for note in panel_of(got, Calendar(), kind="trademark").notes]
    assert any("dated field" in note for note in notes)


def test_a_word_without_an_event_is_said_with_its_day() -> None:
    word = observe("Từ chối", day("2026-11-18"), "ipvn_page")
    got = of("2019-11-04 filed", "2026-11-24", word)
    panel = panel_of(got, Calendar(), kind="trademark")
    assert said(panel.tag.text) == "Grant refused"
    assert said(panel.notes[0]) == (
        "Seen as the office's status “Từ chối” on 18/11/2026; no dated event is known."
    )


def test_the_word_of_the_office_stands_beside_a_status_it_agrees_with() -> None:
    word = observe("Cấp bằng", day("2026-11-18"), "ipvn_page")
    panel = panel_of(of(LIFE, "2026-11-24", word), TEN_YEARS, kind="trademark")
    assert [said(note) for note in panel.notes] == [
        "The office shows “Cấp bằng” (18/11/2026)."
    ]


def test_an_unmapped_word_is_shown_raw() -> None:
    word = observe("1904", day("2026-11-18"), "ipvn_page")
    alone = panel_of(of("", "2026-11-24", word), Calendar(), kind="trademark")
    assert (alone.tag.shape, said(alone.tag.text)) == (
        Shape.UNKNOWN,
        "Status not mapped",
    )
    beside = panel_of(
        of("2026-01-08 filed", "2026-11-24", word), Calendar(), kind="trademark"
    )
    assert (
        said(beside.notes[-1])
        == "The office shows “1904” (18/11/2026); not mapped yet."
    )


def test_both_sides_of_a_conflict_are_said() -> None:
    word = observe("Đang giải quyết", day("2026-11-18"), "ipvn_page")
    got = of(LIFE, "2026-11-24", word)
    clash = [said(side) for side in panel_of(got, TEN_YEARS, kind="trademark").clash]
    assert clash == [
        "IP Viet Nam says “Đang giải quyết” (18/11/2026)",
        "the dated events say: In force (28/08/2018)",
    ]


def test_an_opposition_window_is_the_sentence_while_it_is_open() -> None:
    calendar = Calendar(opposition_until=day("2026-12-25"))
    got = of("2026-03-02 filed\n2026-09-25 published", "2026-11-24", calendar=calendar)
    panel = panel_of(got, calendar, kind="trademark")
    assert said(panel.tag.text) == "Published, open to opposition"
    assert said(panel.sentence).endswith("oppose it until the end of 25/12/2026.")


def test_the_calendar_writes_its_own_lines_into_the_timeline() -> None:
    got = of(LIFE, "2027-08-01")
    lines = list(calendar_entries(got, TEN_YEARS, on=day("2027-08-01")))
    assert [(line.on, said(line.text)) for line in lines] == [
        (day("2026-07-12"), "Renewal window opened"),
        (day("2027-01-13"), "Protection expired"),
        (day("2027-07-13"), "Late renewal no longer possible"),
    ]
    assert said(lines[0].reason) == "Counted from the last day of the term, 12/01/2027."


def test_everything_has_words() -> None:
    assert set(EVENTS) == set(EventCode)
    assert all(tag_of(phase, kind="trademark").text.msgid for phase in Phase)


def test_every_msgid_is_a_literal_the_catalogue_can_find() -> None:
    folder = Path(wording.__file__).parent
    calls = [
        node
        for path in folder.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "_"
    ]
    assert len(calls) > len(EventCode)
    assert all(isinstance(call.args[0], ast.Constant) for call in calls)
