"""Pages of the roof: health, robots, sitemap, errors."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.models import Page

from cms.publicity import public as public_pages
from ip_portal.context import site_without_database
from ip_portal.core.caching import public
from ip_portal.registry import presenters
from ip_portal.registry.api import api
from ip_portal.registry.models import Right

logger = logging.getLogger(__name__)

SITEMAP_SIZE = 5000


@require_safe
@never_cache
def livez(request: HttpRequest) -> HttpResponse:
    """Say that the process answers; touches nothing else."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """Say whether pages can be served: the database answers. Search does not count."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        logger.exception("not ready")
        return HttpResponse("database\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Lead browsers that ask by habit to the sign of the site."""
    return public(redirect(static("img/logo.svg")), seconds=3600)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Tell crawlers what is for them."""
    lines = [
        "User-agent: *",
        "Disallow: /cms/",
        "Disallow: /accounts/",
        f"Sitemap: {settings.BASE_URL}/sitemap.xml",
    ]
    return public(HttpResponse("\n".join(lines) + "\n", content_type="text/plain"))


@require_safe
def editors_door(request: HttpRequest) -> HttpResponse:
    """Lead strangers to the sign-in; whoever is signed in has no right to enter.

    Wagtail sends both here, and the sign-in would send the second kind back.
    """
    if request.user.is_authenticated:
        raise PermissionDenied
    query = request.META["QUERY_STRING"]
    return redirect(f"{reverse('account_login')}?{query}")


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """List the parts of the sitemap."""
    pages = Paginator(Right.objects.order_by("pk"), SITEMAP_SIZE).num_pages
    names = ["pages", *(f"rights-{number}" for number in range(1, pages + 1))]
    addresses = [f"{settings.BASE_URL}/sitemap-{one}.xml" for one in names]
    context: dict[str, object] = {"addresses": addresses}
    return _xml(request, "sitemap/index.xml", context)


@require_safe
def sitemap_section(request: HttpRequest, section: str) -> HttpResponse:
    """List public addresses: each page in each language, with its translations."""
    if section == "pages":
        entries = list(_page_entries())
    else:
        entries = list(_right_entries(section))
    return _xml(request, "sitemap/section.xml", {"entries": entries})


def _xml(
    request: HttpRequest, template: str, context: dict[str, object]
) -> HttpResponse:
    response = render(request, template, context, content_type="application/xml")
    return public(response, seconds=3600)


def _page_entries() -> Iterator[dict[str, object]]:
    """Yield every public page with its translations, in one query."""
    pages = public_pages(Page.objects.filter(depth__gt=1)).select_related("locale")
    by_key: dict[object, list[tuple[str, str]]] = {}
    found = [(page, page.full_url) for page in pages.order_by("path")]
    for page, url in found:
        languages = by_key.setdefault(page.translation_key, [])
        languages.append((page.locale.language_code, url))
    for page, url in found:
        yield {
            "url": url,
            "changed": page.last_published_at,
            "others": by_key[page.translation_key],
        }


def _right_entries(section: str) -> Iterator[dict[str, object]]:
    number = section.removeprefix("rights-")
    rights = Right.objects.order_by("pk")
    paginator = Paginator(rights, SITEMAP_SIZE)
    if not number.isdigit() or int(number) not in paginator.page_range:
        raise Http404
    for right in paginator.page(int(number)):
        urls = {code: _address(right, code) for code, _name in settings.LANGUAGES}
        for url in urls.values():
            yield {"url": url, "changed": right.changed_at, "others": urls.items()}


def _address(right: Right, language: str) -> str:
    with translation.override(language):
        return settings.BASE_URL + presenters.address(right)


@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    """Describe the JSON of the site, from its own OpenAPI document."""
    document = api.get_openapi_schema()
    operations = [
        {
            "method": method.upper(),
            "path": path,
            "summary": operation["summary"],
            "description": operation.get("description", ""),
            "parameters": [
                {
                    "name": one["name"],
                    "place": one["in"],
                    "text": one["schema"].get("description")
                    or one["schema"].get("type", ""),
                }
                for one in operation.get("parameters", [])
            ],
        }
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]
    context = {"operations": operations, "base_url": settings.BASE_URL}
    return public(render(request, "open_data.html", context), seconds=3600)


# --- Errors: no database, both languages ------------------------------------------------


def bad_request(
    request: HttpRequest, exception: Exception | None = None
) -> HttpResponse:
    """Say that the address or form could not be read."""
    return error_page(request, 400)


def forbidden(
    request: HttpRequest, exception: Exception | None = None, reason: str = ""
) -> HttpResponse:
    """Say that signing in, or another role, is needed."""
    return error_page(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that there is nothing here, and where to look instead."""
    return error_page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Say that the fault is ours; must not fail itself."""
    return error_page(request, 500)


def error_page(request: HttpRequest, status: int) -> HttpResponse:
    """Return an error page without asking the database or the session."""
    frame: dict[str, object] = {}
    if status < 500:
        frame = {**site_without_database(request), "search_url": reverse("search")}
    context = {
        **frame,
        "request_path": request.path,
        "request_id": getattr(request, "request_id", ""),
    }
    html = render_to_string(f"{status}.html", context)
    return HttpResponse(html, status=status)
