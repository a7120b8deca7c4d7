"""Until when: the reader gives a date, the page answers with the day and the reasons."""

from __future__ import annotations

import pytest
import time_machine
from django.test import Client
from wagtail.blocks import StructBlockValidationError

from cms.blocks.body import body_blocks
from tests.cms.conftest import Write

PATH = "/phan-doi-don/"
BLOCK = {"type": "last_day", "value": {"term": "trademark.opposition", "title": ""}}

pytestmark = pytest.mark.usefixtures("law")


@pytest.fixture
def page(write: Write) -> None:
    """Write a page that answers until when a mark can be opposed."""
    write(slug="phan-doi-don", body=[BLOCK])


def _ask(client: Client, **query: str) -> str:
    with time_machine.travel("2026-05-01T12:00:00+07:00", tick=False):
        response = client.get(PATH, query)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.usefixtures("page")
def test_the_form_asks_for_the_date_the_law_counts_from(client: Client) -> None:
    html = _ask(client)
    assert '<form method="get" action="#last-day-1">' in html
    assert 'name="ngay"' in html
    assert "Ngày công bố đơn" in html
    assert 'class="answer"' not in html


@pytest.mark.parametrize("typed", ["02/04/2026", "2026-04-02", "2.4.2026"])
@pytest.mark.usefixtures("page")
def test_a_stranger_learns_until_when_a_mark_can_be_opposed(
    client: Client, typed: str
) -> None:
    html = _ask(client, ngay=typed)
    answer = html[html.index('class="answer"') :]
    # Three months from the day after the publication.
    assert "<b>02/07/2026</b>" in answer
    assert "112a" in answer
    assert 'class="how"' in answer
    assert " open>" in answer
    assert f'value="{typed}"' in html


@pytest.mark.usefixtures("page")
def test_a_last_day_on_a_weekend_moves_and_says_why(client: Client) -> None:
    # 4 July 2026 is a Saturday.
    html = _ask(client, ngay="04/04/2026")
    assert "<b>06/07/2026</b>" in html
    assert "04/07/2026" in html


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("7/3/26", "07/03/2026"),
        ("07032026", "07/03/2026"),
        ("31/02/2026", "31/02/2026"),
        ("hôm qua", "hôm qua"),
        ("", "<p class="),
    ],
)
@pytest.mark.usefixtures("page")
def test_a_date_that_cannot_be_read_is_refused_in_plain_words(
    client: Client, typed: str, said: str
) -> None:
    html = _ask(client, ngay=typed)
    error = html[html.index('class="field-error"') :]
    assert said in error
    assert 'aria-invalid="true"' in html
    assert 'class="answer"' not in html
    assert "<title>Lỗi:" in html


@pytest.mark.usefixtures("page")
def test_where_the_law_changed_the_filing_date_is_asked_for(client: Client) -> None:
    html = _ask(client, ngay="15/01/2026")
    assert 'name="ngay-filed"' in html
    assert 'class="answer"' not in html
    old = _ask(client, **{"ngay": "15/01/2026", "ngay-filed": "10/02/2025"})
    # Five months under the law of that time.
    assert "<b>15/06/2026</b>" in old
    none = _ask(client, **{"ngay": "15/01/2026", "ngay-filed": "10/02/2021"})
    assert 'class="answer"' in none
    assert 'class="said"' not in none


@pytest.mark.usefixtures("page")
def test_dates_that_contradict_each_other_are_refused(client: Client) -> None:
    html = _ask(client, **{"ngay": "15/01/2026", "ngay-filed": "10/02/2026"})
    assert 'class="field-error"' in html


@pytest.mark.usefixtures("page")
def test_a_date_beyond_the_calendar_is_refused(client: Client) -> None:
    assert 'class="field-error"' in _ask(client, ngay="31/12/9999")


@pytest.mark.usefixtures("page")
def test_what_was_typed_is_shown_as_typed(client: Client) -> None:
    assert "<script>alert" not in _ask(client, ngay="<script>alert(1)</script>")


def test_two_questions_on_a_page_do_not_answer_each_other(
    client: Client, write: Write
) -> None:
    second = {"type": "last_day", "value": {"term": "design.opposition", "title": ""}}
    write(slug="phan-doi-don", body=[BLOCK, second])
    html = _ask(client, **{"ngay-2": "02/04/2026"})
    assert html.count('class="answer"') == 1
    assert html.index('id="last-day-2"') < html.index('class="answer"')


def test_the_same_address_answers_in_english(
    client: Client, write: Write, home_en: object
) -> None:
    write(home=home_en, slug="opposition", body=[BLOCK])
    with time_machine.travel("2026-05-01T12:00:00+07:00", tick=False):
        for name in ("date", "ngay"):
            html = client.get("/en/opposition/", {name: "02/04/2026"}).content.decode()
            assert "2\N{NO-BREAK SPACE}Jul\N{NO-BREAK SPACE}2026" in html
            assert 'name="date"' in html


@pytest.mark.usefixtures("page")
def test_an_answer_may_be_kept_by_any_cache_under_its_own_address(
    client: Client,
) -> None:
    with time_machine.travel("2026-05-01T12:00:00+07:00", tick=False):
        asked = client.get(PATH, {"ngay": "02/04/2026"})
        plain = client.get(PATH)
    assert "public" in asked["Cache-Control"]
    assert not asked.cookies
    assert asked["ETag"] != plain["ETag"]


def test_a_term_that_is_not_counted_cannot_be_asked_for() -> None:
    block = dict(body_blocks())["last_day"]
    value = block.to_python({"term": "trademark.extension", "title": ""})
    with pytest.raises((StructBlockValidationError,)):
        block.clean(value)
