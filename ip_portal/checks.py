"""What ``check --deploy`` knows about this site beyond Django's own list."""

from __future__ import annotations

from collections.abc import Sequence

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import Error, Tags, register


@register(Tags.security, deploy=True)
def no_laptop_settings(
    app_configs: Sequence[AppConfig] | None, **kwargs: object
) -> list[Error]:
    """Refuse to call a demo or a debugging site a production site."""
    problems = []
    if settings.DEMO:
        problems.append(Error("DEMO must be off in production.", id="ip_portal.E001"))
    if settings.SECRET_KEY == settings.PUBLISHED_KEY:
        problems.append(Error("SECRET_KEY is the published one.", id="ip_portal.E002"))
    if not settings.ALLOWED_HOSTS:
        problems.append(Error("ALLOWED_HOSTS is empty.", id="ip_portal.E003"))
    return problems
