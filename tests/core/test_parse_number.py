from __future__ import annotations

import io
import json
import sys

import pytest
from django.core.management import CommandError, call_command


def ask(*texts: str) -> list[dict[str, str | None]]:
    answer = io.StringIO()
    call_command("parse_number", *texts, stdout=answer)
    return [json.loads(line) for line in answer.getvalue().splitlines()]


def test_each_text_gets_one_line_of_json() -> None:
    assert ask("VN4202600774", "SD4-2024-01962", "gạo") == [
        {"input": "VN4202600774", "kind": "application", "canonical": "4-2026-00774"},
        {"input": "SD4-2024-01962", "kind": "amendment", "canonical": "SĐ4-2024-01962"},
        {"input": "gạo", "kind": None, "canonical": None},
    ]


def test_vietnamese_letters_are_printed_as_they_are() -> None:
    answer = io.StringIO()
    call_command("parse_number", "văn bằng 42844", stdout=answer)
    assert "văn bằng 42844" in answer.getvalue()


def test_a_hyphen_reads_lines_of_standard_input(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = "4-2026-00774\r\n\nGCNĐKNH số 410642\n\u2028x".encode() + b"\xff"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines), "ascii"))
    assert [(row["input"], row["canonical"]) for row in ask("-")] == [
        ("4-2026-00774", "4-2026-00774"),
        ("", None),
        ("GCNĐKNH số 410642", "4-0410642"),
        ("\u2028x\ufffd", None),
    ]


def test_a_broken_byte_of_the_command_line_is_printed_escaped() -> None:
    assert ask("x\udcff")[0]["input"] == "x\udcff"


def test_without_a_text_there_is_nothing_to_say() -> None:
    with pytest.raises(CommandError):
        call_command("parse_number")
