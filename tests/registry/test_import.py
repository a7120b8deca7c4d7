"""Files into the register by the command: counts, report, exit code, what is there."""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import translation

from ip_portal.ledger.models import Change, Entry
from ip_portal.registry import presenters
from ip_portal.registry.models import Batch, Right, Statement
from tests.registry import sheets
from tests.registry.dump import canonical_dump

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]

COUNTS = ("read", "created", "changed", "unchanged", "refused")
Run = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Return a function that imports and gives exit code and report."""

    def import_records(*paths: Path, **options: object) -> tuple[int, dict[str, Any]]:
        target = tmp_path / "report.json"
        code = 0
        try:
            call_command("import_records", *map(str, paths), report=target, **options)
        except SystemExit as end:
            code = int(end.code or 0)
        return code, json.loads(target.read_text("utf-8"))

    return import_records


def counts(report: dict[str, Any]) -> tuple[int, ...]:
    return tuple(report[name] for name in COUNTS)


# --- Report and exit code ------------------------------------------------------------------


def test_a_good_file_goes_in_with_exit_code_0(run, tmp_path):
    path = sheets.write(tmp_path / "good.csv", sheets.rows(30))
    code, report = run(path)
    assert code == 0
    assert report == {
        "read": 30,
        "created": 30,
        "changed": 0,
        "unchanged": 0,
        "refused": 0,
        "problems": [],
    }
    assert Right.for_staff.count() == 30


def test_the_same_file_again_changes_nothing(run, tmp_path):
    path = sheets.write(tmp_path / "good.csv", sheets.rows(20))
    run(path)
    before = (canonical_dump(), Change.objects.count())
    code, report = run(path)
    assert (code, counts(report)) == (0, (20, 0, 0, 20, 0))
    assert (canonical_dump(), Change.objects.count()) == before


def test_bad_rows_are_reported_and_the_others_go_in(run, tmp_path):
    lines = [
        sheets.row(1),
        sheets.row(2, filed_on="31/02/2023"),
        sheets.row(3, kind="xe đạp"),
        sheets.row(4),
    ]
    code, report = run(sheets.write(tmp_path / "some.csv", iter(lines)))
    assert (code, counts(report)) == (1, (4, 2, 0, 0, 2))
    first, second = report["problems"]
    assert set(first) == {"file", "line", "field", "reason"}
    assert (first["file"], first["line"]) == ("some.csv", 3)
    assert "31/02/2023" in first["reason"]
    assert (second["line"], second["field"]) == (4, "kind")


def test_a_row_with_two_wrong_cells_is_one_refused_row(run, tmp_path):
    wrong = sheets.row(2, filed_on="31/02/2023", granted_on="gần đây")
    lines = [sheets.row(1), wrong]
    code, report = run(sheets.write(tmp_path / "some.csv", iter(lines)))
    assert (code, counts(report)) == (1, (2, 1, 0, 0, 1))
    assert len(report["problems"]) == 2


def test_a_column_that_is_not_known_is_a_remark_and_refuses_nothing(run, tmp_path):
    path = sheets.write(tmp_path / "more.csv", sheets.rows(2))
    text = path.read_text("utf-8-sig").splitlines()
    text = [text[0] + ",Ghi nhớ"] + [line + "," for line in text[1:]]
    path.write_text("\n".join(text), "utf-8")
    code, report = run(path)
    assert (code, counts(report)) == (0, (2, 2, 0, 0, 0))
    assert "Ghi nhớ" in report["problems"][0]["reason"]


def test_a_file_that_is_not_what_it_claims_is_refused_whole(run, tmp_path):
    bad = tmp_path / "bad.xml"
    bad.write_text('<!DOCTYPE a [<!ENTITY b "c">]><TradeMark>&b;</TradeMark>', "utf-8")
    good = sheets.write(tmp_path / "good.csv", sheets.rows(2))
    code, report = run(bad, good)
    assert (code, counts(report)) == (2, (2, 2, 0, 0, 1))
    (problem,) = report["problems"]
    assert problem["file"] == "bad.xml"
    assert "document type" in problem["reason"]
    assert Batch.objects.count() == 1


def test_a_record_that_contradicts_the_register_is_refused_by_itself(run, tmp_path):
    run(sheets.write(tmp_path / "a.csv", iter([sheets.row(1), sheets.row(3)])))
    clash = sheets.row(1, certificate_number=sheets.row(3)["certificate_number"])
    code, report = run(sheets.write(tmp_path / "b.csv", iter([clash, sheets.row(4)])))
    assert (code, counts(report)) == (1, (2, 1, 0, 0, 1))
    assert "two different rights" in report["problems"][0]["reason"]
    assert report["problems"][0]["line"] == 2


def test_two_rows_of_one_right_in_one_file_make_one_right(run, tmp_path):
    lines = [sheets.row(1), sheets.row(1, word="GẠO SỬA LẠI"), sheets.row(1)]
    code, report = run(sheets.write(tmp_path / "a.csv", iter(lines)))
    assert (code, counts(report)) == (0, (3, 1, 1, 1, 0))
    assert Right.for_staff.get().word == "GẠO SỬA LẠI"


def test_a_path_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(CommandError, match="There is no file"):
        call_command("import_records", str(tmp_path / "none.csv"))


# --- The dry run ---------------------------------------------------------------------------


def test_a_dry_run_tells_the_same_counts_and_writes_nothing(run, tmp_path):
    lines = [
        *(sheets.row(serial) for serial in range(1, 10)),
        sheets.row(4, word="GẠO KHÁC"),
        sheets.row(5),
        sheets.row(6, filed_on="không rõ"),
    ]
    path = sheets.write(tmp_path / "a.csv", iter(lines))
    foreseen = run(path, dry_run=True)
    assert not Right.for_staff.exists()
    assert not Batch.objects.exists()
    assert not Entry.objects.exists()
    assert run(path) == foreseen
    assert run(path, dry_run=True) == run(path)


# --- Real records --------------------------------------------------------------------------


def test_real_pages_become_what_is_expected_of_them(run, real_data):
    folder = real_data / "vn-ipo-pages"
    lines = (folder / "expected.jsonl").read_text("utf-8").splitlines()
    expected = [one for one in map(json.loads, lines) if "mark" in one]
    paths = [folder / one["page"] for one in expected]
    domestic = [path for path in paths if path.parent.name == "domestic"]
    code, report = run(*domestic)
    assert (code, counts(report)) == (0, (2, 2, 0, 0, 0))
    for one in expected:
        if not one["page"].startswith("domestic"):
            continue
        right = Right.for_staff.get(numbers__canonical=one["application_no"])
        certificate = right.certificate_number or None
        assert right.word == one["mark"]
        assert certificate == one["registration_no"]
        assert str(right.filed_on) == one["filing"]
        assert str(right.published_on) == one["publication"]
        assert (right.granted_on and str(right.granted_on)) == one["grant"]
        assert (right.expires_on and str(right.expires_on)) == one["expiry"]
        assert sorted({goods.number for goods in right.goods.all()}) == one["classes"]
        told = right.events.filter(basis="timeline").count()
        assert told == len(one["timeline"])
        assert right.parties.get(role="applicant").name == one["applicant"]


WHOLE_REFUSALS = (
    "vn-ipo-pages/domestic/VN4202448776_unrendered.html",
    "vn-ipo-pages/madrid/0295028.html",
    "vn-ipo-pages/madrid/1266721.html",
    "vn-ipo-pages/rows_mangled_utf16.tsv",
    "vn-ipo-pages/vietnamtrademark_rows.tsv",
)


@pytest.mark.parametrize("name", WHOLE_REFUSALS)
def test_real_files_of_no_format_are_refused_whole(run, real_data, name):
    code, report = run(real_data / name)
    assert code == 2
    assert counts(report) == (0, 0, 0, 0, 1)
    assert len(report["problems"]) == 1
    assert not Statement.objects.exists()


def tsdr(real_data: Path, *names: str) -> list[Path]:
    return [real_data / "uspto-tsdr" / f"{name}.xml" for name in names]


@pytest.mark.parametrize("mark", ["rn2178784", "rn2713476", "sn87881347"])
@pytest.mark.parametrize("order", [("ST66", "ST96"), ("ST96", "ST66")])
def test_two_formats_of_one_mark_are_one_right(run, real_data, mark, order):
    first, second = tsdr(real_data, *(f"{mark}-{name}" for name in order))
    assert counts(run(first)[1])[:2] == (1, 1)
    told = set(Right.for_staff.get().events.values_list("code", "effective_on"))
    code, report = run(second)
    assert (code, report["created"]) == (0, 0)
    right = Right.for_staff.get()
    assert told <= set(right.events.values_list("code", "effective_on"))
    assert not right.events.exclude(cancels=None).exists()
    assert not right.has_conflict


@pytest.mark.parametrize(
    "order",
    [
        ("ST66", "ST96-old", "ST96"),
        ("ST96-old", "ST96", "ST66"),
        ("ST96", "ST66", "ST96-old"),
    ],
    ids=" ".join,
)
def test_what_only_one_file_says_is_kept_in_any_order(run, real_data, order):
    code, report = run(*tsdr(real_data, *(f"rn2713476-{name}" for name in order)))
    assert (code, report["read"], report["created"]) == (0, 3, 1)
    right = Right.for_staff.get()
    late = right.events.filter(effective_on="2014-12-04", cancels=None)
    assert late.count() == 2
    assert right.events.filter(basis="timeline", cancels=None).count() == 30


def test_real_files_again_change_nothing(run, real_data):
    paths = sorted((real_data / "uspto-tsdr").glob("*.xml"))
    run(*paths)
    before = canonical_dump()
    code, report = run(*paths)
    assert (code, counts(report)) == (0, (7, 0, 0, 7, 0))
    assert canonical_dump() == before


# --- What an import does not do ------------------------------------------------------------


def test_no_address_in_a_file_is_followed(run, real_data, monkeypatch):
    import socket

    asked = []
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda *args, **kwargs: asked.append(args)
    )
    page = real_data / "vn-ipo-pages/domestic/VN4202416348.html"
    code, _report = run(page, *tsdr(real_data, "rn2178784-ST66"))
    assert code == 0
    assert asked == []
    right = Right.for_staff.get(numbers__canonical="4-2024-16348")
    assert all(not one.sha256 for one in right.representations.all())


# --- Pictures beside the file --------------------------------------------------------------


def picture() -> bytes:
    import io

    from PIL import Image

    stream = io.BytesIO()
    Image.new("RGB", (60, 40), "green").save(stream, "PNG")
    return stream.getvalue()


def test_a_picture_beside_the_file_comes_along(run, tmp_path):
    (tmp_path / "gao.png").write_bytes(picture())
    run(sheets.write(tmp_path / "a.csv", iter([sheets.row(1, image="gao.png")])))
    shown = Right.for_staff.get().representations.get()
    assert (shown.width, shown.height) == (60, 40)
    assert len(shown.sha256) == 64


def test_a_picture_that_comes_later_is_taken_with_the_same_file(run, tmp_path):
    path = sheets.write(tmp_path / "a.csv", iter([sheets.row(1, image="gao.png")]))
    run(path)
    version = Right.for_staff.get().version
    (tmp_path / "gao.png").write_bytes(picture())
    _code, report = run(path)
    assert counts(report) == (1, 0, 1, 0, 0)
    right = Right.for_staff.get()
    assert right.version > version
    assert right.representations.get().sha256
    assert counts(run(path)[1]) == (1, 0, 0, 1, 0)


def test_a_file_that_is_no_picture_is_left_alone(run, tmp_path):
    (tmp_path / "gao.png").write_bytes(b"<svg onload=alert(1)>")
    code, _report = run(
        sheets.write(tmp_path / "a.csv", iter([sheets.row(1, image="gao.png")]))
    )
    assert code == 0
    assert Right.for_staff.get().representations.get().sha256 == ""


# --- From the file to the page --------------------------------------------------------------


def test_every_real_record_that_is_public_has_its_page_and_its_json(
    run, real_data, client
):
    paths = sorted((real_data / "uspto-tsdr").glob("*.xml"))
    paths += [
        real_data / "vn-ipo-pages/domestic" / name
        for name in ("VN4202416348.html", "VN4202600774.html")
    ]
    assert run(*paths)[0] == 0
    rights = list(Right.objects.all())
    assert len(rights) >= 4
    for right in rights:
        for language in ("vi", "en"):
            with translation.override(language):
                page = client.get(presenters.address(right))
            assert page.status_code == 200
            assert html.escape(right.word) in page.text
        data = client.get(f"/api/v1/rights/{right.number}").json()
        assert data["inid"]["application_number"]["values"] == [right.number]
        assert data["events"]


def essence() -> list[tuple[object, ...]]:
    """Return what the register says of each right, not who said it first."""
    told = "code", "effective_on", "day_order", "raw", "basis"
    facts = "number", "word", "phase", "filed_on", "granted_on", "expires_on", "flags"
    return [
        (
            *(getattr(right, name) for name in facts),
            sorted(right.numbers.values_list("kind", "canonical")),
            sorted(right.parties.values_list("role", "order", "name")),
            sorted(right.goods.values_list("number", "text")),
            sorted(right.events.filter(cancels=None).values_list(*told)),
        )
        for right in Right.for_staff.order_by("number")
    ]


def test_the_order_of_real_files_does_not_change_what_the_register_says(run, real_data):
    paths = sorted((real_data / "uspto-tsdr").glob("*.xml"))
    said = []
    for order in (paths, paths[::-1]):
        mark = transaction.savepoint()
        run(*order)
        said.append(essence())
        transaction.savepoint_rollback(mark)
    assert len(said[0]) == 3
    assert said[0] == said[1]
