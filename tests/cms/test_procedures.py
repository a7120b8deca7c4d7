"""A procedure is told in one order, with its figures read from the law."""

from __future__ import annotations

import pytest
import time_machine
from django.test import Client

from cms.models import ContactPage, LegalCheck, ProcedurePage
from tests.cms.conftest import Write

pytestmark = pytest.mark.usefixtures("law")

PATH = "/dang-ky/"
BODY = [
    {"type": "text", "value": "<p>Mở đầu.</p>"},
    {"type": "heading", "value": {"text": "Các bước", "level": "h2"}},
    {"type": "step", "value": {"heading": "Nộp đơn", "text": "", "terms": []}},
    {"type": "heading", "value": {"text": "Lỗi hay gặp", "level": "h2"}},
    {"type": "text", "value": "<p>Đừng chép quy chế.</p>"},
]
PAPER = {"name": "Tờ khai", "note": "", "required": True, "form": "renewal"}
SOURCE = {"document": "131/2025/QH15", "article": "112a", "title": "", "url": ""}


def _procedure(write: Write, **fields: object) -> ProcedurePage:
    values = {
        "kind": ProcedurePage,
        "slug": "dang-ky",
        "who": "<p>Người đứng tên.</p>",
        "papers": [{"type": "paper", "value": PAPER}],
        "body": BODY,
        "fees": [{"type": "fee", "value": "application"}],
        "terms": [{"type": "term", "value": "trademark.examination"}],
        "sources": [{"type": "source", "value": {**SOURCE, "note": "Phản đối."}}],
        "forms": [{"type": "form", "value": "trademark_application"}],
        "where": "<p>Nộp tại Cục.</p>",
    }
    return write(**{**values, **fields})


def _html(client: Client) -> str:
    with time_machine.travel("2026-11-25T12:00:00+07:00", tick=False):
        return client.get(PATH).content.decode()


def test_its_parts_stand_in_a_fixed_order(client: Client, write: Write) -> None:
    write(
        kind=ContactPage,
        slug="lien-he",
        title="Liên hệ",
        office_name="Phòng SHTT",
        address="Tầng trệt",
    )
    _procedure(write)
    html = _html(client)
    parts = [
        "Mở đầu.",
        'id="who"',
        'id="papers"',
        'id="cac-buoc"',
        'id="fees"',
        'id="time"',
        'id="loi-hay-gap"',
        'id="sources"',
        'id="forms"',
        'id="where"',
    ]
    places = [html.index(part) for part in parts]
    assert places == sorted(places)
    assert "Phòng SHTT" in html[html.index('id="where"') :]


def test_what_an_editor_left_out_has_no_heading(client: Client, write: Write) -> None:
    _procedure(write, who="", papers=[], fees=[], terms=[], forms=[], where="")
    html = _html(client)
    for part in ("who", "papers", "fees", "time", "forms", "where"):
        assert f'id="{part}"' not in html


def test_a_paper_shows_the_form_in_use(client: Client, write: Write) -> None:
    optional = {**PAPER, "name": "Giấy uỷ quyền", "required": False, "form": ""}
    papers = [{"type": "paper", "value": one} for one in (PAPER, optional)]
    _procedure(write, papers=papers)
    html = _html(client)
    listed = html[html.index('class="papers"') :].partition("</ol>")[0]
    assert listed.count('class="rule"') == 1
    assert listed.count('class="muted"') == 1


def test_the_office_is_named_once(client: Client, write: Write) -> None:
    write(
        kind=ContactPage,
        slug="lien-he",
        title="Liên hệ",
        office_name="Phòng SHTT",
        address="Tầng trệt",
    )
    _procedure(write, body=[*BODY, {"type": "contact", "value": None}])
    assert _html(client).count('class="panel inner office"') == 1


def test_the_last_check_stands_on_the_page(client: Client, write: Write) -> None:
    page = _procedure(write)
    for day, by in (("2026-03-01", "người cũ"), ("2026-10-12", "cán bộ pháp chế")):
        LegalCheck.objects.create(page=page, by=by, on=day)
    html = _html(client)
    foot = html[html.index('class="checked') :]
    assert "12/10/2026" in foot
    assert "cán bộ pháp chế" in foot
    assert "người cũ" not in foot
