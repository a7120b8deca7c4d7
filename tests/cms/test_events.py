"""Events: when and where, how many seats, and what is over."""

from __future__ import annotations

from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone, translation
from hypothesis import given, strategies as st

from cms import events
from cms.models import ContactPage, EventPage, HomePage, SectionPage
from tests.cms.site import put, statements

DAY = "2026-12-03T{}:00+07:00"


@pytest.fixture
def section(home_en: HomePage) -> SectionPage:
    """Return the English section of events."""
    return put(SectionPage, home_en, "events", title="Events", shows="upcoming")


def _at(clock: str) -> datetime:
    return datetime.fromisoformat(DAY.format(clock))


def _event(section: SectionPage, slug: str = "naming", **fields: Any) -> EventPage:
    values = {"starts": _at("08:00"), "ends": _at("11:00"), **fields}
    return put(EventPage, section, slug, **values)


def _page(client: Client, clock: str = "07:00", slug: str = "naming") -> str:
    with time_machine.travel(DAY.format(clock), tick=False):
        return client.get(f"/en/events/{slug}/").content.decode()


def test_an_event_says_day_hours_place_and_seats(
    client: Client, section: SectionPage
) -> None:
    _event(
        section,
        place="Hội trường Sở",
        commune="phường Ninh Kiều",
        seats=40,
        seats_taken=26,
    )
    html = _page(client)
    assert "Thursday, 3\N{NO-BREAK SPACE}Dec\N{NO-BREAK SPACE}2026" in html
    assert "8:00 – 11:00" in html
    assert "Hội trường Sở, phường Ninh Kiều" in html
    assert "14 seats left" in html
    assert "of 40 seats" in html


@pytest.mark.parametrize(
    ("seats", "taken", "said"),
    [
        (40, 39, "1 seat left"),
        (40, 40, "Fully booked"),
        (0, 0, "Fully booked"),
        (None, 0, ""),
    ],
)
@pytest.mark.django_db
def test_seats_are_said_in_words(seats: int | None, taken: int, said: str) -> None:
    event = EventPage(seats=seats, seats_taken=taken)
    with translation.override("en"):
        assert events.seats_text(event.seats_left) == said


@given(seats=st.integers(0, 500), taken=st.integers(0, 500))
def test_never_are_fewer_than_no_seats_left(seats: int, taken: int) -> None:
    # A page asks the database for its kind as soon as it is made; the sum needs none.
    event = SimpleNamespace(seats=seats, seats_taken=taken)
    assert EventPage.seats_left.fget(event) == max(0, seats - taken)


def test_an_event_that_is_over_says_so_and_offers_no_seat(
    client: Client, section: SectionPage, home_en: HomePage
) -> None:
    put(ContactPage, home_en, "contact", title="Contact", phone="0292 3820 674")
    _event(section, seats=40)
    before, during, after = (_page(client, at) for at in ("07:00", "11:00", "11:01"))
    assert "This event is over." not in before + during
    assert "To take part, ask" in before
    assert "0292 3820 674" in before
    assert "This event is over." in after
    assert "seats left" not in after
    assert "To take part, ask" not in after


def test_without_an_office_nobody_is_named_to_ask(
    client: Client, section: SectionPage
) -> None:
    _event(section)
    assert "To take part, ask" not in _page(client)


def test_an_event_online_says_so(client: Client, section: SectionPage) -> None:
    _event(section, is_online=True)
    assert "Online" in _page(client)


def test_the_programme_stands_in_rows(client: Client, section: SectionPage) -> None:
    row = {"time": "8:00 – 8:30", "what": "<b>Registration</b>"}
    _event(section, programme=[{"type": "row", "value": row}])
    html = _page(client)
    assert "<dt>8:00 – 8:30</dt>" in html
    assert "&lt;b&gt;Registration" in html


def test_hours_over_several_days_name_the_days() -> None:
    with translation.override("vi"):
        said = events.hours(_at("08:00"), _at("11:00") + timedelta(days=1))
    assert said == "03/12/2026, 08:00 – 04/12/2026, 11:00"


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"ends": _at("08:00")}, "ends"),
        ({"ends": _at("07:59")}, "ends"),
        ({"seats": 2, "seats_taken": 3}, "seats_taken"),
    ],
)
def test_what_cannot_be_is_refused(
    home_vi: HomePage, fields: dict[str, Any], wrong: str
) -> None:
    values = {"starts": _at("08:00"), "ends": _at("11:00"), **fields}
    event = EventPage(title="X", slug="x", summary="X", path="00010001x", **values)
    event.locale = home_vi.locale
    with pytest.raises(ValidationError) as refusal:
        event.clean()
    assert set(refusal.value.message_dict) == {wrong}


def test_the_list_has_the_next_first_and_the_past_apart(
    client: Client, section: SectionPage
) -> None:
    now = timezone.now()
    for slug, days in (("later", 9), ("next", 2), ("over", -2)):
        at = now + timedelta(days=days)
        _event(section, slug, starts=at, ends=at + timedelta(hours=2))
    html = client.get("/en/events/").content.decode()
    places = [html.index(f"/en/events/{one}/") for one in ("next", "later", "over")]
    assert places == sorted(places)
    assert places[1] < html.index("Past events") < places[2]


def test_an_event_with_many_rows_costs_the_same(
    client: Client, section: SectionPage
) -> None:
    row = {"type": "row", "value": {"time": "8:00", "what": "Talk"}}
    _event(section, "one", programme=[row])
    _event(section, "many", programme=[row] * 7)
    one = statements(client, "/en/events/one/")
    many = statements(client, "/en/events/many/")
    assert len(one) == len(many)
    assert len(one) <= 22
