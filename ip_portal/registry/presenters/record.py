"""One right in full: status in plain words, terms with their reasons, timeline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from ip_portal.core.templatetags.look import day
from ip_portal.registry import inid, lifecycle, terms
from ip_portal.registry.exchange.merge import Disagreement, disagreements
from ip_portal.registry.models import Event, Right
from ip_portal.registry.presenters.addresses import address, image_of
from ip_portal.registry.presenters.knowing import (
    Known,
    heard,
    heard_on,
    is_cancelled,
    known,
)
from ip_portal.registry.presenters.plain import events_json, status_json, term_json
from ip_portal.registry.presenters.saying import days_left, say, say_or_nothing
from ip_portal.registry.presenters.term_words import term_context
from ip_portal.registry.timeline import event_of
from ip_portal.registry.wording import event_label, panel_of, stepper_of
from ip_portal.rules.book import RuleBook

SOURCES = {
    "ipvn_page": "Cục Sở hữu trí tuệ",
    "st66": "WIPO ST.66",
    "st96": "WIPO ST.96",
}


def record_page(right: Right, *, book: RuleBook, today: date) -> dict[str, Any]:
    """Return what the record page shows of a right whose rows are loaded."""
    found = known(right, book=book, today=today)
    shown_terms = list(_terms(found, book))
    panel = _panel(found)
    return {
        "right": right,
        "title": right.word or right.number,
        "kind": str(right.get_kind_display()),
        "panel": panel,
        "steps": list(_steps(found)),
        "terms": [context for _act, _term, context in shown_terms],
        "classes": _classes(right),
        "rows": list(_rows(right)),
        "timeline": list(_timeline(found)),
        "image": image_of(right, "full"),
        "thumb": image_of(right, "small"),
        "image_alt": _image_alt(right),
        "citation": _citation(found),
        "address": settings.BASE_URL + address(right),
        "json_url": reverse("api:right", args=[right.number]),
        "heard_on": heard_on(found.statements),
        "status_json": status_json(found, panel),
        "sources_json": [
            {"source": source, "as_of": as_of} for source, as_of in heard(found)
        ],
        "terms_json": [term_json(act, term) for act, term, _context in shown_terms],
        "events_json": list(events_json(found)),
    }


def status_words(right: Right, *, book: RuleBook, today: date) -> dict[str, Any]:
    """Return only the status panel, as ``components/status_panel.html`` wants it."""
    return _panel(known(right, book=book, today=today))


def _panel(found: Known) -> dict[str, Any]:
    panel = panel_of(found.status, found.calendar, kind=found.right.kind)
    clash = [say(text) for text in panel.clash]
    clash += [_disagreement(one) for one in disagreements(found.statements)]
    return {
        "shape": panel.tag.shape.value,
        "label": say(panel.tag.text),
        "sentence": say(panel.sentence),
        "whose_turn": say(panel.turn),
        "due": day(panel.due) if panel.due else "",
        "due_left": days_left(panel.due, found.today) if panel.due else "",
        "otherwise": say_or_nothing(panel.otherwise),
        "notes": [say(text) for text in panel.notes],
        "clash": clash,
        "sources": list(_sources(found)),
    }


def _disagreement(one: Disagreement) -> str:
    said = [
        _("%(source)s: %(value)s")
        % {"source": source_name(source), "value": _value(value)}
        for source, value in one.values
    ]
    return _("Sources differ on “%(field)s”: %(values)s.") % {
        "field": field_label(one.field),
        "values": "; ".join(said),
    }


def _value(value: object) -> str:
    if isinstance(value, date):
        return day(value)
    kinds = {kind.value: str(kind.label) for kind in Right.Kind}
    return kinds.get(str(value), str(value))


def source_name(source: str) -> str:
    """Return what readers call a source."""
    if source == "hand":
        return _("entered by the Department")
    if source == "template":
        return _("a table of the Department")
    return SOURCES.get(source, source)


def field_label(name: str) -> str:
    """Return what readers call a field of a record."""
    labels = {
        "kind": _("Kind of right"),
        "filed_on": _("Filing date"),
        "accepted_on": _("Acceptance date"),
        "published_on": _("Publication date"),
        "granted_on": _("Grant date"),
        "expires_on": _("Expiry date"),
        "terminated_on": _("End of protection"),
    }
    return labels.get(name, name)


def _sources(found: Known) -> Iterator[str]:
    for source, said_on in heard(found):
        yield _("Source: %(source)s, as of %(day)s") % {
            "source": source_name(source),
            "day": day(said_on),
        }


def _steps(found: Known) -> Iterator[dict[str, str]]:
    for stop in stepper_of(found.status, found.calendar, kind=found.right.kind):
        note = day(stop.on) if stop.on else ""
        if note and stop.starts:
            note = _("from %(day)s") % {"day": note}
        yield {
            "label": say(stop.text),
            "note": note,
            "state": stop.progress.value,
        }


def _terms(found: Known, book: RuleBook) -> Iterator[tuple[str, Any, dict[str, Any]]]:
    if found.right.office != terms.HOME:
        return
    standing = [
        event_of(row)
        for row in found.events
        if not row.cancels_id and not is_cancelled(row)
    ]
    dates = terms.dates_of(found.right, standing, today=found.today)
    for act in terms.shown_acts(found.status):
        term = terms.term_or_none(book, found.right.kind, act, dates, on=found.today)
        if term is not None and term.exists:
            yield act, term, term_context(term, today=found.today)


def _classes(right: Right) -> list[dict[str, Any]]:
    return [
        {
            "number": one.number,
            "goods": one.text,
            "note": one.edition and f"NCL {one.edition}",
            "lang": one.language or "vi",
        }
        for one in right.goods.all()
    ]


def _rows(right: Right) -> Iterator[dict[str, str]]:
    for row in inid.rows(right):
        if row.name == "goods_and_services":
            continue
        values = [_value(one) for one in row.values]
        yield {
            "code": row.code,
            "label": _(row.label),
            "value": "\n".join(values),
            "lang": row.language,
        }


def _timeline(found: Known) -> Iterator[dict[str, Any]]:
    rows = [row for row in found.events if not row.cancels_id]
    for row in reversed(rows):
        label = event_label(lifecycle.EventCode(row.code))
        title = say(label)
        yield {
            "pk": row.pk,
            "date": row.effective_on,
            "title": title,
            "text": _event_text(row, title),
            "icon": _ICONS.get(row.code, "document"),
            "cancelled": is_cancelled(row),
        }


_ICONS = {
    "registered": "check",
    "registered_after_opposition": "check",
    "published": "news",
    "assigned": "people",
    "renewed": "check",
}


def _event_text(row: Event, title: str) -> str:
    parts = [row.raw if row.raw and row.raw != title else "", _basis(row)]
    return " ".join(filter(None, parts))


def _basis(row: Event) -> str:
    if row.basis == Event.Basis.FIELD:
        return _("Read from a dated field; the source's timeline does not name it.")
    if row.basis == Event.Basis.HAND:
        return _("Entered by the Department from: %(source)s.") % {"source": row.source}
    return ""


def _image_alt(right: Right) -> str:
    described = [one["text"] for one in right.details.get("descriptions", [])]
    return ". ".join(filter(None, [right.word, *described]))


def _citation(found: Known) -> str:
    right = found.right
    return _(
        "“%(word)s”, %(kind)s no. %(number)s. Department of Science and Technology of Cần Thơ city, record of %(day)s. %(address)s"
    ) % {
        "word": right.word or right.number,
        "kind": str(right.get_kind_display()).lower(),
        "number": right.certificate_number or right.number,
        "day": day(localdate(right.changed_at)),
        "address": settings.BASE_URL + address(right),
    }
