"""Detail pages of IP Viet Nam's register, built for tests in the site's layout."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

Fields = Iterable[tuple[str, str]]
Timeline = Iterable[tuple[str, str, str]]


def page(fields: Fields, timeline: Timeline = (), title: str = "") -> str:
    """Lay out (label, HTML of the value) pairs as the site does."""
    rows = "".join(
        '<div class="row">'
        f'<div class="col-md-2 product-form-label">{escape(label)}</div>'
        f'<div class="col-md-4 product-form-details">{value}</div></div>'
        for label, value in fields
    )
    lines = "".join(
        "<tr>"
        + "".join(f'<td class="col-md-4">{escape(cell)}</td>' for cell in line)
        + "</tr>"
        for line in timeline
    )
    return (
        "<!DOCTYPE html><html><head><meta charset=utf-8></head><body>"
        f'<span class="application-number">{escape(title)}</span>'
        f'<div class="product-details">{rows}</div>'
        '<div class="section-wrapper events-section"><table><tbody>'
        f"{lines}</tbody></table></div></body></html>"
    )


def numbered(number: str, day: str = "") -> str:
    """Lay out a number and its day."""
    return f'<span class="margin-right-5">{number}</span><span>   {day}</span>'


def goods(*classes: tuple[str, str]) -> str:
    """Lay out goods per class."""
    return "".join(
        f'<div class="row"><a rel="{number}" class="external-link">'
        f'<div class="col-md-2"><i></i><span class="ext-link-text">{number}</span>'
        f'</div><div class="col-md-10">{text}</div></a></div>'
        for number, text in classes
    )


def entry(text: str, language: str = "(VI)") -> str:
    """Lay out one party."""
    return (
        '<div class="col-md-12 margin-bottom-10"><div class="row">'
        f'<b>{language}</b> {text}</div><div class="row"><b></b>   </div></div>'
    )
