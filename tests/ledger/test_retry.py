"""A dead letter may be sent once more."""

from __future__ import annotations

import pytest
from django.utils import timezone

from ip_portal.ledger.actors import Actor
from ip_portal.ledger.models import Change, Delivery, Entry
from ip_portal.ledger.services import retry
from ip_portal.ledger.verbs import sentence

ACTOR = Actor("1", "Lê Hạnh")

pytestmark = pytest.mark.django_db


def a_delivery(**values: object) -> Delivery:
    """Return a delivery of some change."""
    change = Change.objects.create(topic="some.topic", key="1")
    return Delivery.objects.create(change=change, consumer="some.one", **values)


def test_a_dead_letter_waits_again_with_all_its_tries() -> None:
    delivery = a_delivery(dead_at=timezone.now(), attempts=5, error="broken")
    assert retry(delivery, actor=ACTOR)
    delivery.refresh_from_db()
    assert (delivery.dead_at, delivery.attempts, delivery.next_try_at) == (
        None,
        0,
        None,
    )
    entry = Entry.objects.get()
    assert "Lê Hạnh" in sentence(entry)
    assert "some.one" in sentence(entry)


def test_a_delivery_that_is_alive_is_left_alone() -> None:
    delivery = a_delivery(attempts=3)
    assert not retry(delivery, actor=ACTOR)
    delivery.refresh_from_db()
    assert delivery.attempts == 3
    assert not Entry.objects.exists()
