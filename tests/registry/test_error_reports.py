from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from ip_portal.ledger.models import Entry
from ip_portal.registry import services, views
from ip_portal.registry.models import ErrorReport
from tests.factories import CLERK

pytestmark = pytest.mark.django_db
ADDRESS = "/so-dang-ba/bao-thong-tin-sai/"


@pytest.fixture(autouse=True)
def _fresh_turns() -> None:
    cache.clear()


def test_a_report_is_kept_and_thanked_for(client: Client) -> None:
    answer = client.post(ADDRESS, {"about": "4-2024-00001", "text": "Sai ngày cấp"})
    assert answer.status_code == 302
    thanks = client.get(answer["Location"])
    assert "Cảm ơn bạn" in thanks.content.decode()
    report = ErrorReport.objects.get()
    assert (report.about, report.text) == ("4-2024-00001", "Sai ngày cấp")


def test_an_empty_report_is_refused_and_keeps_what_was_typed(client: Client) -> None:
    answer = client.post(ADDRESS, {"about": "4-2024-00001", "text": ""})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Hãy ghi chỗ chưa đúng." in page
    assert "4-2024-00001" in page
    assert not ErrorReport.objects.exists()


def test_a_flood_of_reports_is_asked_to_wait(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "REPORTS_PER_HOUR", 2)
    answers = [client.post(ADDRESS, {"text": f"Lần {turn}"}) for turn in range(4)]
    assert [one.status_code for one in answers] == [302, 302, 429, 429]
    assert answers[-1]["Retry-After"] == "3600"
    assert ErrorReport.objects.count() == 2


def test_the_form_says_what_the_page_it_came_from_is_about(client: Client) -> None:
    page = client.get(ADDRESS, {"about": "Gạo <Cần Thơ>"}).content.decode()
    assert "Gạo &lt;Cần Thơ&gt;" in page


def test_a_report_leaves_an_entry_and_is_settled_once() -> None:
    report = services.report_of_error(about="4-2024-00001", text="Sai")
    for _ in range(2):
        services.settle_report(report, actor=CLERK, now=timezone.now())
    said = Entry.objects.order_by("pk").values_list("verb", flat=True)
    assert list(said) == ["report.received", "report.settled"]
    assert report.settled_at is not None
