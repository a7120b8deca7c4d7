"""The public JSON of search: the page's list, without the page."""

from __future__ import annotations

from typing import Any, Literal

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query as Parameters, Router, Schema
from pydantic import ConfigDict, Field

from ip_portal.core.caching import public
from search import listing, types
from search.params import LAST_PAGE, Params
from search.port import TEXT_LIMIT, Sort

router = Router(tags=["search"])

MAX_TEXT = TEXT_LIMIT


class Asked(Schema):
    """What can be asked; anything else is answered 422."""

    model_config = ConfigDict(extra="forbid")

    q: str = Field("", max_length=MAX_TEXT, description="Words or a number, any shape")
    type: str = Field("", max_length=40, description="Only this type: right, guide")
    page: int = Field(1, ge=1, le=LAST_PAGE)
    sort: Sort = Sort.RELEVANCE
    lang: Literal["vi", "en"] = "vi"


class Found(Schema):
    """One result."""

    type: str
    number: str
    title: str
    url: str
    status: str


class Results(Schema):
    """One page of results. ``more``: there are more than ``count``."""

    count: int
    more: bool
    relaxed: bool
    page: int
    results: list[Found]


@router.get("/search", response=Results, summary="Search guidance and rights")
def search(
    request: HttpRequest, response: HttpResponse, asked: Parameters[Asked]
) -> Any:
    """Give one page of what is found, best first unless another order is asked for."""
    known = types.all_types()
    params = Params(
        text=asked.q.replace("\x00", " ").strip(),
        type=asked.type if asked.type in {one.name for one in known} else "",
        sort=asked.sort,
        page=asked.page,
    )
    found = listing.find(params, base="", language=asked.lang, among=known)
    public(response, seconds=30)
    return {
        "count": found.page.count,
        "more": found.page.more,
        "relaxed": found.page.relaxed,
        "page": params.page,
        "results": [
            {
                "type": one.type.name,
                "number": one.result.number,
                "title": one.result.title,
                "url": settings.BASE_URL + one.result.url,
                "status": one.result.status,
            }
            for one in found.shown
        ],
    }
