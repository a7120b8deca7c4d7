"""The list of what was searched and not found, and what to do about it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from ip_portal.ledger.actors import Actor
from search import services
from search.models import EmptySearch

PAGE_SIZE = 50
VIEW, DELETE = "search.view_emptysearch", "search.delete_emptysearch"


@require_safe
def empty_searches(request: HttpRequest) -> HttpResponse:
    """List words that found nothing, the most frequent first."""
    user: Any = request.user
    if not user.has_perm(VIEW):
        raise PermissionDenied
    pages = Paginator(EmptySearch.objects.all(), PAGE_SIZE)
    context = {
        "page": pages.get_page(request.GET.get("p")),
        "may_dismiss": user.has_perm(DELETE),
        "add_synonym": _address_of(user, "synonym"),
        "add_promoted": _address_of(user, "promoted"),
    }
    return render(request, "cms/admin/search/empty.html", context)


@require_POST
def dismiss(request: HttpRequest, pk: int) -> HttpResponse:
    """Take words off the list."""
    user: Any = request.user
    if not user.has_perm(DELETE):
        raise PermissionDenied
    row = get_object_or_404(EmptySearch, pk=pk)
    services.dismiss(row, actor=Actor.of(user))
    said = gettext("“%(words)s” is off the list.") % {"words": row.words}
    messages.success(request, said)
    return redirect("emptysearch:index")


def _address_of(user: Any, model: str) -> str:
    """Return where a row of a model is added; "" for whoever may not."""
    may_add = user.has_perm(f"search.add_{model}")
    return reverse(f"{model}:add") if may_add else ""
