"""A cache in front of the site is told what has changed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.db import transaction

from cms import purging
from cms.documents import TOPIC
from cms.library.editions import TOPIC as LIBRARY, tell
from cms.library.models import LegalDocument
from cms.models import HomePage, LegalDocumentPage, SectionPage
from ip_portal.ledger import consumers
from ip_portal.ledger.models import Change
from ip_portal.ledger.services import publish
from ip_portal.rules.proposing import TOPIC as RULES
from tests.cms.conftest import Write
from tests.cms.site import put


@pytest.fixture
def told(settings) -> Iterator[list[str]]:
    """Run a cache; return the paths it was told to forget."""
    paths: list[str] = []

    class Cache(BaseHTTPRequestHandler):
        def do_PURGE(self) -> None:
            paths.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Say nothing: tests may not print."""

    server = HTTPServer(("127.0.0.1", 0), Cache)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.WAGTAILFRONTENDCACHE = {
        "front": {
            "BACKEND": "wagtail.contrib.frontend_cache.backends.HTTPBackend",
            "LOCATION": f"http://127.0.0.1:{server.server_port}",
        }
    }
    yield paths
    server.shutdown()
    server.server_close()


def test_publishing_a_page_purges_it_and_what_lists_it(
    told: list[str], write: Write, home_en: HomePage
) -> None:
    guide = write()
    changes = list(Change.objects.filter(topic=TOPIC, key=str(guide.pk)))
    purging.purge(changes)
    assert {"/nhan-hieu-tap-the/", "/", "/en/", "/sitemap-pages.xml"} <= set(told)


def test_a_change_of_the_law_purges_the_pages_that_cite_it(
    told: list[str], law: None, write: Write
) -> None:
    text = "<p>Trong [[collective_mark.opposition]].</p>"
    write(body=[("text", text)])
    write(slug="khac", title="Trang khác")
    with transaction.atomic():
        change = publish(RULES, key="collective_mark.opposition")
    purging.purge([change])
    assert "/nhan-hieu-tap-the/" in told
    assert "/khac/" not in told


@pytest.mark.usefixtures("home_en")
def test_a_change_of_the_library_purges_its_pages_and_articles(
    told: list[str], home_vi: HomePage, write: Write
) -> None:
    section = put(SectionPage, home_vi, "phap-luat", title="Pháp luật")
    for code, slug in (("9/2030/QH16", "luat-9"), ("8/2029/QH16", "luat-8")):
        document = LegalDocument.objects.create(code=code)
        put(LegalDocumentPage, section, slug, title=slug, document=document)
    write()
    with transaction.atomic():
        tell("9/2030/QH16", ["dieu-1", "dieu-2"])
    purging.purge(list(Change.objects.filter(topic=LIBRARY)))
    new, other = "/phap-luat/luat-9/", "/phap-luat/luat-8/"
    assert {new, f"{new}dieu-1/", f"{new}dieu-2/", other} <= set(told)
    assert f"{other}dieu-1/" not in told
    assert "/nhan-hieu-tap-the/" not in told


def test_where_a_cache_stands_pages_rules_and_library_are_heard(
    told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[set[str]] = []
    monkeypatch.setattr(
        consumers, "register", lambda name, topics, handle: heard.append(set(topics))
    )
    purging.register()
    assert heard == [{TOPIC, RULES, LIBRARY}]


def test_without_a_cache_nobody_listens(settings) -> None:
    settings.WAGTAILFRONTENDCACHE = {}
    purging.register()
    assert "caches" not in {one.name for one in consumers.all_consumers()}
