"""Links of the editors: to a page or to a known address, never to typed ones."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy as _
from wagtail.blocks import (
    CharBlock,
    ChoiceBlock,
    ListBlock,
    PageChooserBlock,
    StructBlock,
    StructBlockValidationError,
    StructValue,
)

from cms.addresses import ADDRESSES, choices
from cms.blocks.wording import Labelled


class LinkValue(StructValue):
    """A link as a template needs it."""

    @property
    def url(self) -> str:
        """Return where it leads; empty where the page is not public any more."""
        page = self.get("page")
        if page is not None:
            return page.url or "" if page.live else ""
        address = ADDRESSES.get(self.get("address") or "")
        return address.url() if address else ""


class TargetBlock(Labelled, StructBlock):
    """One page or one known address."""

    labels = {"page": _("Page"), "address": _("Part of this site")}

    page = PageChooserBlock(required=False)
    address = ChoiceBlock(choices=choices, required=False)

    def clean(self, value: Any) -> Any:
        """Refuse a link with two targets or none."""
        result = super().clean(value)
        if bool(result.get("page")) == bool(result.get("address")):
            problem = ValidationError(
                gettext("Choose either a page or an address of the site.")
            )
            raise StructBlockValidationError(block_errors={"address": problem})
        return result

    class Meta:
        icon = "link"
        label = _("Where it leads")
        value_class = LinkValue
        description = _("A page or a part of this site")
        preview_value = {"address": "register"}


class LinkBlock(TargetBlock):
    """Words that lead to one page or one known address."""

    labels = {**TargetBlock.labels, "label": _("Words of the link")}

    label = CharBlock(max_length=80)

    class Meta:
        icon = "link"
        label = _("Link")
        value_class = LinkValue
        description = _("Words that lead to a page or to a part of this site")
        preview_value = {"label": "Nhãn hiệu của thành phố", "address": "register"}


class DoorBlock(Labelled, StructBlock):
    """One of the large entries of the home page."""

    labels = {
        "drawing": _("Drawing"),
        "title": _("Title"),
        "text": _("Sentence"),
        "target": _("Where it leads"),
        "links": _("Further links"),
    }

    drawing = ChoiceBlock(
        choices=[
            ("img/door-protect.svg", _("A tag: protect")),
            ("img/door-search.svg", _("A magnifying glass: look up")),
            ("img/door-follow.svg", _("A boat: on the way")),
        ],
    )
    title = CharBlock(max_length=60)
    text = CharBlock(max_length=160)
    target = TargetBlock()
    links = ListBlock(LinkBlock(), max_num=3, default=[])

    class Meta:
        icon = "home"
        label = _("Door")
        description = _("A large entry of the home page, with up to three links")
        preview_value = {
            "drawing": "img/door-search.svg",
            "title": "Tra cứu nhãn hiệu",
            "text": "Nhãn hiệu đang ở bước nào, của ai, còn hiệu lực không.",
            "target": {"address": "search"},
            "links": [{"label": "Nhãn hiệu của thành phố", "address": "register"}],
        }


class FigureBlock(Labelled, StructBlock):
    """A number and what it counts."""

    labels = {"value": _("Number"), "label": _("What it counts")}

    value = CharBlock(max_length=20)
    label = CharBlock(max_length=80)

    class Meta:
        icon = "order"
        label = _("Figure")
        description = _("A number and what it counts")
        preview_value = {"value": "238", "label": "văn bằng được cấp"}
