"""Links to pages in the editors' texts."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler


class PublicPageLinkHandler(PageLinkHandler):
    """Leads to the page in the reader's language, as long as it is public.

    In two statements for all links of a text; Wagtail's own takes one for each.
    """

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        """Return the opening tags; one without an address where the page is gone."""
        ids = [attrs.get("id", "") for attrs in attrs_list]
        pages = Page.objects.filter(pk__in=[one for one in ids if one.isdigit()])
        keys = {str(pk): key for pk, key in pages.values_list("pk", "translation_key")}
        addresses = _addresses(keys)
        return [_opening(addresses.get(one, "")) for one in ids]


def _addresses(keys: dict[str, object]) -> dict[str, str]:
    """Return where each page is read: its translation, else the page itself."""
    language = get_language()
    found = Page.objects.live().public().filter(translation_key__in=keys.values())
    own: dict[str, str] = {}
    translated: dict[object, str] = {}
    for page in found.select_related("locale"):
        url = page.get_url() or ""
        own[str(page.pk)] = url
        if page.locale.language_code == language:
            translated[page.translation_key] = url
    return {pk: translated.get(key) or own.get(pk, "") for pk, key in keys.items()}


def _opening(address: str) -> str:
    return format_html('<a href="{}">', address) if address else "<a>"
