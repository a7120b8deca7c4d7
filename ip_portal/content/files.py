"""The pages a site starts with, as their files say: read, checked, not yet pages.

``pages/`` holds ``sections.toml``, ``home.<language>.toml`` and one file a page and
language, ``<folder>/<name>.<language>.toml``. A name is the same in both languages;
links between the pages go by it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

PAGES = Path(__file__).parent / "pages"
LANGUAGES = ("vi", "en")


class ContentError(ValueError):
    """A file that says something no page can hold; names the file."""


@dataclass(frozen=True, slots=True)
class SectionFile:
    """A section: where it hangs, how it lists its pages, its words by language."""

    name: str
    parent: str
    shows: str
    in_menu: bool
    pages: tuple[str, ...]
    words: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class PageFile:
    """One page in one language. ``section`` is empty for pages below the home."""

    name: str
    section: str
    language: str
    content: Mapping[str, Any]

    @property
    def kind(self) -> str:
        """The kind of page it becomes: "guide", "procedure", "faq"…"""
        return str(self.content["kind"])

    @property
    def order(self) -> int:
        """Its place among the pages of the section."""
        for section in sections():
            if self.name in section.pages:
                return section.pages.index(self.name)
        return int(self.content.get("order", 1000))


@cache
def sections() -> tuple[SectionFile, ...]:
    """Return the sections, parents before their children."""
    return tuple(
        SectionFile(
            name=row["name"],
            parent=row.get("parent", ""),
            shows=row["shows"],
            in_menu=row.get("menu", False),
            pages=tuple(row.get("pages", ())),
            words={language: row[language] for language in LANGUAGES},
        )
        for row in _read(PAGES / "sections.toml")["section"]
    )


@cache
def pages(folder: Path = PAGES) -> tuple[PageFile, ...]:
    """Return all pages: those of a section in its order, Vietnamese before English.

    Raises ContentError for a page without an original, or with a name used twice.
    """
    found = sorted(_pages(folder), key=lambda one: (one.section, one.order, one.name))
    originals = [one.name for one in found if one.language == "vi"]
    twice = {name for name in originals if originals.count(name) > 1}
    alone = {one.name for one in found} - set(originals)
    if wrong := twice | alone:
        raise ContentError(f"{min(wrong)}: one Vietnamese page for each name")
    return tuple(sorted(found, key=lambda one: one.language != "vi"))


def home(language: str) -> Mapping[str, Any]:
    """Return what the home page of a language says."""
    return _read(PAGES / f"home.{language}.toml")


def _pages(folder: Path) -> Iterator[PageFile]:
    for path in sorted(folder.rglob("*.*.toml")):
        name, _dot, language = path.stem.rpartition(".")
        if name != "home":
            content = _checked(path)
            yield PageFile(name, _section(name, path.parent.name), language, content)


def _section(name: str, folder: str) -> str:
    """Return the group that lists a page, else the section its folder is called by."""
    known = sections()
    groups = (one.name for one in known if name in one.pages)
    return next(groups, folder if folder in {one.name for one in known} else "")


def _checked(path: Path) -> dict[str, Any]:
    content = _read(path)
    missing = {"kind", "slug", "title", "summary"} - content.keys()
    if missing:
        raise ContentError(f"{path.name}: {min(missing)} is missing")
    return content


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ContentError(f"{path.name}: {error}") from error
