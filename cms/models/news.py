"""News: what happened, on a day."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.models.base import BasePage
from cms.models.guide import PARENTS, BodyPage
from ip_portal.core.dates import today


class NewsPage(BodyPage):
    """An item of news. It may state figures: it reports, it is no guidance."""

    date = models.DateField(_("Date"), default=today)

    template = "cms/news_page.html"
    may_state_figures: ClassVar[bool] = True
    parent_page_types: ClassVar = PARENTS
    subpage_types: ClassVar = []
    content_panels: ClassVar = [
        *BasePage.content_panels,
        FieldPanel("date"),
        *BodyPage.text_panels,
        *BodyPage.end_panels,
    ]

    class Meta:
        verbose_name = _("News item")
        verbose_name_plural = _("News items")
