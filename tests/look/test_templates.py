"""The templates as files: strict content policy, icons that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.template.loader import get_template
from lxml import etree

from ip_portal.core.icons import (
    ICONS,
    SHAPES,
    UnknownIconError,
    icon_svg,
    shape_svg,
)

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "templates").rglob("*.html"))
COMPONENTS = sorted((ROOT / "templates" / "components").glob("*.html"))


def name(path: Path) -> str:
    return str(path.relative_to(ROOT / "templates"))


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_template_has_no_inline_style_or_script(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle\s*=", text)
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", text)
    assert not re.search(r"<style|javascript:", text)
    for opening in re.findall(r"<script[^>]*>", text):
        assert "src=" in opening or 'type="application/ld+json"' in opening


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_template_names_only_icons_that_are_drawn(path):
    text = path.read_text(encoding="utf-8")
    assert set(re.findall(r'{% icon "([^"]+)"', text)) <= set(ICONS)
    assert set(re.findall(r'{% status_shape "([^"]+)"', text)) <= set(SHAPES)


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_template_loads_nothing_from_another_origin(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(
        r"<(?:script|link|img|iframe)[^>]+(?:src|href)=\"(?:https?:)?//", text
    )


@pytest.mark.parametrize("path", COMPONENTS, ids=name)
def test_a_component_can_be_compiled(path):
    assert get_template(name(path))


@pytest.mark.parametrize("draw", [icon_svg, shape_svg])
def test_an_unknown_sign_is_refused_by_name(draw):
    with pytest.raises(UnknownIconError, match="no icon is called 'unicorn'"):
        draw("unicorn")


def test_the_icon_tag_refuses_an_unknown_name():
    with pytest.raises(UnknownIconError):
        Template('{% load look %}{% icon "unicorn" %}').render(Context())


def test_the_icon_tag_needs_a_name():
    with pytest.raises(TemplateSyntaxError):
        Template("{% load look %}{% icon %}")


@pytest.mark.parametrize("sign", [*map(icon_svg, ICONS), *map(shape_svg, SHAPES)])
def test_a_sign_is_sound_markup_and_hidden_from_readers(sign):
    drawing = etree.fromstring(sign)
    assert drawing.tag == "svg"
    assert drawing.get("aria-hidden") == "true"
    assert len(drawing)


@pytest.mark.parametrize("path", sorted((ROOT / "static/img").glob("*.svg")), ids=str)
def test_a_drawing_is_sound_markup_without_scripts_and_links(path):
    drawing = etree.fromstring(path.read_bytes())
    tags = {etree.QName(part).localname for part in drawing.iter()}
    assert tags <= {"svg", "g", "path", "rect", "circle", "ellipse"}
