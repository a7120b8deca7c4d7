"""What every page's frame needs: the menu, the footer, the other language."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.translation import get_language, gettext as _, pgettext

LANGUAGE_NAMES = dict(settings.LANGUAGES)


def site(request: HttpRequest) -> dict[str, object]:
    """Return the frame of a page; no database, no session."""
    return {
        "menu": _menu(request),
        "footer_columns": _footer(),
        "languages": _languages(request),
        "demo": settings.DEMO,
    }


def _menu(request: HttpRequest) -> list[dict[str, object]]:
    guidance = f"{reverse('search')}?type=guide"
    entries = [
        (_("Guidance"), guidance),
        (pgettext("page", "Search"), reverse("search")),
        (_("Marks of Cần Thơ"), reverse("register")),
    ]
    here = request.get_full_path()
    is_guidance = request.path == reverse("search") and "type=guide" in here
    return [
        {
            "label": label,
            "url": url,
            "current": is_guidance
            if url == guidance
            else request.path.startswith(url) and not is_guidance,
        }
        for label, url in entries
    ]


def _footer() -> list[dict[str, object]]:
    guidance = f"{reverse('search')}?type=guide"
    return [
        {
            "title": _("Look up"),
            "links": [
                {"label": _("Marks of Cần Thơ"), "url": reverse("register")},
                {"label": pgettext("page", "Search"), "url": reverse("search")},
                {"label": _("Guidance"), "url": guidance},
            ],
        },
        {
            "title": _("Data"),
            "links": [{"label": _("Open data and API"), "url": reverse("open_data")}],
        },
        {
            "title": _("About this site"),
            "links": [
                {"label": _("Report an error"), "url": reverse("report_error")},
                {"label": _("Staff sign-in"), "url": reverse("account_login")},
            ],
        },
    ]


def _languages(request: HttpRequest) -> list[dict[str, object]]:
    """Return the same page in each language; a page may say it has no other."""
    here = get_language()
    return [
        {
            "code": code,
            "label": label,
            "url": translate_url(request.get_full_path(), code),
            "current": code == here,
        }
        for code, label in LANGUAGE_NAMES.items()
    ]
