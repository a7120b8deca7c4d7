"""Downloads: which version to use today, and that files leave as attachments."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import Client
from hypothesis import given, strategies as st
from wagtail.documents.models import Document
from wagtail.models import Collection, CollectionViewRestriction

from cms.models import DownloadPage, HomePage
from cms.models.download import Version, sort_out
from tests.cms.site import put, statements

TODAY = date(2026, 12, 1)
DAYS = st.none() | st.integers(-5, 5).map(lambda n: TODAY + timedelta(days=n))


def _file(title: str, name: str = "mau.pdf") -> Document:
    return Document.objects.create(
        title=title, file=ContentFile(b"%PDF-1.7 x" * 100, name=name)
    )


@pytest.fixture
def files(db: None) -> list[Document]:
    """Return a former and the present file."""
    return [_file("Mẫu cũ"), _file("Mẫu mới", "mau-moi.docx")]


def _row(document: Document, **fields: Any) -> dict[str, object]:
    empty = {"number": "", "valid_from": None, "valid_to": None, "note": ""}
    value = {**empty, "document": document.pk, **fields}
    return {"type": "version", "value": value}


def _page(client: Client, home: HomePage, rows: list[dict[str, object]]) -> str:
    put(DownloadPage, home, "to-khai", title="Tờ khai", versions=rows)
    with time_machine.travel("2026-12-01T09:00:00+07:00", tick=False):
        return client.get("/to-khai/").content.decode()


def test_the_present_version_stands_before_the_former_one(
    client: Client, home_vi: HomePage, files: list[Document]
) -> None:
    old, new = files
    rows = [
        _row(old, valid_to="2026-03-31", note="Theo luật cũ."),
        _row(new, number="Mẫu số 08", valid_from="2026-04-01"),
    ]
    html = _page(client, home_vi, rows)
    current, former = html.index('id="current"'), html.index('id="former"')
    assert current < html.index(new.url) < former < html.index(old.url)
    assert "Mẫu số 08" in html
    assert "Theo luật cũ." in html
    assert re.search(r"<li>DOCX, 1000\s\w+", html)


def test_a_version_that_comes_is_not_offered_as_the_present_one(
    client: Client, home_vi: HomePage, files: list[Document]
) -> None:
    html = _page(client, home_vi, [_row(files[1], valid_from="2027-01-01")])
    assert 'id="current"' not in html
    assert 'id="coming"' in html


def test_a_page_without_files_is_whole(client: Client, home_vi: HomePage) -> None:
    html = _page(client, home_vi, [])
    assert "Tờ khai" in html
    assert 'class="version' not in html


def test_a_file_of_a_restricted_collection_is_not_offered(
    client: Client, home_vi: HomePage, files: list[Document]
) -> None:
    secret = Collection.get_first_root_node().add_child(name="Nội bộ")
    CollectionViewRestriction.objects.create(
        collection=secret, restriction_type=CollectionViewRestriction.LOGIN
    )
    Document.objects.filter(pk=files[0].pk).update(collection=secret)
    html = _page(client, home_vi, [_row(one) for one in files])
    assert files[0].url not in html
    assert files[1].url in html


def test_a_file_that_was_deleted_is_left_out(
    client: Client, home_vi: HomePage, files: list[Document]
) -> None:
    rows = [_row(one) for one in files]
    files[0].delete()
    assert "Mẫu cũ" not in _page(client, home_vi, rows)


def test_a_file_that_is_lost_is_told_without_its_size(
    client: Client, home_vi: HomePage, files: list[Document]
) -> None:
    files[0].file.storage.delete(files[0].file.name)
    html = _page(client, home_vi, [_row(files[0])])
    assert re.search(r"<li>PDF</li>", html)


def test_files_leave_the_site_as_attachments(
    client: Client, files: list[Document]
) -> None:
    for file in files:
        response = client.get(file.url)
        assert response.status_code == 200
        assert response["Content-Disposition"].startswith("attachment")


def test_a_version_cannot_end_before_it_begins(
    home_vi: HomePage, files: list[Document]
) -> None:
    block = DownloadPage._meta.get_field("versions").stream_block.child_blocks[
        "version"
    ]
    row = _row(files[0], valid_from="2026-04-01", valid_to="2026-03-31")["value"]
    with pytest.raises(ValidationError):
        block.clean(block.to_python(row))


def _version(first: date | None, last: date | None) -> Version:
    return Version("Mẫu", "/x", "PDF", 1, "", first, last, "")


@given(spans=st.lists(st.tuples(DAYS, DAYS), max_size=5))
def test_every_version_has_one_place_and_only_a_valid_one_is_current(
    spans: list[tuple[date | None, date | None]],
) -> None:
    versions = [_version(*span) for span in spans]
    found = sort_out(versions, TODAY)
    current = [found.current] if found.current else []
    assert len([*current, *found.coming, *found.former]) == len(versions)
    assert all(one.is_valid(TODAY) for one in current)
    assert bool(current) == any(one.is_valid(TODAY) for one in versions)
    assert all((one.valid_from or date.min) > TODAY for one in found.coming)


def test_many_versions_cost_as_much_as_one(
    client: Client, home_vi: HomePage, files: list[Document]
) -> None:
    put(DownloadPage, home_vi, "mot", versions=[_row(files[0])])
    rows = [_row(_file(f"Mẫu {number}")) for number in range(7)]
    put(DownloadPage, home_vi, "bay", versions=rows)
    one, many = (statements(client, f"/{slug}/") for slug in ("mot", "bay"))
    assert len(one) == len(many)
    assert len(one) <= 21
