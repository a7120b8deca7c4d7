"""Words for facet values, in one query at most for all values of a facet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils import translation
from django.utils.translation import gettext, gettext_noop as _

from ip_portal.places.models import Unit
from ip_portal.registry.models import Right

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


def kind_labels(values: Sequence[str], language: str) -> Mapping[str, str]:
    """Return the kinds of right in words."""
    with translation.override(language):
        names = {kind.value: str(kind.label) for kind in Right.Kind}
    return {value: names[value] for value in values if value in names}


def nice_labels(values: Sequence[str], language: str) -> Mapping[str, str]:
    """Return "Class 30" for 30."""
    with translation.override(language):
        return {
            value: gettext("Class %(number)s") % {"number": value} for value in values
        }


def place_labels(values: Sequence[str], language: str) -> Mapping[str, str]:
    """Return the present names of units of administration by their codes."""
    units = Unit.objects.current().filter(code__in=values)
    return {
        unit.code: unit.name_en if language == "en" else unit.name_vi for unit in units
    }
