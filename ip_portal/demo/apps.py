from __future__ import annotations

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """A realistic demo, made through the importers and services like real data."""

    name = "ip_portal.demo"
    label = "demo"
