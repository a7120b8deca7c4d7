"""A page that was refused is said to the editor, whatever screen it happened on."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPMethod

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.models import Page

from cms.findings import RefusedError
from cms.models.checks import OWN_TEXT, LegalCheckTask

Respond = Callable[[HttpRequest], HttpResponse]


class RefusalMiddleware:
    """Turn a refusal on the editors' screens into a message above the page's form.

    The form of a page shows it at the place itself; this is for all other ways: many
    pages at once, copies, the approval of a task. What they had begun is rolled back.
    """

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        """Answer a refusal; leave everything else to whom it concerns."""
        is_inside = request.path_info.startswith(reverse("wagtailadmin_home"))
        if not is_inside or not isinstance(exception, RefusedError):
            return None
        messages.error(request, str(exception))
        address = _address(exception)
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            # Wagtail's dialogs follow an address by themselves.
            return JsonResponse({"step": "success", "redirect": address})
        return redirect(address)


def _address(refused: RefusedError) -> str:
    """Return the form of the page; one that was never stored has none."""
    if refused.page.pk is None:
        return reverse("wagtailadmin_home")
    return reverse("wagtailadmin_pages:edit", args=[refused.page.pk])


def say_who_approves(request: HttpRequest, page: Page) -> None:
    """Tell a checker who opens a page of their own words why "Approve" is missing."""
    task = page.current_workflow_task
    is_check = isinstance(task, LegalCheckTask)
    if request.method == HTTPMethod.GET and is_check and task.bars(page, request.user):
        messages.info(request, OWN_TEXT)
