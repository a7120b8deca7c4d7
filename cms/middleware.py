"""The editors' screens need a looser policy than the public pages."""

from __future__ import annotations

from collections.abc import Callable

from csp.constants import HEADER, SELF, UNSAFE_INLINE
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

Respond = Callable[[HttpRequest], HttpResponse]

# Wagtail's own forms carry inline scripts; its uploads show pictures as blobs; the
# preview is a frame of the same origin. Nothing else is let in.
POLICY = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "blob:", "data:"],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
}


class AdminPolicyMiddleware:
    """Give the editors' screens, and only them, the policy they need.

    Stands after ``csp.middleware.CSPMiddleware``, which writes the header. A preview
    arrives with the header of the public page it shows; that one is taken away.
    """

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path_info.startswith(reverse("wagtailadmin_home")):
            response.headers.pop(HEADER, None)
            response._csp_replace = POLICY  # type: ignore[attr-defined]
            response["X-Frame-Options"] = "SAMEORIGIN"
        return response
