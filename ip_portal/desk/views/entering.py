"""Enter a right by hand, or change what was entered: form, check, save."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ip_portal.core import dates
from ip_portal.desk import answers, drafts, rights
from ip_portal.desk.access import ADD, BOTH, CHANGE, actor_of, staff
from ip_portal.desk.answers import Texts
from ip_portal.desk.conflicts import conflict_of, rebased
from ip_portal.desk.drafts import Draft
from ip_portal.desk.forms import RightForm
from ip_portal.desk.frame import page
from ip_portal.desk.presenters import right_crumbs
from ip_portal.desk.wording import field_label, say_reason, shown_value
from ip_portal.registry import services
from ip_portal.registry.exchange.records import RecordRefusedError, RightRecord
from ip_portal.registry.models import Right, Statement
from ip_portal.registry.settling import Setting
from ip_portal.rules.book import RuleBook


@staff(ADD, BOTH)
def enter_right(request: HttpRequest) -> HttpResponse:
    """Show the empty form, or a draft of it; take it and go on to the check."""
    draft = drafts.find(request, request.GET.get("draft", "")) or Draft(
        answers.texts_of(None)
    )
    if draft.right is not None:
        raise Http404
    form = _form(request, draft)
    if request.method == "POST" and form.is_valid():
        if objection := _objection(form.record):
            form.add_error(None, objection)
        else:
            return _to_check(request, form, draft)
    return _form_page(request, form, draft, None)


@staff(CHANGE, BOTH)
def edit_right(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what is known of a right in the form; take what was changed."""
    right = get_object_or_404(Right.for_staff, pk=pk)
    known = rights.known_record(right)
    shown = answers.texts_of(known)
    draft = drafts.find(request, request.GET.get("draft", ""))
    if draft is None or draft.right != pk:
        draft = Draft(shown, right=pk, base=shown)
    form = _form(request, draft, known, rights.hand_record(right))
    if request.method == "POST" and form.is_valid():
        return _to_check(request, form, draft)
    return _form_page(request, form, draft, right)


def _form(
    request: HttpRequest,
    draft: Draft,
    known: RightRecord | None = None,
    by_hand: RightRecord | None = None,
) -> RightForm:
    bound = request.method == "POST"
    return RightForm(
        request.POST if bound else None,
        request.FILES if bound else None,
        initial={**draft.texts, "picture": None},
        today=dates.today(),
        known=known,
        by_hand=by_hand,
        kept=draft.picture,
    )


def _to_check(request: HttpRequest, form: RightForm, draft: Draft) -> HttpResponse:
    """Keep what was typed, and the base it was typed over, and show it once more."""
    token = request.GET.get("draft", "")
    if drafts.find(request, token) is None:
        token = ""
    filled = replace(draft, texts=form.texts, picture=form.kept, saved=None)
    return redirect("desk_right_check", drafts.keep(request, filled, token))


def _form_page(
    request: HttpRequest, form: RightForm, draft: Draft, right: Right | None
) -> HttpResponse:
    title = _("Enter a right") if right is None else _("Change a right by hand")
    context = {
        "title": title,
        "form": form,
        "right": right,
        "kept": form.kept,
        "breadcrumbs": right_crumbs(right, title),
    }
    status = 422 if form.is_bound else 200
    return page(request, "desk/right_form.html", context, status=status)


def _objection(record: RightRecord | None) -> str:
    """Say why a new right cannot be entered: its numbers are in the register already.

    Nothing where they are not, or where the form was only sent twice.
    """
    if record is None:
        return ""
    try:
        right = services.right_of(record)
    except RecordRefusedError as refusal:
        return say_reason(refusal.reason)
    if right is None or _is_of(right, record) or not _is_stated(right):
        return ""
    return _already_there(right)


def _is_stated(right: Right) -> bool:
    """Say whether any source speaks of a right; the import of the others was undone."""
    return right.statements.filter(voided_at=None).exists()


def _is_of(right: Right, record: RightRecord) -> bool:
    """Say whether a right states this very record already: the form was sent twice."""
    same = Statement.objects.filter(right=right, content_hash=record.content_hash())
    return same.filter(source=record.source, voided_at=None).exists()


def _already_there(right: Right) -> str:
    return _(
        "The number is in the register already, as %(number)s (%(word)s). Open that "
        "right and change it there."
    ) % {"number": right.number, "word": right.word}


# --- Check and save ---------------------------------------------------------------------


@staff(ADD, BOTH)
def check_answers(request: HttpRequest, token: str) -> HttpResponse:
    """Show what will be saved; save it."""
    draft = drafts.find(request, token)
    if draft is None:
        messages.warning(request, _("What was typed is not kept any more."))
        return redirect("desk")
    if draft.right is not None and not request.user.has_perm(CHANGE):
        raise Http404
    if draft.saved is not None:
        return redirect("desk_right", draft.saved)
    if request.method == "POST":
        return _decide(request, token, draft)
    return _check_page(request, token, draft)


def _decide(request: HttpRequest, token: str, draft: Draft) -> HttpResponse:
    if draft.right is None:
        return _save_new(request, token, draft)
    if request.POST.get("step") == "settle":
        return _settle_conflict(request, token, draft)
    return _save_change(request, token, draft)


def _save_new(request: HttpRequest, token: str, draft: Draft) -> HttpResponse:
    record, errors = answers.entered(draft.texts)
    objection = _objection(record)
    if errors or objection:
        return _back(request, token, draft, objection)
    try:
        right = services.enter_right(
            record, actor=actor_of(request), setting=_setting(), picture=draft.picture
        )
    except RecordRefusedError as refusal:
        return _back(request, token, draft, say_reason(refusal.reason))
    return _saved(request, token, draft, right, _("The right is in the register."))


def _back(request: HttpRequest, token: str, draft: Draft, why: str) -> HttpResponse:
    """Lead back to the form, everything typed still in it."""
    if why:
        messages.error(request, why)
    return redirect(_form_url(draft, token))


def _save_change(request: HttpRequest, token: str, draft: Draft) -> HttpResponse:
    right = get_object_or_404(Right.for_staff, pk=draft.right)
    known = rights.known_record(right)
    now_reads = answers.texts_of(known)
    if conflict_of(draft, now_reads):
        return _conflict_page(request, token, draft, right, now_reads)
    if known is None:
        record, errors = answers.entered(draft.texts)
    else:
        record, errors = answers.revised(
            rebased(draft, now_reads), known, rights.hand_record(right)
        )
    if errors:
        return _back(request, token, draft, "")
    try:
        right = _revise(request, right, record, draft)
    except services.StaleRightError:
        return _save_change(request, token, draft)
    except RecordRefusedError as refusal:
        return _back(request, token, draft, say_reason(refusal.reason))
    return _saved(request, token, draft, right, _("The change is saved."))


def _revise(
    request: HttpRequest, right: Right, record: RightRecord, draft: Draft
) -> Right:
    return services.revise_right(
        right,
        record,
        version=right.version,
        actor=actor_of(request),
        setting=_setting(),
        now=dates.now(),
        picture=draft.picture,
    )


def _saved(
    request: HttpRequest, token: str, draft: Draft, right: Right, said: str
) -> HttpResponse:
    drafts.keep(request, replace(draft, saved=right.pk), token)
    messages.success(request, said)
    return redirect("desk_right", right.pk)


def _setting() -> Setting:
    return Setting(RuleBook.current(), dates.today())


def _check_page(request: HttpRequest, token: str, draft: Draft) -> HttpResponse:
    title = _("Check before saving")
    right = _right_of(draft)
    context = {
        "title": title,
        "right": right,
        "groups": [_answers(draft, token)],
        "picture": draft.picture,
        "form_url": _form_url(draft, token),
        "breadcrumbs": right_crumbs(right, title),
    }
    return page(request, "desk/right_check.html", context)


def _right_of(draft: Draft) -> Right | None:
    if draft.right is None:
        return None
    return get_object_or_404(Right.for_staff, pk=draft.right)


def _answers(draft: Draft, token: str) -> dict[str, Any]:
    """What was typed, each with the way back to its field; of a change only that."""
    url = _form_url(draft, token)
    texts = draft.texts
    if draft.right is None:
        names = [name for name in answers.NAMES if texts[name]]
    else:
        names = answers.changed_fields(texts, draft.base)
    return {
        "title": _("The right") if draft.right is None else _("What changes"),
        "answers": [
            {
                "label": field_label(name),
                "value": _answer(name, draft.texts),
                "before": _answer(name, draft.base) if draft.right else "",
                "url": f"{url}#id_{name}",
            }
            for name in names
        ],
    }


def _answer(name: str, texts: Texts) -> str:
    text = texts.get(name, "")
    if name == "picture":
        return _("a picture") if text else ""
    return shown_value(name, text)


def _form_url(draft: Draft, token: str) -> str:
    if draft.right is None:
        return reverse("desk_right_new") + f"?draft={token}"
    return reverse("desk_right_edit", args=[draft.right]) + f"?draft={token}"


# --- Two at once ------------------------------------------------------------------------


def _conflict_page(
    request: HttpRequest, token: str, draft: Draft, right: Right, now_reads: Texts
) -> HttpResponse:
    title = _("Somebody changed this right meanwhile")
    rows = [
        {
            "name": one.name,
            "label": field_label(one.name),
            "before": _answer(one.name, draft.base),
            "theirs": _answer(one.name, now_reads),
            "mine": _answer(one.name, draft.texts),
            "is_mine": one.is_mine,
            "is_clash": one.is_clash,
        }
        for one in conflict_of(draft, now_reads)
    ]
    context = {
        "title": title,
        "right": right,
        "rows": rows,
        "check_url": reverse("desk_right_check", args=[token]),
        "breadcrumbs": right_crumbs(right, title),
    }
    return page(request, "desk/conflict.html", context, status=409)


def _settle_conflict(request: HttpRequest, token: str, draft: Draft) -> HttpResponse:
    """Go on from what the right reads like now, with what was chosen."""
    right = get_object_or_404(Right.for_staff, pk=draft.right)
    now_reads = answers.texts_of(rights.known_record(right))
    texts = rebased(draft, now_reads)
    for one in conflict_of(draft, now_reads):
        if request.POST.get(f"keep_{one.name}") == "theirs":
            texts[one.name] = now_reads[one.name]
    drafts.keep(request, replace(draft, texts=texts, base=now_reads), token)
    return redirect("desk_right_check", token)
