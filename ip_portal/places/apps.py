from __future__ import annotations

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """Administrative units and place names through time."""

    name = "ip_portal.places"
    label = "places"
