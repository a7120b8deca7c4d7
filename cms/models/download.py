"""Documents to take away: the version to use today, and the former ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.documents.models import Document
from wagtail.fields import StreamField

from cms.blocks.versions import VersionBlock
from cms.models.base import BasePage
from cms.models.guide import PARENTS, BodyPage
from cms.publicity import public_documents
from ip_portal.core.dates import today


@dataclass(frozen=True, slots=True)
class Version:
    """A version as a reader sees it; ``size`` is in bytes, None where unknown."""

    title: str
    url: str
    kind: str
    size: int | None
    number: str
    valid_from: date | None
    valid_to: date | None
    note: str

    def is_valid(self, on: date) -> bool:
        """Say whether it is one to use on a day."""
        first, last = self.valid_from or date.min, self.valid_to or date.max
        return first <= on <= last

    def is_over(self, on: date) -> bool:
        """Say whether its last day is past."""
        return self.valid_to is not None and self.valid_to < on


@dataclass(frozen=True, slots=True)
class Versions:
    """Versions by their state on a day, the newest first."""

    current: Version | None
    coming: list[Version]
    former: list[Version]


def sort_out(versions: Iterable[Version], on: date) -> Versions:
    """Tell the version to use on a day from those that come and those that were.

    Of several that are valid the one that began last is to be used.
    """
    newest = sorted(versions, key=lambda one: one.valid_from or date.min, reverse=True)
    current = next((one for one in newest if one.is_valid(on)), None)
    others = [one for one in newest if one is not current]
    coming = [one for one in others if not one.is_over(on) and not one.is_valid(on)]
    former = [one for one in others if one not in coming]
    return Versions(current, coming, former)


class DownloadPage(BodyPage):
    """A document with its versions; the files leave the site as attachments."""

    versions = StreamField(
        [("version", VersionBlock())], verbose_name=_("Versions"), blank=True
    )

    template = "cms/download_page.html"
    parent_page_types: ClassVar = PARENTS
    subpage_types: ClassVar = []
    content_panels: ClassVar = [
        *BasePage.content_panels,
        FieldPanel("versions"),
        *BodyPage.text_panels,
        *BodyPage.end_panels,
    ]

    class Meta:
        verbose_name = _("Download")
        verbose_name_plural = _("Downloads")

    def public_versions(self) -> list[Version]:
        """Return the versions whose file everybody may have, in one query."""
        rows = [one.value for one in self.versions if one.value["document"]]
        files = public_documents(row["document"].pk for row in rows)
        return [
            _version(row, files[row["document"].pk])
            for row in rows
            if row["document"].pk in files
        ]

    def get_context(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> dict[str, Any]:
        """Add the versions by their state today."""
        context = super().get_context(request, *args, **kwargs)
        context["versions"] = sort_out(self.public_versions(), today())
        return context


def current_versions(
    pages: Iterable[DownloadPage], on: date
) -> dict[int, Version | None]:
    """Return the version of each page that is to be used on a day, in one query."""
    stored = {page.pk: _stored(page) for page in pages}
    keys = {row["document"] for rows in stored.values() for row in rows}
    files = public_documents(keys) if keys else {}
    return {
        pk: sort_out(
            [
                _version(row, files[row["document"]])
                for row in rows
                if row["document"] in files
            ],
            on,
        ).current
        for pk, rows in stored.items()
    }


def _stored(page: DownloadPage) -> list[dict[str, Any]]:
    """Return the versions of a page as they are stored: no file is loaded yet."""
    rows = [row["value"] for row in page.versions.raw_data if row["value"]["document"]]
    dates = ("valid_from", "valid_to")
    return [{**row, **{name: _day(row.get(name)) for name in dates}} for row in rows]


def _day(stored: str | date | None) -> date | None:
    return date.fromisoformat(stored) if isinstance(stored, str) else stored


def _version(row: Any, file: Document) -> Version:
    return Version(
        title=file.title,
        url=file.url,
        kind=file.file_extension.upper(),
        size=_size(file),
        number=row["number"],
        valid_from=row["valid_from"],
        valid_to=row["valid_to"],
        note=row["note"],
    )


def _size(file: Document) -> int | None:
    """Return the bytes of a file, kept beside it or asked of the store."""
    if file.file_size is not None:
        return file.file_size
    try:
        return file.file.size
    except OSError:
        return None
