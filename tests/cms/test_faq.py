"""Questions and answers: each can be linked to, the page lists them all."""

from __future__ import annotations

from django.test import Client

from cms.models import FaqPage
from cms.reading import headings
from tests.cms.conftest import Write


def _question(text: str) -> dict[str, object]:
    value = {"question": text, "text": f"<p>Trả lời: {text}</p>"}
    return {"type": "question", "value": value}


def test_each_question_has_an_anchor_and_a_jump_to_it(
    client: Client, write: Write
) -> None:
    body = [_question("Phí bao nhiêu?"), _question("Phí bao nhiêu?")]
    write(kind=FaqPage, slug="hoi", body=body)
    html = client.get("/hoi/").content.decode()
    for anchor in ("phi-bao-nhieu", "phi-bao-nhieu-2"):
        assert f'<li><a href="#{anchor}">Phí bao nhiêu?</a></li>' in html
        assert f'<h2 class="h3" id="{anchor}">' in html
    assert html.count("Trả lời: Phí bao nhiêu?") == 2


def test_search_is_told_the_same_anchors(write: Write) -> None:
    page = write(kind=FaqPage, slug="hoi", body=[_question("Ai nộp đơn?")])
    assert [(one.text, one.anchor) for one in headings(page.body)] == [
        ("Ai nộp đơn?", "ai-nop-don")
    ]
