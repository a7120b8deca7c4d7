"""Addresses below the page of a document, in either language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings

VERSION = {"vi": "ban", "en": "version"}


@dataclass(frozen=True, slots=True)
class Below:
    """What stands behind the address of a page: a version, an article, a part."""

    as_of: date | None = None
    anchor: str = ""
    part: int = 1

    def path(self, language: str) -> str:
        """Return it as the end of an address: "ban-2006-07-01/dieu-1/2/"."""
        pieces = []
        if self.as_of:
            pieces.append(f"{VERSION[language]}-{self.as_of.isoformat()}")
        if self.anchor:
            pieces.append(self.anchor)
        if self.part > 1:
            pieces.append(str(self.part))
        return "".join(f"{piece}/" for piece in pieces)


def move_below(context: dict[str, Any], below: Below, language: str) -> None:
    """Let the addresses of a page's context lead to what stands below the page."""
    other = "en" if language == "vi" else "vi"
    for address in context["addresses"]:
        address["url"] += below.path(address["code"])
    if context["alternate_url"]:
        context["alternate_url"] += below.path(other)
    if context["canonical"]:
        context["canonical"] += below.path(language)
    languages = {address["code"] for address in context["addresses"]}
    default = "vi" if "vi" in languages else language
    context["default_address"] += below.path(default)


def below_crumb(context: dict[str, Any], title: str) -> None:
    """Make the document a step on the way to what stands below it."""
    way = context["breadcrumbs"]
    if way:
        own = context["canonical"].removeprefix(settings.BASE_URL)
        way[-1] = {**way[-1], "url": own}
        way.append({"label": title, "url": ""})
