"""What readers reported as wrong."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from ip_portal.core import dates
from ip_portal.desk.access import CHANGE, WRITE, actor_of, staff
from ip_portal.desk.frame import page
from ip_portal.registry import services
from ip_portal.registry.models import ErrorReport

PAGE = 25


@staff(CHANGE)
def list_reports(request: HttpRequest) -> HttpResponse:
    """Show the open reports first, each group the newest first."""
    open_first = F("settled_at").desc(nulls_first=True)
    reports = ErrorReport.objects.order_by(open_first, "-received_at", "-pk")
    if not request.GET.get("all"):
        reports = reports.filter(settled_at=None)
    shown = Paginator(reports, PAGE).get_page(request.GET.get("page"))
    context = {
        "title": _("Error reports"),
        "reports": shown,
        "shows_all": bool(request.GET.get("all")),
    }
    return page(request, "desk/reports.html", context)


@staff(CHANGE, WRITE)
def settle_report(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a report as dealt with; a second time is nothing."""
    report = get_object_or_404(ErrorReport, pk=pk)
    if report.settled_at is None:
        services.settle_report(report, actor=actor_of(request), now=dates.now())
        messages.success(request, _("The report is settled."))
    return redirect("desk_reports")
