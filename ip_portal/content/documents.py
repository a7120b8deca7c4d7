"""Files of the download pages, put among the documents of the site."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from wagtail.documents.models import Document

from ip_portal.content import papers

Block = dict[str, Any]


def versions(parts: Iterable[Mapping[str, Any]]) -> list[Block]:
    """Return the versions of a document as blocks, their files stored.

    Raises ContentError for a file without a source.
    """
    return [{"type": "version", "value": _version(part)} for part in parts]


def _version(part: Mapping[str, Any]) -> Block:
    return {
        "document": _stored(part["file"]),
        "number": part.get("number", ""),
        "valid_from": _day(part.get("valid_from")),
        "valid_to": _day(part.get("valid_to")),
        "note": part.get("note", ""),
    }


def _stored(name: str) -> int:
    """Return the id of a document, made from its source."""
    file = ContentFile(papers.build(name), name=f"{name}.docx")
    return int(Document.objects.create(title=papers.title(name), file=file).pk)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
