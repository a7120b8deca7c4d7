"""Telling formats by their content."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from ip_portal.registry.exchange.formats import read, sniff
from ip_portal.registry.exchange.formats.template_writing import write_csv, write_xlsx
from ip_portal.registry.exchange.records import FileRefusedError


def refusal(path: Path) -> str:
    with pytest.raises(FileRefusedError) as caught:
        sniff(path)
    return caught.value.reason.code


def test_real_files_are_told_apart_whatever_their_names(
    real_data: Path, tmp_path: Path
) -> None:
    wanted = {
        "vn-ipo-pages/domestic/VN4202600774.html": "ipvn_page",
        "uspto-tsdr/rn2178784-ST66.xml": "st66",
        "uspto-tsdr/rn2178784-ST96.xml": "st96",
        "uspto-tsdr/rn2713476-ST96-old.xml": "st96",
    }
    for name, format_ in wanted.items():
        path = tmp_path / "file.bin"
        path.write_bytes((real_data / name).read_bytes())
        assert sniff(path) == format_, name


def test_templates_are_told_in_both_shapes(tmp_path: Path) -> None:
    for content in (write_csv(), write_xlsx(), write_csv(language="en")):
        path = tmp_path / "file.txt"
        path.write_bytes(content)
        assert sniff(path) == "template"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("vn-ipo-pages/madrid/1266721.html", "is_madrid_page"),
        ("vn-ipo-pages/madrid/0295028.html", "is_madrid_page"),
        ("vn-ipo-pages/vietnamtrademark_rows.tsv", "is_result_rows"),
        ("vn-ipo-pages/rows_mangled_utf16.tsv", "mangled_utf16"),
        ("vn-ipo-pages/expected.jsonl", "is_json"),
        ("in-journal/journal_2048.tsv", "not_the_template"),
        ("tipo/TmarkAppl_100000001.xml", "xml_with_dtd"),
        ("tipo/TmarkAppl-api.xml", "xml_with_dtd"),
    ],
)
def test_real_files_of_other_kinds_are_refused_by_what_they_are(
    real_data: Path, name: str, code: str
) -> None:
    assert refusal(real_data / name) == code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b" \r\n\t", "empty_file"),
        (b"%PDF-1.7", "is_pdf"),
        (b"\x89PNG\r\n", "is_image"),
        (b"\xd0\xcf\x11\xe0", "is_old_office"),
        (b"\x1f\x8b\x08", "is_archive"),
        (b'{"a": 1}', "is_json"),
        (b"<html><body>x</body></html>", "not_an_ipvn_page"),
        (b"<p>x", "xml_broken"),
        (b"Ch\xe0o", "not_utf8"),
        (b"hello", "not_the_template"),
    ],
)
def test_files_of_other_kinds_are_refused_by_what_they_are(
    tmp_path: Path, content: bytes, code: str
) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    assert refusal(path) == code


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_with_a_reason(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("any") / "file"
    path.write_bytes(content)
    try:
        found = list(read(path))
    except FileRefusedError as error:
        found = [error]
    assert all(map(str, found))
