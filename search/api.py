"""The public JSON of search: the page's list, without the page."""

from __future__ import annotations

from typing import Any, Literal

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query as Parameters, Router, Schema, Status
from ninja.errors import ValidationError
from pydantic import Field, field_validator

from search import listing, types
from search.params import LAST_PAGE, Params
from search.port import TEXT_LIMIT, Sort
from search.views import RETRY_SECONDS, share

router = Router(tags=["search"])


class Asked(Schema):
    """What can be asked; anything else is answered 422."""

    q: str = Field(
        "", max_length=TEXT_LIMIT, description="Words or a number, in any shape"
    )
    type: str = Field("", max_length=40, description="Only this type: right, guide")
    page: int = Field(1, ge=1, le=LAST_PAGE, description="20 results each")
    sort: Sort = Field(Sort.RELEVANCE, description="relevance, newest, oldest or name")
    lang: Literal["vi", "en"] = Field("vi", description="vi or en")

    @field_validator("type")
    @classmethod
    def _known(cls, value: str) -> str:
        if value and types.get_type(value) is None:
            names = ", ".join(one.name for one in types.all_types())
            raise ValueError(f"unknown type; there are: {names}")
        return value


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


class Down(Schema):
    """Search cannot answer now."""

    detail: str


@router.get(
    "/search",
    response={200: Results, 503: Down},
    summary="Search guidance and rights",
)
def search(
    request: HttpRequest, response: HttpResponse, asked: Parameters[Asked]
) -> Any:
    """Give one page of what is found, best first unless another order is asked for.

    Behind the last page there are no results. Answers 503 while search is out of order.
    """
    _refuse_unknown(request)
    params = Params(
        text=asked.q.replace("\x00", " ").strip(),
        type=asked.type,
        sort=asked.sort,
        page=asked.page,
    )
    known = types.all_types()
    found = listing.find(params, base="", language=asked.lang, among=known)
    if found.is_down:
        response["Retry-After"] = RETRY_SECONDS
        detail = "Search is out of order; try again in half a minute."
        return Status(503, {"detail": detail})
    share(response, found)
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
            if one.type
        ],
    }


def _refuse_unknown(request: HttpRequest) -> None:
    """Answer 422 for a parameter that is not known: a typing error must be noticed."""
    unknown = sorted(set(request.GET) - set(Asked.model_fields))
    if unknown:
        raise ValidationError(
            [
                {"type": "extra_forbidden", "loc": ["query", name], "msg": "unknown"}
                for name in unknown
            ]
        )
