"""The home page a new site starts with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cms.models import HomePage
from ip_portal.content.links import Links

_TEXTS = ("title", "hero_title", "summary", "figures_title", "figures_source")


def write(home: HomePage, content: Mapping[str, Any], links: Links) -> None:
    """Fill the home page of a language and publish it.

    Raises ContentError for a door or a question that leads nowhere.
    """
    for name in _TEXTS:
        setattr(home, name, content[name])
    home.examples = [{"type": "example", "value": one} for one in content["examples"]]
    home.doors = [
        {"type": "door", "value": _door(door, links)} for door in content["door"]
    ]
    home.law_page_id = links.page(content["law_page"])
    home.questions = [
        {"type": "question", "value": {**one, "page": links.page(one["page"])}}
        for one in content["question"]
    ]
    home.figures = [{"type": "figure", "value": one} for one in content["figure"]]
    home.save_revision().publish()


def _door(door: Mapping[str, Any], links: Links) -> dict[str, object]:
    further = [
        {"label": link["label"], **links.target(link["target"])}
        for link in door["links"]
    ]
    return {**door, "target": links.target(door["target"]), "links": further}
