"""Guides are found while they are public, and never otherwise."""

from __future__ import annotations

import pytest
import time_machine
from django.core.management import call_command
from wagtail.models import Page, PageViewRestriction

from cms.documents import TOPIC, version_of
from cms.documents.guides import GuidanceSource
from cms.models import GuidePage, HomePage
from ip_portal.core.dates import now
from ip_portal.ledger.consumers import listening_to
from ip_portal.ledger.models import Change, Delivery
from ip_portal.ledger.worker import deliver_waiting
from search.port import Query
from search.service import ask, modes
from search.types import by_topic
from tests.cms.conftest import Write

BODY = [
    {"type": "heading", "value": {"text": "Quy chế sử dụng", "level": "h2"}},
    {"type": "text", "value": "<p>Ai được dùng <b>nhãn</b> hiệu?</p>"},
    {"type": "step", "value": {"heading": "Nộp đơn", "text": "", "terms": []}},
]


def _changes(page: Page) -> int:
    return Change.objects.filter(topic=TOPIC, key=str(page.pk)).count()


def test_publishing_leaves_a_change_and_a_delivery(write: Write) -> None:
    guide = write()
    change = Change.objects.get(topic=TOPIC, key=str(guide.pk))
    consumers = {one.name for one in listening_to(TOPIC)}
    assert consumers
    deliveries = Delivery.objects.filter(change=change)
    assert {one.consumer for one in deliveries} == consumers


def test_a_draft_leaves_nothing(write: Write) -> None:
    assert _changes(write(live=False)) == 0


@pytest.mark.django_db(transaction=True)
def test_publishing_without_a_transaction_leaves_a_change(
    transactional_home: HomePage,
) -> None:
    transactional_home.save_revision().publish()
    assert _changes(transactional_home) == 1


@pytest.fixture
def transactional_home(transactional_db: None) -> HomePage:
    """Return a home outside any transaction."""
    from wagtail.models import Locale

    locale, _is_new = Locale.objects.get_or_create(language_code="vi")
    root = Page.get_first_root_node() or Page.add_root(
        instance=Page(title="Root", slug="root", locale=locale)
    )
    home = HomePage(
        title="Trang",
        slug="trang",
        summary="Tóm tắt.",
        hero_title="Chào",
        locale=locale,
    )
    return root.add_child(instance=home)


def test_unpublishing_moving_and_deleting_leave_changes(
    write: Write, home_en: HomePage
) -> None:
    guide = write()
    guide.unpublish()
    assert _changes(guide) == 2
    guide.save_revision().publish()
    guide.move(home_en, pos="last-child")
    assert _changes(guide) == 4
    guide = GuidePage.objects.get(pk=guide.pk)
    guide.delete()
    # Wagtail unpublishes before it deletes; the last change follows the deletion.
    assert _changes(guide) >= 5


def test_a_restriction_leaves_a_change_when_it_comes_and_when_it_goes(
    write: Write,
) -> None:
    guide = write()
    restriction = PageViewRestriction.objects.create(
        page=guide, restriction_type=PageViewRestriction.LOGIN
    )
    assert _changes(guide) == 2
    restriction.delete()
    assert _changes(guide) == 3


def test_a_guide_becomes_a_document_with_its_headings(
    write: Write, home_vi: HomePage
) -> None:
    guide = write(body=BODY)
    document = GuidanceSource().build([str(guide.pk)])[str(guide.pk)]
    assert document.language == "vi"
    assert document.title == "Nhãn hiệu tập thể"
    # What a page is for says as much as a heading.
    assert document.headings == [guide.summary, "Quy chế sử dụng", "Nộp đơn"]
    assert "Ai được dùng nhãn hiệu?" in document.body
    assert "Quy chế sử dụng" not in document.body
    assert GuidanceSource().build([str(home_vi.pk)]) == {}


def test_drafts_and_private_guides_are_in_no_document(
    write: Write, home_vi: HomePage
) -> None:
    draft = write(live=False)
    private = write(title="Riêng", slug="rieng")
    PageViewRestriction.objects.create(
        page=private, restriction_type=PageViewRestriction.PASSWORD, password="x"
    )
    source = GuidanceSource()
    keys = [str(draft.pk), str(private.pk)]
    assert source.build(keys) == {}
    assert source.load(keys, "vi") == {}
    assert source.versions("", 10) == []
    open_one = write(title="Mở", slug="mo")
    assert [key for key, _version in source.versions("", 10)] == [str(open_one.pk)]
    PageViewRestriction.objects.create(
        page=home_vi, restriction_type=PageViewRestriction.LOGIN
    )
    assert source.build([str(open_one.pk)]) == {}


def test_what_is_only_drafted_is_not_in_the_document(write: Write) -> None:
    guide = write()
    guide.title = "Tên mới chưa công bố"
    guide.save_revision()
    [document] = GuidanceSource().build([str(guide.pk)]).values()
    assert document.title == "Nhãn hiệu tập thể"


def test_the_version_grows_also_when_an_older_revision_is_published(
    write: Write,
) -> None:
    guide = write()
    first = guide.get_latest_revision()
    versions = [dict(GuidanceSource().versions("", 10))[str(guide.pk)]]
    with time_machine.travel("2099-01-01T00:00:00Z"):
        guide.save_revision().publish()
        versions.append(dict(GuidanceSource().versions("", 10))[str(guide.pk)])
    with time_machine.travel("2099-01-02T00:00:00Z"):
        first.publish()
        versions.append(dict(GuidanceSource().versions("", 10))[str(guide.pk)])
    assert versions == sorted(set(versions))
    assert version_of(None) == 0


def test_versions_go_on_after_a_key(write: Write) -> None:
    first, second = write(), write(title="Hai", slug="hai")
    source = GuidanceSource()
    assert [key for key, _ in source.versions("", 1)] == [str(first.pk)]
    assert [key for key, _ in source.versions(str(first.pk), 9)] == [str(second.pk)]


def test_a_result_speaks_the_language_it_is_shown_in(write: Write) -> None:
    guide = write(body=BODY)
    shown = GuidanceSource().load([str(guide.pk)], "en")[str(guide.pk)]
    assert shown.url == "/nhan-hieu-tap-the/"
    assert ("Reading time", "1 minute") in shown.details


def test_the_topic_feeds_the_guides() -> None:
    assert "guide" in [one.name for one in by_topic()[TOPIC]]


@pytest.fixture
def index(db: None) -> None:
    """Make an index, empty but for what is public."""
    call_command("search_rebuild", verbosity=0)


def _found(typed: str, language: str = "vi") -> list[str]:
    """Return the keys of guides that a search finds, after the worker's round."""
    deliver_waiting(now=now())
    query = Query(text=typed, types=modes(), type="guide", language=language)
    return [hit.key for hit in ask(query).hits]


@pytest.mark.usefixtures("index")
def test_a_guide_is_found_once_published_and_gone_once_unpublished(
    write: Write, home_en: HomePage
) -> None:
    guide = write(body=BODY, live=False)
    assert _found("nhan hieu tap the") == []
    guide.get_latest_revision().publish()
    for typed in ("nhan hieu tap the", "Nhãn hiệu tập thể", "quy che su dung"):
        assert _found(typed) == [str(guide.pk)]
    assert _found("nhan hieu tap the", "en") == []
    guide = GuidePage.objects.get(pk=guide.pk)
    guide.unpublish()
    assert _found("nhan hieu tap the") == []
    guide.get_latest_revision().publish()
    assert _found("nhan hieu tap the") == [str(guide.pk)]
    GuidePage.objects.get(pk=guide.pk).delete()
    assert _found("nhan hieu tap the") == []


@pytest.mark.usefixtures("index")
def test_a_guide_that_becomes_private_is_gone_and_comes_back(write: Write) -> None:
    guide = write()
    assert _found("nhan hieu") == [str(guide.pk)]
    restriction = PageViewRestriction.objects.create(
        page=guide, restriction_type=PageViewRestriction.LOGIN
    )
    assert _found("nhan hieu") == []
    restriction.delete()
    assert _found("nhan hieu") == [str(guide.pk)]
