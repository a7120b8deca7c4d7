"""Error reports, and the search index as whoever looks after it sees it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from ip_portal.ledger import consumers
from ip_portal.ledger.models import Change, Delivery, Entry
from ip_portal.ledger.worker import TRIES, deliver_waiting
from ip_portal.registry.models import ErrorReport, Right
from ip_portal.registry.services import report_of_error
from search import service
from search.port import EngineDownError, Gone
from tests.desk.conftest import SignIn


@pytest.fixture
def keeper(sign_in: SignIn) -> Client:
    """Return a browser of an administrator."""
    return sign_in("administrator")


def test_open_reports_come_first_and_settled_ones_on_demand(officer: Client) -> None:
    first = report_of_error(about="4-2024-00101", text="sai ngày")
    report_of_error(about="4-2024-00102", text="sai tên")
    officer.post(reverse("desk_report_settle", args=[first.pk]))
    shown = officer.get(reverse("desk_reports")).text
    assert "sai tên" in shown
    assert "sai ngày" not in shown
    both = officer.get(reverse("desk_reports"), {"all": "1"}).text
    assert both.index("sai tên") < both.index("sai ngày")


def test_settling_twice_is_settling_once(officer: Client) -> None:
    report = report_of_error(about="", text="sai")
    for _time in range(2):
        officer.post(reverse("desk_report_settle", args=[report.pk]))
    assert ErrorReport.objects.get().settled_at is not None
    assert Entry.objects.filter(verb="report.settled").count() == 1


def test_the_list_of_reports_costs_the_same_for_one_and_for_many(
    officer: Client,
) -> None:
    report_of_error(about="a", text="sai")
    officer.get(reverse("desk_reports"))
    with CaptureQueriesContext(connection) as one:
        officer.get(reverse("desk_reports"))
    for serial in range(7):
        report_of_error(about=str(serial), text="sai")
    with CaptureQueriesContext(connection) as many:
        officer.get(reverse("desk_reports"))
    assert len(many) == len(one)


def test_the_menu_counts_what_waits(officer: Client) -> None:
    report_of_error(about="", text="sai")
    counts = [one["count"] for one in officer.get(reverse("desk")).context["desk_menu"]]
    assert counts == [None, None, 1]


# --- The index --------------------------------------------------------------------------


def work() -> None:
    """Let the worker work everything off."""
    while deliver_waiting(now=timezone.now()):
        pass


def test_the_index_page_counts_documents_and_deliveries(
    keeper: Client, right: Right
) -> None:
    def values() -> list[str]:
        counts = keeper.get(reverse("desk_index")).context["counts"]
        return [str(one["value"]) for one in counts]

    assert values()[1] != "0"
    work()
    assert values() == ["1", "0", "0"]


def test_a_drift_is_found_and_repaired(keeper: Client, right: Right) -> None:
    work()
    service.engine().forget([Gone("right", str(right.pk))])
    keeper.post(reverse("desk_index_check"))
    shown = keeper.get(reverse("desk_index"))
    assert (shown.context["last"].missing, shown.context["last"].wrong) == (1, 1)
    assert reverse("desk_index_repair") in shown.text
    keeper.post(reverse("desk_index_repair"))
    shown = keeper.get(reverse("desk_index"))
    assert shown.context["last"].wrong == 0
    assert service.engine().count() == 1
    assert Entry.objects.filter(verb="search.repaired").count() == 1


def test_the_page_works_while_the_index_is_down(
    keeper: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def down() -> None:
        raise EngineDownError

    monkeypatch.setattr(service, "engine", down)
    assert keeper.get(reverse("desk_index")).status_code == 200
    for name in ("desk_index_check", "desk_index_repair"):
        assert keeper.post(reverse(name), follow=True).status_code == 200


def test_a_dead_letter_is_shown_and_sent_once_more(
    keeper: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(consumers, "_CONSUMERS", {})
    heard = []
    broken = [True]

    def handle(changes: object) -> None:
        if broken:
            message = "cannot take <b>this</b>"
            raise ValueError(message)
        heard.append(changes)

    consumers.register("test.listener", ["test.topic"], handle)
    change = Change.objects.create(topic="test.topic", key="7")
    delivery = Delivery.objects.create(change=change, consumer="test.listener")
    for _time in range(TRIES):
        Delivery.objects.update(next_try_at=None)
        deliver_waiting(now=timezone.now())
    shown = keeper.get(reverse("desk_index")).text
    assert "cannot take &lt;b&gt;this" in shown
    broken.clear()
    keeper.post(reverse("desk_delivery_retry", args=[delivery.pk]))
    deliver_waiting(now=timezone.now())
    delivery.refresh_from_db()
    assert len(heard) == 1
    assert delivery.dead_at is None
    assert delivery.done_at is not None
