"""What makes this site unfit for a server, beyond Django's own list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
    if settings.DEBUG:
        problems.append(Error("DEBUG must be off in production.", id="ip_portal.E004"))
    return problems


@register(Tags.security)
def who_it_is(app_configs: Sequence[AppConfig] | None, **kwargs: object) -> list[Error]:
    """Refuse any command, the worker's too, on a server that does not say who it is."""
    return unfit()


def unfit() -> list[Error]:
    """Return why web and worker must not start; nothing on a laptop."""
    return [] if settings.LAPTOP else list(_unset())


def _unset() -> Iterator[Error]:
    if settings.SECRET_KEY == settings.PUBLISHED_KEY:
        yield Error(
            "SECRET_KEY is the published one: set your own, or DEMO=true on a laptop.",
            id="ip_portal.E002",
        )
    if not settings.ALLOWED_HOSTS:
        yield Error("ALLOWED_HOSTS is empty.", id="ip_portal.E003")
    if not settings.BASE_URL.startswith("https://"):
        yield Error("BASE_URL must begin with https://.", id="ip_portal.E005")
