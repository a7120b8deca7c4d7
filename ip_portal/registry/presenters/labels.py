"""Words for facet values, in one query at most for all values of a facet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.core.cache import cache
from django.utils import translation
from django.utils.translation import gettext, gettext_noop as _

from ip_portal.places.lookup import FormerName, find, former_names_of, present_units
from ip_portal.places.models import Unit
from ip_portal.registry.models import Right
from ip_portal.registry.nice import short_name

GROUPS = {
    "in_force": _("In force"),
    "pending": _("Under examination"),
    "refused_or_withdrawn": _("Refused or withdrawn"),
    "ended": _("No longer in force"),
    "unmapped": _("Status not mapped"),
}


def same_labels(values: Sequence[str], language: str) -> Mapping[str, str]:
    """Return values that are their own words: years, product groups."""
    return {value: value for value in values}


def status_labels(values: Sequence[str], language: str) -> Mapping[str, str]:
    """Return the few words the public filters states by."""
    with translation.override(language):
        return {value: gettext(GROUPS[value]) for value in values if value in GROUPS}


SHARED_MARKS = "collective_or_certification"
"""One entry for both kinds of marks that many use under common rules."""

SHARED = {Right.Kind.COLLECTIVE_MARK, Right.Kind.CERTIFICATION_MARK}
MOST_FORMERS = 4


def kind_value(kind: str) -> str:
    """Return the facet value of a kind of right."""
    return SHARED_MARKS if kind in SHARED else kind


def kind_labels(values: Sequence[str], language: str) -> Mapping[str, str]:
    """Return the kinds of right in words."""
    with translation.override(language):
        names = {kind.value: str(kind.label) for kind in Right.Kind}
        names[SHARED_MARKS] = gettext("Collective and certification marks")
    return {value: names[value] for value in values if value in names}


def kind_notes(values: Sequence[str], language: str) -> Mapping[str, str]:
    """Say what the one entry is whose name few people know."""
    with translation.override(language):
        note = gettext("many use them under common rules")
    return {value: note for value in values if value == SHARED_MARKS}


def nice_labels(values: Sequence[str], language: str) -> Mapping[str, str]:
    """Return "30 – rice, noodles, cakes, coffee" for 30."""
    return {value: _class_words(value, language) for value in values}


def _class_words(value: str, language: str) -> str:
    name = short_name(int(value), language) if value.isdecimal() else ""
    return f"{value} – {name}" if name else value


def place_labels(values: Sequence[str], language: str) -> Mapping[str, str]:
    """Return the present names of units of administration by their codes."""
    known = _places(language)
    return {value: known[value][0] for value in values if value in known}


def place_notes(values: Sequence[str], language: str) -> Mapping[str, str]:
    """Return the former names of the same places, under which many know them."""
    known = _places(language)
    notes = {value: known[value][1] for value in values if value in known}
    return {code: note for code, note in notes.items() if note}


# Two thousand rows to say a hundred names; they change when an act of law does.
_PLACES_KEPT = 300


def _places(language: str) -> Mapping[str, tuple[str, str]]:
    """Return name and former names of every unit of today, kept for five minutes."""
    kept: Mapping[str, tuple[str, str]] | None = cache.get(key := f"places:{language}")
    if not kept:
        kept = _read_places(language)
        cache.set(key, kept, _PLACES_KEPT)
    return kept


def _read_places(language: str) -> Mapping[str, tuple[str, str]]:
    units = list(Unit.objects.current())
    formers = former_names_of(units)
    return {
        unit.code: (
            unit_name(unit, language),
            _former_words(formers[unit.pk], language),
        )
        for unit in units
    }


def _former_words(formers: Sequence[FormerName], language: str) -> str:
    names = list(dict.fromkeys(unit_name(one.unit, language) for one in formers))
    more = ", …" if len(names) > MOST_FORMERS else ""
    return ", ".join(names[:MOST_FORMERS]) + more


def unit_name(unit: Unit, language: str) -> str:
    """Return the name of a unit in a language."""
    return unit.name_en if language == "en" and unit.name_en else unit.name_vi


def find_places(typed: str) -> Sequence[str]:
    """Return the codes of the units of today that a present or former name means."""
    heirs = present_units(find(typed)).values()
    return list(dict.fromkeys(unit.code for units in heirs for unit in units))
