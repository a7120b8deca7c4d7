from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from ip_portal.rules.arithmetic import Period
from ip_portal.rules.book import RuleBook
from ip_portal.rules.choice import Dates
from ip_portal.rules.seeds import MARKS, RIGHTS

BOOK = RuleBook.from_seeds()
KINDS = {
    "mark": MARKS,
    "design": ("design",),
    "patent": ("invention", "utility_solution"),
    "gi": ("gi",),
}
NEW_LAW = date(2026, 4, 1)


def vectors(real_data: Path, name: str) -> list[dict[str, str]]:
    text = (real_data / "deadlines" / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_the_last_day_to_oppose_is_that_of_the_worked_vectors(real_data: Path) -> None:
    for vector in vectors(real_data, "opposition_vectors.jsonl"):
        published = date.fromisoformat(vector["published"])
        for right in KINDS[vector["kind"]]:
            filed = max(date(2023, 1, 1), published - timedelta(days=90))
            term = BOOK.term(
                right, "opposition", Dates(filed=filed, published=published)
            )
            assert str(term.last_day) == vector["opposition_deadline"], vector
            assert str(term.calendar_day) == vector["opposition_unrolled"], vector


def test_the_examination_term_is_that_of_the_worked_vectors(real_data: Path) -> None:
    for vector in vectors(real_data, "opposition_vectors.jsonl"):
        published = date.fromisoformat(vector["published"])
        for right in KINDS[vector["kind"]]:
            rule = BOOK.rule(right, "examination")
            assert rule is not None
            (version,) = [
                one for one in rule.versions if one.fits(Dates(published=published))
            ]
            if vector["exam_months"] is not None:
                assert version.length == Period(months=int(vector["exam_months"]))


def test_the_expiry_is_the_day_the_office_printed_weekends_included(
    real_data: Path,
) -> None:
    weekends = 0
    for vector in vectors(real_data, "office_expiry.jsonl"):
        expiry = date.fromisoformat(vector["office_expiry"])
        weekends += expiry.weekday() >= 5
        for right in {"mark": MARKS, "patent": ("invention",)}[vector["kind"]]:
            filed = date.fromisoformat(vector["filing"])
            term = BOOK.term(right, "validity", Dates(filed=filed))
            assert term.last_day == expiry
            assert not term.rolled
    assert weekends > 0


@pytest.mark.parametrize(
    ("right", "old", "new"),
    [
        ("trademark", date(2026, 8, 31), date(2026, 7, 1)),
        ("collective_mark", date(2026, 8, 31), date(2026, 7, 1)),
        ("certification_mark", date(2026, 8, 31), date(2026, 7, 1)),
        ("design", date(2026, 7, 31), date(2026, 7, 1)),
        ("gi", date(2026, 6, 30), date(2026, 7, 1)),
        ("invention", date(2026, 12, 31), date(2026, 10, 1)),
        ("utility_solution", date(2026, 12, 31), date(2026, 10, 1)),
    ],
)
def test_the_law_changes_between_the_last_of_march_and_the_first_of_april(
    right: str, old: date, new: date
) -> None:
    for filed in (date(2023, 1, 1), date(2026, 3, 31)):
        eve = Dates(filed=filed, published=NEW_LAW - timedelta(days=1))
        assert BOOK.term(right, "opposition", eve).calendar_day == old
    for filed in (None, date(2019, 1, 1), date(2026, 3, 31), NEW_LAW):
        day = Dates(filed=filed, published=NEW_LAW)
        assert BOOK.term(right, "opposition", day).last_day == new


def test_a_filing_before_2023_published_before_the_new_law_meets_no_opposition() -> (
    None
):
    for right in RIGHTS:
        dates = Dates(filed=date(2022, 12, 31), published=date(2026, 3, 31))
        term = BOOK.term(right, "opposition", dates)
        assert not term.exists
        assert term.last_day is None
        assert term.article == "4.3"
        assert term.confidence == "likely"
