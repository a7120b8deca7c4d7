from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    """Guidance: pages that editors write, and how they are found."""

    name = "cms"
    label = "cms"
    verbose_name = _("Guidance")

    def ready(self) -> None:
        from cms import documents, publishing, purging, signals
        from cms.admin import finding
        from cms.feedback import services as feedback
        from cms.library import registering as library

        documents.register()
        publishing.register()
        finding.register()
        signals.connect()
        purging.register()
        feedback.register()
        library.register()
