"""Several workers share one outbox, and a consumer that is down is left alone."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from django.db import connection, transaction

from ip_portal.ledger import claims, consumers, worker
from ip_portal.ledger.consumers import Consumer, DownError
from ip_portal.ledger.models import Change, Delivery
from ip_portal.ledger.services import publish

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
TOPIC = "test.thing"
NAME = "listener"


def later(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def tell(count: int) -> None:
    with transaction.atomic():
        for number in range(count):
            publish(TOPIC, number)


def claim(owner: str, now: datetime = NOW, limit: int = 10) -> list[str]:
    taken = claims.claim(NAME, limit, owner=owner, now=now)
    return [delivery.change.key for delivery in taken]


class Listener:
    """Takes everything, unless it is down; notes when it was asked."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []
        self.is_down = False

    def handle(self, changes: Sequence[Change]) -> None:
        self.asked.append([change.key for change in changes])
        if self.is_down:
            raise DownError


@pytest.fixture
def listener(monkeypatch) -> Listener:
    """Return the only consumer."""
    monkeypatch.setattr(consumers, "_CONSUMERS", {})
    listener = Listener()
    consumers.register(NAME, [TOPIC], listener.handle)
    return listener


def deliver(owner: str, now: datetime) -> int:
    [consumer] = consumers.consumers_here()
    return worker.deliver(consumer, now=now, owner=owner)


# --- Claims -------------------------------------------------------------------


def test_two_workers_never_have_the_same_delivery(listener):
    tell(5)
    assert claim("one", limit=3) == ["0", "1", "2"]
    assert claim("two", limit=3) == ["3", "4"]
    assert claim("three") == []


def test_what_a_dead_worker_had_is_taken_over_when_its_lease_ends(listener):
    tell(2)
    claim("dead")
    end = claims.LEASE.total_seconds()
    assert claim("alive", later(end - 1)) == []
    assert claim("alive", later(end)) == ["0", "1"]


def test_a_long_batch_keeps_its_lease(listener):
    tell(1)
    claim("long")
    claims.renew([NAME], owner="long", now=later(15))
    assert claim("other", later(30)) == []
    assert claim("other", later(35)) == ["0"]


def test_another_worker_cannot_renew_a_lease(listener):
    tell(1)
    claim("dead")
    claims.renew([NAME], owner="other", now=later(15))
    assert claim("other", later(30)) == ["0"]


def test_a_worker_that_ends_gives_back_what_it_leaves(listener):
    tell(2)
    claim("ending", limit=1)
    claim("other", limit=1)
    claims.give_back([NAME], owner="ending")
    assert claim("third") == ["0"]
    assert claims.is_held_elsewhere(NAME, owner="third")


def test_what_was_never_settled_comes_again_to_the_same_worker(listener):
    tell(1)
    claim("one")
    assert claim("one", later(1)) == ["0"]


def test_settling_ends_the_lease(listener):
    tell(1)
    assert deliver("one", NOW) == 1
    done = Delivery.objects.get()
    assert (done.claimed_by, done.claimed_until, done.done_at) == ("", None, NOW)


def test_a_worker_that_lost_its_lease_leaves_no_mark(listener):
    """Its failure says nothing of what the other one is about to do."""
    tell(1)

    def slow(changes: Sequence[Change]) -> None:
        claim("other", later(60))
        raise ValueError("too late")

    late = Consumer(NAME, frozenset([TOPIC]), slow)
    assert worker.deliver(late, now=NOW, owner="slow") == 0
    left = Delivery.objects.get()
    assert (left.attempts, left.claimed_by) == (0, "other")


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(
    connection.vendor == "sqlite",
    reason="Threads cannot write to SQLite in memory: tests/processes has a file.",
)
def test_four_workers_at_once_share_the_work(listener, monkeypatch):
    monkeypatch.setattr(worker, "BATCH", 7)
    tell(200)

    def work(owner: str) -> int:
        settled = 0
        while worker.waiting_count():
            settled += deliver(owner, NOW)
        connection.close()
        return settled

    with ThreadPoolExecutor(4) as workers:
        settled = sum(workers.map(work, ["one", "two", "three", "four"]))
    handed = [key for batch in listener.asked for key in batch]
    assert settled == 200
    assert sorted(handed, key=int) == [str(number) for number in range(200)]


# --- Hosts --------------------------------------------------------------------


def test_what_another_host_delivers_waits_for_it(listener):
    there = Listener()
    consumers.register("there", [TOPIC], there.handle, here=False)
    tell(1)
    assert worker.deliver_waiting(now=NOW) == 1
    assert there.asked == []
    assert Delivery.objects.get(done_at=None).consumer == "there"


# --- Waiting while down -------------------------------------------------------


def test_waits_grow_from_one_second_to_ten(listener):
    listener.is_down = True
    tell(1)
    asked = []
    for tenth in range(600):
        before = len(listener.asked)
        deliver("one", later(tenth / 10))
        if len(listener.asked) > before:
            asked.append(tenth / 10)
    waits = [after - before for before, after in pairwise(asked)]
    assert waits == [1, 2, 4, 8, 10, 10, 10, 10]
    assert Delivery.objects.get().attempts == 0


def test_what_is_written_while_a_consumer_is_down_waits_with_the_rest(listener):
    listener.is_down = True
    tell(1)
    deliver("one", NOW)
    tell(1)
    assert deliver("two", later(0.5)) == 0
    assert len(listener.asked) == 1
    listener.is_down = False
    assert deliver("two", later(1)) == 2


def test_a_consumer_that_goes_down_amid_a_refused_batch_is_asked_no_more(listener):
    def handle(changes: Sequence[Change]) -> None:
        listener.asked.append([change.key for change in changes])
        raise DownError if len(changes) == 1 else ValueError("one of these")

    tell(5)
    consumer = Consumer(NAME, frozenset([TOPIC]), handle)
    assert worker.deliver(consumer, now=NOW, owner="one") == 0
    assert len(listener.asked) == 2
    assert set(Delivery.objects.values_list("waits", "attempts")) == {(1, 0)}


def test_a_poison_that_waits_holds_up_nobody(listener):
    tell(2)
    Delivery.objects.filter(change__key="0").update(attempts=1, next_try_at=later(9))
    assert deliver("one", NOW) == 1
    assert listener.asked == [["1"]]
