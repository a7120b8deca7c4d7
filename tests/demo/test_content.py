from __future__ import annotations

import re
import tomllib
import unicodedata
from datetime import date

import pytest

from ip_portal.core.icons import ICONS
from ip_portal.demo.offsets import shift
from ip_portal.demo.source import CONTENT
from ip_portal.rules import seeds

LANGUAGES = ("vi", "en")


def read(name, language):
    text = (CONTENT / f"{name}.{language}.toml").read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    return tomllib.loads(text)


def words(value):
    """Yield every text of a content file that a reader sees."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            if key not in ("term", "terms", "type", "icon", "kind", "slug"):
                yield from words(one)
    elif isinstance(value, list):
        for one in value:
            yield from words(one)


@pytest.fixture(params=LANGUAGES)
def guide(request):
    return read("guide_collective_mark", request.param)


def test_the_guide_has_key_facts_steps_and_where_to_get_help(guide):
    kinds = [block["type"] for block in guide["body"]]
    assert len(guide["fact"]) == 4
    assert kinds.count("step") >= 6
    assert kinds.count("callout") <= 2
    assert kinds.count("heading") == 2
    assert {fact["icon"] for fact in guide["fact"]} <= set(ICONS)


def test_no_length_of_time_fee_or_form_number_is_typed_into_the_guide(guide):
    shown = {**guide, "checked": "", "review": ""}
    assert [text for text in words(shown) if re.search(r"\d", text)] == []


def test_the_guide_cites_terms_the_rule_book_knows(guide):
    known = {(rule.right, rule.code) for rule in seeds.load_seed_rules()}
    terms = [fact["term"] for fact in guide["fact"] if "term" in fact]
    terms += [term for block in guide["body"] for term in block.get("terms", ())]
    assert len(terms) >= 9
    assert {tuple(term.split(".")) for term in terms} <= known


def test_both_languages_of_the_guide_have_the_same_parts():
    def outline(guide):
        return [
            (block["type"], block.get("kind"), block.get("terms"))
            for block in guide["body"]
        ]

    vi, en = (read("guide_collective_mark", code) for code in LANGUAGES)
    assert outline(vi) == outline(en)
    assert [fact["icon"] for fact in vi["fact"]] == [
        fact["icon"] for fact in en["fact"]
    ]


def test_texts_fit_the_fields_they_go_into(guide):
    assert len(guide["summary"]) <= 400
    for fact in guide["fact"]:
        assert len(fact["label"]) <= 60
        assert len(fact["value"]) <= 160
        assert len(fact["note"]) <= 200
    assert shift(date(2026, 11, 24), guide["checked"]) < date(2026, 11, 24)


def test_the_home_page_says_the_same_in_both_languages():
    vi, en = (read("home", code) for code in LANGUAGES)
    assert [door["target"] for door in vi["door"]] == [
        door["target"] for door in en["door"]
    ]
    assert [one["value"] for one in vi["figure"]] == [
        one["value"] for one in en["figure"]
    ]
    for home in (vi, en):
        assert len(home["hero_title"]) <= 80
        assert all(len(example) <= 60 for example in home["examples"])
