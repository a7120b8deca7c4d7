"""What every page's frame needs: the menu, the footer, the other language."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language

from cms.menus import Frame, RememberedFrame

LANGUAGE_NAMES = dict(settings.LANGUAGES)


def site(request: HttpRequest) -> dict[str, object]:
    """Return the frame of a page; pages that show none of it ask no database."""
    return _around(request, Frame(_here(), request.path))


def site_without_database(request: HttpRequest) -> dict[str, object]:
    """Return the frame of an error page: no database, no session."""
    return _around(request, RememberedFrame(_here(), request.path))


def _around(request: HttpRequest, frame: Frame) -> dict[str, object]:
    # Templates call what they show: only then are the pages asked for.
    return {
        "menu": frame.menu,
        "footer_columns": frame.footer,
        "contact_url": frame.contact_url,
        "languages": _languages(request),
        "demo": settings.DEMO,
    }


def _here() -> str:
    return get_language() or settings.LANGUAGE_CODE


def _languages(request: HttpRequest) -> list[dict[str, object]]:
    """Return the same page in each language; a page may say it has no other."""
    here = _here()
    return [
        {
            "code": code,
            "label": label,
            "url": translate_url(request.get_full_path(), code),
            "current": code == here,
        }
        for code, label in LANGUAGE_NAMES.items()
    ]
