"""Citations are read from blocks of every depth, live and draft, in few queries."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.citing import cited_by, citing_pages
from cms.models import FaqPage, GuidePage, HomePage, ProcedurePage
from tests.cms.conftest import Write

pytestmark = pytest.mark.usefixtures("law")

STEP = {
    "heading": "Nộp đơn",
    "text": "<p>Trong [[collective_mark.formality]].</p>",
    "terms": ["collective_mark.publication"],
    "fees": ["mark_filing_one_class"],
    "forms": ["trademark_application"],
}
BODY = [
    ("heading", {"text": "Các bước", "level": "h2"}),
    ("step", STEP),
    ("text", "<p>Phí [[fee:opposition]], mẫu [[form:renewal]].</p>"),
    ("terms", {"terms": ["collective_mark.opposition"], "basis": "today"}),
    ("last_day", {"term": "trademark.opposition", "title": ""}),
    ("callout", {"kind": "info", "title": "a", "text": "<p>[[fee:publication]]</p>"}),
]
FACT = {"icon": "people", "label": "Phí", "value": "", "fee": "support_mark"}


def test_every_block_that_can_cite_is_read(write: Write) -> None:
    guide = write(key_facts=[("fact", FACT)], body=BODY)
    assert cited_by(guide) == {
        "collective_mark.formality",
        "collective_mark.publication",
        "collective_mark.opposition",
        "trademark.opposition",
        "fee:mark_filing_one_class",
        "fee:opposition",
        "fee:publication",
        "fee:support_mark",
        "form:renewal",
        "form:trademark_application",
    }
    (found,) = citing_pages()
    assert (found.page.pk, found.cites) == (guide.pk, cited_by(guide))
    assert not found.is_draft


def test_the_lists_of_a_procedure_cite_too(home_vi: HomePage) -> None:
    procedure = home_vi.add_child(
        instance=ProcedurePage(
            title="Cấp lại văn bằng",
            slug="cap-lai",
            summary="Dành cho chủ văn bằng.",
            who="<p>Chủ văn bằng, trong [[trademark.validity]].</p>",
            papers=[("paper", {"name": "Đơn", "form": "title_duplicate"})],
            fees=[("fee", "title_registration")],
            terms=[("term", "trademark.duplicate")],
            forms=[("form", "renewal")],
        )
    )
    assert cited_by(ProcedurePage.objects.get(pk=procedure.pk)) == {
        "trademark.validity",
        "form:title_duplicate",
        "fee:title_registration",
        "trademark.duplicate",
        "form:renewal",
    }


def test_a_draft_is_told_apart_from_what_is_published(write: Write) -> None:
    guide = write(body=[("text", "<p>[[trademark.opposition]]</p>")])
    guide.body = [("text", "<p>[[design.opposition]]</p>")]
    guide.save_revision()
    live, draft = citing_pages()
    assert (live.cites, live.is_draft) == ({"trademark.opposition"}, False)
    assert (draft.cites, draft.is_draft) == ({"design.opposition"}, True)


def test_a_page_that_was_never_published_is_a_draft(write: Write) -> None:
    write(live=False, body=[("text", "<p>[[fee:application]]</p>")])
    (draft,) = citing_pages()
    assert draft.is_draft
    assert draft.cites == {"fee:application"}


def test_a_page_without_a_citation_is_left_out(write: Write) -> None:
    write(body=[("text", "<p>Không trích dẫn gì.</p>")])
    assert citing_pages() == []


def test_more_pages_cost_no_more_queries(write: Write, home_vi: HomePage) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            citing_pages()
        return len(queries)

    write(slug="mot", body=BODY)
    write(slug="mot-nhap", live=False, body=BODY)
    home_vi.add_child(
        instance=FaqPage(title="Hỏi", slug="hoi", summary="Câu hỏi.", live=True)
    )
    one = cost()
    for number in range(4):
        write(slug=f"trang-{number}", body=BODY)
        write(slug=f"nhap-{number}", live=False, body=BODY)
    assert GuidePage.objects.count() == 10
    assert cost() == one
