"""Questions that people really ask, with short answers."""

from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from cms.models.guide import PARENTS, BodyPage


class FaqPage(BodyPage):
    """Questions of one topic; each answer has an anchor of its own."""

    template = "cms/faq_page.html"
    parent_page_types: ClassVar = PARENTS
    subpage_types: ClassVar = []

    class Meta:
        verbose_name = _("Questions and answers")
        verbose_name_plural = _("Questions and answers")
