from __future__ import annotations

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from ip_portal.ledger.actors import SYSTEM
from ip_portal.rules.seeds import RIGHTS
from ip_portal.rules.services import load_seeds

pytestmark = pytest.mark.django_db

KEYS = {"last_day", "version", "article", "confidence", "steps"}


def explain(**options: str) -> dict[str, Any]:
    out = StringIO()
    call_command("explain_term", stdout=out, stderr=StringIO(), **options)
    answer: dict[str, Any] = json.loads(out.getvalue())
    assert answer.keys() >= KEYS
    assert all(step["text"] for step in answer["steps"])
    return answer


def refuse(**options: str) -> str:
    with pytest.raises(CommandError) as refused:
        explain(**options)
    assert refused.value.returncode == 2
    return str(refused.value)


def test_an_opposition_is_explained_with_its_window_and_source() -> None:
    load_seeds(actor=SYSTEM)
    answer = explain(right="trademark", act="opposition", published="2026-04-01")
    assert (answer["first_day"], answer["last_day"]) == ("2026-04-02", "2026-07-01")
    assert answer["version"] == "trademark.opposition.2025/1"
    assert answer["document"] == "131/2025/QH15"
    assert answer["article"] == "112a, 3.1.b"
    assert answer["confidence"] == "certain"
    assert answer["rows"] == ["R031"]
    assert answer["steps"][0]["name"] == "published"


def test_before_the_database_is_filled_the_seed_files_answer() -> None:
    out, notice = StringIO(), StringIO()
    options = {"right": "trademark", "act": "validity", "filed": "2024-04-17"}
    call_command("explain_term", stdout=out, stderr=notice, **options)
    assert json.loads(out.getvalue())["last_day"] == "2034-04-17"
    assert "seed files" in notice.getvalue()


def test_a_term_that_cannot_be_told_yet_says_what_it_needs() -> None:
    answer = explain(right="trademark", act="opposition", published="2024-10-25")
    assert answer["last_day"] is None
    assert answer["needs"] == ["filed"]
    answer = explain(right="trademark", act="opposition", filed="2024-04-17")
    assert answer["last_day"] is None
    assert answer["needs"] == ["published"]


def test_a_term_that_does_not_exist_says_so_with_the_article() -> None:
    answer = explain(
        right="gi", act="opposition", filed="2022-06-01", published="2023-06-01"
    )
    assert answer["exists"] is False
    assert answer["article"] == "4.3"
    assert answer["last_day"] is None


def test_a_term_without_end_is_indefinite() -> None:
    answer = explain(right="gi", act="validity", granted="2012-08-01")
    assert answer["indefinite"] is True
    assert answer["last_day"] is None
    assert answer["needs"] == []


def test_an_assumption_travels_with_the_answer() -> None:
    answer = explain(right="collective_mark", act="renewal", filed="2017-03-15")
    assert answer["last_day"] == "2027-03-15"
    assert answer["confidence"] == "likely"
    assert answer["assumed"] is True
    assert answer["provisional"] is True


def test_a_yearly_term_takes_the_day_asked_about() -> None:
    answer = explain(
        right="invention", act="maintenance", granted="2020-03-02", on="2026-01-05"
    )
    assert answer["first_day"] == "2025-09-02"
    assert answer["last_day"] == "2026-03-02"


@pytest.mark.parametrize("right", RIGHTS)
def test_every_act_of_every_right_answers_without_a_date(right: str) -> None:
    for act in refuse(right=right, act="?").split(": use ")[1].rstrip(".").split(", "):
        answer = explain(right=right, act=act)
        assert answer["last_day"] is None


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"right": "patent", "act": "validity"}, "trademark"),
        ({"right": "trademark", "act": "revival"}, "opposition"),
        ({"right": "trademark"}, "opposition"),
        ({"act": "validity"}, "certification_mark"),
        ({"published": "2026-02-30"}, "--published"),
        ({"published": "soon"}, "--published"),
        ({"published": ""}, "--published"),
        ({"published": "1/4/26"}, "more than one way"),
        ({"published": "2026-04-01", "filed": "2026-04-02"}, "--filed"),
        ({"published": "9999-11-01"}, "calendar"),
    ],
)
def test_input_that_cannot_be_used_is_refused_in_one_sentence(
    options: dict[str, str], words: str
) -> None:
    if not {"right", "act"} & set(options):
        options = {"right": "trademark", "act": "opposition", **options}
    sentence = refuse(**options)
    assert words in sentence
    assert "\n" not in sentence
