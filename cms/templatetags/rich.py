"""Rich text of the editors, with its links and figures of the law resolved in one go."""

from __future__ import annotations

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import expand_db_html

from cms.law import Law
from cms.tokens import expand
from ip_portal.core.dates import today

register = template.Library()


class RichNode(template.Node):
    """Resolves links to pages and figures of the law in what stands inside it."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        """Return the inside with addresses: one query, however many texts it has."""
        html = expand_db_html(self.nodelist.render(context))
        if "[[" in html:
            html = expand(html, context.get("law") or Law(today=today()))
        return mark_safe(html)  # noqa: S308 - the inside was escaped by its template


@register.tag
def rich(parser: Parser, token: Token) -> RichNode:
    """``{% rich %} … {{ value.source|safe }} … {% endrich %}``."""
    nodelist = parser.parse(("endrich",))
    parser.delete_first_token()
    return RichNode(nodelist)
