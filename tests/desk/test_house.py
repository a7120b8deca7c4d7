"""The desk writes through services alone."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from ip_portal import desk

FOLDER = Path(str(desk.__file__)).parent
WRITES = {
    "bulk_create",
    "bulk_update",
    "create",
    "delete",
    "get_or_create",
    "save",
    "update_or_create",
}
FILES = sorted(FOLDER.rglob("*.py"))


def calls(tree: ast.AST) -> set[str]:
    """Return the names of all methods that code calls."""
    return {
        node.func.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_no_page_of_the_desk_writes_by_itself(path: Path) -> None:
    assert not calls(ast.parse(path.read_text(encoding="utf-8"))) & WRITES


def test_a_write_would_be_seen() -> None:
    assert calls(ast.parse("Right.for_staff.create(kind='gi')")) & WRITES
