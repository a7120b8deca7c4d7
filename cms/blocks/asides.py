"""Marks, downloads and the office: what stands beside a text and is kept elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext, gettext_lazy as _
from wagtail.blocks import (
    CharBlock,
    ChoiceBlock,
    IntegerBlock,
    PageChooserBlock,
    StaticBlock,
    StructBlock,
    StructBlockValidationError,
)

from cms.blocks.previews import Previewed
from cms.blocks.wording import Labelled
from ip_portal.registry import presenters
from ip_portal.registry.finding import canonical_of, numbered
from ip_portal.registry.lifecycle import PublicGroup
from ip_portal.registry.models import Right


def status_choices() -> Iterator[tuple[str, str]]:
    """Yield the groups of statuses that a gallery may show."""
    values = [group.value for group in PublicGroup]
    labels = presenters.status_labels(values, get_language() or "vi")
    yield from labels.items()


class MarkBlock(Previewed, Labelled, StructBlock):
    """One right of the register, by any of its numbers."""

    labels = {"number": _("Number of the application or certificate")}
    part = "mark"

    number = CharBlock(max_length=40)

    def clean(self, value: Any) -> Any:
        """Refuse a number that no public right carries."""
        result = super().clean(value)
        if not numbered(result["number"]).exists():
            problem = ValidationError(gettext("No public right has this number."))
            raise StructBlockValidationError(block_errors={"number": problem})
        result["number"] = canonical_of(result["number"])
        return result

    def get_preview_value(self) -> Any:
        """Return the newest right in force that the public may see, if there is one."""
        newest = (
            Right.objects.filter(group=PublicGroup.IN_FORCE).order_by("-pk").first()
        )
        return self.to_python({"number": newest.number if newest else ""})

    class Meta:
        icon = "tag"
        label = _("Mark")
        description = _("One right of the register, with picture and status")


class GalleryBlock(Previewed, Labelled, StructBlock):
    """The newest rights of a kind, a place or a status."""

    labels = {
        "right": _("Kind of right"),
        "place": _("Place"),
        "status": _("Status"),
        "limit": _("How many at most"),
    }
    part = "gallery"

    right = ChoiceBlock(choices=Right.Kind.choices, required=False)
    place = CharBlock(max_length=80, required=False)
    status = ChoiceBlock(choices=status_choices, required=False)
    limit = IntegerBlock(min_value=1, max_value=12, default=6)

    def clean(self, value: Any) -> Any:
        """Refuse a place that is not known."""
        result = super().clean(value)
        place = result.get("place")
        if place and not presenters.find_places(place):
            problem = ValidationError(gettext("No place of this name is known here."))
            raise StructBlockValidationError(block_errors={"place": problem})
        return result

    class Meta:
        icon = "image"
        label = _("Gallery of marks")
        description = _("Rights of the register by kind, place or status")
        preview_value = {"right": "", "place": "", "status": "", "limit": 4}


class DownloadBlock(Previewed, Labelled, StructBlock):
    """A document to take away, in the version that is valid."""

    labels = {"page": _("Download")}
    part = "download"

    page = PageChooserBlock(page_type="cms.DownloadPage")

    def get_preview_value(self) -> Any:
        """Return the first download of the site, if it has one."""
        pages = self.child_blocks["page"].target_model.objects.live().order_by("path")
        page = pages.first()
        return self.to_python({"page": page.pk if page else None})

    class Meta:
        icon = "download"
        label = _("Download")
        description = _("A document to take away, in the version that is valid")


class ContactBlock(Previewed, StaticBlock):
    """Where the office is and how to reach it."""

    part = "contact"

    class Meta:
        icon = "mail"
        label = _("Contact")
        description = _("Address, hours and telephone of the office")
        admin_text = _("Shows what the contact page says.")
        preview_value = None
