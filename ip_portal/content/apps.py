from __future__ import annotations

from django.apps import AppConfig


class ContentConfig(AppConfig):
    """The pages that a new site starts with."""

    name = "ip_portal.content"
    label = "content"

    def ready(self) -> None:
        from ip_portal.content.judged import judged
        from search.evaluate import register_judged

        register_judged(judged)
