"""Where readers say whether a page helped and what is wrong with it.

No session, no cookie: the public page that carries the form stays the same for all.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import (
    require_http_methods,
    require_safe,
)
from wagtail.models import Page

from cms.feedback import services
from cms.feedback.forms import ReportForm
from cms.feedback.models import Feedback
from cms.feedback.origin import is_from_here
from cms.publicity import public
from ip_portal.core import limiting
from ip_portal.core.dates import now

PER_HOUR = 120
HOUR = 3600

View = Callable[..., HttpResponse]


def _checked(view: View) -> View:
    """Take what is sent only from our own pages, and only so often."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST":
            if not is_from_here(request):
                raise PermissionDenied
            if not limiting.take("feedback", times=PER_HOUR, seconds=HOUR):
                response = render(request, "429.html", status=429)
                response["Retry-After"] = str(HOUR)
                return response
        return view(request, *args, **kwargs)

    return csrf_exempt(guarded)


@_checked
@require_http_methods(["GET", "HEAD", "POST"])
def vote(request: HttpRequest, page: int) -> HttpResponse:
    """Count a vote; whoever was not helped is asked what is missing.

    Only a form votes: who comes by the address alone is led back to the page.
    """
    about = _page(page)
    if request.method != "POST":
        return redirect(about.get_url(request))
    was_useful = request.POST.get("kind") == Feedback.Kind.USEFUL
    services.vote(about, was_useful=was_useful, at=now())
    return redirect("feedback_thanks" if was_useful else "feedback", page=about.pk)


@_checked
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, page: int) -> HttpResponse:
    """Take a reader's word that something on a page is wrong or missing."""
    about = _page(page)
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.report(about, words=form.cleaned_data["words"], at=now())
        return redirect("feedback_thanks", page=about.pk)
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "about": about, "about_url": about.get_url(request)}
    return render(request, "cms/feedback_form.html", context, status=status)


@require_safe
def thanks(request: HttpRequest, page: int) -> HttpResponse:
    """Say that it has arrived, and lead back."""
    about = _page(page)
    context = {"about": about, "about_url": about.get_url(request)}
    return render(request, "cms/feedback_thanks.html", context)


def _page(key: int) -> Page:
    """Return a page that everybody may read; raises Http404 for any other."""
    return get_object_or_404(public(Page.objects.filter(depth__gt=1)), pk=key)
