"""The process of a site: fill it, then answer questions line by line."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402 - needs the set-up above
from django.db import OperationalError, connection, transaction  # noqa: E402
from wagtail.search.backends import get_search_backend  # noqa: E402

from bench import marks as invented  # noqa: E402
from bench.queries import PAGE, Asked  # noqa: E402
from bench.wagtail_site import PATIENCE  # noqa: E402
from bench.wagtail_site.models import Mark  # noqa: E402
from ip_portal.core import dates  # noqa: E402
from ip_portal.core.text import fold, sort_key  # noqa: E402

PIECE = 2000
_STEPS = 20_000
"""Steps of SQLite's machine between two looks at the clock."""

_ORDERS = {"newest": "-filed_on", "name": "by_name"}


def fill(count: int) -> None:
    """Write the marks, and have Wagtail index them."""
    call_command("migrate", run_syncdb=True, verbosity=0, interactive=False)
    rows = [_row(mark) for mark in invented.marks(count, dates.today())]
    with transaction.atomic():
        Mark.objects.bulk_create(rows, PIECE)


def index() -> float:
    """Build the index as ``update_index`` does; return the seconds."""
    began = time.perf_counter()
    call_command("update_index", verbosity=0, chunk_size=PIECE)
    seconds = time.perf_counter() - began
    # Without statistics SQLite chooses a plan a hundred times slower: Wagtail gets them.
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return seconds


def _row(mark: invented.Mark) -> Mark:
    return Mark(
        word=fold(mark.word),
        owner=fold(mark.owner),
        commune=fold(mark.commune),
        goods="\n".join(fold(text) for _, text in mark.goods),
        status=mark.life.name,
        right=mark.kind,
        nice=str(mark.goods[0][0]),
        place=mark.commune_code,
        filed_on=mark.days["filed"],
        by_name=sort_key(mark.word),
    )


def answer(asked: Asked) -> dict[str, Any]:
    """Answer a question as the view of a site would: count, page, facets."""
    began, given_up, count = time.perf_counter(), False, 0
    try:
        with _patience():
            count = _search(asked)
    except OperationalError:
        given_up = True
    seconds = time.perf_counter() - began
    return {"seconds": seconds, "count": count, "given_up": given_up}


def _search(asked: Asked) -> int:
    found = Mark.objects.all()
    for name, values in asked.filters.items():
        found = found.filter(**{f"{name}__in": values})
    order = _ORDERS.get(asked.sort)
    backend = get_search_backend()
    ask = backend.search if asked.text.endswith(" ") else backend.autocomplete
    results = ask(
        fold(asked.text),
        found.order_by(order) if order else found,
        operator="and",
        order_by_relevance=not order,
    )
    count = int(results.count())
    list(results[asked.offset : asked.offset + PAGE])
    for name in asked.facets:
        results.facet(name)
    return count


@contextmanager
def _patience() -> Iterator[None]:
    """Have the database end what takes too long."""
    if connection.vendor == "postgresql":
        yield
        return
    connection.ensure_connection()
    end = time.perf_counter() + PATIENCE
    late = connection.connection.set_progress_handler
    late(lambda: time.perf_counter() > end, _STEPS)
    try:
        yield
    finally:
        late(None, 0)


def limit_statements() -> None:
    """Give PostgreSQL the patience once, for all statements of the session."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET statement_timeout = {int(PATIENCE * 1000)}")


def say(**answer: object) -> None:
    """Send one line to the parent."""
    print(json.dumps(answer), flush=True)


def main() -> None:
    """Fill, say so, and answer until the questions end."""
    fill(int(sys.argv[1]))
    say(indexed=index())
    limit_statements()
    for line in sys.stdin:
        say(**answer(Asked(**json.loads(line))))


main()
