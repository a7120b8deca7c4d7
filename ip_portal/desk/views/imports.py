"""Import in the browser: send a file, see what it would do, write it, undo it."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _, ngettext

from ip_portal.core import dates
from ip_portal.core.templatetags.look import figure
from ip_portal.desk import batches
from ip_portal.desk.access import BOTH, IMPORT, UNDO, WRITE, actor_of, staff
from ip_portal.desk.forms import UploadForm, too_large
from ip_portal.desk.frame import page
from ip_portal.desk.presenters import Crumbs
from ip_portal.desk.wording import batch_tag
from ip_portal.registry import services
from ip_portal.registry.exchange import uploads
from ip_portal.registry.models import Batch
from ip_portal.registry.settling import Setting
from ip_portal.rules.book import RuleBook


@staff(IMPORT, BOTH)
def list_batches(request: HttpRequest) -> HttpResponse:
    """Take a file to be checked; show the files taken before."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        form = UploadForm(request.POST, request.FILES)
        if form.is_valid() and (batch := _receive(request, form)):
            return redirect("desk_batch", batch.pk)
    rows = batches.with_counts(Batch.objects.order_by("-pk"))
    shown = Paginator(rows, batches.PAGE).get_page(request.GET.get("page"))
    context = {
        "title": _("Import office files"),
        "form": form,
        "batches": [batches.batch_row(one) for one in shown],
        "shown": shown,
        "may_undo": request.user.has_perm(UNDO),
    }
    status = 422 if form.is_bound else 200
    return page(request, "desk/import.html", context, status=status)


def _receive(request: HttpRequest, form: UploadForm) -> Batch | None:
    sent = cast(UploadedFile, form.cleaned_data["file"])
    try:
        return uploads.receive(sent.chunks(), sent.name or "", actor=actor_of(request))
    except uploads.UploadTooLargeError:
        form.add_error("file", too_large())
        return None


def _crumbs(title: str) -> Crumbs:
    return [
        {"label": _("Import"), "url": reverse("desk_import")},
        {"label": title, "url": ""},
    ]


def _batch(pk: int) -> Batch:
    return cast(Batch, get_object_or_404(batches.with_counts(Batch.objects), pk=pk))


@staff(IMPORT)
def show_batch(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a file on its way: being checked, the dry run, or what was written."""
    batch = _batch(pk)
    refused = list(batches.refused_rows(batch))
    is_checked = batch.state == Batch.State.CHECKED
    title = batches.batch_number(batch)
    context = {
        "title": title,
        "batch": batch,
        "tag": batch_tag(batch),
        "source": batches.source_of(batch),
        "is_busy": batch.state in batches.BUSY,
        "is_checked": is_checked,
        "is_refused": batch.state == Batch.State.REFUSED,
        "busy_words": batches.busy_words(batch),
        "counts": batches.counts(batch),
        "apply_label": _apply_label(batches.to_write(batch)),
        "can_apply": is_checked and batches.to_write(batch) > 0,
        "can_undo": batch.state == Batch.State.FINISHED and request.user.has_perm(UNDO),
        "refused": batches.shown(refused),
        "refused_count": len(refused),
        "changed": list(batches.changed_rows(batch)) if is_checked else [],
        "new": batches.new_rows(batch) if is_checked else [],
        "written": list(batches.written_rows(batch)),
        "breadcrumbs": _crumbs(title),
    }
    return page(request, "desk/batch.html", context)


def _apply_label(count: int) -> str:
    text = ngettext("Write %(count)s record", "Write %(count)s records", count)
    return text % {"count": figure(count)}


@staff(IMPORT)
def show_progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the part of the page that tells how far the worker is.

    Once it is done, htmx is told to load the page anew.
    """
    batch = _batch(pk)
    is_busy = batch.state in batches.BUSY
    context = {
        "batch": batch,
        "is_busy": is_busy,
        "busy_words": batches.busy_words(batch),
    }
    response = render(request, "desk/progress.html", context)
    if not is_busy:
        response["HX-Refresh"] = "true"
    return response


@staff(IMPORT, WRITE)
def apply_batch(request: HttpRequest, pk: int) -> HttpResponse:
    """Have a checked file written; pressing twice is pressing once."""
    uploads.apply(_batch(pk), actor=actor_of(request))
    return redirect("desk_batch", pk)


@staff(IMPORT, WRITE)
def drop_batch(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget a checked file."""
    batch = _batch(pk)
    uploads.drop(batch, actor=actor_of(request))
    if batch.state == Batch.State.DROPPED:
        messages.success(request, _("The file is dropped; nothing was written."))
    return redirect("desk_import")


@staff(UNDO, BOTH)
def undo_batch(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what undoing a batch takes back; undo it."""
    batch = _batch(pk)
    if batch.state != Batch.State.FINISHED:
        return redirect("desk_batch", pk)
    if request.method == "POST":
        rights = services.undo_batch(
            batch,
            actor=actor_of(request),
            setting=Setting(RuleBook.current(), dates.today()),
            now=dates.now(),
        )
        text = ngettext(
            "The import is undone; %(count)s right went back.",
            "The import is undone; %(count)s rights went back.",
            len(rights),
        )
        messages.success(request, text % {"count": figure(len(rights))})
        return redirect("desk_batch", pk)
    undoing = batches.undoing(batch)
    title = _("Undo an import")
    label = ngettext(
        "Take %(count)s record back", "Take %(count)s records back", undoing.count
    )
    context = {
        "title": title,
        "batch": batch,
        "number": batches.batch_number(batch),
        "undoing": undoing,
        "undo_label": label % {"count": figure(undoing.count)},
        "breadcrumbs": _crumbs(title),
    }
    return page(request, "desk/undo.html", context)


@staff(IMPORT)
def download_refused(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the refused rows as a table to work with."""
    batch = _batch(pk)
    response = HttpResponse(
        batches.refused_csv(batch), content_type="text/csv; charset=utf-8"
    )
    name = f"refused-{batches.batch_number(batch)}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
