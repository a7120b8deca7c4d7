"""What every page has: its summary, when it was checked, its other languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from http import HTTPMethod
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import get_language, gettext, gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index

from cms import keeping, tokens
from cms.blocks.allowed import AllowedFigureBlock
from cms.findings import ChecksLaw
from cms.law import Law
from ip_portal.core.caching import etag_of, not_modified, public, until_midnight
from ip_portal.core.dates import now, today
from ip_portal.core.text import fold

OPEN_GRAPH_LOCALES = {"vi": "vi_VN", "en": "en_GB"}


class BasePage(ChecksLaw, Page):
    """A page of the site: public, in one language, the same for everybody.

    Compose panels with ``content_panels = [*BasePage.content_panels, …]``; what is in
    ``promote_panels`` and ``settings_panels`` is the same for all kinds.
    """

    summary = models.TextField(
        _("Summary"),
        max_length=400,
        help_text=_("One or two sentences: who the page is for and what it answers."),
    )
    checked_on = models.DateField(
        _("Checked on"),
        null=True,
        blank=True,
        help_text=_("The day on which the content was last compared with the law."),
    )
    review_by = models.DateField(
        _("Review by"),
        null=True,
        blank=True,
        help_text=_("The day by which somebody must check the page again."),
    )

    law_as_of = models.DateField(
        _("Law as of"),
        null=True,
        blank=True,
        help_text=_("The day whose law the text describes."),
    )
    social_image = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("Picture for sharing"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown where somebody shares the page; the site's own otherwise."),
    )
    allowed_figures = StreamField(
        [("figure", AllowedFigureBlock())],
        verbose_name=_("Figures that are no law"),
        blank=True,
        help_text=_("Lengths of time and sums in the text that no law sets."),
    )

    allowed_http_methods: ClassVar = [
        HTTPMethod.GET,
        HTTPMethod.HEAD,
        HTTPMethod.OPTIONS,
    ]
    content_panels: ClassVar = [*Page.content_panels, FieldPanel("summary")]
    promote_panels: ClassVar = [*Page.promote_panels, FieldPanel("social_image")]
    settings_panels: ClassVar = [
        MultiFieldPanel(
            [
                FieldPanel("owner", heading=_("Who looks after the page")),
                FieldPanel("checked_on"),
                FieldPanel("review_by"),
                FieldPanel("law_as_of"),
            ],
            heading=_("Review"),
        ),
        FieldPanel("allowed_figures"),
        *Page.settings_panels,
    ]
    search_fields: ClassVar = [
        *Page.search_fields,
        index.SearchField("summary"),
        # Editors type without diacritics too, and the database folds no đ.
        index.SearchField("folded"),
        index.AutocompleteField("folded"),
    ]

    class Meta:
        abstract = True

    def folded(self) -> str:
        """Return title and summary without diacritics, for the editors' search."""
        return fold(f"{self.title} {self.summary}")

    def clean(self) -> None:
        """Refuse double brackets that name no rule, fee or form of the law."""
        super().clean()
        law = Law(today=today())
        wrong = {
            name: gettext("“[[%(token)s]]” names no rule, fee or form.")
            % {"token": found[0]}
            for name, text in _texts(self)
            if (found := tokens.unknown(text, law))
        }
        if wrong:
            raise ValidationError(wrong)

    def with_content_json(self, content: dict[str, Any]) -> BasePage:
        """Return the page as a version has it, with who looks after it.

        Wagtail keeps the owner of the row, so that a new one would never be published.
        """
        page: BasePage = super().with_content_json(content)
        owner = content.get("owner")
        if owner != page.owner_id and (
            owner is None or get_user_model().objects.filter(pk=owner).exists()
        ):
            page.owner_id = owner
        return page

    @cached_property
    def language(self) -> str:
        """Return the code of the page's language."""
        return str(self.locale.language_code)

    @cached_property
    def public_translations(self) -> list[Page]:
        """Return this page and its translations, as far as they are published."""
        pages = self.get_translations(inclusive=True).live().public()
        return list(pages.select_related("locale").order_by("locale_id"))

    def get_context(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> dict[str, Any]:
        """Add the page's addresses in each language and its place in the site."""
        context = super().get_context(request, *args, **kwargs)
        addresses = {
            page.locale.language_code: page.get_url(request)
            for page in self.public_translations
        }
        context["base_url"] = settings.BASE_URL
        context["addresses"] = [
            {"code": code, "url": settings.BASE_URL + url}
            for code, url in addresses.items()
        ]
        others = [url for code, url in addresses.items() if code != self.language]
        context["alternate_url"] = others[0] if others else ""
        if not others:
            is_english = self.language == "en"
            context["other_language"] = "vi" if is_english else "en"
            context["other_home"] = "/" if is_english else "/en/"
        own = self.get_url(request)
        context["canonical"] = settings.BASE_URL + own if own else ""
        context["default_address"] = settings.BASE_URL + addresses.get("vi", own or "/")
        context["newer_original"] = self._newer_original(request)
        context["breadcrumbs"] = self.breadcrumbs(request)
        context["share_image"] = self._share_image()
        context["open_graph_locale"] = OPEN_GRAPH_LOCALES[self.language]
        return context

    def breadcrumbs(self, request: HttpRequest) -> list[dict[str, str]]:
        """Return the way from the home page to this one; none on the home itself."""
        above = self.get_ancestors().filter(depth__gt=1).order_by("depth")
        way = [{"label": page.title, "url": page.get_url(request)} for page in above]
        if not way:
            return []
        way[0]["label"] = gettext("Home")
        return [*way, {"label": self.title, "url": ""}]

    def _newer_original(self, request: HttpRequest) -> dict[str, object] | None:
        """Return the Vietnamese page where it was published after this translation."""
        original = next(
            (
                one
                for one in self.public_translations
                if one.locale.language_code == "vi"
            ),
            None,
        )
        if original is None or original.pk == self.pk or not self.last_published_at:
            return None
        if original.last_published_at <= self.last_published_at:
            return None
        day = localdate(original.last_published_at)
        return {"url": original.get_url(request), "day": day}

    def _share_image(self) -> dict[str, object] | None:
        """Return the picture of the page in the size that networks show."""
        if self.social_image is None:
            return None
        picture = self.social_image.get_rendition("fill-1200x630|format-jpeg")
        return {
            "url": settings.BASE_URL + picture.url,
            "width": picture.width,
            "height": picture.height,
        }

    def serve(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> HttpResponse:
        """Return the page; any cache may keep it, unless the page is restricted.

        The ETag is a fingerprint of what is shown, so it changes with the page, the
        rules, the register and the day, and with nothing else. No copy outlives the
        day: the law may be another one after midnight.
        """
        if self.language != get_language():
            # Wagtail falls back to another language where a home is not published.
            raise Http404
        moment = now()
        name = keeping.name_of(request, page=self.pk, on=moment.date())
        response = keeping.kept(name)
        if response is None:
            response = super().serve(request, *args, **kwargs)
            if self.pk not in {page.pk for page in self.public_translations}:
                return response
            response.render()
            response["ETag"] = etag_of(response.content.decode())
            keeping.keep(name, response)
        etag = response["ETag"]
        answer = not_modified(request, etag) or response
        public(answer, **until_midnight(moment))
        return answer


def _texts(page: Page) -> Iterator[tuple[str, str]]:
    """Yield what stands in the fields in which an editor may name the law."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            stored = getattr(page, field.name).get_prep_value()
            yield from ((field.name, text) for text in _strings(stored))
        elif isinstance(field, RichTextField):
            yield field.name, getattr(page, field.name)


def _strings(stored: object) -> Iterator[str]:
    """Yield every text within a stored stream, however deep."""
    if isinstance(stored, str):
        yield stored
    elif isinstance(stored, Mapping):
        yield from (text for one in stored.values() for text in _strings(one))
    elif isinstance(stored, Iterable):
        yield from (text for one in stored for text in _strings(one))
