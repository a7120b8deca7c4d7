"""Links of the content files, told by name, as the editors' texts store them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import translation

from cms.addresses import ADDRESSES
from ip_portal.content.files import ContentError

_PAGE = re.compile(r'href="page:([\w-]+)"')
_SITE = re.compile(r'href="site:([\w-]+)"')


@dataclass(frozen=True, slots=True)
class Links:
    """The pages of one language by name, for the texts of that language."""

    language: str
    pages: Mapping[str, int]

    def page(self, name: str) -> int:
        """Return the id of a page; raises ContentError for a name nobody has."""
        if name not in self.pages:
            raise ContentError(f"no page is called {name!r}")
        return self.pages[name]

    def html(self, text: str) -> str:
        """Return a text whose links lead to pages and rooms of the site.

        ``href="page:renewal"`` becomes Wagtail's link to that page, ``href="site:…"``
        an address of ``cms.addresses``. Raises ContentError for an unknown one.
        """
        text = _PAGE.sub(lambda m: f'linktype="page" id="{self.page(m[1])}"', text)
        return _SITE.sub(lambda m: f'href="{self._address(m[1])}"', text)

    def target(self, name: str) -> dict[str, object]:
        """Return where a link block leads: a page or a room of the site."""
        if name in ADDRESSES:
            return {"page": None, "address": name}
        return {"page": self.page(name), "address": ""}

    def _address(self, name: str) -> str:
        if name not in ADDRESSES:
            raise ContentError(f"{name!r} is no address of the site")
        with translation.override(self.language):
            return ADDRESSES[name].url()
