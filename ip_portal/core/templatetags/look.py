"""Template tags of the look: signs, dates and figures in the reader's language."""

from __future__ import annotations

import datetime
from contextlib import contextmanager
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from django import template
from django.forms import Field
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from ip_portal.core.icons import icon_svg, shape_svg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.forms import BaseForm, BoundField
    from django.forms.boundfield import BoundWidget

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


@contextmanager
def _without_required(form: BaseForm) -> Iterator[None]:
    """What is missing is said by the page in its own words, not by the browser."""
    before = form.use_required_attribute
    form.use_required_attribute = False
    try:
        yield
    finally:
        form.use_required_attribute = before


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """The input of a form field, tied to its hint and error, never ``required``."""
    with _without_required(field.form):
        return field.as_widget()


@register.simple_tag
def options(field: BoundField) -> list[BoundWidget]:
    """The single inputs of a group of radio buttons or checkboxes."""
    with _without_required(field.form):
        return list(field.subwidgets)


@register.filter
def first_input(field: BoundField) -> str:
    """The id an error link jumps to: the input, or the first of a group."""
    name = str(field.auto_id or "")
    return f"{name}_0" if name and field.use_fieldset else name


@register.filter
def error_texts(field: BoundField) -> list[str]:
    """The errors of a field; a missing answer is named after its field."""
    stock = str(Field.default_error_messages["required"])
    missing = gettext("Missing: %(label)s") % {"label": field.label}
    return [missing if str(text) == stock else str(text) for text in field.errors]


@register.simple_tag
def form_errors(form: BaseForm) -> list[dict[str, str]]:
    """All errors of a form in reading order: ``{"target": id or "", "text"}``."""
    whole = [{"target": "", "text": str(text)} for text in form.non_field_errors()]
    return whole + [
        {"target": "" if field.is_hidden else first_input(field), "text": text}
        for field in form
        for text in error_texts(field)
    ]


@register.filter
def control_kind(field: BoundField) -> str:
    """How a field is laid out: check, group, file or input."""
    if field.widget_type == "checkbox":
        return "check"
    if field.widget_type in {"radioselect", "checkboxselectmultiple"}:
        return "group"
    return "file" if field.field.widget.needs_multipart_form else "input"
