"""A cluster that is away, slow or out of its mind never takes search away."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction

from ip_portal.core.dates import now
from ip_portal.ledger import services
from ip_portal.ledger.models import Delivery
from search import indexing, service
from search.engines.elastic import Connection, ElasticEngine
from search.port import EngineDownError, Mode, Query
from tests.search.conftest import TOPIC, Shelf
from tests.servers.elasticsearch import free_ports

QUERY = Query(text="gạo", types={"book": Mode.ALL_WORDS})
SOON = 1.5
"""Seconds in which a reader has an answer although the cluster is down."""


@contextmanager
def answering(reply: bytes | None) -> Iterator[str]:
    """Listen, and give every request this answer; None: never any."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        kept: list[socket.socket] = []

        def serve() -> None:
            while True:
                try:
                    one, _ = listening.accept()
                except OSError:
                    return
                kept.append(one)
                if reply is not None:
                    one.recv(65_536)
                    one.sendall(reply)
                    one.close()

        threading.Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        listening.shutdown(socket.SHUT_RDWR)
        for one in kept:
            one.close()


def answer(status: int) -> bytes:
    body = b'{"error": {"type": "made up"}, "status": %d}' % status
    head = (
        f"HTTP/1.1 {status} Said\r\nContent-Type: application/json\r\n"
        f"X-Elastic-Product: Elasticsearch\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def engine_at(url: str) -> ElasticEngine:
    return ElasticEngine(Connection(urls=[url]), prefix="nowhere")


@pytest.mark.parametrize("status", [401, 403, 429, 500, 502, 503])
def test_what_another_try_may_mend_is_an_engine_that_is_down(status: int) -> None:
    with answering(answer(status)) as url, pytest.raises(EngineDownError):
        engine_at(url).search(QUERY)


def test_a_request_that_the_cluster_calls_wrong_stays_loud() -> None:
    with answering(answer(400)) as url, pytest.raises(Exception) as raised:  # noqa: PT011
        engine_at(url).search(QUERY)
    assert not isinstance(raised.value, EngineDownError)


def test_a_refused_connection_is_an_engine_that_is_down() -> None:
    [port] = free_ports(1)
    with pytest.raises(EngineDownError, match="reached"):
        engine_at(f"http://127.0.0.1:{port}").search(QUERY)


@pytest.fixture
def two_engines(shelf: Shelf, settings) -> Iterator[Any]:
    """Return settings of a site on a cluster, whose address is still to be set."""
    settings.SEARCH_ENGINE = "elasticsearch"
    settings.ELASTICSEARCH_PREFIX = "resilience"
    indexing.listen()
    service._breaker.cache_clear()
    yield settings
    service._breaker.cache_clear()


def write(shelf: Shelf, key: str, title: str, version: int = 1) -> None:
    shelf.save(key, title, version)
    with transaction.atomic():
        services.publish(TOPIC, key)


@pytest.mark.django_db(transaction=True)
def test_a_stalled_cluster_is_answered_for_by_the_spare(
    two_engines, shelf: Shelf
) -> None:
    shelf.save("1", "Gạo")
    with answering(None) as url:
        two_engines.ELASTICSEARCH_URL = [url]
        indexing.rebuild(service.named("embedded"), now=now())
        began = time.monotonic()
        page = service.ask(QUERY)
        assert time.monotonic() - began < SOON
        assert (page.count, page.degraded) == (1, True)
        began = time.monotonic()
        assert service.ask(QUERY).degraded
        assert [one.title for one in service.suggest("ga", "vi")] == ["Gạo"]
        assert time.monotonic() - began < SOON / 2, "The cluster was asked again."


@pytest.mark.django_db(transaction=True)
def test_edits_reach_the_spare_at_once_and_the_cluster_when_it_is_back(
    two_engines, shelf: Shelf, elasticsearch_url: str
) -> None:
    [port] = free_ports(1)
    two_engines.ELASTICSEARCH_URL = [f"http://127.0.0.1:{port}"]
    service.named("embedded").build().swap()
    write(shelf, "1", "Gạo")
    call_command("run_worker", "--once")
    page = service.ask(QUERY)
    assert (page.count, page.degraded) == (1, True)
    [waiting] = Delivery.objects.filter(done_at=None)
    assert (waiting.consumer, waiting.attempts) == ("search.elasticsearch", 0)

    two_engines.ELASTICSEARCH_URL = [elasticsearch_url]
    cluster = service.named("elasticsearch")
    assert isinstance(cluster, ElasticEngine)
    cluster.build().swap()
    try:
        Delivery.objects.update(next_try_at=None)
        call_command("run_worker", "--once")
        page = service.ask(QUERY)
        assert (page.count, page.degraded) == (1, False)
        assert not Delivery.objects.filter(done_at=None).exists()
    finally:
        cluster.clear()
