"""The index on a cluster is what the database says, whatever happens to it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import transaction

from ip_portal.core.dates import now
from ip_portal.ledger import services
from search import indexing, service
from search.engines.elastic import ElasticEngine
from search.port import Document, Gone, Mode, NoIndexError, Query
from tests.search.conftest import TOPIC, Shelf

pytestmark = pytest.mark.django_db(transaction=True)

QUERY = Query(text="gạo", types={"book": Mode.ALL_WORDS}, limit=500)


@pytest.fixture
def cluster(
    shelf: Shelf, settings, elasticsearch_url: str, request: pytest.FixtureRequest
) -> Iterator[ElasticEngine]:
    """The site's engine on a real cluster, without an index."""
    settings.SEARCH_ENGINE = "elasticsearch"
    settings.ELASTICSEARCH_URL = [elasticsearch_url]
    settings.ELASTICSEARCH_PREFIX = f"indexing-{abs(hash(request.node.nodeid))}"
    indexing.listen()
    engine = service.engine()
    assert isinstance(engine, ElasticEngine)
    yield engine
    engine.clear()


def change(shelf: Shelf, key: str, title: str, version: int) -> None:
    with transaction.atomic():
        shelf.save(key, title, version)
        services.publish(TOPIC, key)


def test_changes_made_during_a_rebuild_are_all_there_after(
    cluster: ElasticEngine, shelf: Shelf
) -> None:
    for at in range(300):
        shelf.save(f"{at:03}", "Gạo")
    indexing.rebuild(cluster, now=now())
    changed = iter(range(100))

    def meanwhile(count: int) -> None:
        for at in changed:
            change(shelf, f"{at:03}", f"Gạo {at}", 2)
            if at % 2:
                call_command("run_worker", "--once")
            if at % 34 == 33:
                return

    for _ in range(3):
        indexing.rebuild(cluster, now=now(), progress=meanwhile)
    call_command("run_worker", "--once")
    versions = {key: version for _, key, version in cluster.versions()}
    assert len(versions) == 300
    assert sorted(key for key, version in versions.items() if version == 2) == [
        f"{at:03}" for at in range(100)
    ]


def test_searches_during_a_rebuild_find_a_whole_index(
    cluster: ElasticEngine, shelf: Shelf
) -> None:
    for at in range(200):
        shelf.save(f"{at:03}", "Gạo")
    indexing.rebuild(cluster, now=now())
    found: set[int] = set()
    stopping = threading.Event()

    def search() -> None:
        while not stopping.is_set():
            page = cluster.search(QUERY)
            found.add(page.count)
            assert len({hit.key for hit in page.hits}) == page.count

    reader = threading.Thread(target=search)
    reader.start()
    for _ in range(3):
        indexing.rebuild(cluster, now=now())
    stopping.set()
    reader.join()
    assert found == {200}


def test_what_was_damaged_is_told_and_mended(
    cluster: ElasticEngine, shelf: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    for at in range(60):
        shelf.save(f"{at:02}", "Gạo", 5)
    with pytest.raises(NoIndexError, match="search_rebuild"):
        cluster.search(QUERY)
    call_command("search_rebuild", verbosity=0)
    cluster.forget([Gone("book", f"{at:02}") for at in range(15)])
    old = [shelf.documents[f"{at:02}"] for at in range(10)]
    cluster.put([Document(type="book", key=one.key, version=4) for one in old])
    cluster.put(
        [Document(type="book", key=f"x{at}", version=1, title="Cam") for at in range(5)]
    )
    call_command("search_check", "--repair")
    said = [
        json.loads(line)
        for line in capsys.readouterr().out.splitlines()
        if line.startswith("{")
    ]
    counts = said[0]
    assert counts["engine"] == "elasticsearch"
    wrong = (counts["missing"], counts["stale"], counts["orphaned"])
    assert wrong == (5, 10, 5)
    assert indexing.check(cluster).count == 0
    assert cluster.search(QUERY).count == 60
