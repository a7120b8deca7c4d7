"""Whole pages through the whole WSGI stack, beside a page that says nothing."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote, urlencode

from django.core.cache import cache

from bench.bare import Bare, folded_words
from bench.clock import Task, timed
from bench.marks import Mark
from bench.queries import PAGE, Asked

EMPTY = "empty page"
FIRST = "record page, made anew"
KEPT = "record page, made before"
SAME = "record page, browser has it (304)"
GUIDE_FIRST = "guidance page, made anew"
GUIDE_KEPT = "guidance page, made before"
GUIDE_SAME = "guidance page, browser has it (304)"
SEARCH = "search page"
QUERY = "its query in tantivy"

ALL_FACETS = ("status", "right", "product", "place", "nice", "year")
"""The facets that the search page counts."""


class WrongAnswerError(RuntimeError):
    """A page answered with another status than the one measured."""


@dataclass(slots=True)
class Reply:
    """Status and headers of an answer."""

    status: str = ""
    headers: dict[str, str] | None = None


class Stack:
    """The site as a WSGI server calls it."""

    def __init__(self, application: Callable[..., Iterable[bytes]]) -> None:
        self.application = application

    def get(self, path: str, query: str = "", etag: str = "") -> Reply:
        """Ask for a page and read all of it."""
        reply = Reply()

        def start(status: str, headers: list[tuple[str, str]], *_: Any) -> None:
            reply.status, reply.headers = status, dict(headers)

        body = self.application(_environ(path, query, etag), start)
        for _ in body:
            pass
        if close := getattr(body, "close", None):
            close()
        return reply

    def visit(
        self, path: str, query: str = "", etag: str = "", want: str = "200"
    ) -> Callable[[], None]:
        """Return a call that asks for a page. Raises WrongAnswerError."""

        def call() -> None:
            reply = self.get(path, query, etag)
            if not reply.status.startswith(want):
                raise WrongAnswerError(f"{path}?{query}: {reply.status}")

        return call


def _environ(path: str, query: str, etag: str) -> dict[str, Any]:
    environ = {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path.encode().decode("latin-1"),
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "127.0.0.1:8000",
        "HTTP_ACCEPT_ENCODING": "gzip",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": False,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    if etag:
        environ["HTTP_IF_NONE_MATCH"] = etag
    return environ


def record_tasks(
    stack: Stack, marks: Sequence[Mark], base: str, passes: int
) -> list[Task]:
    """Return each record page three ways, and as many empty pages."""
    tasks = []
    for mark in marks:
        path = f"{base}{quote(mark.number)}/"
        etag = (stack.get(path).headers or {})["ETag"]
        page, same = stack.visit(path), stack.visit(path, "", etag, "304")
        tasks += [
            Task(EMPTY, EMPTY, timed(stack.visit("/empty/")), passes),
            Task(FIRST, FIRST, timed(page), passes, before=cache.clear),
            Task(KEPT, KEPT, timed(page), passes, before=page),
            Task(SAME, SAME, timed(same), passes),
        ]
    return tasks


def guide_tasks(stack: Stack, addresses: Sequence[str], passes: int) -> list[Task]:
    """Return each guidance page three ways; the empty pages stand beside records."""
    tasks = []
    for path in addresses:
        etag = (stack.get(path).headers or {})["ETag"]
        page, same = stack.visit(path), stack.visit(path, "", etag, "304")
        tasks += [
            Task(GUIDE_FIRST, GUIDE_FIRST, timed(page), passes, before=cache.clear),
            Task(GUIDE_KEPT, GUIDE_KEPT, timed(page), passes, before=page),
            Task(GUIDE_SAME, GUIDE_SAME, timed(same), passes, before=page),
        ]
    return tasks


def search_tasks(
    stack: Stack, bare: Bare, questions: Sequence[Asked], path: str, passes: int
) -> list[Task]:
    """Return each question as a search page, and as its bare query."""
    tasks = []
    for asked in questions:
        page = stack.visit(path, _query(asked))
        words, begun = folded_words(asked)
        whole = replace(asked, facets=ALL_FACETS)
        query = timed(lambda a=whole, w=words, b=begun: bare.ask(w, b, a))  # type: ignore[misc]
        tasks += [
            Task(SEARCH, SEARCH, timed(page), passes),
            Task(QUERY, QUERY, query, passes),
        ]
    return tasks


def _query(asked: Asked) -> str:
    pairs = [("q", asked.text)]
    pairs += [(name, one) for name, values in asked.filters.items() for one in values]
    if asked.sort != "relevance":
        pairs.append(("sort", asked.sort))
    if asked.offset:
        pairs.append(("page", str(asked.offset // PAGE + 1)))
    return urlencode(pairs)
