"""Template tags of the look: signs, dates and figures in the reader's language."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from ip_portal.core.icons import icon_svg, shape_svg

if TYPE_CHECKING:
    from django.forms import BoundField

register = template.Library()

NO_BREAK_SPACE: Final = "\N{NO-BREAK SPACE}"
_MONTHS: Final = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)


def _english() -> bool:
    return (get_language() or "").startswith("en")


@register.simple_tag
def icon(name: str, size: int = 24) -> SafeString:
    """``{% icon "search" %}``: one line icon; an unknown name is an error."""
    return mark_safe(icon_svg(name, int(size)))  # noqa: S308 (fixed table)


@register.simple_tag
def status_shape(name: str, size: int = 17) -> SafeString:
    """``{% status_shape "ok" %}``: the shape of a status class."""
    return mark_safe(shape_svg(name, int(size)))  # noqa: S308 (fixed table)


@register.filter(expects_localtime=True)
def day(value: datetime.date | None) -> str:
    """A date as ``12/01/2027``, on English pages ``12 Jan 2027``; "" for none."""
    if not isinstance(value, datetime.date):
        return ""
    if _english():
        text = f"{value.day} {_MONTHS[value.month - 1]} {value.year:04d}"
        return text.replace(" ", NO_BREAK_SPACE)
    return f"{value.day:02d}/{value.month:02d}/{value.year:04d}"


@register.filter(expects_localtime=True)
def moment(value: datetime.datetime | None) -> str:
    """A local date with its hour and minute: ``12/01/2027, 09:05``."""
    if not isinstance(value, datetime.datetime):
        return ""
    return f"{day(value)}, {value.hour:02d}:{value.minute:02d}"


@register.filter
def figure(value: int | Decimal | None) -> str:
    """A whole number with groups: ``1.234.567``, on English pages ``1,234,567``."""
    if value is None:
        return ""
    text = f"{int(value):,}"
    return text if _english() else text.replace(",", ".")


@register.filter
def money(value: int | Decimal | None) -> str:
    """An amount in đồng: ``1.234.567 đ``; on English pages ``1,234,567 đ``."""
    return f"{figure(value)}{NO_BREAK_SPACE}đ" if value is not None else ""


@register.filter
def iso(value: datetime.date | None) -> str:
    """A date for the ``datetime`` attribute of ``<time>``; "" for none."""
    return value.isoformat() if isinstance(value, datetime.date) else ""


@register.filter
def glue(value: object) -> str:
    """Text that does not break: place names, a number and its unit."""
    return str(value).replace(" ", NO_BREAK_SPACE)


@register.simple_tag
def control(field: BoundField, described_by: str = "") -> SafeString:
    """The input of a form field, tied to its hint and error.

    Leaves out the ``required`` attribute: what is missing is said by the page
    in its own words, not by the browser. ``described_by`` adds further ids.
    """
    attrs: dict[str, Any] = {}
    ids = " ".join(filter(None, (field.aria_describedby, described_by)))
    if ids and not field.use_fieldset:
        attrs["aria-describedby"] = ids
    form, before = field.form, field.form.use_required_attribute
    form.use_required_attribute = False
    try:
        return field.as_widget(attrs=attrs)
    finally:
        form.use_required_attribute = before


@register.filter
def first_input(field: BoundField) -> str:
    """The id an error link jumps to: the input, or the first of a group."""
    name = field.auto_id
    return f"{name}_0" if field.use_fieldset and name else str(name or "")


@register.filter
def control_kind(field: BoundField) -> str:
    """How a field is laid out: check, group, file, select, area, or input."""
    kinds = {
        "checkbox": "check",
        "radioselect": "group",
        "checkboxselectmultiple": "group",
        "select": "select",
        "nullbooleanselect": "select",
        "textarea": "area",
    }
    if field.field.widget.needs_multipart_form:
        return "file"
    return kinds.get(field.widget_type, "group" if field.use_fieldset else "input")
