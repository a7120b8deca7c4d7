"""Public pages of the register: one right, its picture, a report of an error."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

from django.conf import settings
from django.core.cache import cache
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse, translate_url
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ip_portal.core import dates, limiting
from ip_portal.core.caching import etag_of, not_modified, public, release
from ip_portal.registry import images, presenters
from ip_portal.registry.documents import address_of
from ip_portal.registry.exchange.formats import template_writing as import_format
from ip_portal.registry.forms import ErrorReportForm
from ip_portal.registry.models import Right
from ip_portal.registry.services import report_of_error
from ip_portal.registry.standing import standing
from ip_portal.rules.book import RuleBook
from search import listing, types, views as search_views
from search.params import Params
from search.port import Sort

# A page made once serves everybody until the right, the law or the day changes.
KEPT_SECONDS = 3600
# Of all readers together: more than that is no reader.
REPORTS_PER_HOUR = 100


@require_safe
def browse_register(request: HttpRequest) -> HttpResponse:
    """Show the register as hung tags or as a table; the address is the state."""
    rights = [one for one in types.all_types() if one.name == "right"]
    params = search_views.read(request, rights, usual_sort=Sort.NEWEST)
    view = params.view if params.view in VIEWS else "gallery"
    params = replace(params, view="" if view == "gallery" else view)
    found = listing.find_or_last(
        params,
        base=reverse("register"),
        language=get_language() or settings.LANGUAGE_CODE,
        among=rights,
    )
    plain = found.url(Params(page=found.params.page))
    context = {
        "title": _("Marks of Cần Thơ"),
        "view": view,
        "views": _views(found, view),
        "cards": presenters.cards_of([one.result.key for one in found.shown]),
        "base_url": settings.BASE_URL,
        # One view and one order for search machines.
        "canonical": settings.BASE_URL + plain,
        "alternates": _alternates(plain),
        "breadcrumbs": [
            {"label": _("Home"), "url": reverse("wagtail_serve", args=[""])},
            {"label": _("Marks of Cần Thơ")},
        ],
    }
    return search_views.respond(request, "registry/browse.html", found, context)


VIEWS = ("gallery", "table")


def _views(found: listing.Listing, view: str) -> list[dict[str, object]]:
    labels = {"gallery": (_("Pictures"), "grid"), "table": (_("Table"), "table")}
    return [
        {
            "label": label,
            "icon": icon,
            "url": found.url(
                replace(found.params, view="" if name == "gallery" else name)
            ),
            "current": name == view,
        }
        for name, (label, icon) in labels.items()
    ]


@require_safe
def show_right(request: HttpRequest, number: str) -> HttpResponse:
    """Show one right by its number, in any shape; hidden and unknown look the same."""
    typed = number.replace("~", "/").replace("\x00", "")
    today = dates.today()
    found = standing(typed, on=today)
    if found is None:
        return _other_shape(typed, request)
    etag = etag_of(
        "right",
        found.pk,
        found.version,
        found.edition,
        today,
        get_language(),
        release(),
    )
    if response := not_modified(request, etag):
        return response
    html = cache.get(etag)
    if html is None:
        html = _right_html(request, found.pk, today)
        cache.set(etag, html, KEPT_SECONDS)
    response = HttpResponse(html)
    response["ETag"] = etag
    return public(response)


def _other_shape(typed: str, request: HttpRequest) -> HttpResponse:
    """Lead another shape of a number, or a certificate's, to the one address."""
    url = address_of(typed, get_language() or settings.LANGUAGE_CODE)
    if url is None or url == request.path:
        raise Http404
    return redirect(url, permanent=False)


def _right_html(request: HttpRequest, pk: int, today: date) -> str:
    right = presenters.with_rows(Right.objects.filter(pk=pk)).first()
    if right is None:
        raise Http404
    context = presenters.record_page(right, book=RuleBook.current(), today=today)
    about = urlencode({"about": f"{right.word} {right.number}".strip()})
    context |= {
        "base_url": settings.BASE_URL,
        "report_url": f"{reverse('report_error')}?{about}",
        "alternates": _alternates(request.path),
        "alternate_url": _in_other_language(request.path),
        "breadcrumbs": [
            {"label": _("Home"), "url": reverse("wagtail_serve", args=[""])},
            {"label": _("Marks of Cần Thơ"), "url": reverse("register")},
            {"label": context["title"]},
        ],
    }
    return render_to_string("registry/right.html", context, request=_anyones(request))


def _anyones(request: HttpRequest) -> HttpRequest:
    """Return the request without who asks and what else they ask for.

    The page is kept and served to everybody: no message, no user and no query string
    of the one who happened to be first may stay in it.
    """
    plain = HttpRequest()
    plain.method = "GET"
    plain.path = plain.path_info = request.path
    return plain


def _alternates(path: str) -> list[dict[str, str]]:
    return [
        {"code": code, "url": settings.BASE_URL + translate_url(path, code)}
        for code, _name in settings.LANGUAGES
    ]


def _in_other_language(path: str) -> str:
    """Return the same page in the other language; nothing of the query is kept."""
    return next(
        translate_url(path, code)
        for code, _name in settings.LANGUAGES
        if code != get_language()
    )


@require_safe
def show_image(request: HttpRequest, pk: int, sha: str, size: str) -> FileResponse:
    """Serve a public right's picture in one of the fixed sizes."""
    right = Right.objects.filter(pk=pk).first()
    shown = (
        right.representations.filter(sha256__startswith=sha).first()
        if right and len(sha) == 16
        else None
    )
    if shown is None or size not in images.SIZES:
        raise Http404
    path = images.path_of(shown.sha256, size)
    if not path.is_file():
        raise Http404
    response = FileResponse(path.open("rb"), content_type="image/webp")
    # An hour, not for ever: a right that is hidden again takes its picture along.
    return public(response, seconds=3600)


@require_safe
def import_template(request: HttpRequest, form: str) -> HttpResponse:
    """Give the empty import template with one example row."""
    if form not in {"csv", "xlsx"}:
        raise Http404
    data = (
        import_format.write_csv(example=True, language=get_language() or "vi")
        if form == "csv"
        else import_format.write_xlsx(example=True, language=get_language() or "vi")
    )
    kinds = {
        "csv": "text/csv; charset=utf-8",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
    response = HttpResponse(data, content_type=kinds[form])
    response["Content-Disposition"] = f'attachment; filename="import-template.{form}"'
    return public(response, seconds=3600)


@require_safe
def report_thanks(request: HttpRequest) -> HttpResponse:
    """Say that a report has arrived."""
    return public(render(request, "registry/report_thanks.html"), seconds=3600)


@require_http_methods(["GET", "HEAD", "POST"])
def report_error(request: HttpRequest) -> HttpResponse:
    """Take a reader's word that something here is wrong."""
    form = ErrorReportForm(
        request.POST or None, initial={"about": request.GET.get("about", "")[:200]}
    )
    if request.method == "POST" and form.is_valid():
        if not limiting.take("reports", times=REPORTS_PER_HOUR, seconds=3600):
            response = render(request, "429.html", status=429)
            response["Retry-After"] = "3600"
            return response
        report_of_error(**form.cleaned_data)
        return redirect("report_thanks")
    status = 422 if form.is_bound else 200
    return render(request, "registry/report_error.html", {"form": form}, status=status)
