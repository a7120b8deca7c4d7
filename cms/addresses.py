"""The addresses of the site that editors may link to, besides pages.

Only rooms that are built stand here, so a link from a page is never dead.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Address(NamedTuple):
    """A place of the site: what editors call it, its URL name, its query."""

    label: Any
    name: str
    query: str = ""

    def url(self) -> str:
        """Return the address in the language of the moment."""
        return reverse(self.name) + self.query


ADDRESSES: dict[str, Address] = {
    "search": Address(_("Search"), "search"),
    "register": Address(_("Marks of Cần Thơ"), "register"),
    "guidance": Address(_("All guidance"), "search", "?type=guide"),
    "open_data": Address(_("Open data"), "open_data"),
}


def choices() -> Iterator[tuple[str, Any]]:
    """Yield what the select of a link offers."""
    for code, address in ADDRESSES.items():
        yield code, address.label
