"""A legal document as a page, with a page of its own for every article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.url_routing import RouteResult

from cms.library import showing
from cms.library.addresses import Below, below_crumb, move_below
from cms.library.anchors import number_of
from cms.library.links import article_url, document_url
from cms.library.models import LegalDocument
from cms.models.base import BasePage
from ip_portal.core.dates import today

_ARTICLE = re.compile(r"(?:dieu|diem)-[a-z0-9_-]+")
_VERSION = re.compile(r"(?:ban|version)-(\d{4}-\d{2}-\d{2})")
_PART = re.compile(r"[1-9]\d?")


class LegalDocumentPage(BasePage):
    """What a document is, its versions, its contents; below it its articles.

    Addresses below the page: ``dieu-112a/``, ``dieu-1/2/`` for the second part of a
    long article, ``ban-2006-07-01/`` for an earlier version, and the two together.
    """

    document = models.ForeignKey(
        LegalDocument,
        verbose_name=_("Legal document"),
        on_delete=models.PROTECT,
        related_name="pages",
    )

    template = "cms/library/document.html"
    parent_page_types: ClassVar = ["cms.SectionPage"]
    subpage_types: ClassVar = []
    content_panels: ClassVar = [*BasePage.content_panels, FieldPanel("document")]

    class Meta:
        verbose_name = _("Legal document")
        verbose_name_plural = _("Legal documents")

    def route(
        self, request: HttpRequest, path_components: Sequence[str]
    ) -> RouteResult:
        """Read the address below the page; raise 404 for one that leads nowhere."""
        if not path_components:
            return super().route(request, path_components)
        if not self.live:
            raise Http404
        return RouteResult(self, kwargs=_asked(list(path_components)))

    def get_template(self, request: HttpRequest, *args: object, **kwargs: Any) -> str:
        """Return the template of the document or of an article."""
        if kwargs.get("anchor"):
            return "cms/library/article.html"
        return super().get_template(request, *args, **kwargs)

    def get_context(
        self, request: HttpRequest, *args: object, **kwargs: Any
    ) -> dict[str, Any]:
        """Add the contents, or the article that the address asks for."""
        context = super().get_context(request, *args, **kwargs)
        below = Below(**kwargs)
        try:
            context.update(self._shown(below))
        except LookupError as error:
            raise Http404 from error
        context["page_url"] = self.get_url(request) or ""
        context["version_url"] = context["page_url"] + Below(below.as_of).path(
            self.language
        )
        if title := context.get("article_title", ""):
            below_crumb(context, title)
        move_below(context, below, self.language)
        self._link(context)
        return context

    def _shown(self, below: Below) -> dict[str, Any]:
        """Return what is shown; raises LookupError for what is not there."""
        if not below.anchor:
            return showing.contents(self.document, today=today(), as_of=below.as_of)
        return showing.article(
            self.document,
            below.anchor,
            today=today(),
            as_of=below.as_of,
            part=below.part,
        )

    def _link(self, context: dict[str, Any]) -> None:
        """Add where other documents, versions and articles are read."""
        for relation in context.get("relations", ()):
            code = relation["document"].code
            relation["url"] = document_url(code, self.language)
        context["elsewhere"] = [
            {
                "digest": one,
                "url": article_url(
                    one.document.code, number_of(one.anchor), self.language
                ),
            }
            for one in context.get("elsewhere", ())
        ]
        context["versions"] = [
            {
                "text": text,
                "url": context["page_url"] + Below(text.as_of).path(self.language),
                "current": text == context["holding"].text,
            }
            for text in context["holding"].texts
        ]


def _asked(components: list[str]) -> dict[str, Any]:
    """Return what an address asks for; raises Http404 for what is none."""
    asked: dict[str, Any] = {}
    if found := _VERSION.fullmatch(components[0]):
        asked["as_of"] = _day(found[1])
        components = components[1:]
    if components and _ARTICLE.fullmatch(components[0]):
        asked["anchor"] = components[0]
        components = components[1:]
        if components and _PART.fullmatch(components[0]):
            asked["part"] = int(components[0])
            components = components[1:]
    if components or not asked:
        raise Http404
    return asked


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Http404 from error
