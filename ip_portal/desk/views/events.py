"""Enter an office event, or cancel a wrong one: first the preview, then the write."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from ip_portal.core import dates
from ip_portal.core.templatetags.look import day
from ip_portal.desk import presenters
from ip_portal.desk.access import BOTH, CHANGE, actor_of, staff
from ip_portal.desk.forms import CancelForm, EventForm
from ip_portal.desk.frame import page
from ip_portal.ledger.actors import SYSTEM
from ip_portal.registry import services
from ip_portal.registry.lifecycle import EventCode
from ip_portal.registry.models import Event, Right
from ip_portal.registry.presenters import record_page, with_rows
from ip_portal.registry.presenters.saying import say
from ip_portal.registry.services import NewEvent
from ip_portal.registry.settling import Setting
from ip_portal.registry.wording import event_label
from ip_portal.rules.book import RuleBook

# What was shown in the preview goes back signed: nothing else is ever written.
SALT = "desk.event"


@staff(CHANGE, BOTH)
def enter_event(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an event, show what it does, and write exactly what was shown."""
    right = get_object_or_404(Right.for_staff, pk=pk)
    if request.method != "POST":
        form = EventForm(today=dates.today(), initial={"version": right.version})
        return _event_page(request, right, form)
    form = EventForm(request.POST, today=dates.today())
    if not form.is_valid():
        return _event_page(request, right, form, status=422)
    if request.POST.get("step") == "write" and _was_shown(request, form):
        try:
            return _write_event(request, right, form)
        except services.StaleRightError:
            return _again(request, pk, form)
    if form.cleaned_data["version"] != right.version:
        return _again(request, pk, form)
    return _event_page(request, right, form, preview=_preview_event(right, form))


def _write_event(request: HttpRequest, right: Right, form: EventForm) -> HttpResponse:
    services.add_event(
        right,
        _new_event(form),
        version=form.cleaned_data["version"],
        actor=actor_of(request),
        setting=_setting(),
    )
    messages.success(request, _("The event is written."))
    if request.POST.get("then") == "another":
        return redirect("desk_event_new", right.pk)
    return redirect("desk_right", right.pk)


def _again(request: HttpRequest, pk: int, form: EventForm) -> HttpResponse:
    """The right changed meanwhile: show what was typed over the right as it is now.

    Where the very event is there already, the form was sent twice: that is all.
    """
    right = get_object_or_404(Right.for_staff, pk=pk)
    new = _new_event(form)
    same = right.events.filter(
        code=new.code.value,
        effective_on=new.effective_on,
        basis=Event.Basis.HAND,
        source=new.source,
        reason=new.reason,
    )
    if same.exists():
        messages.info(request, _("This event is written already."))
        return redirect("desk_right", pk)
    fresh = EventForm(
        {**form.data.dict(), "version": right.version},  # type: ignore[attr-defined]
        today=dates.today(),
    )
    fresh.is_valid()
    preview = _preview_event(right, fresh)
    meanwhile = list(presenters.entries_about(right))[:3]
    return _event_page(
        request, right, fresh, preview=preview, status=409, meanwhile=meanwhile
    )


def _event_page(
    request: HttpRequest,
    right: Right,
    form: EventForm,
    *,
    preview: dict[str, Any] | None = None,
    status: int = 200,
    meanwhile: list[dict[str, Any]] | None = None,
) -> HttpResponse:
    title = _("Enter an office event")
    context = {
        "title": title,
        "right": right,
        "form": form,
        "preview": preview,
        "shown": _seal(form) if preview else "",
        "meanwhile": meanwhile,
        "breadcrumbs": presenters.right_crumbs(right, title),
    }
    return page(request, "desk/event.html", context, status=status)


def _new_event(form: EventForm) -> NewEvent:
    said = form.cleaned_data
    return NewEvent(
        code=EventCode(said["code"]),
        effective_on=said["effective_on"],
        source=said["source"],
        reason=said["reason"],
    )


def _said(form: EventForm) -> list[str]:
    names = ("code", "effective_on", "source", "reason", "version")
    return [str(form.cleaned_data[name]) for name in names]


def _seal(form: EventForm) -> str:
    return signing.dumps(_said(form), salt=SALT, compress=True)


def _was_shown(request: HttpRequest, form: EventForm) -> bool:
    try:
        shown = signing.loads(request.POST.get("shown", ""), salt=SALT)
    except signing.BadSignature:
        return False
    return bool(shown == _said(form))


# --- Preview ----------------------------------------------------------------------------


def _preview_event(right: Right, form: EventForm) -> dict[str, Any]:
    new = _new_event(form)

    def write() -> object:
        return services.add_event(
            right,
            new,
            version=right.version,
            actor=SYSTEM,
            setting=_setting(),
        )

    preview = preview_of(right, write)
    preview["why"] = _why(say(event_label(new.code)), preview)
    preview["checks"] = [*_checks(right, new), *preview["checks"]]
    return preview


def preview_of(right: Right, write: Callable[[], object]) -> dict[str, Any]:
    """Return what the status becomes by ``write``, which is taken back at once."""
    today, book = dates.today(), RuleBook.current()
    rows = with_rows(Right.for_staff.all())
    before = record_page(rows.get(pk=right.pk), book=book, today=today)
    after: dict[str, Any] = {}

    def write_and_read() -> None:
        write()
        after.update(record_page(rows.get(pk=right.pk), book=book, today=today))

    services.preview(write_and_read, right)
    return {
        "before": before["panel"],
        "after": after["panel"],
        "terms": presenters.new_terms(before["terms"], after["terms"]),
        "sentence": after["panel"]["sentence"],
        "checks": list(_new_clash(before["panel"], after["panel"])),
    }


def _new_clash(
    before: dict[str, Any], after: dict[str, Any]
) -> Iterator[dict[str, Any]]:
    """Warn where a newer word of an office contradicts what would be written."""
    if after["clash"] and after["clash"] != before["clash"]:
        text = "; ".join(after["clash"])
        yield {"ok": False, "title": _("The sources will disagree"), "text": text}


def _why(event: str, preview: dict[str, Any]) -> str:
    before, after = preview["before"]["label"], preview["after"]["label"]
    if before == after:
        return _("The event “%(event)s” leaves the status as it is.") % {"event": event}
    return _("The event “%(event)s” takes the right from “%(old)s” to “%(new)s”.") % {
        "event": event,
        "old": before,
        "new": after,
    }


def _checks(right: Right, new: NewEvent) -> list[dict[str, Any]]:
    same = right.events.filter(
        code=new.code.value, effective_on=new.effective_on, cancelled_by=None
    )
    is_there = same.exists()
    is_late = right.filed_on is None or new.effective_on >= right.filed_on
    checks = [
        {
            "ok": not is_there,
            "title": _("The same event stands on this day already")
            if is_there
            else _("No such event stands on this day yet"),
        }
    ]
    if right.filed_on is not None:
        words = {"day": day(right.filed_on)}
        title = (
            _("The date is not before the filing date %(day)s") % words
            if is_late
            else _("The date lies before the filing date %(day)s") % words
        )
        checks.append({"ok": is_late, "title": title})
    return checks


def _setting() -> Setting:
    return Setting(RuleBook.current(), dates.today())


# --- Cancel -----------------------------------------------------------------------------


@staff(CHANGE, BOTH)
def cancel_event(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask why an event is wrong, show what cancelling it does, and cancel it."""
    event = get_object_or_404(Event.objects.select_related("right"), pk=pk)
    right = Right.for_staff.get(pk=event.right_id)
    if event.cancels_id:
        raise Http404
    if presenters.is_cancelled(event):
        messages.info(request, _("This event is cancelled already."))
        return redirect("desk_right", right.pk)
    if request.method != "POST":
        form = CancelForm(initial={"version": right.version})
        return _cancel_page(request, event, right, form)
    form = CancelForm(request.POST)
    if not form.is_valid():
        return _cancel_page(request, event, right, form, status=422)
    try:
        _cancel(event, form, request)
    except services.StaleRightError:
        fresh = CancelForm({**request.POST.dict(), "version": right.version})
        return _cancel_page(request, event, right, fresh, status=409)
    messages.success(request, _("The event is cancelled."))
    return redirect("desk_right", right.pk)


def _cancel(event: Event, form: CancelForm, request: HttpRequest) -> None:
    services.cancel_event(
        event,
        reason=form.cleaned_data["reason"],
        version=form.cleaned_data["version"],
        actor=actor_of(request),
        setting=_setting(),
    )


def _cancel_page(
    request: HttpRequest,
    event: Event,
    right: Right,
    form: CancelForm,
    *,
    status: int = 200,
) -> HttpResponse:
    def write() -> object:
        return services.cancel_event(
            event,
            reason="",
            version=right.version,
            actor=SYSTEM,
            setting=_setting(),
        )

    title = _("Cancel a wrong event")
    context = {
        "title": title,
        "right": right,
        "event": event,
        "event_title": presenters.event_title(event),
        "basis": presenters.basis_words(event),
        "form": form,
        "preview": preview_of(right, write),
        "is_stale": status == 409,
        "breadcrumbs": presenters.right_crumbs(right, title),
    }
    return page(request, "desk/event_cancel.html", context, status=status)
