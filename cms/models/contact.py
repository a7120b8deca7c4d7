"""Where the Department is and how to reach it: said once, shown wherever asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.models.base import BasePage
from cms.models.guide import BodyPage
from cms.publicity import public


@dataclass(frozen=True, slots=True)
class Office:
    """The office as a reader needs it; ``url`` is its page. Empty words: not given."""

    name: str
    address: str
    hours: str
    phone: str
    email: str
    url: str

    @property
    def dial(self) -> str:
        """Return the number as a telephone takes it: digits, with the plus."""
        return "".join(one for one in self.phone if one in "+0123456789")

    @property
    def says_how(self) -> bool:
        """Say whether there is more to tell than the name."""
        return any((self.address, self.hours, self.phone, self.email))


class ContactPage(BodyPage):
    """Address, hours, telephone and e-mail of the office."""

    office_name = models.CharField(_("Office"), max_length=160, blank=True)
    address = models.TextField(_("Address"), max_length=300, blank=True)
    hours = models.TextField(
        _("Opening hours"),
        max_length=300,
        blank=True,
        help_text=_("One line for each span of days."),
    )
    phone = models.CharField(_("Telephone"), max_length=40, blank=True)
    email = models.EmailField(_("E-mail"), blank=True)

    template = "cms/contact_page.html"
    # Opening hours are figures, and no law.
    may_state_figures: ClassVar[bool] = True
    parent_page_types: ClassVar = ["cms.HomePage"]
    subpage_types: ClassVar = []
    content_panels: ClassVar = [
        *BasePage.content_panels,
        FieldPanel("office_name"),
        FieldPanel("address"),
        FieldPanel("hours"),
        FieldPanel("phone"),
        FieldPanel("email"),
        *BodyPage.text_panels,
        *BodyPage.end_panels,
    ]

    class Meta:
        verbose_name = _("Contact page")
        verbose_name_plural = _("Contact pages")

    def office(self, request: HttpRequest | None = None) -> Office:
        """Return the office of this page."""
        return Office(
            name=self.office_name or self.title,
            address=self.address,
            hours=self.hours,
            phone=self.phone,
            email=self.email,
            url=self.get_url(request) or "",
        )

    def get_context(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> dict[str, Any]:
        """Add the office, without a link to the page itself."""
        context = super().get_context(request, *args, **kwargs)
        context["office"] = replace(self.office(request), url="")
        return context


def office(language: str) -> Office | None:
    """Return the office as its public page of a language says, in one query."""
    pages = public(ContactPage.objects.filter(locale__language_code=language))
    page = pages.order_by("path").first()
    return page.office() if page else None
