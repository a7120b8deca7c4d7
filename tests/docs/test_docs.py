"""The documents say what is there: links, commands, settings, packages, folders."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands

from ip_portal.demo.people import PASSWORD, PEOPLE

ROOT = Path(settings.BASE_DIR)
ADR = ROOT / "docs" / "adr"
README = ROOT / "README.md"
DOCUMENTS = [README, ROOT / "CONTRIBUTING.md", *sorted(ROOT.glob("docs/**/*.md"))]

LINK = re.compile(r"\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
FOLDERS = "ip_portal|cms|search|templates|tests|docs|deploy|locale|static|bench"
IN_HOUSE = re.compile(rf"(?:{FOLDERS})/[\w./*-]*")

documents = pytest.mark.parametrize(
    "path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT))
)


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def section(text: str, title: str) -> str:
    """Return what stands under a heading, up to the next of its rank."""
    _, _, rest = text.partition(f"\n## {title}\n")
    return rest.partition("\n## ")[0]


def anchors(path: Path) -> set[str]:
    """Return the anchors that a forge makes of the headings of a document."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", read(path)), re.MULTILINE)
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {one.replace(" ", "-") for one in plain}


# --- Links ------------------------------------------------------------------------------


@documents
def test_every_link_leads_to_a_file_and_a_heading(path: Path) -> None:
    dead = []
    for link in LINK.findall(FENCE.sub("", read(path))):
        if link.startswith(("https://", "http://", "mailto:")):
            continue
        name, _, anchor = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        if not target.exists() or (anchor and anchor not in anchors(target)):
            dead.append(link)
    assert not dead


@documents
def test_every_path_in_the_house_exists(path: Path) -> None:
    named = {word for code in CODE.findall(read(path)) for word in code.split()}
    paths = {one for one in named if IN_HOUSE.fullmatch(one)}
    assert not [one for one in sorted(paths) if not list(ROOT.glob(one.rstrip("/")))]


def test_every_document_is_reachable_from_the_readme() -> None:
    reached: set[Path] = set()
    waiting = [README]
    while waiting:
        path = waiting.pop()
        reached.add(path)
        names = (link.partition("#")[0] for link in LINK.findall(read(path)))
        targets = {(path.parent / name).resolve() for name in names if name}
        waiting += [
            one for one in targets - reached if one.suffix == ".md" and one.exists()
        ]
    assert set(DOCUMENTS) <= reached


# --- Commands ---------------------------------------------------------------------------


def make_targets() -> set[str]:
    """Return the targets that the Makefile explains."""
    return set(re.findall(r"^([a-z]+):.*##", read(ROOT / "Makefile"), re.MULTILINE))


@documents
def test_every_make_target_exists(path: Path) -> None:
    named = set(re.findall(r"`(?:\w+=\S+ )*make ([a-z]+)[` ]", read(path)))
    assert named <= make_targets()


def test_the_readme_explains_every_make_target() -> None:
    named = set(re.findall(r"`make ([a-z]+)`", read(README)))
    assert named == make_targets() - {"help"}


@documents
def test_every_management_command_exists(path: Path) -> None:
    named = set(re.findall(r"manage\.py ([a-z_]+)", read(path)))
    assert named <= get_commands().keys()


def test_the_commands_listed_in_the_readme_exist() -> None:
    rows = re.findall(
        r"^\| (`.+?) \|",
        section(read(README), "What can be done by hand"),
        re.MULTILINE,
    )
    named = {name for row in rows for name in CODE.findall(row)}
    assert named
    assert named <= get_commands().keys()


def test_the_demo_logins_of_the_readme_are_those_of_the_demo() -> None:
    text = read(README)
    assert f"`{PASSWORD}`" in text
    rows = re.findall(r"^\| `(\S+@\S+)` \| (\w+) \|", text, re.MULTILINE)
    assert rows == [(person.email, person.role) for person in PEOPLE]


# --- Settings ---------------------------------------------------------------------------


def settings_read() -> Iterator[str]:
    """Yield the names of the environment that the settings ask for."""
    for node in ast.walk(ast.parse(read(ROOT / "ip_portal" / "settings.py"))):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="env")),
                args=[ast.Constant(value=str(name)), *_],
            ):
                yield name


def test_settings_and_their_page_name_the_same() -> None:
    rows = re.findall(
        r"^\| `([A-Z_]+)` \|", read(ROOT / "docs" / "settings.md"), re.MULTILINE
    )
    assert len(rows) == len(set(rows))
    assert set(rows) == set(settings_read())


# --- Packages ---------------------------------------------------------------------------


def test_every_runtime_package_has_its_line_and_no_other_has() -> None:
    project = tomllib.loads(read(ROOT / "pyproject.toml"))["project"]
    pinned = {re.split(r"[<>=~ ]", one)[0] for one in project["dependencies"]}
    rows = re.findall(
        r"^\| ([A-Za-z][\w\[\]-]*) \|", read(ADR / "0012-dependencies.md"), re.MULTILINE
    )
    assert len(rows) == len(set(rows))
    assert set(rows) - {"Package"} == pinned


# --- Decisions --------------------------------------------------------------------------


def test_decisions_are_numbered_without_gaps_and_all_listed() -> None:
    files = sorted(path for path in ADR.glob("*.md") if path.name != "README.md")
    listed = read(ADR / "README.md")
    for number, path in enumerate(files, 1):
        assert path.name.startswith(f"{number:04d}-")
        title = read(path).partition("\n")[0].removeprefix(f"# {number}. ")
        assert f"{number}. [{title}]({path.name})" in listed
        assert "\nAccepted, " in read(path)


def test_the_contracts_of_the_architecture_page_are_those_that_are_checked() -> None:
    project = tomllib.loads(read(ROOT / "pyproject.toml"))
    checked = {one["id"] for one in project["tool"]["importlinter"]["contracts"]}
    page = read(ROOT / "docs" / "architecture.md")
    table = page.partition("| Contract | Says |")[2].partition("\n\n")[0]
    assert set(re.findall(r"^\| ([a-z-]+) \|", table, re.MULTILINE)) == checked


def test_the_floors_of_the_architecture_page_are_those_that_are_checked() -> None:
    project = tomllib.loads(read(ROOT / "pyproject.toml"))
    contracts = {one["id"]: one for one in project["tool"]["importlinter"]["contracts"]}
    floors = [
        [name.removeprefix("ip_portal.") for name in re.findall(r"[\w.]+", layer)]
        for layer in contracts["floors"]["layers"]
    ]
    page = read(ROOT / "docs" / "architecture.md")
    drawing = section(page, "The floors").split("\n\n")[0]
    drawn = [re.split(r"  +", line.strip())[0] for line in drawing.split("\n")]
    words = [re.findall(r"\w+", line) for line in drawn if line]
    built = [[one for one in floor if _is_built(one)] for floor in floors]
    assert len(words) == len(built)
    for there, drawn_there in zip(built, words, strict=True):
        assert set(there) <= set(drawn_there)


def _is_built(name: str) -> bool:
    places = (ROOT / "ip_portal" / name, ROOT / "ip_portal" / f"{name}.py", ROOT / name)
    return any(place.exists() for place in places)
