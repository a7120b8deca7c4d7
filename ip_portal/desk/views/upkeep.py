"""The search index, for whoever looks after it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _, ngettext

from ip_portal.core.templatetags.look import figure
from ip_portal.desk import upkeep
from ip_portal.desk.access import LOOK_AFTER, MEND, WRITE, actor_of, staff
from ip_portal.desk.frame import page
from ip_portal.ledger import services
from ip_portal.ledger.models import Delivery
from ip_portal.ledger.worker import waiting_count
from search.port import EngineDownError


@staff(LOOK_AFTER)
def show_index(request: HttpRequest) -> HttpResponse:
    """Show what the index holds, what is on its way and what failed."""
    context = {
        "title": _("Search index"),
        "counts": _counts(),
        "dead": upkeep.dead_letters(),
        "last": upkeep.last_check(),
    }
    return page(request, "desk/index.html", context)


def _counts() -> list[dict[str, object]]:
    documents, dead = upkeep.document_count(), upkeep.dead_count()
    return [
        {
            "value": _("not readable") if documents is None else figure(documents),
            "label": _("documents in the index"),
            "bad": documents is None,
        },
        {"value": figure(waiting_count()), "label": _("deliveries on their way")},
        {
            "value": figure(dead),
            "label": _("deliveries that failed"),
            "bad": bool(dead),
        },
    ]


@staff(MEND, WRITE)
def check_index(request: HttpRequest) -> HttpResponse:
    """Compare index and database now."""
    try:
        upkeep.check(actor=actor_of(request))
    except EngineDownError:
        messages.error(request, _("The index cannot be read now; try again later."))
    return redirect("desk_index")


@staff(MEND, WRITE)
def repair_index(request: HttpRequest) -> HttpResponse:
    """Write anew what differs."""
    try:
        count = upkeep.repair(actor=actor_of(request))
    except EngineDownError:
        messages.error(request, _("The index cannot be written now; try again later."))
        return redirect("desk_index")
    text = ngettext(
        "%(count)s document was written anew.",
        "%(count)s documents were written anew.",
        count,
    )
    messages.success(request, text % {"count": count})
    return redirect("desk_index")


@staff(MEND, WRITE)
def retry_delivery(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a failed delivery on its way once more."""
    delivery = get_object_or_404(Delivery, pk=pk)
    if services.retry(delivery, actor=actor_of(request)):
        messages.success(request, _("The delivery is on its way again."))
    return redirect("desk_index")
