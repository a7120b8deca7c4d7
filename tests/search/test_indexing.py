"""Deliveries, rebuilds and comparisons: index and database never part for long."""

from __future__ import annotations

import io
import itertools
import json
import threading
from collections.abc import Sequence
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import transaction

from ip_portal.core.dates import now
from ip_portal.ledger.consumers import DownError
from ip_portal.ledger.models import Change, Delivery
from ip_portal.ledger.services import publish
from ip_portal.ledger.worker import deliver_waiting
from search import indexing, service
from search.port import Document, Engine, EngineDownError, Gone, Mode, Query
from tests.search.conftest import TOPIC, Shelf

pytestmark = pytest.mark.django_db


def titles(engine: Engine, shelf: Shelf) -> set[str]:
    page = engine.search(Query(types={"book": Mode.ALL_WORDS}, limit=1000))
    return {shelf.documents[hit.key].title for hit in page.hits}


def keys(engine: Engine, text: str = "") -> list[str]:
    query = Query(text=text, types={"book": Mode.ALL_WORDS}, limit=1000)
    return sorted(hit.key for hit in engine.search(query).hits)


def changed(*names: str) -> None:
    with transaction.atomic():
        for name in names:
            publish(TOPIC, name)


def work() -> None:
    while deliver_waiting(now=now()):
        pass


def test_a_published_change_is_found_after_delivery(
    engine: Engine, shelf: Shelf
) -> None:
    shelf.save("1", "Gạo")
    changed("1")
    assert keys(engine, "gạo") == []
    work()
    assert keys(engine, "gạo") == ["1"]


def test_what_is_rolled_back_is_not_found(engine: Engine, shelf: Shelf) -> None:
    shelf.save("1", "Gạo")
    with transaction.atomic():
        publish(TOPIC, "1")
        transaction.set_rollback(True)
    work()
    assert engine.count() == 0


def test_what_is_hidden_leaves_the_index(engine: Engine, shelf: Shelf) -> None:
    shelf.save("1", "Gạo", 3)
    changed("1")
    work()
    del shelf.documents["1"]
    changed("1")
    work()
    assert engine.count() == 0
    shelf.save("1", "Gạo", 3)
    changed("1")
    work()
    assert engine.count() == 1


def test_changes_may_come_three_times_and_in_any_order(
    engine: Engine, shelf: Shelf
) -> None:
    for key in "abc":
        shelf.save(key, f"Gạo {key}", 2)
    changed("a", "b", "x", "c", "a")
    changes = list(Change.objects.order_by("pk"))
    del shelf.documents["b"]
    for order in itertools.islice(itertools.permutations(changes), 0, None, 40):
        indexing.handle(order, service.engine())
        assert keys(engine) == ["a", "c"]
        assert engine.count() == 2


def test_changes_of_others_are_none_of_ours(engine: Engine, shelf: Shelf) -> None:
    indexing.handle([Change(topic="elsewhere", key="1")], service.engine())
    assert engine.count() == 0


def test_deliveries_wait_while_the_engine_is_down(
    engine: Engine, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def down(documents: Sequence[Document]) -> None:
        raise EngineDownError("down")

    shelf.save("1", "Gạo")
    changed("1")
    with monkeypatch.context() as patched:
        patched.setattr(engine, "put", down)
        with pytest.raises(DownError):
            indexing.handle(Change.objects.all(), service.engine())
        work()
    delivery = Delivery.objects.get()
    assert (delivery.done_at, delivery.attempts) == (None, 0)
    deliver_waiting(now=now() + timedelta(minutes=1))
    assert keys(engine) == ["1"]


def test_killed_between_commit_and_index_the_next_round_repairs(
    engine: Engine, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    class KilledError(BaseException):
        pass

    def killed(documents: Sequence[Document]) -> None:
        raise KilledError

    shelf.save("1", "Gạo")
    changed("1")
    with monkeypatch.context() as patched:
        patched.setattr(engine, "put", killed)
        with pytest.raises(KilledError):
            deliver_waiting(now=now())
    assert engine.count() == 0
    work()
    assert keys(engine) == ["1"]


def test_killed_between_index_and_receipt_the_change_is_repeated(
    engine: Engine, shelf: Shelf
) -> None:
    shelf.save("1", "Gạo")
    changed("1")
    indexing.handle(Change.objects.all(), service.engine())
    work()
    assert keys(engine) == ["1"]
    assert engine.count() == 1


# Rebuilding


def test_a_rebuild_writes_everything_and_forgets_the_rest(
    engine: Engine, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "BATCH", 7)
    engine.put([Document(type="book", key="gone", version=9, title="Gạo")])
    for number in range(30):
        shelf.save(f"{number:02}", "Gạo")
    assert indexing.rebuild(engine, now=now()) == 30
    assert keys(engine) == sorted(shelf.documents)


def test_edits_during_a_rebuild_are_in_the_new_index(
    engine: Engine, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "BATCH", 20)
    for number in range(100):
        shelf.save(f"{number:03}", "Old")
    changed(*shelf.documents)
    work()
    steps = iter(range(100))

    def meanwhile(count: int) -> None:
        """Edit behind and before the builder; the worker delivers half of it."""
        assert engine.count() in (100, 99)
        step = next(steps)
        for number in range(step, 100, 5):
            shelf.save(f"{number:03}", "New", 2)
            changed(f"{number:03}")
        if step % 2:
            work()
        if step == 3:
            del shelf.documents["000"]
            changed("000")
            work()

    indexing.rebuild(engine, now=now(), progress=meanwhile)
    assert keys(engine, "new") == sorted(shelf.documents)
    assert keys(engine, "old") == []
    assert engine.count() == 99
    work()
    assert engine.count() == 99


def test_a_pending_deletion_survives_a_rebuild(engine: Engine, shelf: Shelf) -> None:
    shelf.save("1", "Gạo")
    changed("1")
    work()

    def delete(count: int) -> None:
        shelf.documents.pop("1", None)
        changed("1")

    indexing.rebuild(engine, now=now(), progress=delete)
    assert engine.count() == 0
    work()
    assert engine.count() == 0


def test_a_failed_rebuild_leaves_the_index_in_use(engine: Engine, shelf: Shelf) -> None:
    shelf.save("1", "Gạo")
    changed("1")
    work()

    def fail(count: int) -> None:
        raise RuntimeError("disk full")

    with pytest.raises(RuntimeError, match="disk full"):
        indexing.rebuild(engine, now=now(), progress=fail)
    assert keys(engine) == ["1"]
    assert indexing.rebuild(engine, now=now()) == 1


def test_two_rebuilds_at_once_are_refused(engine: Engine, shelf: Shelf) -> None:
    refusals: list[Exception] = []
    other = service.engines.create("embedded", service.settings.SEARCH_INDEX_DIR)

    def again(count: int) -> None:
        try:
            other.build()
        except EngineDownError as error:
            refusals.append(error)

    shelf.save("1", "Gạo")
    indexing.rebuild(engine, now=now(), progress=again)
    assert len(refusals) == 1
    assert keys(engine) == ["1"]


def test_searches_find_a_whole_index_at_every_moment(
    engine: Engine, shelf: Shelf
) -> None:
    for number in range(50):
        shelf.save(f"{number:02}", "Gạo")
    indexing.rebuild(engine, now=now())
    counts: set[int] = set()
    stop = threading.Event()

    def search() -> None:
        while not stop.is_set():
            counts.add(len(set(keys(engine, "gạo"))))

    reader = threading.Thread(target=search)
    reader.start()
    try:
        for _ in range(5):
            indexing.rebuild(engine, now=now())
    finally:
        stop.set()
        reader.join()
    assert counts == {50}


def test_a_writer_in_another_handle_follows_the_swap(
    engine: Engine, shelf: Shelf
) -> None:
    worker = service.engines.create("embedded", service.settings.SEARCH_INDEX_DIR)
    worker.put([Document(type="book", key="1", version=1, title="Gạo")])
    shelf.save("1", "Gạo")
    indexing.rebuild(engine, now=now())
    worker.put([Document(type="book", key="2", version=1, title="Gạo")])
    assert keys(engine, "gạo") == ["1", "2"]


# Comparing


def broken(engine: Engine, shelf: Shelf) -> None:
    """Ten documents at a wrong version, five missing, five that should not be."""
    for number in range(100):
        shelf.save(f"{number:03}", "Gạo", 5)
    indexing.rebuild(engine, now=now())
    stale = [f"{number:03}" for number in range(10)]
    engine.forget([Gone("book", key) for key in stale])
    engine.put(
        Document(type="book", key=key, version=4 + 2 * (int(key) % 2), title="Cam")
        for key in stale
    )
    engine.forget([Gone("book", f"{number:03}") for number in range(50, 55)])
    engine.put(
        Document(type=name, key=f"x{number}", version=1, title="Gạo")
        for number, name in enumerate(["book"] * 4 + ["unknown"])
    )


def test_drift_is_found_and_repaired(engine: Engine, shelf: Shelf) -> None:
    broken(engine, shelf)
    drift = indexing.check(engine)
    found = (len(drift.missing), len(drift.stale), len(drift.orphaned))
    assert found == (5, 10, 5)
    assert (drift.checked, drift.count) == (100, 20)
    indexing.repair(drift, engine)
    assert indexing.check(engine).count == 0
    assert keys(engine, "gạo") == sorted(shelf.documents)
    assert engine.count() == 100


def test_what_is_on_its_way_is_no_drift(engine: Engine, shelf: Shelf) -> None:
    shelf.save("1", "Gạo")
    changed("1")
    assert indexing.check(engine).count == 0
    work()
    assert indexing.check(engine).count == 0
    shelf.save("2", "Gạo")
    assert indexing.check(engine).missing == [("book", "2")]


def command(*arguments: str) -> str:
    out = io.StringIO()
    call_command(*arguments, stdout=out, skip_checks=True)
    return out.getvalue()


def test_the_commands_rebuild_check_and_repair(engine: Engine, shelf: Shelf) -> None:
    broken(engine, shelf)
    with pytest.raises(SystemExit) as stopped:
        command("search_check")
    assert stopped.value.code == 1
    said = json.loads(command("search_check", "--repair").splitlines()[-1])
    assert said == {
        "engine": "embedded",
        "checked": 100,
        "missing": 5,
        "stale": 10,
        "orphaned": 5,
        "repaired": True,
    }
    assert json.loads(command("search_check"))["missing"] == 0
    assert "100" in command("search_rebuild")


def test_a_missing_index_is_an_engine_that_is_down(shelf: Shelf) -> None:
    with pytest.raises(EngineDownError, match="search_rebuild"):
        service.engine().search(Query(text="gạo", types={"book": Mode.ALL_WORDS}))
    with pytest.raises(CommandError, match="search_rebuild"):
        command("search_check")


def test_a_repair_builds_an_index_where_there_is_none(shelf: Shelf) -> None:
    shelf.save("1", "Gạo")
    said = json.loads(command("search_check", "--repair"))
    assert (said["checked"], said["missing"]) == (1, 0)
    assert keys(service.engine()) == ["1"]
    assert command("search_check", "--repair", "--verbosity", "0") == ""


def test_the_first_delivery_makes_an_index(shelf: Shelf) -> None:
    shelf.save("1", "Gạo")
    changed("1")
    work()
    assert keys(service.engine()) == ["1"]
