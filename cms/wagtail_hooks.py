"""The editors' screens show only what this site has."""

from __future__ import annotations

from django.http import HttpRequest
from wagtail import hooks

# Wagtail's help leads to its own site; nothing of ours stands behind it.
UNBUILT = {"help"}


@hooks.register("construct_main_menu")
def hide_what_is_not_built(request: HttpRequest, items: list) -> None:
    """Leave out the menu entries that lead to no room of this site."""
    items[:] = [item for item in items if item.name not in UNBUILT]
