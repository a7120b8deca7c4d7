"""Where an article is read on the site: citations all over the pages lead there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any, Final
from uuid import UUID

from asgiref.local import Local
from django.apps import apps
from django.core.signals import request_finished, request_started
from wagtail.models import Site

from cms.library.anchors import ARTICLE, POINT, anchor_of, cited_number
from cms.library.editions import edition
from cms.library.models import Digest, Provision
from cms.publicity import public
from ip_portal.rules.labels import register_resolver

LANGUAGES: Final = ("vi", "en")


@dataclass(frozen=True, slots=True)
class Shelf:
    """The addresses of one edition: of pages by number and language, and anchors."""

    pages: Mapping[tuple[str, str], str]
    anchors: Mapping[str, frozenset[str]]


_NOTHING: Final = Shelf({}, {})
_kept: dict[UUID, Shelf] = {}
_lock: Final = Lock()
# The edition is asked for once in a request, however many citations its page has.
# Outside of requests, in the worker, nothing is kept.
_asked: Final = Local()


def register() -> None:
    """Let citations of rules, fees and forms lead into the library."""
    register_resolver(article_url)
    request_started.connect(_begin, dispatch_uid="cms.library.links.begin")
    request_finished.connect(_end, dispatch_uid="cms.library.links.end")


def article_url(code: str, article: str, language: str) -> str | None:
    """Return the address of an article, of its document where that is not there.

    ``article`` is as rules cite it: "112a, 3.1.b", "119.2", "annex II", "". None where
    the library has no page of the document. One query in a request, for all of them.
    """
    page = document_url(code, language)
    number = cited_number(article)
    if page is None or number is None:
        return page
    known = shelf().anchors.get(code, frozenset())
    for prefix in (ARTICLE, POINT):
        anchor = anchor_of(number, prefix=prefix)
        if anchor in known:
            return f"{page}{anchor}/"
    return page


def document_url(code: str, language: str) -> str | None:
    """Return the address of a document's page, in the other language if need be."""
    pages = shelf().pages
    short = "vi" if language.startswith("vi") else "en"
    other = "en" if short == "vi" else "vi"
    return pages.get((code, short)) or pages.get((code, other))


def shelf() -> Shelf:
    """Return all addresses of the edition in use, in one query."""
    found: Shelf | None = getattr(_asked, "shelf", None)
    if found is None:
        found = _shelf_of(edition())
        if getattr(_asked, "in_request", False):
            _asked.shelf = found
    return found


def _begin(**kwargs: object) -> None:
    _asked.in_request = True
    _asked.shelf = None


def _end(**kwargs: object) -> None:
    _asked.in_request = False
    _asked.shelf = None


def _shelf_of(token: UUID | None) -> Shelf:
    if token is None:
        return _NOTHING
    found = _kept.get(token)
    if found is None:
        found = Shelf(_pages(), _anchors())
        with _lock:
            _kept.clear()
            _kept[token] = found
    return found


def _pages() -> dict[tuple[str, str], str]:
    model: Any = apps.get_model("cms", "LegalDocumentPage")
    rows = public(model.objects.all()).select_related("document", "locale")
    roots = Site.get_site_root_paths()
    found = {
        (row.document.code, row.locale.language_code): row.relative_url(None)
        for row in rows
        if roots
    }
    return {key: url for key, url in found.items() if url}


def _anchors() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    digests = Digest.objects.values_list("document__code", "anchor")
    kinds = ("article", "point")
    provisions = Provision.objects.filter(kind__in=kinds)
    rows = provisions.values_list("text__document__code", "anchor")
    for code, anchor in (*digests, *rows):
        names = found.setdefault(code, set())
        names.add(anchor)
        if "-dieu-" in anchor:
            names.add(f"dieu-{anchor.rpartition('-dieu-')[2]}")
    return {code: frozenset(names) for code, names in found.items()}
