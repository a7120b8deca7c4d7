"""Questions that people really ask, with short answers."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cms import reading
from cms.models.guide import PARENTS, GroupedPage


class FaqPage(GroupedPage):
    """Questions of one topic; each answer has an anchor of its own."""

    template = "cms/faq_page.html"
    parent_page_types: ClassVar = PARENTS
    subpage_types: ClassVar = []

    class Meta:
        verbose_name = _("Questions and answers")
        verbose_name_plural = _("Questions and answers")

    def get_context(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> dict[str, Any]:
        """Add the questions, to jump to."""
        context = super().get_context(request, *args, **kwargs)
        found = reading.headings(self.body)
        context["jumps"] = [one for one in found if one.level == "question"]
        return context
