"""The questions of businesses: what they may be, and how many find their pages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.core.management import call_command

from ip_portal.content import files
from ip_portal.content.judged import QUESTIONS, judged
from ip_portal.core.text import fold
from search import engines, evaluate, service
from search.evaluate import Figures
from search.kept import wording

ROWS = [json.loads(line) for line in QUESTIONS.read_text("utf-8").splitlines()]
PAGES = {(one.name, one.language): one.content["title"] for one in files.pages()}


def language(row: dict[str, object]) -> str:
    return str(row.get("language", "vi"))


def test_there_are_sixty_questions_and_none_twice() -> None:
    asked = [fold(row["question"]) for row in ROWS if language(row) == "vi"]
    assert len(asked) >= 60
    assert len(set(asked)) == len(asked)
    assert max(len(question.split()) for question in asked) >= 50


def test_every_question_is_answered_by_pages_there_are() -> None:
    for row in ROWS:
        assert row["gold"], row["question"]
        for name in row["gold"]:
            assert (name, "vi") in PAGES, name


def test_no_question_repeats_the_title_of_its_page() -> None:
    for row in ROWS:
        asked = f" {fold(row['question'])} "
        for name in row["gold"]:
            title = PAGES.get((name, language(row)))
            assert title is None or f" {fold(title)} " not in asked, row["question"]


@pytest.mark.django_db
def test_questions_of_businesses_find_their_pages(tmp_path: Path) -> None:
    call_command("load_rules", verbosity=0)
    call_command("load_library", verbosity=0)
    call_command("load_content", verbosity=0)
    engine = engines.create("embedded", tmp_path)
    evaluate.fill(engine)
    pages = judged()
    questions = [one for one in pages.questions if one.language == "vi"]

    def measure(tab: str, *, unaccented: bool) -> Figures:
        answered = evaluate.answers(
            engine,
            questions,
            types=service.modes(),
            tab=tab,
            told=wording(),
            unaccented=unaccented,
        )
        return evaluate.figures(answered)

    typed = measure(pages.type, unaccented=False)
    bare = measure(pages.type, unaccented=True)
    everywhere = measure("", unaccented=False)
    assert typed.queries >= 60
    assert (typed.hit_3 >= 0.85, typed.hit_10 >= 0.95) == (True, True), typed
    assert bare.hit_10 >= 0.90, bare
    assert everywhere.hit_10 >= 0.95, everywhere
