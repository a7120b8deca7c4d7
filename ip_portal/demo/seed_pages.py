"""The demo's pages: both homes and the guide on the collective mark."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from cms.addresses import ADDRESSES
from cms.models import GuidePage, HomePage
from ip_portal.demo.offsets import shift
from ip_portal.demo.source import CONTENT

Content = dict[str, Any]


@transaction.atomic
def seed_pages(*, now: datetime) -> None:
    """Write and publish the demo's pages, unless an editor has published a home.

    What was entered since the first time stays as it is, and what was deleted stays
    away.
    """
    homes = HomePage.objects.select_related("locale").order_by("path")
    by_language = {home.locale.language_code: home for home in homes}
    if any(home.live_revision_id for home in by_language.values()):
        return
    today = timezone.localdate(now)
    original = None
    for language in ("vi", "en"):
        home = by_language[language]
        content = _read("guide_collective_mark", language)
        if original is None:
            guide = original = _new_guide(home, content)
        else:
            guide = original.copy_for_translation(home.locale)
        _fill_guide(guide, content, today=today)
        _fill_home(home, _read("home", language), guide=guide)


def _read(name: str, language: str) -> Content:
    return tomllib.loads((CONTENT / f"{name}.{language}.toml").read_text("utf-8"))


def _new_guide(home: HomePage, content: Content) -> GuidePage:
    guide = GuidePage(
        title=content["title"],
        slug=content["slug"],
        summary=content["summary"],
        locale=home.locale,
        live=False,
    )
    home.add_child(instance=guide)
    return guide


def _fill_guide(guide: GuidePage, content: Content, *, today: date) -> None:
    guide.title = content["title"]
    guide.slug = content["slug"]
    guide.summary = content["summary"]
    guide.checked_on = shift(today, content["checked"])
    guide.review_by = shift(today, content["review"])
    guide.key_facts = [
        {"type": "fact", "value": {"value": "", "term": "", "note": "", **fact}}
        for fact in content["fact"]
    ]
    guide.body = [_block(part) for part in content["body"]]
    guide.save_revision().publish()


def _block(part: Content) -> Content:
    """Return a part of the file as a block of the page."""
    kind = part["type"]
    value = {name: said for name, said in part.items() if name != "type"}
    blocks: dict[str, Callable[[], object]] = {
        "heading": lambda: {"level": "h2", **value},
        "text": lambda: value["text"],
        "step": lambda: {"text": "", "terms": [], **value},
        "terms": lambda: value["terms"],
        "callout": lambda: {"text": "", **value},
    }
    return {"type": kind, "value": blocks[kind]()}


def _fill_home(home: HomePage, content: Content, *, guide: GuidePage) -> None:
    # The guide was put below another copy of the home: count its children again.
    home.refresh_from_db()
    for name in ("title", "hero_title", "summary", "figures_title", "figures_source"):
        setattr(home, name, content[name])
    home.examples = [{"type": "example", "value": one} for one in content["examples"]]
    home.doors = [
        {"type": "door", "value": _door(door, guide)} for door in content["door"]
    ]
    home.figures = [{"type": "figure", "value": one} for one in content["figure"]]
    home.save_revision().publish()


def _door(door: Content, guide: GuidePage) -> Content:
    links = [
        {"label": link["label"], **_target(link["target"], guide)}
        for link in door["links"]
    ]
    return {**door, "target": _target(door["target"], guide), "links": links}


def _target(name: str, guide: GuidePage) -> Content:
    """Return where a link of the file leads: the guide or a known address."""
    if name == "guide":
        return {"page": guide.pk, "address": ""}
    if name not in ADDRESSES:
        raise ValueError(f"{name!r} is no address of the site")
    return {"page": None, "address": name}
