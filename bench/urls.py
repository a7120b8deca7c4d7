"""The portal's addresses and a page that says nothing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path

from ip_portal.urls import (  # noqa: F401 - Django looks for the handlers here
    handler400,
    handler403,
    handler404,
    handler500,
    urlpatterns as portal,
)


def empty(request: HttpRequest) -> HttpResponse:
    """Answer with an empty page."""
    return HttpResponse()


urlpatterns = [path("empty/", empty), *portal]
