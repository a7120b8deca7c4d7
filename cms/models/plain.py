"""Plain pages: about the site, accessibility, terms of reuse, personal data."""

from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from cms.models.guide import BodyPage


class PlainPage(BodyPage):
    """A text about the site itself."""

    template = "cms/plain_page.html"
    parent_page_types: ClassVar = ["cms.HomePage"]
    subpage_types: ClassVar = []

    class Meta:
        verbose_name = _("Plain page")
        verbose_name_plural = _("Plain pages")
