"""What every request passes: an id, its language, and how long it may be kept."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_cache_control

Respond = Callable[[HttpRequest], HttpResponse]


class RequestIdMiddleware:
    """Give each request an id that error pages and logs can both name."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.request_id = secrets.token_hex(8)  # type: ignore[attr-defined]
        response = self.get_response(request)
        response["X-Request-ID"] = request.request_id  # type: ignore[attr-defined]
        return response


class HeadMiddleware:
    """Answer HEAD with the headers alone.

    Django leaves the body in; the server would drop it, and warn each time.
    """

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "HEAD" and not response.streaming:
            response.content = b""
        return response


class LanguageFromPathMiddleware:
    """Set the language from the path alone: English under ``/en/``, else Vietnamese.

    Neither a cookie nor ``Accept-Language`` is asked, so a page has one language and
    any cache may keep it (Django's own middleware adds ``Vary: Accept-Language``).
    """

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        is_english = request.path_info == "/en" or request.path_info.startswith("/en/")
        language = "en" if is_english else "vi"
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = self.get_response(request)
        response.setdefault("Content-Language", language)
        return response


class PublicCacheMiddleware:
    """Keep what a signed-in person sees out of shared caches.

    A view that is the same for everybody says so itself (``core.caching.public``);
    everything else is private.
    """

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if "no-store" in response.get("Cache-Control", ""):
            return response
        if "Cache-Control" not in response or response.cookies:
            response.headers.pop("Cache-Control", None)
            patch_cache_control(response, private=True, no_cache=True)
        return response
