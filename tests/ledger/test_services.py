from __future__ import annotations

import pytest
from django.apps import apps
from django.db import transaction
from django.utils.translation import gettext_lazy, override

from ip_portal.accounts.models import User
from ip_portal.ledger import consumers, verbs
from ip_portal.ledger.actors import SYSTEM, Actor
from ip_portal.ledger.models import Change, Delivery, Entry
from ip_portal.ledger.services import (
    OutsideTransactionError,
    fingerprint,
    publish,
    publish_all,
    record,
    record_all,
)
from ip_portal.registry.exchange import uploads
from ip_portal.registry.models import Batch
from ip_portal.registry.services import TOPIC

LAN = Actor("7", "Lan Trần")


@pytest.fixture
def batch(db: None) -> Batch:
    return Batch.objects.create(file_name="a.csv", sha256="0" * 64, source="template")


# --- Outside a transaction -------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "write",
    [
        lambda: record("batch.finished", Batch(pk=1), actor=LAN, file="a.csv"),
        lambda: record_all("batch.finished", [(Batch(pk=1), {})], actor=LAN),
        lambda: publish(TOPIC, 1),
        lambda: publish_all(TOPIC, [(1, {})]),
    ],
    ids=["record", "record_all", "publish", "publish_all"],
)
def test_a_trace_outside_a_transaction_is_refused(write):
    with pytest.raises(OutsideTransactionError):
        write()
    assert not Entry.objects.exists()
    assert not Change.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_rollback_takes_entry_change_and_deliveries_with_it():
    def crash() -> None:
        with transaction.atomic():
            record("batch.finished", Batch(pk=1), actor=LAN, file="a.csv")
            publish(TOPIC, 1, version=1)
            raise InterruptedError

    with pytest.raises(InterruptedError):
        crash()
    for model in (Entry, Change, Delivery):
        assert not model.objects.exists()


# --- Entries ------------------------------------------------------------------------------------


def test_an_entry_says_who_did_what_to_what(batch):
    entry = record("batch.finished", batch, actor=LAN, file="a.csv")
    stored = Entry.objects.get()
    assert (stored.actor_id, stored.actor_label) == ("7", "Lan Trần")
    assert (stored.subject_type, stored.subject_id) == ("registry.batch", str(batch.pk))
    assert stored.data == {"file": "a.csv"}
    assert stored.hash == entry.hash == fingerprint(stored)


def test_a_changed_entry_has_another_fingerprint(batch):
    record("batch.finished", batch, actor=LAN, file="a.csv")
    stored = Entry.objects.get()
    stored.data = {"file": "b.csv"}
    assert fingerprint(stored) != stored.hash


def test_a_verb_that_nobody_registered_is_refused(batch):
    with pytest.raises(KeyError, match=r"batch\.eaten"):
        record("batch.eaten", batch, actor=LAN)
    assert not Entry.objects.exists()


def test_words_in_a_language_are_no_data(batch):
    with pytest.raises(TypeError):
        record("batch.finished", batch, actor=LAN, file=gettext_lazy("Home"))
    assert not Entry.objects.exists()


def test_a_verb_has_one_sentence():
    with pytest.raises(ValueError, match="two sentences"):
        verbs.register({"batch.finished": "Something else happened."})
    verbs.register({"batch.finished": verbs._SENTENCES["batch.finished"]})


def test_an_entry_is_said_in_the_language_of_its_reader(batch):
    entry = record("batch.finished", batch, actor=LAN, file="a.csv")
    with override("en"):
        assert verbs.sentence(entry) == "Lan Trần imported the file a.csv."
    with override("vi"):
        assert "a.csv" in verbs.sentence(entry)
        assert "imported" not in verbs.sentence(entry)


def test_nobody_cannot_act():
    with pytest.raises(ValueError, match="anonymous"):
        Actor.of(User(email="new@example.test"))
    assert SYSTEM.id == ""


# --- Changes ------------------------------------------------------------------------------------


def test_a_change_waits_for_each_consumer_that_hears_it(batch):
    change = publish(TOPIC, 5, version=3)
    names = {one.name for one in consumers.listening_to(TOPIC)}
    assert set(change.deliveries.values_list("consumer", flat=True)) == names
    assert (change.key, change.payload) == ("5", {"version": 3})


def test_many_changes_wait_as_one_does(batch):
    changes = publish_all(TOPIC, [(1, {"version": 1}), (2, {"version": 1})])
    assert [one.key for one in changes] == ["1", "2"]
    listening = len(consumers.listening_to(TOPIC))
    assert Delivery.objects.count() == 2 * listening


def test_every_topic_that_is_published_is_heard():
    from search import types

    topics = {TOPIC, uploads.TOPIC} | {one.topic for one in types.all_types()}
    assert len(topics) >= 3
    for topic in topics:
        assert consumers.listening_to(topic), topic


def test_every_consumer_hears_something():
    assert apps.ready
    for consumer in consumers.all_consumers():
        assert consumer.topics
