"""Undoing what a file brought, and the passing of days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from ip_portal.ledger.models import Change, Entry
from ip_portal.registry import calendar, services
from ip_portal.registry.exchange.records import TextRecord
from ip_portal.registry.models import Batch, Number, Right
from ip_portal.rules import store
from tests.factories import (
    CLERK,
    TODAY,
    granted_record,
    mark_record,
    number,
    setting,
    take,
)

pytestmark = pytest.mark.django_db


def batch(name: str = "file.csv") -> Batch:
    return Batch.objects.create(
        file_name=name, sha256="0" * 64, source="template", state="finished"
    )


def undo(one: Batch) -> list[Right]:
    return services.undo_batch(one, actor=CLERK, setting=setting(), now=timezone.now())


# --- Undo ---------------------------------------------------------------------------------


def test_undoing_hides_the_rights_that_only_this_file_brought():
    one = batch()
    right = take(mark_record(), batch=one).right
    assert right.public_from is not None
    assert undo(one) == [right]
    right.refresh_from_db()
    assert right.public_from is None
    assert not Right.objects.filter(pk=right.pk).exists()
    one.refresh_from_db()
    assert one.state == Batch.State.UNDONE
    assert Entry.objects.filter(verb="batch.undone").count() == 1


def test_undoing_keeps_what_other_files_and_people_stated():
    record = mark_record(source="template")
    take(record)
    one = batch()
    better = replace(record, source="ipvn_page", words=(TextRecord("KHÁC", "vi"),))
    right = take(better, batch=one).right
    assert right.word == "KHÁC"
    undo(one)
    right.refresh_from_db()
    assert right.word == "GẠO Ô MÔN"
    assert right.public_from is not None


def test_undoing_twice_is_undoing_once():
    one = batch()
    take(mark_record(), batch=one)
    undo(one)
    before = (Entry.objects.count(), Change.objects.count())
    assert undo(one) == []
    assert (Entry.objects.count(), Change.objects.count()) == before


def test_the_file_sent_again_brings_its_rights_back():
    record = granted_record()
    one = batch()
    right = take(record, batch=one).right
    undo(one)
    two = batch("again.csv")
    taken = take(record, batch=two)
    assert taken.right == right
    assert taken.outcome is services.Outcome.CHANGED
    assert Right.objects.filter(pk=right.pk).exists()
    assert two.statements.count() == 1
    assert Right.for_staff.count() == 1


def test_undoing_the_second_file_hides_the_right_again():
    record = mark_record()
    one, two = batch(), batch("again.csv")
    right = take(record, batch=one).right
    undo(one)
    take(record, batch=two)
    assert undo(two) == [right]
    assert not Right.objects.exists()


def test_a_number_of_an_undone_file_is_free_for_its_true_right():
    wrong_title = number("4-0599999-000")
    one = batch()
    mistaken = mark_record()
    mistaken = replace(mistaken, numbers=(*mistaken.numbers, wrong_title))
    ghost = take(mistaken, batch=one).right
    undo(one)
    owner = take(mark_record()).right
    right = take(
        mark_record(numbers=(number(owner.number), wrong_title)), batch=batch("b.csv")
    ).right
    assert right == owner
    assert Number.objects.get(canonical=wrong_title.canonical).right == owner
    assert Right.for_staff.filter(pk=ghost.pk).exists()


def test_an_old_statement_that_speaks_again_takes_no_number_away():
    title = number("4-0599998-000")
    record = mark_record(source="template")
    right = take(replace(record, numbers=(*record.numbers, title))).right
    one = batch()
    better = number("4-0599997-000")
    take(replace(record, numbers=(*record.numbers, better)), batch=one)
    other = mark_record(source="template")
    owner = take(replace(other, numbers=(*other.numbers, title))).right
    assert owner != right
    undo(one)
    assert Number.objects.get(canonical=title.canonical).right == owner
    assert right.numbers.get().kind == "application"


def test_a_file_that_is_being_written_is_not_undone():
    one = batch()
    take(mark_record(), batch=one)
    Batch.objects.filter(pk=one.pk).update(state="applying")
    assert undo(one) == []
    assert Right.objects.exists()


def test_undoing_a_long_file_costs_no_more_statements_per_right():
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    costs = []
    for count in (2, 30):
        one = batch(f"{count}.csv")
        for _ in range(count):
            take(mark_record(), batch=one)
        with CaptureQueriesContext(connection) as queries:
            assert len(undo(one)) == count
        costs.append(len(queries))
    assert costs[0] == costs[1]


# --- The calendar -------------------------------------------------------------------------

LAST_DAY = date(2027, 4, 17)


def expiring() -> Right:
    filed = date(2017, 4, 17)
    record = granted_record(
        filed_on=filed,
        published_on=date(2017, 9, 25),
        granted_on=date(2018, 8, 1),
        expires_on=LAST_DAY,
        events=(),
    )
    return take(record).right


def pass_day(day: date) -> int:
    return services.pass_day(setting(day))


def phase(right: Right) -> str:
    return Right.for_staff.get(pk=right.pk).phase


def test_a_right_expires_by_the_calendar_alone():
    right = expiring()
    pass_day(LAST_DAY)
    assert phase(right) == "in_force"
    pass_day(LAST_DAY + timedelta(days=1))
    assert phase(right) == "in_grace"
    pass_day(LAST_DAY + timedelta(days=200))
    assert phase(right) == "expired"


def test_skipped_nights_are_caught_up():
    right = expiring()
    assert pass_day(LAST_DAY + timedelta(days=400)) == 1
    assert phase(right) == "expired"


def test_a_day_passed_twice_is_passed_once():
    right = expiring()
    day = LAST_DAY + timedelta(days=1)
    assert pass_day(day) == 1
    version = Right.for_staff.get(pk=right.pk).version
    changes = Change.objects.count()
    assert pass_day(day) == 0
    assert Right.for_staff.get(pk=right.pk).version == version
    assert Change.objects.count() == changes


def test_a_right_that_becomes_public_is_told_to_the_index():
    record = mark_record(
        kind="invention",
        numbers=(number("1-2026-00077"),),
        published_on=TODAY + timedelta(days=30),
        filed_on=date(2026, 1, 5),
        events=(),
    )
    right = take(record).right
    before = Change.objects.filter(key=str(right.pk)).count()
    assert pass_day(TODAY + timedelta(days=30)) == 1
    assert Change.objects.filter(key=str(right.pk)).count() == before + 1


# --- The law ------------------------------------------------------------------------------


def test_a_changed_law_is_followed_by_every_right_once(law):
    right = take(granted_record()).right
    store.new_edition()
    assert calendar.pass_day(TODAY) == 0  # the law that was there all the time
    Right.for_staff.filter(pk=right.pk).update(phase="filed", next_change_on=None)
    assert calendar.pass_day(TODAY) == 0
    store.new_edition()
    version = right.version
    assert calendar.pass_day(TODAY) == 1
    right.refresh_from_db()
    assert (right.phase, right.version) == ("in_force", version + 1)
    assert calendar.pass_day(TODAY) == 0
    assert Entry.objects.filter(verb="law.followed").count() == 2


def test_one_right_that_cannot_be_replayed_does_not_hold_up_the_others(caplog):
    broken, sound = expiring(), expiring()
    broken.statements.update(payload={"unheard": "of"})
    assert pass_day(LAST_DAY + timedelta(days=1)) == 1
    assert (phase(broken), phase(sound)) == ("in_force", "in_grace")
    assert "right not replayed" in caplog.text
