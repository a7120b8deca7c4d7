"""Office events entered and cancelled by hand."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ip_portal.ledger.actors import SYSTEM
from ip_portal.ledger.models import Change, Entry
from ip_portal.registry import services
from ip_portal.registry.lifecycle import EventCode
from ip_portal.registry.models import Event, Right
from ip_portal.registry.settling import Setting
from tests.desk.conftest import MakeRight

TYPED = {
    "code": "refusal_intended",
    "effective_on": "18/11/2026",
    "source": "118204/SHTT-NH",
    "reason": "Văn bản giấy",
}


def preview(browser: Client, right: Right, **said: object) -> HttpResponse:
    """Ask for the preview of an event."""
    url = reverse("desk_event_new", args=[right.pk])
    typed = {**TYPED, "version": right.version, "step": "preview", **said}
    return browser.post(url, typed)


def write(browser: Client, shown: HttpResponse, **said: object) -> HttpResponse:
    """Press the button under a preview."""
    form = shown.context["form"]
    typed = {name: form.data[name] for name in (*TYPED, "version")}
    seal = shown.context["shown"]
    return browser.post(
        shown.request["PATH_INFO"], {**typed, "step": "write", "shown": seal, **said}
    )


def rows() -> tuple[int, ...]:
    """Count what a write would leave behind."""
    return tuple(one.objects.count() for one in (Event, Entry, Change))


def test_the_preview_shows_the_new_status_and_writes_nothing(
    officer: Client, right: Right
) -> None:
    before = (*rows(), right.version)
    shown = preview(officer, right)
    right.refresh_from_db()
    assert (*rows(), right.version) == before
    panels = shown.context["preview"]
    assert panels["before"]["label"] != panels["after"]["label"]
    assert panels["sentence"] in shown.text
    assert "18/02/2027" in panels["sentence"]
    assert [str(one["last_day"]) for one in panels["terms"]] == ["2027-02-18"]


def test_the_event_is_written_as_it_was_shown(officer: Client, right: Right) -> None:
    answer = write(officer, preview(officer, right))
    assert answer["Location"] == reverse("desk_right", args=[right.pk])
    event = right.events.get(basis=Event.Basis.HAND)
    assert (event.code, event.effective_on) == ("refusal_intended", date(2026, 11, 18))
    assert (event.source, event.reason) == ("118204/SHTT-NH", "Văn bản giấy")
    right.refresh_from_db()
    assert right.phase == "intended_refusal"
    page = officer.get(answer["Location"]).text
    assert "118204/SHTT-NH" in page
    assert "Lê Hạnh" in page


def test_what_was_changed_after_the_preview_is_shown_before_it_is_written(
    officer: Client, right: Right
) -> None:
    shown = preview(officer, right)
    again = write(officer, shown, effective_on="17/11/2026")
    assert again.status_code == 200
    assert not right.events.filter(basis=Event.Basis.HAND).exists()
    assert "17/02/2027" in again.text


def test_without_a_preview_nothing_is_written(officer: Client, right: Right) -> None:
    answer = preview(officer, right, step="write", shown="made-up")
    assert answer.status_code == 200
    assert not right.events.filter(basis=Event.Basis.HAND).exists()


def test_pressing_twice_writes_one_event(officer: Client, right: Right) -> None:
    shown = preview(officer, right)
    first, second = write(officer, shown), write(officer, shown)
    assert first["Location"] == second["Location"]
    assert right.events.filter(basis=Event.Basis.HAND).count() == 1


def test_the_second_of_two_people_sees_what_happened_meanwhile(
    officer: Client, right: Right, setting: Setting
) -> None:
    shown = preview(officer, right)
    other = services.NewEvent(
        EventCode.WITHDRAWN, date(2026, 11, 20), "rút đơn", "giấy"
    )
    services.add_event(
        right, other, version=right.version, actor=SYSTEM, setting=setting
    )
    answer = write(officer, shown)
    assert answer.status_code == 409
    assert "118204/SHTT-NH" in answer.text
    assert "Văn bản giấy" in answer.text
    assert right.events.filter(basis=Event.Basis.HAND).count() == 1
    assert answer.context["meanwhile"]
    assert write(officer, answer).status_code == 302
    assert right.events.filter(basis=Event.Basis.HAND).count() == 2


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("code", ""),
        ("code", "event_corrected"),
        ("code", "nonsense"),
        ("effective_on", ""),
        ("effective_on", "31/02/2026"),
        ("effective_on", "18/11/26"),
        ("effective_on", "25/11/2026"),
        ("source", " "),
        ("reason", ""),
    ],
)
def test_an_event_without_its_what_when_whence_and_why_is_refused(
    officer: Client, right: Right, field: str, typed: str
) -> None:
    answer = preview(officer, right, **{field: typed})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert f'href="#id_{field}"' in answer.text


def test_the_preview_warns_of_an_event_that_stands_already(
    officer: Client, right: Right
) -> None:
    shown = preview(officer, right, code="filed", effective_on="7/3/2024")
    assert [one["ok"] for one in shown.context["preview"]["checks"]] == [False, True]


def test_the_preview_warns_of_a_day_before_the_filing(
    officer: Client, right: Right
) -> None:
    shown = preview(officer, right, effective_on="6/3/2024")
    assert [one["ok"] for one in shown.context["preview"]["checks"]] == [True, False]


def test_the_preview_warns_of_an_office_word_that_is_newer(
    officer: Client, make_right: MakeRight
) -> None:
    granted = make_right(
        granted_on=date(2025, 3, 7),
        status_word="Cấp bằng",
        as_of=date(2026, 11, 20),
    )
    shown = preview(officer, granted, code="cancelled")
    assert [one["ok"] for one in shown.context["preview"]["checks"]][-1] is False
    assert "Cấp bằng" in shown.context["preview"]["checks"][-1]["text"]


# --- Cancelling -------------------------------------------------------------------------


@pytest.fixture
def event(right: Right, setting: Setting) -> Event:
    """Return a wrong event that was entered by hand."""
    new = services.NewEvent(EventCode.REFUSED, date(2026, 11, 20), "QĐ 1", "giấy")
    made = services.add_event(
        right, new, version=right.version, actor=SYSTEM, setting=setting
    )
    right.refresh_from_db()
    return made


def test_cancelling_shows_what_it_does_and_writes_only_on_the_button(
    officer: Client, right: Right, event: Event
) -> None:
    before = rows()
    shown = officer.get(reverse("desk_event_cancel", args=[event.pk]))
    assert rows() == before
    panels = shown.context["preview"]
    assert panels["before"]["label"] != panels["after"]["label"]


def test_a_cancelled_event_stays_in_sight_and_counts_no_more(
    officer: Client, right: Right, event: Event
) -> None:
    url = reverse("desk_event_cancel", args=[event.pk])
    answer = officer.post(url, {"reason": "nhầm số đơn", "version": right.version})
    assert answer.status_code == 302
    right.refresh_from_db()
    assert right.phase != "refused"
    page = officer.get(answer["Location"]).text
    assert "QĐ 1" in page
    assert "nhầm số đơn" in page
    assert url not in page


def test_cancelling_needs_a_reason(officer: Client, right: Right, event: Event) -> None:
    url = reverse("desk_event_cancel", args=[event.pk])
    answer = officer.post(url, {"reason": " ", "version": right.version})
    assert answer.status_code == 422
    right.refresh_from_db()
    assert right.phase == "refused"


def test_cancelling_twice_is_cancelling_once(
    officer: Client, right: Right, event: Event
) -> None:
    url = reverse("desk_event_cancel", args=[event.pk])
    for _time in range(2):
        officer.post(url, {"reason": "nhầm", "version": right.version})
    assert Event.objects.filter(cancels=event).count() == 1


def test_a_right_that_changed_meanwhile_is_shown_anew_before_cancelling(
    officer: Client, right: Right, event: Event
) -> None:
    url = reverse("desk_event_cancel", args=[event.pk])
    answer = officer.post(url, {"reason": "nhầm", "version": right.version - 1})
    assert answer.status_code == 409
    assert "nhầm" in answer.text
    again = {"reason": "nhầm", "version": answer.context["form"]["version"].value()}
    assert officer.post(url, again).status_code == 302


def test_the_page_of_a_right_costs_the_same_for_few_and_many_events(
    officer: Client, right: Right, setting: Setting
) -> None:
    url = reverse("desk_right", args=[right.pk])
    officer.get(url)
    with CaptureQueriesContext(connection) as few:
        officer.get(url)
    for day in range(1, 8):
        right.refresh_from_db()
        new = services.NewEvent(EventCode.NOTE, date(2026, 10, day), "x", "y")
        services.add_event(
            right, new, version=right.version, actor=SYSTEM, setting=setting
        )
    with CaptureQueriesContext(connection) as many:
        officer.get(url)
    assert len(many) == len(few)
