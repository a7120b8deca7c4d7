"""Links that lead nowhere: to pages that are gone, to addresses, to anchors.

Nothing is asked over the network: of an address elsewhere only its form is looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.urls import Resolver404, resolve
from django.utils.translation import get_language_from_path, gettext, override
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField
from wagtail.models import Page

from cms.blocks.links import LinkValue
from cms.leaves import Leaf, leaves
from cms.publicity import public, public_documents
from cms.reading import headings
from cms.reports.problems import Problem, published_pages

Attributes = dict[str, str]
SCHEMES = frozenset({"http", "https"})


class Targets:
    """What links may lead to, read once for all pages."""

    def __init__(self) -> None:
        pages = public(Page.objects.filter(depth__gt=1)).specific()
        self._pages = {str(page.pk): page for page in pages}
        self._by_address = {page.get_url(): page for page in self._pages.values()}
        keys = get_document_model().objects.values_list("pk", flat=True)
        self._documents = {str(pk) for pk in public_documents(keys)}

    def has_page(self, key: object) -> bool:
        """Say whether everybody may read the page of this key."""
        return str(key) in self._pages

    def has_document(self, key: str) -> bool:
        """Say whether everybody may have the document of this key."""
        return key in self._documents

    def has_address(self, address: str) -> bool:
        """Say whether an address of this site leads somewhere, and its anchor too."""
        parts = urlsplit(address)
        page = self._by_address.get(parts.path)
        if page is not None:
            return not parts.fragment or parts.fragment in anchors(page)
        # Words in addresses are those of the language that the path is in.
        language = get_language_from_path(parts.path) or settings.LANGUAGE_CODE
        with override(language):
            try:
                found = resolve(parts.path)
            except Resolver404:
                return False
        return found.url_name != "wagtail_serve"


def find(owner: Any = None) -> Iterator[Problem]:
    """Yield each link of a published page that leads nowhere."""
    pages = published_pages(owner)
    if not pages:
        return
    targets = Targets()
    for page in pages:
        for leaf in leaves(page):
            for what in _wrong(page, leaf, targets):
                yield Problem(page, what, leaf.place)


def anchors(page: Page) -> set[str]:
    """Return the anchors of a page: of its headings and questions."""
    return {one.anchor for one in headings(getattr(page, "body", ()))} | {"content"}


def _wrong(page: Page, leaf: Leaf, targets: Targets) -> Iterator[str]:
    """Yield what is wrong with the links of one value."""
    if isinstance(leaf.value, LinkValue):
        if not leaf.value.url:
            yield gettext("The link leads to no public page.")
    elif isinstance(leaf.kind, blocks.PageChooserBlock):
        yield from _wrong_choice(leaf, targets)
    elif isinstance(leaf.kind, blocks.URLBlock | models.URLField):
        yield from filter(None, [_wrong_form(leaf.value) if leaf.value else ""])
    else:
        found = (_wrong_link(page, link, targets) for link in _links(_html(leaf)))
        yield from filter(None, found)


def _wrong_choice(leaf: Leaf, targets: Targets) -> Iterator[str]:
    if leaf.value is None:
        if leaf.kind.required:
            yield gettext("The page was deleted.")
    elif not targets.has_page(leaf.value.pk):
        title = leaf.value.title
        yield gettext("“%(page)s” is not public.") % {"page": title}


def _html(leaf: Leaf) -> str:
    if isinstance(leaf.kind, blocks.RichTextBlock):
        return leaf.value.source if leaf.value else ""
    return (leaf.value or "") if isinstance(leaf.kind, RichTextField) else ""


def _wrong_link(page: Page, link: Attributes, targets: Targets) -> str:
    """Say what is wrong with one link of a text; nothing where it is right."""
    kind, key, address = link.get("linktype"), link.get("id", ""), link.get("href", "")
    if kind == "page":
        is_right = targets.has_page(key)
        return "" if is_right else gettext("The link leads to no public page.")
    if kind == "document":
        is_right = targets.has_document(key)
        return "" if is_right else gettext("The link leads to no public document.")
    return _wrong_address(page, address, targets)


def _wrong_address(page: Page, address: str, targets: Targets) -> str:
    named = {"address": address}
    if address.startswith("#"):
        is_right = address[1:] in anchors(page)
        return "" if is_right else gettext("No place is called %(address)s.") % named
    if address.startswith(f"{settings.BASE_URL}/"):
        address = address.removeprefix(settings.BASE_URL)
    if not address.startswith("/") or address.startswith("//"):
        return _wrong_form(address)
    is_right = targets.has_address(address)
    return "" if is_right else gettext("%(address)s leads nowhere.") % named


def _wrong_form(address: str) -> str:
    """Say what is wrong with the form of an address elsewhere."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        parts, host = urlsplit(""), ""
    is_right = parts.scheme in SCHEMES and "." in host and " " not in address
    if parts.scheme == "mailto":
        is_right = "@" in parts.path.strip("@")
    elif parts.scheme == "tel":
        is_right = sum(sign.isdigit() for sign in parts.path) >= 3
    if is_right:
        return ""
    return gettext("“%(address)s” is not an address.") % {"address": address}


def _links(html: str) -> list[Attributes]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.links


class _Reader(HTMLParser):
    """Collects the links of a rich text as it is stored."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[Attributes] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.links.append({name: value or "" for name, value in attrs})
