"""How long a page may be kept, and how a browser asks whether its copy still holds."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control

Response = TypeVar("Response", bound=HttpResponseBase)


def public(response: Response, *, seconds: int = 60) -> Response:
    """Let any cache keep the page for ``seconds``, and serve it while it asks anew."""
    patch_cache_control(
        response, public=True, max_age=0, s_maxage=seconds, stale_while_revalidate=300
    )
    return response


@cache
def release() -> str:
    """Return what tells one build of the site from the next: pages follow it.

    ``RELEASE`` where it is set, else the newest change of templates, texts and code.
    """
    if settings.RELEASE:
        return str(settings.RELEASE)
    folders = ("templates", "locale", "static", "ip_portal", "cms", "search")
    files = (
        file
        for name in folders
        for file in (settings.BASE_DIR / name).rglob("*.[hpmcj]*")
    )
    return str(max(file.stat().st_mtime_ns for file in files))


def etag_of(*parts: object) -> str:
    """Return a strong ETag for what a page is made from."""
    text = "\x1f".join(map(str, parts))
    return f'"{hashlib.blake2b(text.encode(), digest_size=12).hexdigest()}"'


def not_modified(request: HttpRequest, etag: str) -> HttpResponse | None:
    """Return 304 when the browser's copy is the current one, else nothing."""
    response = get_conditional_response(request, etag=etag)
    if isinstance(response, HttpResponseNotModified):
        response["ETag"] = etag
        return public(response)
    return None
