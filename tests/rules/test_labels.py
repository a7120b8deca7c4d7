from __future__ import annotations

from datetime import date

import pytest
from django.utils.translation import override

from ip_portal.rules.arithmetic import Period
from ip_portal.rules.book import RuleBook
from ip_portal.rules.choice import DateName, Dates
from ip_portal.rules.labels import (
    CONFIDENCE,
    EXTENDABLE,
    STEPS,
    WHO,
    citation_text,
    document_text,
    period_text,
    step_text,
)
from ip_portal.rules.seeds import load_seed_rules

BOOK = RuleBook.from_seeds()
DATES = [
    Dates(),
    *(
        Dates(**dict.fromkeys([name.value for name in DateName], day))
        for day in (date(2020, 2, 29), date(2026, 3, 30), date(2026, 5, 30))
    ),
    *(Dates(filed=day) for day in (date(2022, 1, 1), date(2024, 8, 31))),
    Dates(published=date(2025, 1, 31), requested=date(2025, 2, 1)),
    Dates(expires=date(2026, 5, 2)),
    Dates(filed=date(2024, 8, 31), priority=date(2024, 3, 31)),
]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_step_of_every_term_is_a_whole_sentence(language: str) -> None:
    seen = set()
    with override(language):
        for right in BOOK.rights:
            for act in BOOK.acts():
                for dates in DATES:
                    for step in BOOK.term(right, act, dates).steps:
                        seen.add(step.code)
                        sentence = step_text(step)
                        assert sentence.endswith("."), sentence
                        assert "%(" not in sentence
    # A window between two days whose date is only inferred needs such a rule.
    assert set(STEPS) - seen <= {"window_between_inferred"}


def test_every_word_of_the_seeds_has_a_label() -> None:
    for rule in load_seed_rules():
        assert rule.who in WHO
        for version in rule.versions:
            assert version.confidence in CONFIDENCE
            assert version.extendable in EXTENDABLE


def test_a_citation_names_the_rank_of_the_document() -> None:
    with override("en"):
        term = BOOK.term("gi", "validity", Dates())
        assert citation_text(term) == "Law 50/2005/QH11, article 93.7"
        answer = Dates(filed=date(2026, 5, 4))
        term = BOOK.term("gi", "examination_answer", answer)
        assert citation_text(term) == "Circular 10/2026/TT-BKHCN (article not seen)"
        assert document_text("100/2026/NĐ-CP") == "Decree 100/2026/NĐ-CP"
        undecided = BOOK.term("trademark", "opposition", Dates())
        assert citation_text(undecided) == ""


def test_a_length_is_said_with_its_units() -> None:
    with override("en"):
        assert period_text(Period(months=3, days=10)) == "3 months 10 days"
        assert period_text(Period(working_days=1)) == "1 working day"
        assert period_text(Period(years=1)) == "1 year"
