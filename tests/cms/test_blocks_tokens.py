"""Figures of the law within a sentence."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils.translation import override
from hypothesis import given, settings, strategies as st

from cms import tokens
from cms.law import Law
from cms.models import GuidePage, HomePage
from ip_portal.rules.choice import Dates
from tests.cms.conftest import Write

DAY = date(2026, 11, 25)
TERM, FEE, FORM = "trademark.opposition", "fee:application", "form:renewal"


pytestmark = pytest.mark.usefixtures("law")


def _law() -> Law:
    return Law(today=DAY)


@pytest.mark.parametrize("code", [TERM, FEE, FORM, "fee:support_mark"])
def test_a_token_becomes_a_figure_with_its_ground(code: str) -> None:
    with override("vi"):
        html = tokens.expand(f"<p>Hạn là [[{code}]].</p>", _law())
    assert '<span class="rule">' in html
    assert 'class="cite"' in html
    assert "&lt;" not in html
    assert "[[" not in html


def test_search_and_previews_get_the_bare_value() -> None:
    with override("vi"):
        text = tokens.plain(f"Hạn là [[{TERM}]].", _law())
    assert text == "Hạn là 3\N{NO-BREAK SPACE}tháng."


def test_a_token_inside_a_tag_is_left_alone() -> None:
    html = f'<img alt="[[{TERM}]]">'
    assert tokens.expand(html, _law()) == html


def test_a_doubtful_figure_is_told_to_the_page() -> None:
    law = _law()
    with override("vi"):
        tokens.expand(f"[[{FEE}]]", law)
    assert law.has_doubt


@pytest.mark.parametrize("right", ["trademark", "design", "invention", "gi"])
def test_a_window_up_to_the_day_before_a_date_is_no_figure(right: str) -> None:
    law, code = _law(), f"{right}.third_party_opinion"
    assert law.figure(right, "third_party_opinion") is None
    assert code not in {f"{one}.{act}" for one, act, _words in law.rules()}
    assert tokens.unknown(f"[[{code}]]", law) == [code]
    assert law.figures(terms=[code]).figures == ()


def test_such_a_window_is_still_counted() -> None:
    dates = Dates(published=date(2026, 4, 2), decided=date(2026, 9, 1))
    term = _law().book.term("trademark", "third_party_opinion", dates)
    assert (term.first_day, term.last_day) == (date(2026, 4, 2), date(2026, 8, 31))


@pytest.mark.parametrize("act", ["renewal", "licence_renewal", "validity"])
def test_a_term_before_a_date_and_one_from_the_grant_are_figures(act: str) -> None:
    assert _law().figure("trademark", act) is not None
    assert _law().knows(f"trademark.{act}")


@pytest.mark.parametrize(
    "code",
    ["trademark.dancing", "fee:dancing", "form:dancing", "dance:x", "opposition"],
)
def test_a_token_that_names_nothing_is_unknown(code: str) -> None:
    assert tokens.unknown(f"<p>[[{code}]] [[{TERM}]]</p>", _law()) == [code]


@given(st.text(alphabet="[]<>ab. ", max_size=40))
@settings(max_examples=60)
def test_any_text_without_a_whole_token_stays_as_it_is(text: str) -> None:
    if not list(tokens.tokens(text)):
        assert tokens.expand(text, Law(today=DAY)) == text


def test_a_page_with_an_unknown_token_is_refused(home_vi: HomePage) -> None:
    page = GuidePage(title="Phí", slug="phi", summary="Phí.", locale=home_vi.locale)
    page.body = [{"type": "text", "value": "<p>Hết [[fee:dancing]].</p>"}]
    with pytest.raises(ValidationError) as refusal:
        page.clean()
    assert "fee:dancing" in str(refusal.value)
    page.body = [{"type": "text", "value": f"<p>Hết [[{FEE}]].</p>"}]
    page.clean()


def test_a_page_shows_the_figure_of_the_day(client: Client, write: Write) -> None:
    write(body=[{"type": "text", "value": f"<p>Trong [[{TERM}]].</p>"}])
    html = client.get("/nhan-hieu-tap-the/").content.decode()
    assert '<span class="rule">3\N{NO-BREAK SPACE}tháng</span>' in html
