"""Files sent in the browser: checked first, written on a word, by the worker."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ip_portal.core.dates import now
from ip_portal.ledger.models import Delivery, Entry
from ip_portal.ledger.worker import deliver_waiting
from ip_portal.registry.exchange import importing, uploads
from ip_portal.registry.models import Batch, Right
from tests.factories import CLERK, setting
from tests.registry import sheets

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]

Send = Callable[..., Batch]


@pytest.fixture(autouse=True)
def _own_uploads(settings, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path / "var"


@pytest.fixture
def send(tmp_path: Path) -> Send:
    """Return a function that sends a sheet of rows."""

    def send_rows(*lines: dict[str, str], name: str = "marks.csv") -> Batch:
        path = sheets.write(tmp_path / "sent.csv", iter(lines))
        return uploads.receive([path.read_bytes()], name, actor=CLERK)

    return send_rows


def work() -> None:
    while deliver_waiting(now=now()):
        pass


def kept_files(settings) -> list[Path]:
    return list((Path(settings.VAR_DIR) / "uploads").glob("*"))


def test_a_sent_file_is_checked_and_nothing_is_written(send):
    batch = send(*sheets.rows(5), sheets.row(6, filed_on="khi nào"))
    assert batch.state == Batch.State.CHECKING
    work()
    batch.refresh_from_db()
    assert batch.state == Batch.State.CHECKED
    assert (batch.foreseen["created"], batch.foreseen["refused"]) == (5, 1)
    assert len(batch.problems) == 1
    assert not Right.for_staff.exists()


def test_a_checked_file_is_written_on_a_word_and_then_forgotten(send, settings):
    batch = send(*sheets.rows(5))
    work()
    batch.refresh_from_db()
    uploads.apply(batch, actor=CLERK)
    work()
    batch.refresh_from_db()
    assert batch.state == Batch.State.FINISHED
    assert Right.for_staff.count() == batch.statements.count() == 5
    assert kept_files(settings) == []


def test_the_button_pressed_twice_writes_once(send):
    batch = send(*sheets.rows(3))
    work()
    batch.refresh_from_db()
    uploads.apply(batch, actor=CLERK)
    uploads.apply(batch, actor=CLERK)
    assert Delivery.objects.filter(done_at=None).count() == 1


def test_a_dropped_file_is_forgotten_and_cannot_be_written(send, settings):
    batch = send(*sheets.rows(3))
    work()
    batch.refresh_from_db()
    uploads.drop(batch, actor=CLERK)
    uploads.apply(batch, actor=CLERK)
    work()
    batch.refresh_from_db()
    assert batch.state == Batch.State.DROPPED
    assert not Right.for_staff.exists()
    assert kept_files(settings) == []


def test_a_file_that_is_not_what_it_claims_is_refused_and_forgotten(settings):
    batch = uploads.receive([b"%PDF-1.7 x"], "marks.csv", actor=CLERK)
    work()
    batch.refresh_from_db()
    assert batch.state == Batch.State.REFUSED
    assert batch.problems[0]["code"] == "is_pdf"
    assert kept_files(settings) == []


def test_a_file_that_is_too_large_is_not_kept(settings, monkeypatch):
    monkeypatch.setattr(uploads, "MAX_BYTES", 10)
    chunks = (b"12345" for _ in range(1000))
    with pytest.raises(uploads.UploadTooLargeError):
        uploads.receive(chunks, "marks.csv", actor=CLERK)
    assert kept_files(settings) == []
    assert not Batch.objects.exists()


def test_the_name_of_a_file_is_only_a_name(send, settings):
    batch = send(*sheets.rows(1), name="../../../etc/cron.d/marks.csv")
    assert batch.file_name == "marks.csv"
    (kept,) = kept_files(settings)
    assert kept.name == batch.upload
    assert batch.upload.isalnum()


def test_a_picture_name_in_a_sent_file_leads_to_no_other_file(send, settings):
    import io

    from PIL import Image

    stream = io.BytesIO()
    Image.new("RGB", (9, 9)).save(stream, "PNG")
    other = uploads.receive([stream.getvalue()], "secret.png", actor=CLERK)
    batch = send(sheets.row(1, image=f"{other.upload}.png"))
    source = uploads.path_of(other.upload)
    source.rename(source.with_suffix(".png"))
    work()
    batch.refresh_from_db()
    uploads.apply(batch, actor=CLERK)
    work()
    assert Right.for_staff.get().representations.get().sha256 == ""


def test_the_command_does_not_take_over_a_file_that_waits_for_its_sender(
    send, tmp_path
):
    batch = send(*sheets.rows(3))
    work()
    path = tmp_path / "sent.csv"
    run = importing.Import(CLERK, setting())
    importing.import_file(path, run, importing.Report())
    batch.refresh_from_db()
    assert batch.state == Batch.State.CHECKED
    assert Batch.objects.count() == 2


def test_a_worker_that_died_in_the_middle_goes_on(send, monkeypatch):
    batch = send(*sheets.rows(8))
    work()
    batch.refresh_from_db()
    uploads.apply(batch, actor=CLERK)
    monkeypatch.setattr(importing, "TOGETHER", 3)
    calls = iter([True, False])

    def dies(*arguments: object) -> None:
        if not next(calls, False):
            raise MemoryError

    finish = importing._take

    def take(*arguments: object) -> None:
        dies()
        finish(*arguments)

    monkeypatch.setattr(importing, "_take", take)
    work()
    batch.refresh_from_db()
    assert batch.state == Batch.State.APPLYING
    assert Right.for_staff.count() == 3
    monkeypatch.setattr(importing, "_take", finish)
    Delivery.objects.update(next_try_at=None)
    work()
    batch.refresh_from_db()
    assert batch.state == Batch.State.FINISHED
    assert Right.for_staff.count() == batch.statements.count() == 8
    assert Batch.objects.count() == 1


def test_every_step_of_a_file_leaves_an_entry(send):
    batch = send(*sheets.rows(1))
    work()
    batch.refresh_from_db()
    uploads.apply(batch, actor=CLERK)
    work()
    other = send(*sheets.rows(2))
    work()
    other.refresh_from_db()
    uploads.drop(other, actor=CLERK)
    said = Entry.objects.filter(subject_type="registry.batch").order_by("pk")
    assert list(said.values_list("verb", flat=True)) == [
        "batch.sent",
        "batch.wanted",
        "batch.finished",
        "batch.sent",
        "batch.dropped",
    ]
    assert {one.actor_label for one in said} == {CLERK.label}
