"""How long a page may be kept, and how a browser asks whether its copy still holds."""

from __future__ import annotations

import hashlib
from datetime import datetime, time, timedelta
from functools import cache
from typing import Final, TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control

Response = TypeVar("Response", bound=HttpResponseBase)


KEPT: Final = 60
STALE: Final = 300


def public(response: Response, *, seconds: int = KEPT, stale: int = STALE) -> Response:
    """Let any cache keep the page for ``seconds``, and serve it while it asks anew.

    ``stale``: for how many seconds after that a copy may still be given out.
    """
    patch_cache_control(
        response,
        public=True,
        max_age=0,
        s_maxage=seconds,
        stale_while_revalidate=stale,
    )
    return response


def until_midnight(now: datetime) -> dict[str, int]:
    """Return ``seconds`` and ``stale`` of a page whose words end with the day."""
    midnight = datetime.combine(now.date() + timedelta(days=1), time.min, now.tzinfo)
    left = max(0, int((midnight - now).total_seconds()))
    seconds = min(KEPT, left)
    return {"seconds": seconds, "stale": min(STALE, left - seconds)}


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
