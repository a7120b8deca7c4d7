from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path

import pytest
from django.conf import settings

from ip_portal.core.numbers import NumberKind
from ip_portal.places.models import Level
from ip_portal.registry.exchange.records import PartyRole, RightKind
from ip_portal.registry.lifecycle.types import Flag, Phase


@pytest.fixture(scope="module")
def rows() -> list[list[str]]:
    text = (Path(settings.BASE_DIR) / "docs" / "glossary.md").read_text("utf-8")
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_each_row_has_vietnamese_english_code_and_article(
    rows: list[list[str]],
) -> None:
    assert [row for row in rows if len(row) != 4 or not all(row)] == []


@pytest.mark.parametrize(
    "words", [RightKind, NumberKind, PartyRole, Phase, Flag, Level]
)
def test_every_word_of_the_code_stands_in_the_glossary(
    rows: list[list[str]], words: type[StrEnum]
) -> None:
    known = {name for row in rows for name in re.findall("`([^`]+)`", row[2])}
    assert {str(word.value) for word in words} - known == set()
