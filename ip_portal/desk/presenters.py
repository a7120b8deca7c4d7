"""Rights as the staff see them: hidden ones too, with every source and event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from ip_portal.desk.answers import NAMES, texts_of
from ip_portal.desk.rights import is_hidden
from ip_portal.desk.wording import field_label, shown_value
from ip_portal.ledger import verbs
from ip_portal.ledger.models import Entry
from ip_portal.registry import presenters
from ip_portal.registry.exchange.records import RightRecord
from ip_portal.registry.images import SIZES
from ip_portal.registry.lifecycle import EventCode
from ip_portal.registry.models import Event, Right, Statement
from ip_portal.registry.presenters.cards import owner_line, status_tag
from ip_portal.registry.presenters.record import is_cancelled, source_name
from ip_portal.registry.presenters.saying import say
from ip_portal.registry.wording import event_label
from ip_portal.rules.book import RuleBook

Crumbs = list[dict[str, str]]
ENTRIES = 50


def right_title(right: Right) -> str:
    """Return what people call a right."""
    return right.word or right.number


def right_crumbs(right: Right | None, title: str) -> Crumbs:
    """Return the way from the desk to a page about a right."""
    crumbs = [{"label": _("Register"), "url": reverse("desk")}]
    if right is not None:
        url = reverse("desk_right", args=[right.pk])
        crumbs.append({"label": right_title(right), "url": url})
    return [*crumbs, {"label": title, "url": ""}]


def list_row(right: Right, *, today: date) -> dict[str, Any]:
    """Return one row of the list of rights."""
    return {
        "url": reverse("desk_right", args=[right.pk]),
        "name": right_title(right),
        "kind": str(right.get_kind_display()),
        "image": picture_of(right, "small"),
        "number": right.number,
        "certificate": right.certificate_number,
        "status": status_tag(right),
        "has_conflict": right.has_conflict,
        "is_hidden": is_hidden(right, today),
        "owner": owner_line(right),
        "changed_at": right.changed_at,
    }


def picture_of(right: Right, size: str) -> dict[str, Any] | None:
    """Return the right's picture by the desk's own address: it may be secret."""
    shown = next((one for one in right.representations.all() if one.sha256), None)
    if shown is None or not shown.width or not shown.height:
        return None
    scale = min(1, SIZES[size] / max(shown.width, shown.height))
    return {
        "url": reverse("desk_picture", args=[right.pk, size]),
        "width": max(1, round(shown.width * scale)),
        "height": max(1, round(shown.height * scale)),
    }


def right_page(right: Right, *, book: RuleBook, today: date) -> dict[str, Any]:
    """Return everything the staff's page of a right shows."""
    public = presenters.record_page(right, book=book, today=today)
    statements = list(right.statements.select_related("batch"))
    events = list(right.events.select_related("cancelled_by"))
    hidden = is_hidden(right, today)
    return {
        "title": right_title(right),
        "right": right,
        "kind": public["kind"],
        "panel": public["panel"],
        "terms": public["terms"],
        "classes": public["classes"],
        "rows": public["rows"],
        "image": picture_of(right, "card"),
        "is_hidden": hidden,
        "public_url": "" if hidden else presenters.address(right),
        "statements": [_statement(one) for one in reversed(statements)],
        "events": list(_events(events)),
        "entries": list(entries_about(right)),
    }


def _statement(one: Statement) -> dict[str, Any]:
    return {
        "source": source_name(one.source),
        "as_of": one.as_of,
        "received_at": one.received_at,
        "voided_at": one.voided_at,
        "batch": one.batch,
        "said": said_by(RightRecord.from_payload(one.payload)),
    }


def said_by(record: RightRecord) -> list[dict[str, str]]:
    """Return what a record states, field by field, as people read it."""
    texts = texts_of(record)
    return [
        {"label": field_label(name), "value": shown_value(name, texts[name])}
        for name in NAMES
        if texts[name]
    ]


def _events(rows: Sequence[Event]) -> Iterator[dict[str, Any]]:
    for row in reversed(rows):
        if row.cancels_id:
            continue
        gone = row.cancelled_by if is_cancelled(row) else None
        yield {
            "pk": row.pk,
            "date": row.effective_on,
            "title": event_title(row),
            "basis": basis_words(row),
            "raw": row.raw,
            "source": source_name(row.source) if row.source else "",
            "reason": row.reason,
            "is_cancelled": gone is not None,
            "why_cancelled": gone.reason if gone else "",
        }


def event_title(row: Event) -> str:
    """Return what an event is called."""
    return say(event_label(EventCode(row.code)))


def basis_words(row: Event) -> str:
    """Say where an event came from."""
    words: Mapping[str, str] = {
        Event.Basis.TIMELINE: _("timeline of the source"),
        Event.Basis.FIELD: _("dated field of the source"),
        Event.Basis.HAND: _("entered by hand"),
    }
    return words[row.basis]


def entries_about(right: Right) -> Iterator[dict[str, Any]]:
    """Return what the ledger says was done to a right, the newest first."""
    about = Entry.objects.filter(
        subject_type=right._meta.label_lower, subject_id=str(right.pk)
    )
    for entry in about.order_by("-pk")[:ENTRIES]:
        yield {"at": entry.at, "sentence": verbs.sentence(entry)}


def new_terms(
    before: Iterable[Mapping[str, Any]], after: Iterable[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Return the terms that an event brings or moves, marked as the hot ones."""
    known = {_term_key(one) for one in before}
    return [{**one, "state": "hot"} for one in after if _term_key(one) not in known]


def _term_key(term: Mapping[str, Any]) -> tuple[object, ...]:
    return (term["name"], term["first_day"], term["last_day"], term["value"])
