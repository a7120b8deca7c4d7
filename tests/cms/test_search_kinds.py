"""Pages of every kind are found while everybody may read them, and never otherwise."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page, PageViewRestriction, get_page_models

from cms.documents import PageSource, type_of
from cms.models import (
    BasePage,
    ContactPage,
    DownloadPage,
    EventPage,
    FaqPage,
    GuidePage,
    HomePage,
    NewsPage,
    PlainPage,
    ProcedurePage,
    ProgrammePage,
)
from ip_portal.core.dates import now, today
from ip_portal.ledger.worker import deliver_waiting
from search import listing, types
from search.params import Params
from search.port import Query
from search.service import ask, modes

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
STARTS = datetime(2027, 1, 12, 8, 0, tzinfo=ZONE)
KINDS = {
    GuidePage: "guide",
    ProcedurePage: "guide",
    FaqPage: "guide",
    ProgrammePage: "guide",
    DownloadPage: "guide",
    ContactPage: "guide",
    PlainPage: "guide",
    NewsPage: "news",
    EventPage: "event",
}
MORE = {
    EventPage: {
        "starts": STARTS,
        "ends": STARTS + timedelta(hours=3),
        "place": "Hội trường Sở",
        "seats": 40,
        "seats_taken": 15,
    },
    NewsPage: {"date": STARTS.date()},
}
QUESTION = {"question": "Ai trả tiền xoài cát?", "text": "<p>Người nộp đơn.</p>"}

Put = Callable[..., Page]


@pytest.fixture
def put(home_vi: HomePage) -> Put:
    """Return a function that publishes a page of a kind below the home."""

    def write(kind: type[BasePage], **fields: object) -> Page:
        values = {
            "title": "Vú sữa Lò Rèn",
            "slug": "vu-sua",
            "summary": "Dành cho nhà vườn.",
            "locale": home_vi.locale,
            "live": False,
            **MORE.get(kind, {}),
            **fields,
        }
        page = home_vi.add_child(instance=kind(**values))
        page.save_revision().publish()
        return kind.objects.get(pk=page.pk)

    return write


@pytest.fixture(autouse=True)
def _index(db: None) -> None:
    call_command("search_rebuild", verbosity=0)


def found(typed: str = "vu sua lo ren") -> list[tuple[str, str]]:
    """Return type and key of what is found, after the worker's round."""
    deliver_waiting(now=now())
    hits = ask(Query(text=typed, types=modes(), language="vi")).hits
    return [(hit.type, hit.key) for hit in hits]


def test_every_kind_of_page_but_those_that_only_lead_on_is_found() -> None:
    ours = {kind for kind in get_page_models() if issubclass(kind, BasePage)}
    sources = [one.source for one in types.all_types()]
    fed = {kind for one in sources if isinstance(one, PageSource) for kind in one.kinds}
    assert fed == set(KINDS)
    left = {kind.__name__ for kind in ours - fed}
    assert left == {"HomePage", "SectionPage", "SiteMapPage", "LegalDocumentPage"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_published_is_found_and_unpublished_is_gone(
    kind: type[BasePage], put: Put
) -> None:
    page = put(kind)
    assert found() == [(KINDS[kind], str(page.pk))]
    assert type_of(page).name == KINDS[kind]
    page.unpublish()
    assert found() == []
    page.get_latest_revision().publish()
    assert found() == [(KINDS[kind], str(page.pk))]
    kind.objects.get(pk=page.pk).delete()
    assert found() == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_private_is_gone_and_open_again_is_found(
    kind: type[BasePage], put: Put
) -> None:
    page = put(kind)
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.LOGIN
    )
    assert found() == []
    restriction.delete()
    assert found() == [(KINDS[kind], str(page.pk))]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_draft_changes_nothing_that_is_found(kind: type[BasePage], put: Put) -> None:
    page = put(kind)
    page.title = "Chưa công bố"
    page.save_revision()
    assert found("chưa công bố") == []
    assert found() == [(KINDS[kind], str(page.pk))]


def test_a_page_is_gone_once_its_time_is_over(put: Put) -> None:
    page = put(NewsPage, expire_at=now() + timedelta(hours=1))
    assert len(found()) == 1
    with time_machine.travel(now() + timedelta(hours=2), tick=False):
        call_command("publish_scheduled", verbosity=0)
        assert found() == []
    assert not NewsPage.objects.get(pk=page.pk).live


def test_a_page_is_found_once_its_time_has_come(put: Put) -> None:
    page = put(GuidePage)
    page.unpublish()
    page.go_live_at = now() + timedelta(hours=1)
    page.save_revision().publish()
    assert found() == []
    with time_machine.travel(now() + timedelta(hours=2), tick=False):
        call_command("publish_scheduled", verbosity=0)
        assert found() == [("guide", str(page.pk))]


def test_a_page_moved_below_a_private_one_is_gone(put: Put) -> None:
    from cms.models import SectionPage

    section = put(SectionPage, title="Riêng", slug="rieng")
    PageViewRestriction.objects.create(
        page=section, restriction_type=PageViewRestriction.LOGIN
    )
    page = put(GuidePage)
    assert len(found()) == 1
    page.move(SectionPage.objects.get(pk=section.pk), pos="last-child")
    assert found() == []


def shown(typed: str) -> listing.Listing:
    """Return what the search page shows, after the worker's round."""
    deliver_waiting(now=now())
    return listed(typed)


def listed(typed: str) -> listing.Listing:
    """Return what the search page shows."""
    return listing.find(
        Params(text=typed),
        base="/",
        language="vi",
        among=types.all_types(),
        on=today(),
    )


@time_machine.travel("2026-11-25T03:00:00Z", tick=False)
def test_an_event_tells_day_place_and_free_seats(put: Put) -> None:
    put(EventPage)
    [one] = shown("vú sữa").shown
    facts = [str(value) for _label, value in one.result.details]
    assert facts[:2] == ["12/01/2027", "Hội trường Sở"]
    assert "25" in facts[2]
    assert one.icon == "calendar"
    with time_machine.travel("2027-02-01T00:00:00Z", tick=False):
        [past] = shown("vú sữa").shown
        assert len(past.result.details) == 2


def test_an_event_is_found_by_its_place(put: Put) -> None:
    page = put(EventPage)
    assert ("event", str(page.pk)) in found("hoi truong so")


def test_a_question_is_a_place_to_open_the_page_at(put: Put) -> None:
    body = [
        {"type": "heading", "value": {"text": "Phí", "level": "h2"}},
        {"type": "question", "value": QUESTION},
    ]
    put(FaqPage, body=body)
    [one] = shown("ai phải trả tiền cho xoài cát").shown
    [place] = one.places
    assert place.url == "/vu-sua/#ai-tra-tien-xoai-cat"
    assert place.text == "Ai <mark>trả tiền xoài cát</mark>?"


def test_figures_of_the_law_are_read_when_a_result_is_shown(put: Put) -> None:
    call_command("load_rules", verbosity=0)
    text = "<p>Bạn có [[trademark.opposition]] để phản đối.</p>"
    page = put(GuidePage, body=[{"type": "text", "value": text}])
    source = type_of(page).source
    [document] = source.build([str(page.pk)]).values()
    assert "[[" not in document.body
    [one] = shown("phản đối vú sữa").shown
    assert "[[" not in one.extract
    assert "trademark" not in one.extract


def test_tabs_say_how_many_of_each_kind(put: Put, client: Client) -> None:
    put(NewsPage, slug="tin")
    put(EventPage, slug="su-kien")
    put(GuidePage)
    found = shown("vú sữa")
    counts = {tab["url"].partition("type=")[2]: tab["count"] for tab in found.tabs}
    assert [counts[name] for name in ("guide", "news", "event")] == ["1"] * 3
    body = client.get("/tim-kiem/?q=vú sữa&type=news").content.decode()
    assert "/tin/" in body
    assert "/su-kien/" not in body


def test_results_of_one_kind_cost_the_same_however_many(
    put: Put, django_assert_max_num_queries: object
) -> None:
    for at in range(12):
        put(GuidePage, slug=f"vu-sua-{at}")
    shown("vú sữa")
    with django_assert_max_num_queries(3):
        assert len(listed("vú sữa").shown) == 12
