"""What no file of the project may hold."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

HOUSE = Path(settings.BASE_DIR)
TOPS = ("ip_portal", "cms", "search")


def sources(*tops: str) -> Iterator[tuple[str, ast.Module]]:
    for top in tops or TOPS:
        for path in sorted((HOUSE / top).rglob("*.py")):
            if "migrations" not in path.parts:
                name = str(path.relative_to(HOUSE))
                yield name, ast.parse(path.read_text("utf-8"))


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def name_of(call: ast.Call) -> str:
    return ast.unparse(call.func)


def test_nothing_is_printed():
    found = [
        (name, call.lineno)
        for name, tree in sources()
        for call in calls(tree)
        if name_of(call) == "print"
    ]
    assert found == []


def test_today_is_asked_at_the_edge_only():
    banned = {"date.today", "datetime.date.today", "datetime.now", "dt.date.today"}
    found = [
        (name, call.lineno)
        for name, tree in sources()
        for call in calls(tree)
        if name_of(call) in banned and name != "ip_portal/core/dates.py"
    ]
    assert found == []


def test_no_page_is_marked_safe_by_hand_outside_the_places_that_escape():
    knowing = {
        name
        for name, tree in sources()
        for call in calls(tree)
        if name_of(call).endswith("mark_safe") or name_of(call) == "SafeString"
    }
    allowed = {
        "cms/templatetags/rich.py",
        "cms/tokens.py",
        "search/highlight.py",
        "ip_portal/core/icons.py",
        "ip_portal/core/templatetags/look.py",
    }
    assert knowing <= allowed


def test_no_part_of_an_import_opens_a_connection():
    banned = {"socket", "requests", "httpx", "urllib.request", "http.client", "ftplib"}
    found = [
        (name, alias.name)
        for name, tree in sources("ip_portal/registry")
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
        if alias.name in banned or getattr(node, "module", None) in banned
    ]
    assert found == []


def test_only_services_write_the_register():
    """A face that saved a row itself would leave neither entry nor message."""
    writes = re.compile(r"\.(?:objects|for_staff)\.(?:create|bulk_create|update)$")
    faces = ("ip_portal/desk", "ip_portal/registry/views.py", "ip_portal/demo", "cms")
    found = [
        (name, call.lineno)
        for name, tree in sources()
        if name.startswith(faces)
        for call in calls(tree)
        if writes.search(name_of(call))
    ]
    assert [one for one in found if "registry" in one[0] or "desk" in one[0]] == []


def test_counted_statements_are_counted_inside_a_with():
    """``assertNumQueries(3)`` as a bare call counts nothing at all."""
    found = []
    for name, tree in sources("tests"):
        inside = {
            id(item.context_expr)
            for node in ast.walk(tree)
            if isinstance(node, ast.With)
            for item in node.items
        }
        found += [
            (name, call.lineno)
            for call in calls(tree)
            if name_of(call).endswith(("assertNumQueries", "assert_num_queries"))
            and id(call) not in inside
        ]
    assert found == []


TEMPLATES = sorted(
    path
    for folder in ("templates", "cms", "ip_portal", "search")
    for path in (HOUSE / folder).rglob("*.html")
)
COMMENT = re.compile(r"{% comment %}.*?{% endcomment %}|{#.*?#}", re.DOTALL)
INLINE = (
    re.compile(r"<script(?![^>]*\bsrc=)", re.IGNORECASE),
    re.compile(r"<style\b", re.IGNORECASE),
    re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    re.compile(r"javascript:", re.IGNORECASE),
    re.compile(r"(?:src|href)\s*=\s*[\"']?(?:https?:)?//(?!\{)", re.IGNORECASE),
)


def test_there_are_templates():
    assert len(TEMPLATES) > 30


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda one: str(one.relative_to(HOUSE)))
def test_no_template_holds_a_script_a_style_or_a_foreign_address(path):
    text = COMMENT.sub("", path.read_text("utf-8"))
    text = re.sub(r"{{.*?}}", "", text, flags=re.DOTALL)
    found = [one.pattern for one in INLINE if one.search(text)]
    assert found == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda one: str(one.relative_to(HOUSE)))
def test_no_template_switches_escaping_off(path):
    text = path.read_text("utf-8")
    # Rich text is cleaned when it is saved; hints are words of the project.
    text = re.sub(r"(?:\.source|\bfield\.help_text)\|safe", "", text)
    assert "|safe" not in text
    assert "autoescape off" not in text
