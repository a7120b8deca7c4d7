"""A page that was refused is said to the editor, whatever screen it happened on."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from cms.findings import RefusedError

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
