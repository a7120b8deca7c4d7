"""Detail pages of IP Viet Nam's register."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from ip_portal.registry.exchange.formats import ipvn_page
from ip_portal.registry.exchange.records import (
    FileRefusedError,
    Problem,
    RightRecord,
)
from tests.registry.formats import pages


def expected(real_data: Path) -> list[dict[str, object]]:
    text = (real_data / "vn-ipo-pages" / "expected.jsonl").read_text()
    return [json.loads(line) for line in text.splitlines()]


def read(path: Path) -> RightRecord:
    (record,) = ipvn_page.read(path)
    assert isinstance(record, RightRecord), record
    return record


def written(tmp_path: Path, *args: object, **kwargs: object) -> Path:
    path = tmp_path / "page.html"
    path.write_text(pages.page(*args, **kwargs))  # type: ignore[arg-type]
    return path


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def stated(record: RightRecord, page: str) -> dict[str, object]:
    """Say a record in the words of expected.jsonl."""
    certificate = record.number("certificate")
    applicant = next(party for party in record.parties if party.role == "applicant")
    representative = next(
        (party.name for party in record.parties if party.role == "representative"),
        None,
    )
    return {
        "page": page,
        "application_no": record.numbers[0].canonical,
        "office_id": record.office_id,
        "mark": record.word,
        "filing": iso(record.filed_on),
        "publication_no": record.publication_number,
        "publication": iso(record.published_on),
        "status_raw": record.status_word,
        "registration_no": certificate.canonical if certificate else None,
        "grant": iso(record.granted_on),
        "expiry": iso(record.expires_on),
        "classes": [item.number for item in record.goods],
        "vienna": [item.code for item in record.figurative],
        "colours": record.colours[0].text if record.colours else None,
        "mark_kind_raw": record.feature_raw,
        "applicant": applicant.name,
        "applicant_address": applicant.address,
        "representative": representative,
        "timeline": [
            [iso(event.on), event.text, event.state or ""] for event in record.events
        ],
    }


def test_real_pages_say_what_was_read_off_them_by_hand(real_data: Path) -> None:
    checked = 0
    for wanted in expected(real_data):
        if "expect" in wanted:
            continue
        page = str(wanted["page"])
        found = stated(read(real_data / "vn-ipo-pages" / page), page)
        assert {key: found[key] for key in wanted} == wanted
        checked += 1
    assert checked


def test_a_page_saved_before_its_values_were_filled_in_is_refused(
    real_data: Path,
) -> None:
    pages_ = [str(line["page"]) for line in expected(real_data) if "expect" in line]
    for page in pages_:
        with pytest.raises(FileRefusedError) as refusal:
            ipvn_page.read(real_data / "vn-ipo-pages" / page)
        assert refusal.value.reason.code == "unrendered_page"
    assert pages_


def test_the_goods_of_every_class_are_kept_whole(real_data: Path) -> None:
    record = read(real_data / "vn-ipo-pages/domestic/VN4202416348.html")
    by_class = {item.number: item.text or "" for item in record.goods}
    assert by_class[31].startswith("Hạt giống; rau tươi;")
    assert by_class[43].endswith("triển lãm.")


def test_patents_in_the_layout_of_the_site_keep_every_party_and_event(
    real_data: Path, tmp_path: Path
) -> None:
    lines = (real_data / "vn-patents/patents.jsonl").read_text().splitlines()
    for line in lines[::10]:
        row = json.loads(line)
        timeline = row.pop("Tiến trình")
        path = written(
            tmp_path,
            [(label, value) for label, value in row.items() if label != "Image"],
            [(item["event"], item["date"], item["state"]) for item in timeline],
        )
        record = read(path)
        inventors = [item for item in record.parties if item.role == "inventor"]
        codes = {code.strip() for code in row["(51) Phân loại IPC"].split(" | ")}
        assert len(record.events) == len(timeline)
        assert len(inventors) == len(set(row["(72) Tác giả sáng chế"].split(" | ")))
        assert len(record.figurative) == len(codes)
        assert record.kind == "invention"
        assert record.numbers[0].canonical == row["ID"]
        assert all(party.address for party in record.parties)
        assert "${" not in json.dumps(record.to_payload())


def test_a_literal_placeholder_in_one_field_is_no_data(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        [
            ("(200) Số đơn và Ngày nộp đơn", pages.numbered("VN -4-2026-00001")),
            ("(541) Nhãn hiệu", "<b>(VI)</b> SÔNG HẬU"),
            ("(740) Đại diện SHCN", "${repeating.template.ag}"),
        ],
    )
    record = read(path)
    assert record.word == "SÔNG HẬU"
    assert record.parties == ()


def test_several_applicants_and_a_second_language_are_told_apart(
    tmp_path: Path,
) -> None:
    twin = (
        '<div class="col-md-12 margin-bottom-10"><div class="row"><b>(VI)</b> '
        'Hợp tác xã B   : Xã Y</div><div class="row"><b>(EN)</b> B Cooperative   : '
        "Y</div></div>"
    )
    path = written(
        tmp_path,
        [
            ("(200) Số đơn", pages.numbered("VN -4-2025-00002", "03.02.2025")),
            ("(541) Nhãn hiệu", "<b>(VI)</b> CÁ LÓC <br/><b>(EN)</b> SNAKEHEAD"),
            (
                "(730) Chủ đơn/Chủ bằng",
                pages.entry("Công ty A : B   : Số 1 : lầu 2") + twin,
            ),
        ],
    )
    record = read(path)
    parties = [(party.name, party.address) for party in record.parties]
    assert parties == [("Công ty A : B", "Số 1 : lầu 2"), ("Hợp tác xã B", "Xã Y")]
    assert [(item.text, item.language) for item in record.words] == [
        ("CÁ LÓC", "vi"),
        ("SNAKEHEAD", "en"),
    ]


def test_classes_out_of_order_are_sorted_and_one_class_on_two_rows_is_joined(
    tmp_path: Path,
) -> None:
    rows = pages.goods(("35", "Mua bán."), ("5", "Thuốc"), ("35", "Quảng cáo."))
    path = written(
        tmp_path,
        [
            ("(200) Số đơn", pages.numbered("VN -4-2025-00002", "03.02.2025")),
            ("(511) Nhóm", rows),
        ],
    )
    goods = [(item.number, item.text) for item in read(path).goods]
    assert goods == [(5, "Thuốc"), (35, "Mua bán.; Quảng cáo.")]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Thông thường", "trademark"),
        ("Tập thể", "collective_mark"),
        ("Chứng nhận", "certification_mark"),
    ],
)
def test_the_second_line_of_the_kind_tells_the_kinds_of_marks_apart(
    tmp_path: Path, words: str, kind: str
) -> None:
    path = written(
        tmp_path,
        [
            ("Loại đơn", "Nhãn hiệu"),
            ("Loại đơn", words),
            ("(200) Số đơn", pages.numbered("VN -4-2025-00002", "03.02.2025")),
        ],
        title="Nhãn hiệu Đơn : VN -4-2025-00002",
    )
    assert read(path).kind == kind


def test_a_design_keeps_its_locarno_classes_and_its_designers(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        [
            ("(20) Số đơn và Ngày nộp đơn", "VN 3-2025-00123  07.05.2025"),
            ("(54) Tên", "(VI) Chai nước mắm"),
            ("(51) Phân loại", "09-01 (13) | 09-03 (13)"),
            ("(72) Tác giả", "(VI) Lê Văn Minh Hoạ   : Cần Thơ"),
        ],
    )
    record = read(path)
    codes = [(code.scheme, code.code, code.edition) for code in record.figurative]
    assert record.kind == "design"
    assert codes == [("locarno", "09-01", "13"), ("locarno", "09-03", "13")]
    assert record.parties[0].role == "designer"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ([("(200) Số đơn", pages.numbered("", ""))], "no_number"),
        (
            [("(200) Số đơn", pages.numbered("VN -4-2025-00002", "31.02.2025"))],
            "not_a_date",
        ),
        (
            [
                ("(200) Số đơn", pages.numbered("VN -4-2025-00002")),
                ("(511) Nhóm", pages.goods(("90", "Gì đó"))),
            ],
            "not_a_nice_class",
        ),
        (
            [
                ("(200) Số đơn", pages.numbered("VN -4-2025-00002")),
                ("(531) Phân loại hình", '<span class="ext-link-text">xyz</span>'),
            ],
            "not_a_vienna_code",
        ),
    ],
)
def test_a_page_with_an_impossible_value_is_a_problem(
    tmp_path: Path, fields: list[tuple[str, str]], code: str
) -> None:
    (problem,) = ipvn_page.read(written(tmp_path, fields))
    assert isinstance(problem, Problem)
    assert problem.reason.code == code


def test_another_web_page_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<!DOCTYPE html><html><body><h1>Chợ nổi</h1></body></html>")
    with pytest.raises(FileRefusedError) as refusal:
        ipvn_page.read(path)
    assert refusal.value.reason.code == "not_an_ipvn_page"
