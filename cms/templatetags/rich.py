"""Rich text of the editors, with all its links resolved in one go."""

from __future__ import annotations

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import expand_db_html

register = template.Library()


class RichNode(template.Node):
    """Resolves the links to pages in what stands inside it."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        """Return the inside with addresses: one query, however many texts it has."""
        html = expand_db_html(self.nodelist.render(context))
        return mark_safe(html)  # noqa: S308 - the inside was escaped by its template


@register.tag
def rich(parser: Parser, token: Token) -> RichNode:
    """``{% rich %} … {{ value.source|safe }} … {% endrich %}``."""
    nodelist = parser.parse(("endrich",))
    parser.delete_first_token()
    return RichNode(nodelist)
