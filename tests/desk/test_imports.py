"""Import in the browser: trial, write, report, undo."""

from __future__ import annotations

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from ip_portal.ledger.worker import deliver_waiting
from ip_portal.registry.exchange import uploads
from ip_portal.registry.models import Batch, Right, Statement
from tests.desk.conftest import MakeRight, SignIn

HEAD = "Loại quyền,Số đơn,Ngày nộp đơn,Tên nhãn hiệu hoặc tên gọi\n"
GOOD = "nhãn hiệu,4-2025-00001,05/01/2025,MỘT\nnhãn hiệu,4-2025-00002,06/01/2025,HAI\n"
BAD = 'nhãn hiệu,4-2025-00003,31/09/2025,BA\nnhãn hiệu,"=cmd",05/01/2025,BỐN\n'


def table(
    text: str = HEAD + GOOD + BAD, name: str = "tuan-47.csv"
) -> SimpleUploadedFile:
    """Return a table as a browser sends it."""
    return SimpleUploadedFile(name, text.encode(), "text/csv")


def send(browser: Client, sent: SimpleUploadedFile | None = None) -> Batch:
    """Send a file; return its batch."""
    answer = browser.post(reverse("desk_import"), {"file": sent or table()})
    assert answer.status_code == 302
    return Batch.objects.latest("pk")


def work() -> None:
    """Let the worker work everything off."""
    while deliver_waiting(now=timezone.now()):
        pass


def page(browser: Client, batch: Batch) -> HttpResponse:
    """Return the page of a batch."""
    return browser.get(reverse("desk_batch", args=[batch.pk]))


@pytest.fixture
def checked(officer: Client) -> Batch:
    """Return a file that was tried."""
    batch = send(officer)
    work()
    batch.refresh_from_db()
    return batch


@pytest.fixture
def written(officer: Client, checked: Batch) -> Batch:
    """Return a file that was written."""
    officer.post(reverse("desk_batch_apply", args=[checked.pk]))
    work()
    checked.refresh_from_db()
    return checked


def test_a_sent_file_is_only_tried_and_writes_nothing(
    officer: Client, checked: Batch
) -> None:
    shown = page(officer, checked)
    assert not Right.for_staff.exists()
    assert [one["value"] for one in shown.context["counts"]] == [
        "4",
        "2",
        "0",
        "0",
        "2",
    ]
    assert "Chưa ghi gì" in shown.text
    assert "Ghi 2 bản ghi" in shown.text


def test_refused_rows_say_line_field_value_and_reason(
    officer: Client, checked: Batch
) -> None:
    first = page(officer, checked).context["refused"][0]
    assert first["line"] == 4
    assert first["value"] == "31/09/2025"
    assert first["field"] == "Ngày nộp đơn"
    assert "31/09/2025" in first["reason"]


def test_the_list_of_refused_rows_opens_inert_in_a_spreadsheet(
    officer: Client, checked: Batch
) -> None:
    answer = officer.get(reverse("desk_batch_refused", args=[checked.pk]))
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row[0] for row in rows[1:]] == ["4", "5"]
    assert not any(
        cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row
    )


def test_the_page_waits_for_the_worker_with_a_script_or_a_link(
    officer: Client,
) -> None:
    batch = send(officer)
    shown = page(officer, batch)
    assert f'<a href="{reverse("desk_batch", args=[batch.pk])}">' in shown.text
    progress = reverse("desk_batch_progress", args=[batch.pk])
    assert f'hx-get="{progress}"' in shown.text
    assert "HX-Refresh" not in officer.get(progress)
    work()
    assert officer.get(progress)["HX-Refresh"] == "true"
    assert "hx-get" not in page(officer, batch).text


def test_applying_writes_the_good_rows_and_reports_the_others(
    officer: Client, written: Batch
) -> None:
    assert sorted(Right.for_staff.values_list("word", flat=True)) == ["HAI", "MỘT"]
    shown = page(officer, written)
    assert [one["value"] for one in shown.context["counts"]] == [
        "4",
        "2",
        "0",
        "0",
        "2",
    ]
    assert len(shown.context["refused"]) == 2


def test_applying_twice_writes_once(officer: Client, written: Batch) -> None:
    officer.post(reverse("desk_batch_apply", args=[written.pk]))
    work()
    assert Statement.objects.count() == 2


def test_a_changed_right_is_shown_old_and_new(
    officer: Client, make_right: MakeRight
) -> None:
    make_right("4-2025-00001", "CŨ", source="template")
    batch = send(officer)
    work()
    row = page(officer, batch).context["changed"][0]
    told = {one["label"]: (one["before"], one["after"]) for one in row["fields"]}
    assert ("CŨ", "MỘT") in told.values()
    assert ("07/03/2024", "05/01/2025") in told.values()


def test_a_dropped_file_writes_nothing_and_is_gone(
    officer: Client, checked: Batch
) -> None:
    officer.post(reverse("desk_batch_drop", args=[checked.pk]))
    officer.post(reverse("desk_batch_apply", args=[checked.pk]))
    work()
    assert not Right.for_staff.exists()
    assert not uploads.path_of(checked.upload).exists()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", b"%PDF-1.7\n"),
        ("a.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
        ("a.xlsx", b"PK\x03\x04broken"),
        ("a.html", b"<html><body>hello</body></html>"),
        ("a.csv", b"\xff\xfe\x00"),
        ("../../etc/passwd", b"{}"),
    ],
)
def test_a_file_that_is_not_what_it_claims_is_refused_whole(
    officer: Client, name: str, data: bytes
) -> None:
    batch = send(officer, SimpleUploadedFile(name, data))
    work()
    batch.refresh_from_db()
    shown = page(officer, batch)
    assert batch.state == Batch.State.REFUSED
    assert len(shown.context["refused"]) == 1
    assert reverse("desk_batch_apply", args=[batch.pk]) not in shown.text


def test_no_file_or_an_empty_one_is_refused_in_words(officer: Client) -> None:
    for sent in ({}, {"file": SimpleUploadedFile("a.csv", b"")}):
        answer = officer.post(reverse("desk_import"), sent)
        assert answer.status_code == 422
        assert 'href="#id_file"' in answer.text
    assert not Batch.objects.exists()


def test_a_file_too_large_is_refused_and_not_kept(
    officer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MAX_BYTES", 10)
    answer = officer.post(reverse("desk_import"), {"file": table()})
    assert answer.status_code == 422
    assert not Batch.objects.exists()


# --- Undo -------------------------------------------------------------------------------


def test_undoing_shows_what_goes_back_before_it_does_it(
    officer: Client, written: Batch
) -> None:
    shown = officer.get(reverse("desk_batch_undo", args=[written.pk]))
    assert (shown.context["undoing"].removed, shown.context["undoing"].restored) == (
        2,
        0,
    )
    assert Statement.objects.filter(voided_at=None).count() == 2


def test_undoing_takes_the_batch_back_and_keeps_what_was_entered_by_hand(
    officer: Client, written: Batch
) -> None:
    right = Right.for_staff.get(word="MỘT")
    url = reverse("desk_right_edit", args=[right.pk])
    form = officer.get(url).context["form"]
    typed = {name: form.initial.get(name) or "" for name in form.fields}
    check = officer.post(url, {**typed, "word": "TAY", "picture": ""})["Location"]
    officer.post(check)
    undo = reverse("desk_batch_undo", args=[written.pk])
    assert right.number in officer.get(undo).text
    officer.post(undo)
    right.refresh_from_db()
    assert right.word == "TAY"
    assert right.filed_on is None
    assert Right.objects.count() == 0
    assert "Đã hoàn tác" in page(officer, written).text


def test_undoing_needs_its_own_leave(sign_in: SignIn, written: Batch) -> None:
    editor = sign_in("editor")
    undo = reverse("desk_batch_undo", args=[written.pk])
    assert editor.post(undo).status_code == 403
    assert Statement.objects.filter(voided_at=None).count() == 2


def test_a_file_that_was_not_written_cannot_be_undone(
    officer: Client, checked: Batch
) -> None:
    answer = officer.post(reverse("desk_batch_undo", args=[checked.pk]))
    assert answer["Location"] == reverse("desk_batch", args=[checked.pk])
    checked.refresh_from_db()
    assert checked.state == Batch.State.CHECKED


def test_the_list_of_batches_costs_the_same_for_one_and_for_many(
    officer: Client, checked: Batch
) -> None:
    officer.get(reverse("desk_import"))
    with CaptureQueriesContext(connection) as one:
        officer.get(reverse("desk_import"))
    for serial in range(7):
        Batch.objects.create(sha256=f"{serial:064d}", file_name="x")
    with CaptureQueriesContext(connection) as many:
        officer.get(reverse("desk_import"))
    assert len(many) == len(one)
