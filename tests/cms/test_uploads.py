"""Files that editors bring: what is taken, what is refused and why, who gets them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import NoReverseMatch, reverse
from PIL import Image as Picture
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction

from cms.uploads.content import ContentError, check_document

Document = get_document_model()
Image = get_image_model()

PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def _png(width: int = 20, height: int = 10, kind: str = "PNG") -> bytes:
    stream = io.BytesIO()
    Picture.new("RGB", (width, height), "teal").save(stream, kind)
    return stream.getvalue()


def _png_head(width: int, height: int) -> bytes:
    """Return a PNG that says it is huge and is tiny."""

    def chunk(name: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + check

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 64)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", rows)
        + chunk(b"IEND", b"")
    )


def _zip(entries: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return stream.getvalue()


TYPES = (
    b"<Types><Override ContentType='application/vnd.ms-word.document.main'/></Types>"
)
DOCX = {"[Content_Types].xml": TYPES, "word/document.xml": b"<w:document/>"}
XLSX = {"[Content_Types].xml": TYPES, "xl/workbook.xml": b"<workbook/>"}
ODT = {
    "mimetype": b"application/vnd.oasis.opendocument.text",
    "content.xml": b"<office:document-content/>",
}


def _add_document(client: Client, name: str, data: bytes) -> list[str]:
    """Upload a document; return what the form says against it."""
    file = SimpleUploadedFile(name, data)
    root = Collection.get_first_root_node()
    form = {"title": "Mẫu đơn", "file": file, "collection": root.pk}
    response = client.post(reverse("wagtaildocs:add"), form)
    return [] if response.status_code == 302 else _said(response)


def _add_image(client: Client, name: str, data: bytes) -> list[str]:
    file = SimpleUploadedFile(name, data)
    root = Collection.get_first_root_node()
    form = {"title": "Cánh đồng", "file": file, "collection": root.pk}
    response = client.post(reverse("wagtailimages:add"), form)
    return [] if response.status_code == 302 else _said(response)


def _said(response) -> list[str]:
    assert response.status_code == 200
    return response.context["form"].errors["file"]


# --- Documents ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("mau-don.pdf", PDF),
        ("mau-don.docx", _zip(DOCX)),
        ("bang.xlsx", _zip(XLSX)),
        ("mau-don.odt", _zip(ODT)),
    ],
)
def test_a_document_is_taken(desk: Client, name: str, data: bytes) -> None:
    assert _add_document(desk, name, data) == []
    assert Document.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("don.pdf", b"<html><script>alert(1)</script></html>", "not_its_kind"),
        ("don.pdf", _zip(DOCX), "not_its_kind"),
        ("don.pdf", PDF.replace(b"/Catalog", b"/Catalog/JavaScript"), "active"),
        ("don.pdf", PDF.replace(b"/Catalog", b"/Catalog/Launch"), "active"),
        ("don.pdf", PDF.replace(b"trailer<<", b"trailer<</Encrypt 3 0 R"), "locked"),
        ("don.pdf", PDF[:20], "broken"),
        ("don.docx", PDF, "not_its_kind"),
        ("don.docx", _zip(XLSX), "not_its_kind"),
        ("don.docx", _zip({**DOCX, "word/vbaProject.bin": b"x"}), "active"),
        (
            "don.docx",
            _zip({**DOCX, "[Content_Types].xml": b"document.macroEnabled.main+xml"}),
            "active",
        ),
        ("don.docx", _zip({**DOCX, "../../evil": b"x"}), "path"),
        ("don.docx", _zip({**DOCX, "word/x.xml": b"\0" * 60_000_000}), "bomb"),
        ("don.odt", _zip({**ODT, "Basic/Standard/x.xml": b"x"}), "active"),
        ("don.ods", _zip(ODT), "not_its_kind"),
        ("don.docx", _zip(DOCX)[:-30], "not_its_kind"),
    ],
)
def test_a_document_of_other_content_is_refused(
    name: str, data: bytes, code: str
) -> None:
    with pytest.raises(ContentError) as refused:
        check_document(name.rpartition(".")[2], io.BytesIO(data))
    assert refused.value.code == code


def test_an_empty_document_is_refused() -> None:
    with pytest.raises(ContentError, match="empty"):
        check_document("pdf", io.BytesIO(b""))


@pytest.mark.parametrize("name", ["don.docm", "don.exe", "trang.html", "hinh.svg"])
def test_other_endings_are_refused(desk: Client, name: str) -> None:
    assert _add_document(desk, name, _zip(DOCX))
    assert not Document.objects.exists()


def test_the_editor_reads_a_sentence(desk: Client) -> None:
    (said,) = _add_document(desk, "don.docx", PDF)
    assert said.endswith(".")
    assert not Document.objects.exists()


def test_a_document_that_is_too_large_is_refused(desk: Client, settings) -> None:
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 100
    assert _add_document(desk, "don.pdf", PDF + b" " * 200)


# --- Pictures -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "kind"), [("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.webp", "WEBP")]
)
def test_a_picture_is_taken(desk: Client, name: str, kind: str) -> None:
    assert _add_image(desk, name, _png(kind=kind)) == []
    assert Image.objects.count() == 1


@pytest.mark.parametrize("name", ["hinh.svg", "hinh.png", "HINH.SVG"])
def test_a_drawing_with_a_script_is_refused_with_the_reason(
    desk: Client, name: str
) -> None:
    (said,) = _add_image(desk, name, SVG)
    assert "SVG" in said
    assert "PNG" in said
    assert not Image.objects.exists()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("hinh.png", _png() + b"<html><script>alert(1)</script></html>"),
        ("hinh.png", b"<html>\x89PNG</html>"),
        ("hinh.png", _png(kind="JPEG")),
        ("hinh.png", _png_head(10_000, 10_000)),
        ("hinh.png", b""),
        ("hinh.gif", _png(kind="GIF")),
        ("hinh.html", _png()),
    ],
)
def test_what_is_no_picture_alone_is_refused(
    desk: Client, name: str, data: bytes
) -> None:
    assert _add_image(desk, name, data)
    assert not Image.objects.exists()


def test_many_at_once_are_looked_at_too(desk: Client) -> None:
    page = _png() + b"<script>alert(1)</script>"
    form = {
        "title": "Hình",
        "files[]": SimpleUploadedFile("hinh.png", page),
        "collection": Collection.get_first_root_node().pk,
    }
    headers = {"x-requested-with": "XMLHttpRequest"}
    answer = desk.post(reverse("wagtailimages:add_multiple"), form, headers=headers)
    assert answer.json()["success"] is False
    form["files[]"] = SimpleUploadedFile("don.docx", PDF)
    answer = desk.post(reverse("wagtaildocs:add_multiple"), form, headers=headers)
    assert answer.json()["success"] is False


# --- Who gets them ------------------------------------------------------------


@pytest.fixture
def closed(db: None) -> Collection:
    """Return a collection for signed-in people only."""
    collection = Collection.get_first_root_node().add_child(name="Nội bộ")
    CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=CollectionViewRestriction.LOGIN
    )
    return collection


def _document(name: str, **fields: object):
    file = ContentFile(PDF, name=name)
    return Document.objects.create(title="Mẫu đơn", file=file, **fields)


def _image(**fields: object):
    file = ContentFile(_png(), name="dong.png")
    return Image.objects.create(title="Cánh đồng", file=file, **fields)


def test_a_document_is_saved_and_never_shown(client: Client, home_vi) -> None:
    found = _document("Mẫu đơn \u202egpj.pdf")
    assert "\u202e" not in found.filename
    answer = client.get(found.url)
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"].startswith("attachment")
    assert "UTF-8''M%E1%BA%ABu" in answer["Content-Disposition"]
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "public" in answer["Cache-Control"]
    assert not answer.cookies


def test_no_fingerprint_of_a_document_is_given_out(client: Client, home_vi) -> None:
    found = _document("don.pdf")
    fingerprint = found.get_file_hash()
    assert fingerprint
    answer = client.get(found.url)
    assert "ETag" not in answer
    guess = client.get(found.url, headers={"if-none-match": f'"{fingerprint}"'})
    assert guess.status_code == 200
    guess = client.get(found.url, headers={"if-match": '"other"'})
    assert guess.status_code == 200


def test_a_closed_document_is_answered_like_none(
    client: Client, desk: Client, closed: Collection
) -> None:
    found = _document("noi-bo.pdf", collection=closed)
    nobody = Client()
    assert nobody.get(found.url).status_code == 404
    assert nobody.get(f"/documents/{found.pk + 999}/noi-bo.pdf").status_code == 404
    inside = desk.get(found.url)
    assert inside.status_code == 200
    assert "public" not in inside["Cache-Control"]
    below = closed.add_child(name="Dưới")
    deeper = _document("duoi.pdf", collection=below)
    assert nobody.get(deeper.url).status_code == 404


def test_a_picture_is_given_out_in_the_sizes_of_pages_only(
    client: Client, home_vi
) -> None:
    image = _image()
    size = image.get_rendition("max-10x10")
    answer = client.get(size.url)
    assert answer.status_code == 200
    assert "public" in answer["Cache-Control"]
    assert not answer.cookies
    for path in (image.file.url, "/media/original_images/", "/media/documents/x.pdf"):
        assert client.get(path).status_code == 404
    assert client.get("/media/images/nothing.png").status_code == 404


def test_a_picture_of_a_closed_collection_is_not_reached(
    desk: Client, closed: Collection
) -> None:
    image = _image(collection=closed)
    size = image.get_rendition("max-10x10")
    assert Client().get(size.url).status_code == 404
    assert Client().get(image.file.url).status_code == 404
    assert desk.get(size.url).status_code == 200


def test_nobody_makes_pictures_by_address(desk: Client) -> None:
    with pytest.raises(NoReverseMatch):
        reverse("wagtailimages_serve", args=["x", 1, "original"])
    image = _image()
    for name in ("url_generator", "generate_url"):
        try:
            address = reverse(f"wagtailimages:{name}", args=[image.pk])
        except NoReverseMatch:
            continue
        assert desk.get(address).status_code == 404
