"""The files of the first pages are whole, and say where they are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from ip_portal.content import blocks, files, papers
from ip_portal.content.files import ContentError
from ip_portal.content.links import Links

LINKS = Links("vi", {"renewal": 7})
PAGE = 'kind = "guide"\nslug = "a"\ntitle = "A"\nsummary = "A."\n'


def _write(folder: Path, name: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, "utf-8")


def test_there_are_at_least_thirty_guides_and_twelve_in_english() -> None:
    groups = {one.name for one in files.sections() if one.parent == "guidance"}
    guides = [one for one in files.pages() if one.section in groups]
    assert sum(one.language == "vi" for one in guides) >= 30
    assert sum(one.language == "en" for one in guides) >= 12


def test_every_page_that_a_group_lists_is_there() -> None:
    names = {one.name for one in files.pages()}
    assert {name for section in files.sections() for name in section.pages} <= names


def test_no_two_pages_of_a_section_have_one_address() -> None:
    addresses = [
        (one.language, one.section, one.content["slug"]) for one in files.pages()
    ]
    assert len(addresses) == len(set(addresses))


def test_a_translation_without_an_original_is_refused(tmp_path: Path) -> None:
    _write(tmp_path, "alone.en.toml", PAGE)
    with pytest.raises(ContentError, match="alone"):
        files.pages(tmp_path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('kind = "guide"\ntitle = "A"\nsummary = "A."', "slug"),
        ("kind =", "Invalid value"),
    ],
)
def test_a_broken_file_is_named_with_what_it_lacks(
    tmp_path: Path, text: str, said: str
) -> None:
    _write(tmp_path, "broken.vi.toml", text)
    with pytest.raises(ContentError, match=f"broken.vi.toml.*{said}"):
        files.pages(tmp_path)


def test_a_link_leads_to_its_page_or_is_refused() -> None:
    html = LINKS.html('<a href="page:renewal">gia hạn</a>')
    assert html == '<a linktype="page" id="7">gia hạn</a>'
    with pytest.raises(ContentError, match="renewals"):
        LINKS.html('<a href="page:renewals">gia hạn</a>')
    with pytest.raises(ContentError, match="nowhere"):
        LINKS.html('<a href="site:nowhere">đâu đó</a>')


def test_an_unknown_kind_of_part_is_refused() -> None:
    with pytest.raises(ContentError, match="carousel"):
        blocks.body([{"type": "carousel"}], LINKS)


@pytest.mark.parametrize("path", sorted(papers.DOCUMENTS.glob("*.toml")))
def test_a_model_document_is_a_word_file_with_its_title(path: Path) -> None:
    file = papers.build(path.stem)
    assert file.startswith(b"PK")
    assert papers.title(path.stem).startswith("Mẫu ")


def test_a_document_without_a_source_is_refused() -> None:
    with pytest.raises(ContentError, match="nothing"):
        papers.build("nothing")
