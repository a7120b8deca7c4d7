"""Whether a form was sent from a page of this site.

Public pages are the same for everybody, so they carry no token of a form; the browser
itself says where a form came from.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def is_from_here(request: HttpRequest) -> bool:
    """Say whether the browser sent this from a page of the same origin.

    What says nothing about where it comes from is refused.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("Origin", "")
    own = f"{request.scheme}://{request.get_host()}"
    return origin == own or origin in settings.CSRF_TRUSTED_ORIGINS
