"""Pages made once and kept in this process until anything public changes.

Whatever readers can see leaves a change in the outbox, in its own transaction: a page
published, a right settled, a rule confirmed. So the number of the last change, with
the edition of the law and the day, tells whether a page made before is still true.
"""

from __future__ import annotations

from datetime import date

from django.core.cache import cache
from django.db.models import Max
from django.http import HttpRequest, HttpResponse

from ip_portal.core.caching import etag_of, release
from ip_portal.ledger.models import Change
from ip_portal.rules import store

# Changes may be numbered in another order than they become visible, and pictures are
# replaced without one: nothing is kept for longer than other caches may keep it.
KEPT_SECONDS = 60


def name_of(request: HttpRequest, *, page: int, on: date) -> str | None:
    """Return under which name the page of this address is kept.

    None where it is not kept: an address with a query asks for something of its own.
    """
    if request.GET or request.method != "GET":
        return None
    last = Change.objects.aggregate(last=Max("pk"))["last"]
    state = page, last, store.edition(), on, release()
    return etag_of("page", request.get_host(), request.path, *state)


def kept(name: str | None) -> HttpResponse | None:
    """Return the page kept under a name, with its ETag."""
    found = cache.get(name) if name else None
    if found is None:
        return None
    content, etag = found
    return HttpResponse(content, headers={"ETag": etag})


def keep(name: str | None, response: HttpResponse) -> None:
    """Keep a rendered page that has its ETag."""
    if name:
        cache.set(name, (response.content, response["ETag"]), KEPT_SECONDS)
