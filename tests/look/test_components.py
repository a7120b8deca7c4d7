"""The components and frames, rendered."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override
from lxml import html

from ip_portal.core.icons import SHAPES

EXPIRY = datetime.date(2027, 1, 12)


def draw(name: str, /, language: str = "en", **context: Any) -> html.HtmlElement:
    with override(language):
        return html.fromstring(
            f"<div>{render_to_string(f'components/{name}.html', context)}</div>"
        )


def page(name: str, /, language: str = "en", **context: Any) -> html.HtmlElement:
    with override(language):
        return html.document_fromstring(render_to_string(name, context))


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


@pytest.mark.parametrize("shape", SHAPES)
def test_a_status_tag_says_its_words_beside_its_shape(shape):
    tag = draw("status_tag", shape=shape, label="In force").find("span")
    assert words(tag) == "In force"
    assert tag.get("class") == f"tag {shape}"
    assert tag.find("svg").get("aria-hidden") == "true"


def test_a_status_panel_says_whose_turn_by_when_and_what_else():
    panel = draw(
        "status_panel",
        shape="due",
        label="Due",
        sentence="Renew now.",
        whose_turn="The holder",
        due="12 Jan 2027",
        due_left="49 days left",
        otherwise="Late with a fee",
        clash=["The sources disagree."],
        sources=["Gazette, 20 Nov 2026"],
        report_url="/report",
    )
    said = words(panel)
    for part in ("Due", "Renew now.", "The holder", "49 days left", "Late with a fee"):
        assert part in said
    assert "The sources disagree." in said
    assert "Gazette, 20 Nov 2026" in said
    assert panel.xpath("//a/@href") == ["/report"]


def test_a_status_panel_without_a_term_shows_no_empty_cells():
    panel = draw("status_panel", shape="ok", label="In force", sentence="Protected.")
    assert not panel.xpath("//dl")
    assert not panel.xpath("//a")


def test_a_stepper_marks_only_the_present_step():
    steps = [
        {"label": "Filed", "state": "done"},
        {"label": "Published", "state": "now", "note": "since May"},
        {"label": "Granted", "state": "later"},
    ]
    stepper = draw("stepper", steps=steps, short=True)
    (now,) = stepper.xpath("//li[@aria-current='step']")
    assert "Published" in words(now)
    assert "Step 2 of 3: Published" in words(stepper)


def test_a_timeline_shows_an_event_without_a_date():
    events = [
        {"date": EXPIRY, "title": "Expires", "kind": "deadline", "icon": "clock"},
        {"title": "Filed", "cancelled": True},
    ]
    timeline = draw("timeline", events=events)
    assert timeline.xpath("//time/@datetime") == ["2027-01-12"]
    assert "undated" in words(timeline)
    assert "(cancelled)" in words(timeline)


def test_a_term_opens_on_how_it_was_computed():
    term = draw(
        "term",
        name="Validity",
        last_day=EXPIRY,
        article="Art. 93(6)",
        url="/law",
        unverified=True,
        steps=[{"label": "Filed", "value": "12 Jan 2017"}],
    )
    assert term.xpath("//time/@datetime") == ["2027-01-12"]
    assert "to be verified" in words(term)
    assert words(term.xpath("//summary")[0]).startswith("How this was computed")
    assert words(term.xpath("//dl")[0]) == "Filed 12 Jan 2017"


def test_a_citation_without_an_address_is_no_link():
    assert not draw("rule_cite", article="Art. 112a").xpath("//a")


def test_a_mark_card_is_one_link_with_the_name_and_the_status():
    card = {
        "url": "/m/1",
        "name": "Sáu Tia",
        "kind": "Trademark",
        "image": {"url": "/i.png", "width": 300, "height": 300},
        "status": {"shape": "ok", "label": "In force"},
    }
    drawn = draw("mark_card", card=card)
    assert drawn.xpath("//a/@href") == ["/m/1"]
    assert words(drawn.xpath("//a")[0]) == "Sáu Tia Trademark In force"
    assert drawn.xpath("//img/@alt") == [""]


def test_a_mark_without_an_image_shows_its_words():
    drawn = draw("mark_image", image=None, name="Hai Bông", alt="Hai Bông")
    assert words(drawn) == "Hai Bông"
    assert not drawn.xpath("//img")


def test_names_in_components_are_escaped():
    card = {"url": "/m/1", "name": "<script>x</script>", "image": None}
    assert not draw("mark_card", card=card).xpath("//script")
    chip = {"label": "<b>x</b>", "url": "?"}
    assert not draw("chips", chips=[chip]).xpath("//b")


def test_chips_say_to_a_reader_that_they_remove_a_filter():
    chips = draw("chips", chips=[{"label": "Class 30", "url": "?"}], clear_url="?all")
    assert words(chips.xpath("//a")[0]) == "Remove the filter Class 30"


def test_no_chips_leave_nothing_behind():
    assert words(draw("chips", chips=[])) == ""


def test_pagination_marks_this_page_and_links_the_others():
    pages = [
        {"number": 1, "url": "?page=1"},
        {"number": 2, "current": True},
        {"number": None},
        {"number": 9, "url": "?page=9"},
    ]
    drawn = draw("pagination", pages=pages, previous_url="?page=1", next_url="?page=3")
    assert words(drawn.xpath("//*[@aria-current='page']")[0]) == "Page 2"
    assert drawn.xpath("//a/@href") == ["?page=1", "?page=1", "?page=9", "?page=3"]


def test_a_facet_ties_its_labels_and_notes_to_the_boxes():
    option = {
        "id": "class-30",
        "value": "30",
        "label": "Class 30",
        "count": 4,
        "checked": True,
        "note": "rice",
    }
    facet = draw(
        "facet_group", group={"name": "class", "title": "Class", "options": [option]}
    )
    (box,) = facet.xpath("//input")
    assert box.get("checked") is not None
    assert facet.xpath(f"//label[@for='{box.get('id')}']")
    assert facet.xpath(f"//*[@id='{box.get('aria-describedby')}']")[0].text == "rice"


def test_a_search_box_keeps_what_was_typed_and_has_a_label():
    box = draw("search_box", action="/find", query='gạo "thơm"', framed=True)
    assert box.xpath("//input[@type='search']/@value") == ['gạo "thơm"']
    assert box.xpath("//label/@for") == box.xpath("//input[@type='search']/@id")


def test_inid_rows_have_code_label_and_value():
    table = draw("inid_table", rows=[{"code": "541", "label": "Mark", "value": "GẠO"}])
    assert [words(cell) for cell in table.xpath("//tbody/tr/*")] == [
        "(541)",
        "Mark",
        "GẠO",
    ]


def test_the_language_switch_names_the_other_language_in_itself():
    (link,) = draw("language_switch", alternate_url="/en/x", language="vi").xpath("//a")
    assert (link.get("href"), link.get("hreflang"), link.text) == (
        "/en/x",
        "en",
        "English",
    )
    (link,) = draw("language_switch", alternate_url="/x", language="en").xpath("//a")
    assert (link.get("href"), link.get("lang"), link.text) == ("/x", "vi", "Tiếng Việt")


def test_the_language_switch_falls_back_to_the_languages_of_the_frame():
    languages = [
        {"code": "vi", "label": "Tiếng Việt", "url": "/x", "current": False},
        {"code": "en", "label": "English", "url": "/en/x", "current": True},
    ]
    assert draw("language_switch", languages=languages).xpath("//a/@href") == ["/x"]


def test_a_page_without_a_translation_offers_no_switch():
    languages = [{"code": "vi", "label": "Tiếng Việt", "url": "/x", "current": False}]
    switch = draw("language_switch", languages=languages, alternate_url="")
    assert not switch.xpath("//a")


@pytest.mark.parametrize("frame", ["base.html", "base_desk.html"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_frame_stands_without_any_context(frame, language):
    document = page(frame, language)
    assert document.get("lang") == language
    assert document.xpath("//body/*[1]/@href") == ["#content"]
    assert len(document.xpath("//main[@id='content']")) == 1
    assert not document.xpath("//*[@style] | //script[not(@src)] | //style")
    assert len(document.xpath("//link[@rel='stylesheet']")) <= 3


def test_the_frame_links_only_what_it_is_given():
    document = page("base.html")
    assert set(document.xpath("//a/@href")) == {"#content", "/en/"}
    menu = [{"label": "Search", "url": "/en/search/", "current": True}]
    document = page("base.html", menu=menu)
    (current,) = document.xpath("//nav//a[@aria-current]")
    assert words(current) == "Search"


@pytest.mark.parametrize("code", [400, 403, 404, 429, 500, 503])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_error_page_renders_without_request_and_database(code, language):
    document = page(f"{code}.html", language)
    (heading,) = document.xpath("//h1")
    assert words(heading)
    assert words(document.find(".//title")) == words(heading)
    assert str(code) in words(document.xpath("//main")[0])
    assert document.get("lang") == language


def test_an_unknown_address_is_shown_escaped_beside_a_search_box():
    document = page("404.html", "vi", request_path="/<script>x</script>")
    assert not document.xpath("//main//script")
    assert "/<script>x</script>" in words(document.xpath("//main")[0])
    assert document.xpath("//form[@role='search']/@action") == ["/tim-kiem/"]
    assert page("404.html", "en").xpath("//form/@action") == ["/en/search/"]
