"""A law with effect tomorrow: told today, said after midnight, without an edit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from cms.models import GuidePage, HomePage
from ip_portal.accounts.models import User
from ip_portal.ledger.actors import Actor
from ip_portal.rules import services, store
from ip_portal.rules.arithmetic import Period
from ip_portal.rules.choice import Citation, DateName, Window, Words
from ip_portal.rules.fees import FeeVersion
from ip_portal.rules.forms import FormVersion
from tests.cms.conftest import Write

pytestmark = pytest.mark.django_db

LAN, MINH = Actor("1", "Trần Lan"), Actor("2", "Lê Minh")
TODAY, TOMORROW = date(2026, 11, 25), date(2026, 11, 26)
# In Viet Nam midnight is seven hours before that of Greenwich.
BEFORE_MIDNIGHT = "2026-11-25T16:58:30Z"
AFTER_MIDNIGHT = "2026-11-25T17:00:01Z"
OLD, NEW = "3\N{NO-BREAK SPACE}tháng", "4\N{NO-BREAK SPACE}tháng"


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(BEFORE_MIDNIGHT, tick=False) as traveller:
        yield traveller


@pytest.fixture
def guide(law: None, write: Write) -> GuidePage:
    """Return a page that cites the term in a block, and in a sentence."""
    write(title="Gia hạn", slug="gia-han", body=[terms("trademark.renewal")])
    return write(
        title="Phản đối đơn",
        slug="phan-doi-don",
        body=[
            terms("trademark.opposition"),
            ("text", "<p>Bạn có [[trademark.opposition]] để phản đối.</p>"),
        ],
    )


def terms(*codes: str):
    return ("terms", {"terms": list(codes), "basis": "today"})


def add_law() -> None:
    """Let two people make four months of three, for what is published from tomorrow."""
    held = next(
        version
        for rule in store.rules()
        if (rule.right, rule.code) == ("trademark", "opposition")
        for version in rule.versions
        if version.key == "2025"
    )
    law = replace(
        held,
        key="2026",
        citation=Citation("9/2026/QH16", "2", TOMORROW),
        windows=(Window(DateName.PUBLISHED, TOMORROW),),
        length=Period(months=4),
        announce_until=date(2027, 6, 30),
    )
    proposal = services.propose_version("trademark", "opposition", law, actor=LAN)
    services.confirm(proposal, actor=MINH)


def read(page: GuidePage | HomePage) -> str:
    """Return the page as a stranger reads it."""
    answer = Client().get(page.get_url())
    assert answer.status_code == 200
    return answer.content.decode()


def editor() -> Client:
    user = User.objects.create_user("lan@example.test", "a long password")
    user.user_permissions.set(Permission.objects.filter(codename="access_admin"))
    client = Client()
    client.force_login(user)
    return client


def test_the_report_lists_the_pages_whose_law_changes(
    clock: time_machine.Traveller, guide: GuidePage
) -> None:
    browser, address = editor(), reverse("law:citations")
    before = browser.get(address, {"moving": "1"}).context["rows"]
    assert before == []
    add_law()
    (row,) = browser.get(address, {"moving": "1"}).context["rows"]
    assert row["page"].pk == guide.pk
    (cited,) = row["cited"]
    assert cited.changes_on == TOMORROW
    text = browser.get(address, {"rule": "trademark.opposition"}).content.decode()
    rows = text.split("<tbody>")[1]
    assert "Phản đối đơn" in rows
    assert "26/11/2026" in rows
    assert "Gia hạn" not in rows
    assert len(browser.get(address).context["rows"]) == 2


def test_readers_are_warned_today_and_read_the_new_term_after_midnight(
    clock: time_machine.Traveller, guide: GuidePage
) -> None:
    unchanged = read(guide)
    assert OLD in unchanged
    assert NEW not in unchanged
    add_law()
    warned = read(guide)
    assert OLD in warned
    assert "26/11/2026" in warned
    assert NEW.replace("\N{NO-BREAK SPACE}", " ") in warned.replace(
        "\N{NO-BREAK SPACE}", " "
    )
    edited = GuidePage.objects.get(pk=guide.pk).latest_revision_created_at
    clock.move_to(AFTER_MIDNIGHT)
    after = read(guide)
    assert NEW in after
    assert f'<span class="rule">{OLD}' not in after
    assert "9/2026/QH16" in after
    assert 'class="coming"' not in after
    assert GuidePage.objects.get(pk=guide.pk).latest_revision_created_at == edited


def test_a_copy_of_the_page_is_not_kept_over_midnight(
    clock: time_machine.Traveller, guide: GuidePage
) -> None:
    answer = Client().get(guide.get_url())
    control = dict(
        part.strip().partition("=")[::2] for part in answer["Cache-Control"].split(",")
    )
    kept = int(control["s-maxage"]) + int(control["stale-while-revalidate"])
    assert kept <= 90  # seconds to midnight


def test_the_law_change_notice_stands_on_the_home_page(
    clock: time_machine.Traveller, guide: GuidePage, home_vi: HomePage
) -> None:
    before = read(home_vi)
    assert "9/2026/QH16" not in before
    add_law()
    for moment in (BEFORE_MIDNIGHT, AFTER_MIDNIGHT, "2027-06-30T10:00:00Z"):
        clock.move_to(moment)
        notice = notice_of(home_vi)
        assert "26/11/2026" in notice
        assert "9/2026/QH16" in notice
    clock.move_to("2027-06-30T17:00:01Z")
    assert "9/2026/QH16" not in read(home_vi)


def test_the_notice_tells_of_the_newest_law_as_coming_then_as_in_force(
    clock: time_machine.Traveller, law: None, home_en: HomePage
) -> None:
    add_law()
    coming = notice_of(home_en)
    assert "Now: </span>3" in coming
    assert "<del>" not in coming
    assert "/2026 to " not in coming
    assert "Other files keep the former rule." in coming
    clock.move_to(AFTER_MIDNIGHT)
    held = notice_of(home_en)
    assert "Before: </span>3" in held
    assert "Now: </span>4" in held
    assert "Coming" in coming
    assert "Coming" not in held
    assert "131/2025/QH15" not in coming + held


def notice_of(home: HomePage) -> str:
    return read(home).split('class="law-notice"')[1].split("</section>")[0]


def test_the_same_holds_for_an_amount_and_a_form(
    clock: time_machine.Traveller, law: None, write: Write
) -> None:
    page = write(
        body=[
            ("fees", {"fees": ["mark_filing_one_class"], "basis": "today"}),
            ("forms", {"forms": ["trademark_application"], "basis": "today"}),
        ]
    )
    shared = {"document": "9/2026/TT-BTC", "article": "annex", "start": TOMORROW}
    fee = FeeVersion(key="2026", amount=200_000, **shared)
    form = FormVersion(
        key="2026-11",
        number=Words("Mẫu số 77", "Form 77"),
        authority=Words("Cục Sở hữu trí tuệ", "IP office"),
        **shared,
    )
    services.confirm(services.propose_fee("publication", fee, actor=LAN), actor=MINH)
    services.confirm(
        services.propose_form("trademark_application", form, actor=LAN), actor=MINH
    )
    today = read(page).replace("\N{NO-BREAK SPACE}", " ")
    assert "1.000.000 đồng" in today
    assert "1.080.000 đồng" in today
    assert "Mẫu số 77" in today
    clock.move_to(AFTER_MIDNIGHT)
    after = read(page).replace("\N{NO-BREAK SPACE}", " ")
    assert "1.080.000 đồng" in after
    assert "1.000.000 đồng" not in after
    assert "Mẫu số 04" not in after


def test_a_term_that_ends_says_so(
    clock: time_machine.Traveller, guide: GuidePage
) -> None:
    held = next(
        version
        for rule in store.rules()
        if (rule.right, rule.code) == ("trademark", "opposition")
        for version in rule.versions
        if version.key == "2025"
    )
    none = replace(
        held,
        key="2026",
        citation=Citation("9/2026/QH16", "2", TOMORROW),
        windows=(Window(DateName.PUBLISHED, TOMORROW),),
        exists=False,
        computed=False,
    )
    services.confirm(
        services.propose_version("trademark", "opposition", none, actor=LAN),
        actor=MINH,
    )
    assert "26/11/2026" in read(guide)
    clock.move_to(AFTER_MIDNIGHT)
    row = editor().get(reverse("law:citations"), {"rule": "trademark.opposition"})
    assert row.status_code == 200
    after = read(guide)
    assert 'class="coming"' not in after
