"""A question for the headers alone gets the headers of the page, and no more."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest

from ip_portal.wsgi import application


def _ask(method: str) -> tuple[dict[str, str], bytes]:
    """Ask as a server does: Django's own test client would take the body away."""
    environ: dict[str, Any] = {}
    setup_testing_defaults(environ)
    environ |= {"REQUEST_METHOD": method, "PATH_INFO": "/livez"}
    environ |= {"HTTP_HOST": "127.0.0.1"}
    headers: dict[str, str] = {}

    def start(status: str, pairs: Iterable[tuple[str, str]]) -> None:
        assert status.startswith("200")
        headers.update(pairs)

    return headers, b"".join(application(environ, start))


@pytest.mark.django_db
def test_head_is_answered_without_a_body_and_with_its_length() -> None:
    asked, body = _ask("GET")
    headers, nothing = _ask("HEAD")
    assert body
    assert nothing == b""
    assert headers["Content-Length"] == asked["Content-Length"] == str(len(body))
