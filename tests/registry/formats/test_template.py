"""The import template: CSV and XLSX."""

from __future__ import annotations

import csv
import io
import json
import time
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, strategies as st
from openpyxl import Workbook

from ip_portal.registry.exchange.formats import read, template, template_writing
from ip_portal.registry.exchange.formats.template_columns import COLUMNS, NAMES
from ip_portal.registry.exchange.formats.template_writing import (
    safe,
    write_csv,
    write_xlsx,
)
from ip_portal.registry.exchange.records import (
    FileRefusedError,
    Problem,
    RightRecord,
)

Row = Mapping[str, str]
ROW: Row = {
    "kind": "nhãn hiệu",
    "application_number": "4-2024-16348",
    "word": "GẠO Ô MÔN",
}


def csv_file(tmp_path: Path, *rows: Row) -> Path:
    path = tmp_path / "rows.csv"
    path.write_bytes(write_csv(rows))
    return path


def one(path: Path) -> RightRecord:
    (record,) = template.read(path)
    assert isinstance(record, RightRecord), record
    return record


def problems(found: Iterable[RightRecord | Problem]) -> list[tuple[int, str, str]]:
    return [
        (item.line, item.field, item.reason.code)
        for item in found
        if isinstance(item, Problem)
    ]


def refusal(path: Path) -> str:
    with pytest.raises(FileRefusedError) as caught:
        read(path)
    return caught.value.reason.code


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_example_row_is_read_back_in_both_formats_and_languages(
    tmp_path: Path, language: str
) -> None:
    text, book = tmp_path / "a.csv", tmp_path / "a.xlsx"
    text.write_bytes(write_csv(example=True, language=language))
    book.write_bytes(write_xlsx(example=True, language=language))
    record = one(text)
    assert record == one(book)
    assert record.illustration is True
    assert record.kind == "certification_mark"
    assert record.filed_on == date(2024, 1, 5)
    assert [(item.number, item.text) for item in record.goods] == [
        (30, "gạo; bún"),
        (35, "mua bán gạo"),
    ]
    assert [(event.code, event.text) for event in record.events] == [
        (None, "Nộp đơn"),
        ("4151", "4151 Lệ phí cấp bằng"),
    ]
    assert record.places == ("Thới Lai", "Cờ Đỏ")


def test_an_empty_template_holds_no_row(tmp_path: Path) -> None:
    assert list(template.read(csv_file(tmp_path))) == []


def test_every_column_is_taken_from_its_cell(tmp_path: Path) -> None:
    filled = {
        "abstract": "Tóm tắt",
        "transliteration": "MEKONG",
        "ipc": "A01N 63/00 (2006.01)",
        "locarno": "09-01 (13)",
        "inventor": "Lê A | Trần B",
        "priorities": "US 61/908,392 @ 25/11/2013",
        "note": "Ghi chú",
    }
    record = one(csv_file(tmp_path, {**template_writing.example(), **filled}))
    payload = record.to_payload()
    silent = {"office_id", "kind_raw", "terminated_on"}
    said = {name for name in RightRecord.__slots__ if not name.startswith("_")}
    assert said - set(payload) - {"line"} == silent
    assert record.priorities[0].number == "61/908,392"
    assert [code.scheme for code in record.figurative] == [
        "vienna",
        "vienna",
        "locarno",
        "ipc",
    ]
    roles = {"applicant", "holder", "representative", "inventor"}
    assert {party.role for party in record.parties} == roles


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("start", ["", "\ufeff", "sep={sign}\r\n"])
def test_the_delimiter_and_the_byte_order_mark_do_not_matter(
    tmp_path: Path, sign: str, start: str
) -> None:
    path = tmp_path / "a.csv"
    lines = (
        f"Số đơn{sign}LOAI QUYEN *{sign}Word or title",
        f"4-2024-16348{sign}Trademark{sign}SÔNG HẬU",
    )
    path.write_text(start.format(sign=sign) + "\r\n".join(lines), encoding="utf-8")
    (record,) = read(path)
    assert isinstance(record, RightRecord)
    assert (record.kind, record.word) == ("trademark", "SÔNG HẬU")


def test_an_unknown_column_is_told_and_the_rows_are_taken(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("STT,kind,application_number,word\n1,gi,6-2024-00001,Vú sữa\n")
    problem, record = read(path)
    assert isinstance(problem, Problem)
    assert (problem.line, problem.field, problem.refuses) == (1, "STT", False)
    assert isinstance(record, RightRecord)
    assert record.kind == "gi"


@pytest.mark.parametrize(
    ("cells", "field", "code"),
    [
        ({"kind": ""}, "kind", "cell_missing"),
        ({"kind": "giấy"}, "kind", "not_a_kind"),
        ({"word": " "}, "word", "cell_missing"),
        ({"application_number": ""}, "application_number", "no_number"),
        ({"application_number": "12"}, "application_number", "not_a_number"),
        (
            {"application_number": "1-2024-00001"},
            "application_number",
            "number_of_other_kind",
        ),
        ({"certificate_number": "xyz"}, "certificate_number", "not_a_number"),
        ({"filed_on": "7/3/26"}, "filed_on", "ambiguous_date"),
        ({"filed_on": "31/02/2026"}, "filed_on", "not_a_date"),
        (
            {"filed_on": "05/01/2024", "granted_on": "04/01/2024"},
            "granted_on",
            "dates_out_of_order",
        ),
        ({"goods": "90: gì đó"}, "goods", "not_a_nice_class"),
        ({"goods": "gạo"}, "goods", "not_goods"),
        ({"vienna": "abc"}, "vienna", "not_a_code"),
        ({"locarno": "9"}, "locarno", "not_a_code"),
        ({"ipc": "gạo"}, "ipc", "not_a_code"),
        ({"feature": "mùi"}, "feature", "not_a_choice"),
        ({"holder_kind": "hội"}, "holder_kind", "not_a_choice"),
        ({"illustration": "có lẽ"}, "illustration", "not_yes_or_no"),
        ({"events": "Nộp đơn"}, "events", "not_an_event"),
        ({"events": "Nộp đơn@hôm qua"}, "events", "not_a_date"),
        ({"priorities": "61/908,392"}, "priorities", "not_a_priority"),
        ({"image": "https://x.vn/a.png"}, "image", "not_a_file_name"),
        ({"image": "..\\a.png"}, "image", "not_a_file_name"),
        ({"note": "x" * 40_000}, "note", "cell_too_long"),
        ({"holder": "x" * 501}, "holder", "text_too_long"),
        ({"commune": "x" * 121}, "commune", "text_too_long"),
    ],
)
def test_a_cell_that_cannot_be_read_is_told_with_its_line_and_column(
    tmp_path: Path, cells: Row, field: str, code: str
) -> None:
    found = template.read(csv_file(tmp_path, ROW, {**ROW, **cells}))
    assert problems(found) == [(3, field, code)]


def test_all_wrong_cells_of_a_row_are_told_at_once(tmp_path: Path) -> None:
    row = {**ROW, "filed_on": "mai", "vienna": "x", "word": ""}
    found = problems(template.read(csv_file(tmp_path, row)))
    assert {field for _, field, _ in found} == {"filed_on", "vienna", "word"}


def test_three_bad_rows_of_ten_thousand_are_reported_and_the_rest_taken_in_seconds(
    tmp_path: Path,
) -> None:
    rows = [{**ROW, "application_number": f"4-2024-{n:05d}"} for n in range(10_000)]
    for bad in (17, 4_000, 9_999):
        rows[bad] = {**rows[bad], "filed_on": "32/13/2024"}
    path = csv_file(tmp_path, *rows)
    start = time.process_time()
    found = list(read(path))
    assert time.process_time() - start < 15
    assert problems(found) == [
        (line, "filed_on", "not_a_date") for line in (19, 4_002, 10_001)
    ]
    assert len(found) == 10_000


def test_an_open_quotation_mark_costs_its_own_row_only(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "kind,application_number,word\n"
        'gi,6-2024-00001,"VÚ SỮA\n'
        "gi,6-2024-00002,CAM\n"
        'gi,6-2024-00003,"BƯỞI\nNĂM ROI"\n'
        'gi,6-2024-00004,CÁ 5" TO\n'
    )
    found = list(read(path))
    words = [item.word for item in found if isinstance(item, RightRecord)]
    assert problems(found)[0][0] == 2
    assert words[-2:] == ["BƯỞI NĂM ROI", 'CÁ 5" TO']


def test_a_row_with_more_cells_than_headings_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("kind,application_number,word\ngi,6-2024-00001,VÚ SỮA,thừa\n")
    assert problems(read(path)) == [(2, "", "too_many_cells")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("word,application_number\nA,4-2024-00001\n", "heading_missing"),
        ("kind,word,WORD\ngi,A,B\n", "heading_twice"),
        ("một,hai\n1,2\n", "not_the_template"),
        ("\n\n", "empty_file"),
        ("", "empty_file"),
    ],
)
def test_a_table_that_is_not_the_template_is_refused_whole(
    tmp_path: Path, text: str, code: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text)
    assert refusal(path) == code


def test_text_in_another_encoding_is_refused_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(write_csv([ROW]).decode("utf-8-sig").encode("utf-16"))
    assert refusal(path) == "not_utf8"
    path.write_bytes("kind,word,note\ngi,Café,\n".encode("latin-1"))
    assert refusal(path) == "not_utf8"


@pytest.mark.parametrize("text", ["=1+1", "+84 292", "-GẠO", "@x", "'=1", "'a", "a"])
def test_a_cell_that_looks_like_a_formula_is_made_safe_and_read_back(
    tmp_path: Path, text: str
) -> None:
    assert not safe(text).startswith(("=", "+", "-", "@"))
    record = one(csv_file(tmp_path, {**ROW, "word": text}))
    assert record.word == text.removeprefix("'") if text == "'=1" else text


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_no_written_cell_begins_like_a_formula(text: str) -> None:
    (_, line) = csv.reader(
        io.StringIO(write_csv([{"word": text}]).decode("utf-8-sig"), newline="")
    )
    assert not line[NAMES.index("word")].startswith(("=", "+", "-", "@"))


def test_naughty_strings_in_every_column_break_nothing(
    tmp_path: Path, real_data: Path
) -> None:
    strings = json.loads((real_data / "naughty/blns_a.json").read_text())
    rows = [{**ROW, "word": text, "note": text, "holder": text} for text in strings]
    rows += [dict.fromkeys(NAMES, text) for text in strings]
    path = csv_file(tmp_path, *rows)
    for item in template.read(path):
        if isinstance(item, RightRecord):
            json.dumps(item.to_payload()).encode()
            assert "\x00" not in (item.word or "")
        else:
            assert str(item.reason)


@given(st.lists(st.lists(st.text(max_size=12), max_size=6), max_size=6))
def test_any_table_is_read_or_refused_with_a_reason(
    tmp_path_factory: pytest.TempPathFactory, table: list[list[str]]
) -> None:
    path = tmp_path_factory.mktemp("any") / "a.csv"
    stream = io.StringIO()
    csv.writer(stream).writerows([["kind", "word", "goods", "events"], *table])
    path.write_bytes(stream.getvalue().encode("utf-8", "replace"))
    try:
        found: list[object] = list(read(path))
    except FileRefusedError as error:
        found = [error]
    assert all(
        isinstance(item, RightRecord | Problem | FileRefusedError) for item in found
    )


def workbook(tmp_path: Path, *rows: tuple[object, ...]) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    path = tmp_path / "book.xlsx"
    book.save(path)
    return path


def test_dates_and_numbers_typed_in_excel_are_read_as_typed(tmp_path: Path) -> None:
    path = workbook(
        tmp_path,
        (),
        ("kind", "certificate_number", "word", "filed_on", "illustration"),
        ("gi", 410642, 1944, date(2024, 3, 7), True),
    )
    record = one(path)
    assert record.line == 3
    assert record.filed_on == date(2024, 3, 7)
    assert record.word == "1944"
    assert record.numbers[0].canonical == "6-0410642"
    assert record.illustration is True


def rezipped(
    path: Path, extra: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED
) -> Path:
    with zipfile.ZipFile(path, "a", method) as archive:
        for name, content in extra.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("extra", "code"),
    [
        ({"xl/media/a.bin": b"0" * 50_000_000}, "zip_bomb"),
        ({f"xl/{n}.xml": b"x" for n in range(600)}, "zip_bomb"),
        ({"../evil.xml": b"x"}, "zip_path"),
        ({"/etc/x": b"x"}, "zip_path"),
        ({"xl/vbaProject.bin": b"x"}, "xlsx_macros"),
        (
            {"xl/a.xml": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a/>'},
            "xml",
        ),
    ],
)
def test_a_workbook_that_could_harm_is_refused_before_it_is_opened(
    tmp_path: Path, extra: Mapping[str, bytes], code: str
) -> None:
    path = rezipped(workbook(tmp_path, ("kind", "word")), extra)
    assert refusal(path).startswith(code)


def test_an_archive_that_lies_about_its_sizes_is_refused(tmp_path: Path) -> None:
    path = rezipped(
        workbook(tmp_path, ("kind", "word")), {"xl/big.xml": b"0" * 900_000}
    )
    data = path.read_bytes()
    honest = (900_000).to_bytes(4, "little")
    assert data.count(honest) == 2
    path.write_bytes(data.replace(honest, (100).to_bytes(4, "little")))
    assert refusal(path) in {"xlsx_broken", "zip_bomb"}


def test_other_archives_and_damaged_workbooks_are_refused(tmp_path: Path) -> None:
    other = tmp_path / "a.zip"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("a.txt", "x")
    assert refusal(other) == "not_xlsx"
    book = workbook(tmp_path, ("kind", "word"))
    book.write_bytes(book.read_bytes()[:-200])
    assert refusal(book) == "xlsx_broken"


def test_a_workbook_with_nonsense_inside_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook>")
        archive.writestr("xl/worksheets/sheet1.xml", "no sheet")
    assert refusal(path) in {"xlsx_broken", "empty_file"}


def test_every_column_has_headings_and_words_in_both_languages() -> None:
    for column in COLUMNS:
        assert all((column.vi, column.en, column.help_vi, column.help_en))
    assert len({column.vi for column in COLUMNS}) == len(COLUMNS)
    assert len({column.en for column in COLUMNS}) == len(COLUMNS)


GUIDE = Path(__file__).parents[3] / "docs" / "import-template.md"


def guide_lines() -> list[str]:
    """Say the table of columns as the guide prints it."""
    return [
        " | ".join(
            cell.replace("|", "\\|")
            for cell in (
                f"`{column.name}`",
                column.vi,
                column.en,
                "yes" if column.required else "",
                column.help_en,
                column.example,
            )
        )
        for column in COLUMNS
    ]


def test_the_guide_names_every_column_as_the_code_does() -> None:
    printed = GUIDE.read_text().splitlines()
    table = [line[2:-2] for line in printed if line.startswith("| `")]
    assert table == guide_lines()


def test_a_cell_longer_than_any_reader_takes_is_told_and_the_others_go_in(
    tmp_path: Path,
) -> None:
    good = template_writing.example()
    long = {**good, "application_number": "4-2024-00002", "word": "ạ" * 200_000}
    path = tmp_path / "long.csv"
    path.write_bytes(template_writing.write_csv([good, long]))

    taken, told = list(template.read(path))

    assert isinstance(taken, RightRecord)
    assert isinstance(told, Problem)
    assert (told.line, told.field, told.reason.code) == (3, "word", "cell_too_long")


def test_a_nul_byte_in_a_cell_costs_neither_the_row_nor_the_file(
    tmp_path: Path,
) -> None:
    path = tmp_path / "nul.csv"
    path.write_bytes(
        b"kind,application_number,filed_on,word\n"
        b"trademark,4-2024-79001,2024-01-01,A\x00B\n"
        b"trademark,4-2024-79002,2024-01-01,OK\n"
    )
    records = [one for one in read(path) if isinstance(one, RightRecord)]
    assert [one.word for one in records] == ["AB", "OK"]


def test_a_line_longer_than_any_row_is_one_wrong_row(tmp_path: Path) -> None:
    path = tmp_path / "long-line.csv"
    path.write_text(
        "kind,application_number,filed_on,word\n"
        f"trademark,4-2024-79001,2024-01-01,{'ạ' * 3_000_000}\n"
        "trademark,4-2024-79002,2024-01-01,OK\n",
        encoding="utf-8",
    )
    told, taken = list(template.read(path))
    assert isinstance(told, Problem)
    assert isinstance(taken, RightRecord)
    assert (told.line, taken.line, taken.word) == (2, 3, "OK")


def test_a_day_as_spreadsheets_count_it_is_a_day(tmp_path: Path) -> None:
    path = tmp_path / "serial.csv"
    path.write_text(
        "kind,application_number,filed_on,word\ntrademark,4-2024-79001,45296,A\n",
        encoding="utf-8",
    )
    (taken,) = read(path)
    assert isinstance(taken, RightRecord)
    assert taken.filed_on == date(2024, 1, 5)
