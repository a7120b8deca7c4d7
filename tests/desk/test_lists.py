"""The list of rights, for the staff."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from ip_portal.desk import rights
from ip_portal.desk.rights import Cursor
from ip_portal.ledger.worker import deliver_waiting
from ip_portal.registry.models import Right
from tests.desk.conftest import MakeRight

SECRET = "Phương pháp sấy lúa bằng trấu"


@pytest.fixture
def hidden(make_right: MakeRight) -> Right:
    """Return an invention that was not published yet."""
    return make_right(
        "1-2026-00001", SECRET, kind="invention", filed_on=date(2026, 3, 7), goods=()
    )


def listed(browser: Client, **query: str) -> list[str]:
    """Return the names of a list."""
    answer = browser.get(reverse("desk"), query)
    return [row["name"] for row in answer.context["rows"]]


def test_hidden_rights_are_listed_and_marked(
    officer: Client, right: Right, hidden: Right
) -> None:
    rows = officer.get(reverse("desk")).context["rows"]
    assert {row["name"]: row["is_hidden"] for row in rows} == {
        SECRET: True,
        right.word: False,
    }


def test_the_newest_change_comes_first(officer: Client, make_right: MakeRight) -> None:
    first = make_right("4-2024-00101", "MỘT")
    make_right("4-2024-00102", "HAI")
    assert listed(officer) == ["HAI", "MỘT"]
    first.save()
    assert listed(officer) == ["MỘT", "HAI"]


@pytest.mark.parametrize(
    "typed",
    [
        "4-2024-00101",
        "VN-4-2024-00101",
        "VN -4-2024-00101",
        "VN4202400101",
        "số đơn 4-2024-00101",
        "2024-00101",
        "00101",
        "Gạo Sông Hậu",
        "gao song hau",
        "gạo sông",
        "GẠO",
    ],
)
def test_a_right_is_found_by_any_shape_of_its_number_and_by_its_word(
    officer: Client, right: Right, make_right: MakeRight, typed: str
) -> None:
    make_right("4-2024-22222", "KHÁC", goods=())
    deliver_waiting(now=timezone.now())
    assert listed(officer, q=typed) == [right.word]


@pytest.mark.parametrize("typed", ["say lua", "SẤY LÚA", "sấy lúa", "1-2026-00001"])
def test_a_hidden_right_is_found_without_diacritics(
    officer: Client, right: Right, hidden: Right, typed: str
) -> None:
    assert listed(officer, q=typed) == [SECRET]


def test_filters_live_in_the_address_and_can_be_removed_one_by_one(
    officer: Client, right: Right, hidden: Right
) -> None:
    assert listed(officer, shown="hidden") == [SECRET]
    assert listed(officer, shown="public") == [right.word]
    assert listed(officer, kind="invention") == [SECRET]
    assert listed(officer, group=right.group, kind="trademark") == [right.word]
    answer = officer.get(reverse("desk"), {"kind": "gi", "shown": "hidden"})
    assert answer.context["rows"] == []
    urls = [chip["url"] for chip in answer.context["chips"]]
    assert urls == [f"{reverse('desk')}?shown=hidden", f"{reverse('desk')}?kind=gi"]


@pytest.mark.parametrize(
    "query",
    [
        {"kind": "nonsense"},
        {"group": "'"},
        {"after": "x"},
        {"after": "2026-01-01~1"},
        {"after": "2026-01-01T00:00:00+00:00~99999999999999999999"},
        {"q": "x" * 600},
        {"q": "\x00"},
    ],
)
def test_what_nobody_offered_is_left_out(
    officer: Client, right: Right, query: dict[str, str]
) -> None:
    assert officer.get(reverse("desk"), query).status_code == 200


def pages(browser: Client) -> Iterator[str]:
    """Read a list to its end."""
    url = reverse("desk")
    while url:
        context = browser.get(url).context
        yield from (row["number"] for row in context["rows"])
        url = context["next_url"]


def test_the_pages_hold_every_right_once(
    officer: Client, make_right: MakeRight, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rights, "PAGE", 3)
    numbers = [f"4-2024-001{serial:02d}" for serial in range(10)]
    for number in numbers:
        make_right(number)
    # All changed in one moment: the key alone tells them apart.
    one = Right.for_staff.first()
    Right.for_staff.update(changed_at=one.changed_at)
    assert list(pages(officer)) == numbers[::-1]


def test_a_right_that_is_in_no_index_yet_is_found_by_its_word(
    officer: Client, right: Right
) -> None:
    assert listed(officer, q="SÔNG") == [right.word]


def test_a_cursor_reads_what_it_writes(right: Right) -> None:
    cursor = Cursor(right.changed_at, right.pk)
    assert Cursor.parse(str(cursor)) == cursor


def test_the_list_costs_the_same_for_one_right_and_for_many(
    officer: Client, right: Right, make_right: MakeRight
) -> None:
    officer.get(reverse("desk"))
    with CaptureQueriesContext(connection) as one:
        officer.get(reverse("desk"))
    for serial in range(7):
        make_right(f"4-2024-003{serial:02d}")
    with CaptureQueriesContext(connection) as many:
        officer.get(reverse("desk"))
    assert len(many) == len(one)


def test_a_public_right_leads_to_its_page_and_a_hidden_one_does_not(
    officer: Client, right: Right, hidden: Right
) -> None:
    shown = officer.get(reverse("desk_right", args=[right.pk])).context
    assert shown["public_url"].endswith("/4-2024-00101/")
    assert (
        officer.get(reverse("desk_right", args=[hidden.pk])).context["public_url"] == ""
    )


def test_a_right_shows_each_source_with_what_it_states(
    officer: Client, right: Right, make_right: MakeRight
) -> None:
    make_right(source="st96", filed_on=date(2024, 3, 8))
    page = officer.get(reverse("desk_right", args=[right.pk]))
    assert len(page.context["statements"]) == 2
    assert page.context["panel"]["clash"]
    assert "07/03/2024" in page.text
    assert "08/03/2024" in page.text
