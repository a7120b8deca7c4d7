"""What each block shows, refuses, and reads when the page is shown."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image as Picture
from wagtail.blocks import StructBlockValidationError
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from cms.blocks.body import body_blocks
from cms.models import DownloadPage
from ip_portal.rules.book import RuleBook
from tests.cms.conftest import Write
from tests.factories import TODAY, mark_record, number, take

BLOCKS = dict(body_blocks())
SECTION = {"type": "heading", "value": {"text": "Các bước", "level": "h2"}}
PATH = "/nhan-hieu-tap-the/"
SPACE = "\N{NO-BREAK SPACE}"


def _cited(kind: str, *codes: str, **basis: object) -> dict[str, object]:
    value = {kind: list(codes), "basis": "today", "day": None, **basis}
    return {"type": kind, "value": value}


def _clean(name: str, value: dict[str, object]) -> object:
    block = BLOCKS[name]
    return block.clean(block.to_python(value))


def _read(client: Client, day: str, path: str = PATH) -> str:
    with time_machine.travel(f"{day}T12:00:00+07:00", tick=False):
        return client.get(path).content.decode()


@pytest.mark.usefixtures("law")
def test_a_block_of_terms_says_its_basis(client: Client, write: Write) -> None:
    write(body=[_cited("terms", "trademark.opposition")])
    html = _read(client, "2026-11-25")
    assert 'class="basis"' in html
    assert "25/11/2026" in html
    assert f'class="value">3{SPACE}tháng<' in html


@pytest.mark.parametrize(
    ("published", "length"), [("2026-04-01", "3"), ("2026-03-31", "5")]
)
@pytest.mark.usefixtures("law")
def test_a_stated_publication_chooses_the_law(
    client: Client, write: Write, published: str, length: str
) -> None:
    terms = _cited("terms", "trademark.opposition", basis="published", day=published)
    write(body=[terms])
    html = _read(client, "2026-11-25")
    assert f'class="value">{length}{SPACE}tháng<' in html
    assert date.fromisoformat(published).strftime("%d/%m/%Y") in html
    # Published before the change, the filing date tells too: both laws are shown.
    assert html.count('class="rbox') == (1 if length == "3" else 2)


@pytest.mark.usefixtures("law")
def test_readers_are_warned_of_a_change_and_see_it_after_midnight(
    client: Client, write: Write
) -> None:
    write(body=[_cited("terms", "trademark.opposition")])
    before, after = _read(client, "2026-03-31"), _read(client, "2026-04-01")
    assert 'class="coming"' in before
    assert "01/04/2026" in before
    assert f"<del>5{SPACE}tháng</del>" in before
    assert f'class="value">5{SPACE}tháng<' in before
    assert f'class="value">3{SPACE}tháng<' in after
    assert 'class="coming"' not in after


@pytest.mark.usefixtures("law")
def test_earlier_law_stands_behind_a_fold_for_files_of_its_time(
    client: Client, write: Write
) -> None:
    write(body=[_cited("terms", "trademark.opposition")])
    html = _read(client, "2026-11-25")
    fold = html[html.index('class="more former"') :]
    assert "01/04/2026" in fold
    assert f'class="value">5{SPACE}tháng<' in fold


@pytest.mark.usefixtures("law")
def test_terms_of_several_rights_name_their_right(client: Client, write: Write) -> None:
    write(body=[_cited("terms", "trademark.opposition", "design.opposition")])
    html = _read(client, "2026-11-25")
    assert "Kiểu dáng công nghiệp: Phản đối đơn" in html


@pytest.mark.usefixtures("law")
def test_a_sum_is_shown_with_its_lines_source_and_doubt(
    client: Client, write: Write
) -> None:
    write(body=[_cited("fees", "mark_filing_one_class")])
    html = _read(client, "2026-11-25")
    fee = RuleBook.from_seeds().fee("mark_filing_one_class", date(2026, 11, 25))
    assert fee is not None
    assert fee.amount is not None
    assert f"{fee.amount:,}".replace(",", ".") in html
    assert html.count("<dt>") >= len(fee.lines)
    assert "263/2016/TT-BTC" in html
    assert 'class="verify"' in html


@pytest.mark.usefixtures("law")
def test_a_former_form_is_struck_out_and_leads_to_the_present_one(
    client: Client, write: Write
) -> None:
    forms = _cited("forms", "trademark_application", basis="filed", day="2026-02-01")
    write(body=[forms])
    html = _read(client, "2026-11-25")
    assert 'class="rbox over' in html
    assert "<del>Mẫu số 08 Phụ lục I</del>" in html
    present = RuleBook.from_seeds().form("trademark_application", date(2026, 11, 25))
    assert present is not None
    assert present.number.vi in html


@pytest.mark.usefixtures("law")
def test_a_form_that_will_be_replaced_is_announced(
    client: Client, write: Write
) -> None:
    write(body=[_cited("forms", "trademark_application")])
    assert 'class="coming"' in _read(client, "2026-06-30")
    assert 'class="coming"' not in _read(client, "2026-11-25")


@pytest.mark.usefixtures("law")
def test_a_step_carries_terms_fees_and_forms(client: Client, write: Write) -> None:
    value = {
        "heading": "Nộp đơn",
        "text": "",
        "terms": ["trademark.formality"],
        "fees": ["application"],
        "forms": ["trademark_application"],
    }
    write(body=[SECTION, {"type": "step", "value": value}])
    assert _read(client, "2026-11-25").count('class="rbox') == 3


@pytest.mark.parametrize(
    "basis", [{"basis": "published", "day": None}, {"basis": "today", "day": TODAY}]
)
@pytest.mark.usefixtures("law")
def test_a_basis_has_its_day_and_today_has_none(basis: dict[str, object]) -> None:
    value = {"terms": ["trademark.opposition"], **basis}
    with pytest.raises(StructBlockValidationError) as refusal:
        _clean("terms", value)
    assert set(refusal.value.block_errors) == {"day"}


@pytest.mark.usefixtures("law")
def test_a_rule_that_nobody_knows_cannot_be_chosen() -> None:
    value = {"terms": ["trademark.dancing"], "basis": "today", "day": None}
    with pytest.raises(ValidationError):
        _clean("terms", value)


def test_a_table_needs_its_names_and_one_cell_for_each_column() -> None:
    table = {"caption": "So sánh", "header": ["", "Ai"], "rows": [["a", "b"]]}
    assert _clean("table", table)
    for change in ({"rows": [["a"]]}, {"header": ["Loại", ""]}, {"caption": ""}):
        with pytest.raises(ValidationError):
            _clean("table", {**table, **change})


def test_a_table_is_read_by_column_and_row(client: Client, write: Write) -> None:
    rows = [["Nhãn hiệu tập thể", "Hội, hợp tác xã"]]
    table = {"caption": "Ai đứng tên", "header": ["Loại", "Ai"], "rows": rows}
    write(body=[{"type": "table", "value": table}])
    html = client.get(PATH).content.decode()
    assert "<caption>Ai đứng tên</caption>" in html
    assert '<th scope="col">Loại</th>' in html
    assert '<th scope="row" data-l="Loại">Nhãn hiệu tập thể</th>' in html
    assert '<td data-l="Ai">' in html


def _image(title: str = "Bến Ninh Kiều") -> object:
    stream = BytesIO()
    Picture.new("RGB", (1200, 800), "teal").save(stream, "PNG")
    file = ImageFile(BytesIO(stream.getvalue()), name="ben.png")
    return get_image_model().objects.create(title=title, file=file)


def _picture(image: object, **value: object) -> dict[str, object]:
    shown = {"image": image.pk, "alt_text": "Ghe trên sông", "decorative": False}
    return {"type": "image", "value": {"image": {**shown, **value}, "caption": ""}}


@pytest.mark.django_db
def test_a_picture_is_described_or_said_to_be_decoration() -> None:
    image = _image()
    with pytest.raises(ValidationError):
        _clean("image", _picture(image, alt_text="")["value"])
    assert _clean("image", _picture(image)["value"])
    assert _clean("image", _picture(image, alt_text="", decorative=True)["value"])


def test_a_picture_comes_in_modern_formats_with_its_size(
    client: Client, write: Write
) -> None:
    write(body=[_picture(_image())])
    html = client.get(PATH).content.decode()
    for kind in ("image/avif", "image/webp"):
        assert f'type="{kind}"' in html
    assert re.search(r'<img[^>]* alt="Ghe trên sông"[^>]*>', html)
    for wanted in ('loading="lazy"', 'width="480"', 'height="320"'):
        assert wanted in html


def test_a_question_has_an_anchor_and_a_quotation_its_source(
    client: Client, write: Write
) -> None:
    question = {"question": "Ai được nộp đơn?", "text": "<p>Mọi người.</p>"}
    quote = {"text": "<p>Nhờ nhãn hiệu mà bán được.</p>", "source": "Chị Tư"}
    write(
        body=[
            {"type": "question", "value": question},
            {"type": "quote", "value": quote},
        ]
    )
    html = client.get(PATH).content.decode()
    assert '<h2 class="h3" id="ai-duoc-nop-don">' in html
    assert "<blockquote>" in html
    assert "<figcaption>Chị Tư</figcaption>" in html


@pytest.mark.django_db
def test_a_mark_is_chosen_by_any_of_its_numbers(client: Client, write: Write) -> None:
    take(mark_record(word="CAM XOÀN", numbers=(number("4-2024-16348"),)))
    value = _clean("mark", {"number": "VN-4-2024-16348"})
    assert value["number"] == "4-2024-16348"
    with pytest.raises(StructBlockValidationError):
        _clean("mark", {"number": "4-2024-99999"})
    write(body=[{"type": "mark", "value": {"number": "4-2024-16348"}}])
    assert "CAM XOÀN" in client.get(PATH).content.decode()


def test_a_mark_that_is_not_public_is_not_shown(client: Client, write: Write) -> None:
    write(body=[{"type": "mark", "value": {"number": "4-2024-99999"}}])
    response = client.get(PATH)
    assert response.status_code == 200
    assert 'class="tile-card"' not in response.content.decode()


def test_a_gallery_shows_its_kind_up_to_its_limit(client: Client, write: Write) -> None:
    for name in ("MỘT", "HAI", "BA"):
        take(mark_record(word=name))
    value = {"right": "trademark", "place": "", "status": "", "limit": 2}
    write(body=[{"type": "gallery", "value": value}])
    write(
        slug="khac", body=[{"type": "gallery", "value": {**value, "right": "design"}}]
    )
    assert client.get(PATH).content.decode().count('class="tile-card"') == 2
    assert 'class="tile-card"' not in client.get("/khac/").content.decode()


@pytest.mark.django_db
def test_a_gallery_refuses_a_place_nobody_knows() -> None:
    value = {"right": "", "place": "Xứ Không Có", "status": "", "limit": 2}
    with pytest.raises(StructBlockValidationError):
        _clean("gallery", value)


def _download(write: Write, slug: str, **fields: object) -> int:
    file = ContentFile(b"%PDF-1.4", name=f"{slug}.pdf")
    document = get_document_model().objects.create(title=slug, file=file)
    version = {
        "document": document.pk,
        "number": "Bản 2",
        "valid_from": "2026-04-01",
        "valid_to": None,
        "note": "",
    }
    versions = [{"type": "version", "value": version}]
    page = write(kind=DownloadPage, slug=slug, title=slug, versions=versions, **fields)
    return int(page.pk)


def test_a_download_offers_the_version_of_the_day(client: Client, write: Write) -> None:
    shown = _download(write, "quy-che")
    hidden = _download(write, "nhap", live=False)
    write(body=[{"type": "download", "value": {"page": pk}} for pk in (shown, hidden)])
    html = _read(client, "2026-11-25")
    assert '<a href="/quy-che/">quy-che</a>' in html
    assert "Bản 2" in html
    assert "01/04/2026" in html
    assert "nhap" not in html
    early = _read(client, "2026-03-01")
    assert "Bản 2" not in early


@pytest.mark.usefixtures("law")
def test_seven_of_each_block_cost_no_more_statements_than_one(
    client: Client, write: Write
) -> None:
    numbers = [f"4-2024-1000{n}" for n in range(7)]
    for one in numbers:
        take(mark_record(numbers=(number(one),)))
    pictures = [_image(f"Ảnh {n}") for n in range(7)]
    files = [_download(write, f"mau-{n}") for n in range(7)]

    def body(count: int) -> list[dict[str, object]]:
        marks = [{"type": "mark", "value": {"number": one}} for one in numbers]
        terms = [_cited("terms", "trademark.opposition")] * 7
        fees = [_cited("fees", "application")] * 7
        shown = [_picture(image) for image in pictures]
        downloads = [{"type": "download", "value": {"page": pk}} for pk in files]
        kinds = (marks, terms, fees, shown, downloads)
        return [block for kind in kinds for block in kind[:count]]

    write(body=body(1))
    write(slug="bay", body=body(7))
    assert _statements(client, PATH) == _statements(client, "/bay/")


def _statements(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)
