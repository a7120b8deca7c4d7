"""Words of the desk: labels of fields, reasons, states of a batch."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy as _

from ip_portal.core.templatetags.look import day
from ip_portal.registry.exchange.reasons import MESSAGES, Reason
from ip_portal.registry.models import Batch, Right

LABELS: Mapping[str, Promise] = {
    "kind": _("Kind of right"),
    "application_number": _("Application number"),
    "certificate_number": _("Certificate number"),
    "numbers": _("Numbers"),
    "word": _("Word of the mark, or title"),
    "words": _("Word of the mark, or title"),
    "feature": _("What the mark is made of"),
    "filed_on": _("Filing date"),
    "accepted_on": _("Acceptance date"),
    "published_on": _("Publication date"),
    "granted_on": _("Grant date"),
    "expires_on": _("Expiry date"),
    "terminated_on": _("End of protection"),
    "owners": _("Name of the owner"),
    "owner_kind": _("Kind of owner"),
    "parties": _("Parties"),
    "commune": _("Ward or commune of the owner"),
    "goods": _("Goods and services by class"),
    "colours": _("Colours claimed"),
    "disclaimer": _("Disclaimer"),
    "disclaimers": _("Disclaimer"),
    "product_group": _("Product group"),
    "places": _("Places in the name or of origin"),
    "status_word": _("Status in the office’s own words"),
    "as_of": _("As of"),
    "picture": _("Picture of the mark"),
    "representations": _("Picture of the mark"),
    "figurative": _("Codes of the figurative elements"),
    "priorities": _("Priorities"),
    "events": _("Events"),
    "abstracts": _("Abstract"),
    "descriptions": _("Description"),
    "translations": _("Translation"),
    "transliterations": _("Transliteration"),
    "publication_number": _("Publication number"),
    "note": _("Note"),
    "illustration": _("Illustration"),
    "office": _("Office"),
}

OWNER_KINDS = {"person": _("A person"), "organisation": _("An organisation")}

# The shape and the words of a batch's tag.
BATCH_SHAPES = {
    Batch.State.CHECKING: "wait",
    Batch.State.CHECKED: "wait",
    Batch.State.APPLYING: "wait",
    Batch.State.FINISHED: "ok",
    Batch.State.REFUSED: "no",
    Batch.State.DROPPED: "end",
    Batch.State.UNDONE: "end",
}


def field_label(name: str) -> str:
    """Return what people call a field of a record or of a form."""
    return str(LABELS.get(name, name))


def shown_value(name: str, text: str) -> str:
    """Return a form's text as people read it: choices by their words."""
    choices: Mapping[str, Any] = {
        "kind": dict(Right.Kind.choices),
        "feature": dict(Right.Feature.choices),
        "owner_kind": OWNER_KINDS,
    }.get(name, {})
    return str(choices.get(text, text))


def stored_value(name: str, text: str) -> str:
    """Return a value as a dry run stored it, the way people read it."""
    try:
        return day(date.fromisoformat(text))
    except ValueError:
        return shown_value(name, text)


def say_reason(reason: Reason) -> str:
    """Return a reason in the reader's language."""
    return gettext(reason.msgid) % dict(reason.params)


def say_stored_reason(code: str, params: Mapping[str, Any]) -> str:
    """Return the reason of a stored problem in the reader's language."""
    if code not in MESSAGES:
        return code
    return say_reason(Reason(code, params))


def batch_tag(batch: Batch) -> dict[str, str]:
    """Return shape and words of the tag of a batch."""
    state = Batch.State(batch.state)
    return {"shape": BATCH_SHAPES[state], "label": str(state.label)}
