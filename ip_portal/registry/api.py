"""The public JSON of the register. One path, one shape, documented by itself."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from ninja import NinjaAPI, Schema, Status

from ip_portal.core import dates
from ip_portal.core.caching import etag_of, not_modified, public, release
from ip_portal.registry import inid, presenters
from ip_portal.registry.finding import numbered
from ip_portal.registry.models import Right
from ip_portal.rules import store
from ip_portal.rules.book import RuleBook
from search.api import router as search_router

api = NinjaAPI(
    title="Intellectual property in Cần Thơ: open data",
    version="1",
    description="The public register and the search of the portal, as JSON.",
    urls_namespace="api",
    docs_url=None,
)
api.add_router("", search_router)


class Item(Schema):
    """One item of the record under its INID name."""

    code: str
    label: str
    values: list[str]


class StatusOut(Schema):
    """The legal status in plain words, and where it comes from."""

    group: str
    phase: str
    label: str
    sentence: str
    since: date | None
    state: str
    stage: str
    conflict: bool


class TermOut(Schema):
    """A day the law sets, with its source."""

    act: str
    first_day: date | None
    last_day: date | None
    article: str
    confidence: str


class GoodsOut(Schema):
    """Goods and services of one Nice class in one language, INID (511)."""

    number: int
    edition: str
    language: str
    text: str


class SourceOut(Schema):
    """Who states something about the right, and for which day."""

    source: str
    as_of: date


class RightOut(Schema):
    """Every public field of a right. Addresses of people are not among them."""

    number: str
    kind: str
    title: str
    url: str
    status: StatusOut
    inid: dict[str, Item]
    goods: list[GoodsOut]
    places: list[str]
    product_group: str
    sources: list[SourceOut]
    terms: list[TermOut]
    events: list[dict[str, Any]]
    image: str | None
    illustration: bool
    changed: date


class Problem(Schema):
    """What was wrong with a request."""

    detail: str


def find_right(number: str) -> Right | None:
    """Return the one public right that a number in any shape means."""
    found = list(presenters.with_rows(numbered(number))[:2])
    return found[0] if len(found) == 1 else None


@api.get(
    "/rights/{path:number}",
    response={200: RightOut, 404: Problem},
    summary="One right by its number, in any shape",
)
def right(
    request: HttpRequest, response: HttpResponse, number: str, lang: str = "vi"
) -> Any:
    """Give every public field of one right.

    The number may be that of an application, a certificate, a Madrid registration or
    a PCT application, in any shape; lang, vi or en, is the language of the labels.
    """
    found = find_right(number)
    if found is None:
        detail = "There is no public right with this number."
        return Status(404, {"detail": detail})
    language = lang if lang in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    today = dates.today()
    etag = etag_of(
        "json",
        found.pk,
        found.version,
        store.edition(),
        today,
        language,
        release(),
    )
    if unchanged := not_modified(request, etag):
        return unchanged
    response["ETag"] = etag
    public(response)
    with translation.override(language):
        return right_json(found, book=RuleBook.current(), today=today)


def right_json(right: Right, *, book: RuleBook, today: date) -> dict[str, Any]:
    """Return the public fields of a right with its rows loaded, as plain values."""
    page = presenters.record_page(right, book=book, today=today)
    return {
        "number": right.number,
        "kind": right.kind,
        "title": right.word,
        "url": settings.BASE_URL + presenters.address(right),
        "status": page["status_json"],
        "inid": {row.name: _item(row) for row in inid.rows(right)},
        "goods": list(right.goods.all()),
        "places": list(dict.fromkeys(one.name for one in right.places.all())),
        "product_group": right.product_group,
        "sources": page["sources_json"],
        "terms": page["terms_json"],
        "events": page["events_json"],
        "image": settings.BASE_URL + page["image"].url if page["image"] else None,
        "illustration": right.is_illustration,
        "changed": right.changed_at.date(),
    }


def _item(row: inid.Row) -> dict[str, Any]:
    return {
        "code": row.code,
        "label": translation.gettext(row.label),
        "values": [
            one.isoformat() if isinstance(one, date) else one for one in row.values
        ],
    }
