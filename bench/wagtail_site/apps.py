from __future__ import annotations

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """The throw-away site."""

    name = "bench.wagtail_site"
    label = "wagtail_site"
    default_auto_field = "django.db.models.BigAutoField"
