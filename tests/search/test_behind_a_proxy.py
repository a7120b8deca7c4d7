"""The site and a real cluster with a proxy between them that can fail."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client

from ip_portal.core.dates import now
from search import engines, indexing, service
from search.breaker import Breaker
from search.engines import Cluster
from search.engines.elastic import ElasticEngine
from search.port import Document, EngineDownError, Mode, Query
from tests.search.conftest import Shelf
from tests.servers.proxy import CUT, STALL, Certificate, Proxy, make_certificate

QUERY = Query(text="gạo", types={"book": Mode.ALL_WORDS})
USER = ("portal", "mật khẩu dài")
SOON = 1.5
"""Seconds in which a reader has an answer although the cluster is down."""

PAUSE = 0.3
"""Seconds that the site's own breaker would make thirty."""


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    """Return what the proxy says it is."""
    return make_certificate(tmp_path_factory.mktemp("certificate"))


@pytest.fixture
def guarded(elasticsearch_url: str, certificate: Certificate) -> Iterator[Proxy]:
    """Return a proxy that speaks TLS and asks for name and password."""
    with Proxy(elasticsearch_url, certificate, USER) as proxy:
        yield proxy


def reached(proxy: Proxy, **changed: str) -> Cluster:
    """Return what the settings would say of the cluster."""
    assert proxy.certificate
    said = Cluster((proxy.url,), *USER, str(proxy.certificate.file), "tls")
    return replace(said, **changed)


def test_a_cluster_behind_tls_and_a_password_is_written_and_asked(
    guarded: Proxy,
) -> None:
    with engines.passing("elasticsearch", reached(guarded)) as engine:
        engine.build().swap()
        engine.put([Document(type="book", key="1", version=1, title="Gạo")])
        assert engine.search(QUERY).count == 1


def test_a_wrong_password_is_an_engine_that_is_down(guarded: Proxy) -> None:
    wrong = reached(guarded, password="another")
    with pytest.raises(EngineDownError, match="does not let us in"):
        engines.create("elasticsearch", Path(), wrong).search(QUERY)


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(guarded: Proxy) -> None:
    stranger = reached(guarded, ca="")
    with pytest.raises(EngineDownError, match="reached"):
        engines.create("elasticsearch", Path(), stranger).search(QUERY)
    assert not guarded.asked, "The password went to a stranger."


@pytest.fixture
def site(
    elasticsearch_url: str, shelf: Shelf, settings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Proxy]:
    """Return the proxy of a site with one thing in both of its indices."""
    breaker = Breaker(PAUSE)
    monkeypatch.setattr(service, "_guard", lambda: breaker)
    with Proxy(elasticsearch_url) as proxy:
        settings.SEARCH_ENGINE = "elasticsearch"
        settings.ELASTICSEARCH_PREFIX = f"proxy-{secrets.token_hex(4)}"
        settings.ELASTICSEARCH_URL = [proxy.url]
        indexing.listen()
        shelf.save("1", "Gạo", body="Hạt gạo")
        for engine in service.engines_here():
            indexing.rebuild(engine, now=now())
        yield proxy
        proxy.fault = None
        cluster = service.engine()
        assert isinstance(cluster, ElasticEngine)
        cluster.clear()


FAULTS = [STALL, CUT, 429, 503]


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.django_db(transaction=True)
def test_the_spare_answers_at_once_and_the_cluster_again_when_it_is_mended(
    site: Proxy, fault: str | int
) -> None:
    assert not service.ask(QUERY).degraded
    site.fault = fault
    began = time.monotonic()
    page = service.ask(QUERY)
    assert time.monotonic() - began < SOON
    assert (page.count, page.degraded) == (1, True)
    site.fault = None
    assert service.ask(QUERY).degraded, "It is left in peace for a while."
    time.sleep(PAUSE)
    page = service.ask(QUERY)
    assert (page.count, page.degraded) == (1, False)


@pytest.mark.django_db(transaction=True)
def test_a_slow_cluster_has_no_second_look_beyond_the_time_of_one(site: Proxy) -> None:
    twice = replace(QUERY, text="gaol")
    asked = site.asked
    service.ask(twice)
    assert site.asked == asked + 2, "There is no second look at these words."
    site.delay = 0.75
    began = time.monotonic()
    assert service.ask(twice).degraded
    assert time.monotonic() - began < SOON


@pytest.mark.django_db(transaction=True)
def test_a_cluster_that_is_down_is_not_asked_by_every_reader(site: Proxy) -> None:
    site.fault = 503
    assert service.ask(QUERY).degraded
    asked = site.asked
    for _ in range(5):
        assert service.ask(QUERY).degraded
        assert service.suggest("ga", "vi")
    assert site.asked <= asked + 1, "More than one tried."


@pytest.mark.django_db(transaction=True)
def test_the_page_says_so_and_no_cache_keeps_it_longer_than_the_fault(
    site: Proxy, client: Client
) -> None:
    asked = "/en/search/", {"q": "gạo"}
    assert "results are simplified" not in client.get(*asked).text
    site.fault = STALL
    page = client.get(*asked)
    assert page.status_code == 200
    assert "results are simplified" in page.text
    assert "<mark>Gạo</mark>" in page.text
    kept = page["Cache-Control"].split(", ")
    assert {"s-maxage=30", "max-age=0", "stale-while-revalidate=0"} <= set(kept)


@pytest.mark.django_db(transaction=True)
def test_readiness_does_not_ask_the_cluster(site: Proxy, client: Client) -> None:
    site.fault = STALL
    asked = site.asked
    assert client.get("/readyz").status_code == 200
    assert site.asked == asked
