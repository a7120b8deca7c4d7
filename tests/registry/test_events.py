from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ip_portal.ledger.models import Change, Delivery, Entry
from ip_portal.registry import services
from ip_portal.registry.exchange.records import EventRecord, RightRecord
from ip_portal.registry.lifecycle import EventCode
from ip_portal.registry.models import Event, Right
from ip_portal.registry.timeline import standing_events
from tests.factories import CLERK, granted_record, mark_record, setting, take

pytestmark = pytest.mark.django_db

GRANT_DAY = date(2026, 2, 25)
SURRENDER = services.NewEvent(
    EventCode.SURRENDERED, date(2026, 6, 1), "Thông báo 1234/TB", "Chủ văn bằng từ bỏ"
)


def codes(right: Right) -> list[str]:
    return [one.code.value for one in standing_events(right)]


def add(right: Right, new: services.NewEvent = SURRENDER, **fields: int) -> Event:
    version = fields.get("version", right.version)
    return services.add_event(
        right, new, version=version, actor=CLERK, setting=setting()
    )


def cancel(event: Event, *, version: int | None = None) -> Event:
    right = Right.for_staff.get(pk=event.right_id)
    return services.cancel_event(
        event,
        reason="Nhập nhầm",
        version=right.version if version is None else version,
        actor=CLERK,
        setting=setting(),
    )


def event_of(right: Right, code: str) -> Event:
    return right.events.get(code=code, cancels=None, cancelled_by=None)


# --- What sources tell ---------------------------------------------------------------------


def test_dated_fields_fill_the_gaps_of_a_timeline():
    right = take(granted_record()).right
    found = {(one.code, one.basis) for one in right.events.all()}
    assert ("published", "field") in found
    assert ("registered", "field") in found
    assert ("filed", "timeline") in found


def test_two_lines_of_one_day_and_kind_are_two_events():
    lines = (
        EventRecord(date(2026, 5, 4), code="COAR", text="TEAS CHANGE OF OWNER ADDRESS"),
        EventRecord(date(2026, 5, 4), code="CHAN", text="CORRESPONDENCE CHANGED"),
    )
    record = granted_record(source="st66", office="US", events=lines)
    right = take(record).right
    assert right.events.filter(effective_on=date(2026, 5, 4)).count() == 2


def test_another_format_of_the_same_vocabulary_repeats_no_event():
    lines = (
        EventRecord(date(2026, 5, 4), code="COAR", text="TEAS CHANGE OF OWNER ADDRESS"),
        EventRecord(date(2026, 5, 4), code="CHAN", text="CORRESPONDENCE CHANGED"),
    )
    record = granted_record(source="st66", office="US", events=lines[:1])
    take(record)
    right = take(replace(record, source="st96", events=lines)).right
    told = right.events.filter(effective_on=date(2026, 5, 4), cancels=None)
    assert sorted(one.raw[:4] for one in told) == ["CHAN", "COAR"]


def test_the_same_event_in_the_words_of_another_source_is_one_event():
    record = granted_record(events=(EventRecord(GRANT_DAY, text="Cấp bằng"),))
    take(record)
    line = EventRecord(GRANT_DAY, code="registered", text="registered")
    right = take(replace(record, source="template", events=(line,))).right
    assert codes(right).count("registered") == 1


def test_an_event_that_its_source_takes_back_is_cancelled_not_deleted():
    record = granted_record()
    right = take(record).right
    later = replace(record, granted_on=date(2026, 2, 26))
    right = take(later).right
    rows = right.events.filter(code="registered")
    assert {one.effective_on for one in rows} == {GRANT_DAY, date(2026, 2, 26)}
    assert codes(right).count("registered") == 1


# --- By hand -------------------------------------------------------------------------------


def test_an_event_by_hand_changes_the_status():
    right = take(granted_record()).right
    assert right.phase == "in_force"
    event = add(right)
    right.refresh_from_db()
    assert right.phase == "surrendered"
    assert (event.basis, event.source) == ("hand", "Thông báo 1234/TB")
    assert Entry.objects.filter(verb="event.added").count() == 1
    assert Change.objects.latest("pk").payload == {"version": right.version}


def test_an_event_for_a_stale_version_is_refused_and_leaves_nothing():
    right = take(granted_record()).right
    stale = right.version
    add(right)
    before = (Event.objects.count(), Entry.objects.count(), Change.objects.count())
    with pytest.raises(services.StaleRightError):
        add(right, version=stale)
    after = (Event.objects.count(), Entry.objects.count(), Change.objects.count())
    assert after == before


def test_a_preview_tells_the_new_status_and_writes_nothing():
    right = take(granted_record()).right
    counted = (Event, Entry, Change, Delivery)
    before = [model.objects.count() for model in counted]
    was, becomes = services.preview(lambda: add(right), right)
    assert (was.phase, becomes.phase) == ("in_force", "surrendered")
    assert [model.objects.count() for model in counted] == before
    right.refresh_from_db()
    assert (right.phase, right.version) == ("in_force", was.version)


def test_a_cancelled_event_counts_no_more_and_stays_in_the_book():
    right = take(granted_record()).right
    event = add(right)
    cancel(event)
    right.refresh_from_db()
    assert right.phase == "in_force"
    assert Event.objects.filter(pk=event.pk).exists()
    assert Entry.objects.filter(verb="event.cancelled").count() == 1


def test_an_event_is_cancelled_once():
    right = take(granted_record()).right
    event = add(right)
    cancellation = cancel(event)
    for wrong in (Event.objects.get(pk=event.pk), cancellation):
        with pytest.raises(ValueError, match="cancelled already"):
            cancel(wrong)


def test_a_cancellation_for_a_stale_version_is_refused():
    right = take(granted_record()).right
    event = add(right)
    with pytest.raises(services.StaleRightError):
        cancel(event, version=right.version)


@pytest.mark.parametrize(
    "repeat",
    [
        lambda record: replace(record, colours=record.words),
        lambda record: replace(
            record,
            source="template",
            events=(EventRecord(GRANT_DAY, text="Cấp bằng"),),
        ),
        lambda record: replace(
            record, events=(EventRecord(GRANT_DAY, text="Cấp văn bằng"),)
        ),
    ],
    ids=["in the same words", "by another source", "in a timeline now"],
)
def test_an_event_cancelled_by_hand_stays_cancelled_when_sources_repeat_it(repeat):
    record = granted_record()
    right = take(record).right
    cancel(event_of(right, "registered"))
    right = take(repeat(record)).right
    assert "registered" not in codes(right)


def test_the_cancellation_of_a_hand_entry_does_not_silence_a_source():
    record = granted_record()
    right = take(record).right
    cancel(add(right))
    told = EventRecord(SURRENDER.effective_on, code="surrendered", text="surrendered")
    right = take(replace(record, source="template", events=(told,))).right
    assert "surrendered" in codes(right)


def test_events_by_hand_survive_every_import():
    record = granted_record()
    right = take(record).right
    add(right)
    right = take(replace(record, granted_on=date(2026, 2, 26))).right
    assert "surrendered" in codes(right)
    assert right.phase == "surrendered"


def test_an_event_by_hand_does_not_show_a_right_that_nobody_states(undo_all):
    right = take(granted_record()).right
    undo_all(right)
    right.refresh_from_db()
    add(right)
    right.refresh_from_db()
    assert right.public_from is None


@pytest.fixture
def undo_all():
    from django.utils import timezone

    def undo(right: Right) -> None:
        right.statements.update(voided_at=timezone.now())

    return undo


def observed(record: RightRecord) -> RightRecord:
    return replace(record, status_word="Từ chối", as_of=date(2026, 3, 1))


def test_a_word_without_a_dated_event_is_an_observation():
    right = take(observed(mark_record())).right
    assert right.group == "refused_or_withdrawn"
    assert "refused" not in codes(right)
