"""What readers say, for the editors: your own pages first, and what was done."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from cms.feedback import services
from cms.feedback.forms import SettlingForm
from cms.feedback.models import Feedback
from ip_portal.accounts.models import User
from ip_portal.core.dates import now

PAGE = 25


def open_reports() -> QuerySet[Feedback]:
    """Return the reports that nobody has settled."""
    return Feedback.objects.filter(kind=Feedback.Kind.ERROR, settled_at=None)


@require_safe
def list_feedback(request: HttpRequest) -> HttpResponse:
    """Show reports on the editor's own pages before those on other pages."""
    shows_all = request.GET.get("all") == "1"
    reports = Feedback.objects.filter(kind=Feedback.Kind.ERROR)
    if not shows_all:
        reports = open_reports()
    ordered = reports.alias(rank=_rank(request.user)).order_by("rank", "-at", "-pk")
    related = ordered.select_related("page", "page__owner", "settled_by")
    context = {
        "reports": Paginator(related, PAGE).get_page(request.GET.get("p")),
        "shows_all": shows_all,
        "form": SettlingForm(),
    }
    return render(request, "cms/admin/feedback.html", context)


@require_POST
def settle_feedback(request: HttpRequest, pk: int) -> HttpResponse:
    """Settle a report with a note."""
    report = get_object_or_404(Feedback.objects.select_related("page"), pk=pk)
    form = SettlingForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say what was done."))
        return redirect("cms_feedback")
    user = cast(User, request.user)
    if services.settle(report, note=form.cleaned_data["note"], by=user, at=now()):
        messages.success(request, _("The report is settled."))
    else:
        messages.warning(request, _("Somebody has settled this report already."))
    return redirect("cms_feedback")


def _rank(user: Any) -> Case:
    """Order open before settled, and pages the user looks after before others."""
    return Case(
        When(settled_at__isnull=False, then=Value(2)),
        When(page__owner=user, then=Value(0)),
        default=Value(1),
        output_field=IntegerField(),
    )


class FeedbackPanel(Component):
    """How many reports are open, on the first screen of the editors."""

    name = "feedback"
    order = 110
    template_name = "cms/admin/feedback_panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Count open reports and votes on the user's pages, in one query."""
        user = parent_context["request"].user
        mine = Q(page__owner=user)
        waiting = Q(kind=Feedback.Kind.ERROR, settled_at=None)
        counts = Feedback.objects.aggregate(
            mine=Count("pk", filter=mine & waiting),
            all=Count("pk", filter=waiting),
            useful=Count("pk", filter=mine & Q(kind=Feedback.Kind.USEFUL)),
            not_useful=Count("pk", filter=mine & Q(kind=Feedback.Kind.NOT_USEFUL)),
        )
        return {**counts, "url": reverse("cms_feedback")}


def admin_urls() -> list[URLPattern]:
    """Return the addresses of the editors' list."""
    return [
        path("feedback/", list_feedback, name="cms_feedback"),
        path("feedback/<int:pk>/settle/", settle_feedback, name="cms_feedback_settle"),
    ]


def menu_item() -> MenuItem:
    """Return the entry of the editors' menu."""
    return MenuItem(
        gettext_lazy("Readers’ reports"),
        reverse("cms_feedback"),
        name="feedback",
        icon_name="comment",
        order=800,
    )


def add_panel(request: HttpRequest, panels: list[Component]) -> None:
    """Put the counts on the first screen."""
    panels.append(FeedbackPanel())
