"""Addresses of documents and pictures; originals of pictures have none."""

from __future__ import annotations

from django.urls import re_path

from cms.uploads import serving

urlpatterns = [
    # Wagtail's own name: links to documents are made with it.
    re_path(r"^documents/(\d+)/(.*)$", serving.document, name="wagtaildocs_serve"),
    re_path(
        r"^media/(?P<path>images/[\w.-]+)$", serving.rendition, name="image_rendition"
    ),
]
