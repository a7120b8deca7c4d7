from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from ip_portal.ledger import consumers, daily, worker
from ip_portal.ledger.consumers import DownError
from ip_portal.ledger.models import Change, Delivery
from ip_portal.ledger.services import publish

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
TOPIC = "test.thing"


class Listener:
    """Takes what it can: some keys are poison, and sometimes it is away."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []
        self.taken: list[str] = []
        self.poison: set[str] = set()
        self.is_down = False

    def handle(self, changes: Sequence[Change]) -> None:
        keys = [change.key for change in changes]
        self.batches.append(keys)
        if self.is_down:
            raise DownError
        if self.poison & set(keys):
            raise ValueError("poison")
        self.taken += keys


@pytest.fixture
def listener(monkeypatch) -> Listener:
    """Return the only consumer."""
    monkeypatch.setattr(consumers, "_CONSUMERS", {})
    listener = Listener()
    consumers.register("listener", [TOPIC], listener.handle)
    return listener


def tell(*keys: str) -> None:
    with transaction.atomic():
        for key in keys:
            publish(TOPIC, key)


def later(seconds: int) -> datetime:
    return NOW + timedelta(seconds=seconds)


def waiting() -> int:
    return worker.waiting_count()


def test_changes_are_handed_over_together_in_their_order(listener):
    tell("a", "b", "c")
    assert worker.deliver_waiting(now=NOW) == 3
    assert listener.batches == [["a", "b", "c"]]
    assert waiting() == 0


def test_what_is_delivered_is_not_delivered_again(listener):
    tell("a")
    worker.deliver_waiting(now=NOW)
    assert worker.deliver_waiting(now=later(60)) == 0
    assert listener.taken == ["a"]


def test_a_long_queue_goes_in_batches(listener, monkeypatch):
    monkeypatch.setattr(worker, "BATCH", 2)
    tell("a", "b", "c")
    assert worker.deliver_waiting(now=NOW) == 2
    assert worker.deliver_waiting(now=NOW) == 1
    assert listener.batches == [["a", "b"], ["c"]]


def test_a_topic_that_nobody_hears_leaves_nothing_waiting(listener):
    with transaction.atomic():
        publish("test.unheard", "a")
    assert Change.objects.count() == 1
    assert waiting() == 0


def test_one_bad_change_does_not_block_the_others(listener):
    listener.poison = {"b"}
    tell("a", "b", "c")
    assert worker.deliver_waiting(now=NOW) == 2
    assert listener.taken == ["a", "c"]
    left = Delivery.objects.get(done_at=None)
    assert (left.change.key, left.attempts) == ("b", 1)
    assert "poison" in left.error


def test_a_failed_change_waits_before_it_is_tried_again(listener):
    listener.poison = {"a"}
    tell("a")
    worker.deliver_waiting(now=NOW)
    worker.deliver_waiting(now=later(1))
    assert len(listener.batches) == 2  # together, then alone
    listener.poison = set()
    assert worker.deliver_waiting(now=later(3)) == 1


def test_poison_is_dead_after_five_tries(listener):
    listener.poison = {"a"}
    tell("a")
    for round_number in range(20):
        worker.deliver_waiting(now=later(60 * round_number))
    dead = Delivery.objects.get()
    assert dead.attempts == worker.TRIES == 5
    assert dead.dead_at is not None
    assert dead.done_at is None
    assert waiting() == 0


def test_a_consumer_that_is_down_costs_no_try(listener):
    listener.is_down = True
    tell("a")
    for round_number in range(20):
        assert worker.deliver_waiting(now=later(60 * round_number)) == 0
    left = Delivery.objects.get()
    assert (left.attempts, left.dead_at) == (0, None)
    listener.is_down = False
    assert worker.deliver_waiting(now=later(6000)) == 1


def test_while_a_consumer_is_down_it_is_not_asked_all_the_time(listener):
    listener.is_down = True
    tell("a")
    worker.deliver_waiting(now=NOW)
    worker.deliver_waiting(now=NOW)
    assert len(listener.batches) == 1


def test_one_consumer_does_not_wait_for_another(listener):
    listener.is_down = True
    other = Listener()
    consumers.register("other", [TOPIC], other.handle)
    tell("a")
    assert worker.deliver_waiting(now=NOW) == 1
    assert other.taken == ["a"]
    assert waiting() == 1


# --- The passing of days ------------------------------------------------------------------------


def test_every_room_is_told_of_a_new_day(monkeypatch):
    monkeypatch.setattr(daily, "_JOBS", {})
    heard = []
    daily.register("one", lambda day: heard.append(day) or 2)
    daily.register("two", lambda day: 0)
    assert daily.run_all(NOW.date()) == {"one": 2, "two": 0}
    assert heard == [NOW.date()]


def test_the_register_hears_of_new_days():
    assert "rights" in daily._JOBS
