"""What the files of the first pages say fits together, in both languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from ip_portal.content import files
from ip_portal.content.files import PageFile
from ip_portal.core.icons import ICONS
from ip_portal.rules.book import RuleBook

TOKEN = re.compile(r"\[\[([^\]]+)\]\]")
GUIDES = [one for one in files.pages() if one.kind in {"guide", "procedure"}]
every_guide = pytest.mark.parametrize(
    "guide", GUIDES, ids=lambda one: f"{one.name}.{one.language}"
)


def _texts(said: object) -> Iterator[str]:
    if isinstance(said, str):
        yield said
    elif isinstance(said, Mapping):
        yield from (text for one in said.values() for text in _texts(one))
    elif isinstance(said, list):
        yield from (text for one in said for text in _texts(one))


def _words(guide: PageFile) -> int:
    parts = [guide.content["summary"], guide.content.get("body", [])]
    parts += [guide.content.get(name, "") for name in ("who", "where", "paper")]
    return sum(len(re.sub(r"<[^>]+>", " ", text).split()) for text in _texts(parts))


@pytest.mark.parametrize("path", sorted(files.PAGES.rglob("*.toml")), ids=str)
def test_letters_are_composed(path: Path) -> None:
    assert unicodedata.is_normalized("NFC", path.read_text("utf-8"))


@every_guide
def test_a_guide_opens_with_facts_and_tells_its_sources(guide: PageFile) -> None:
    content = guide.content
    assert content["checked"] < content["review"]
    assert {fact["icon"] for fact in content["fact"]} <= set(ICONS)
    if guide.section != "forms":
        assert len(content["fact"]) == 4
        assert content["source"]
        assert content["check"]


@every_guide
def test_a_guide_has_four_steps_or_sections_and_five_hundred_words(
    guide: PageFile,
) -> None:
    if guide.section == "forms":
        return
    kinds = [block["type"] for block in guide.content["body"]]
    assert kinds.count("step") + kinds.count("heading") >= 4
    assert _words(guide) >= 500


@every_guide
def test_a_guide_says_where_to_get_help(guide: PageFile) -> None:
    kinds = {block["type"] for block in guide.content["body"]}
    assert "contact" in kinds or guide.content.get("where")


@every_guide
def test_a_guide_names_rules_fees_and_forms_that_the_law_has(guide: PageFile) -> None:
    book = RuleBook.from_seeds()
    known = {f"{right}.{act}" for right in book.rights for act in book.acts(right)}
    known |= {f"fee:{code}" for code in book.fees()}
    known |= {f"form:{code}" for code in book.forms()}
    assert set(_cited(guide.content)) <= known


def _cited(content: Mapping[str, Any]) -> Iterator[str]:
    for text in _texts(dict(content)):
        yield from TOKEN.findall(text)
    for part in [content, *content.get("fact", ()), *content.get("body", ())]:
        for name, prefix in (("term", ""), ("fee", "fee:"), ("form", "form:")):
            yield from (f"{prefix}{code}" for code in part.get(f"{name}s", ()))
            if part.get(name):
                yield f"{prefix}{part[name]}"


def test_a_translation_has_the_parts_of_its_original() -> None:
    originals = {one.name: one for one in files.pages() if one.language == "vi"}
    for one in files.pages():
        own, original = (
            [block["type"] for block in page.content.get("body", ())]
            for page in (one, originals[one.name])
        )
        assert own == original, one.name


def test_the_home_page_leads_to_doors_in_both_languages() -> None:
    for language in files.LANGUAGES:
        home = files.home(language)
        assert len(home["door"]) == 3
        assert len(home["hero_title"]) <= 80
        assert all(len(example) <= 60 for example in home["examples"])
    figures = [
        [one["value"] for one in files.home(code)["figure"]] for code in files.LANGUAGES
    ]
    assert figures[0] == figures[1]
