from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import transaction

from ip_portal.ledger.models import Change, Entry
from ip_portal.registry import services, taking
from ip_portal.registry.exchange.records import PartyRecord, RightRecord, TextRecord
from ip_portal.registry.models import Number, Right, Statement
from ip_portal.registry.services import Outcome, RecordRefusedError
from tests.factories import (
    CLERK,
    granted_mark,
    granted_record,
    mark,
    mark_record,
    number,
    setting,
    take,
)

pytestmark = pytest.mark.django_db


def counts() -> tuple[int, ...]:
    return tuple(
        model._base_manager.count()
        for model in (Right, Number, Statement, Entry, Change)
    )


# --- Taking records in ----------------------------------------------------------------


def test_a_record_creates_its_right_once_and_then_changes_nothing():
    record = mark_record()
    first = take(record)
    version = first.right.version
    before = counts()
    second = take(record)
    assert (first.outcome, second.outcome) == (Outcome.CREATED, Outcome.UNCHANGED)
    assert second.right == first.right
    assert second.right.version == version
    assert counts() == before


def test_a_new_word_of_the_same_source_changes_the_right():
    record = mark_record()
    right = take(record).right
    taken = take(replace(record, words=(TextRecord("GẠO THỚI AN", "vi"),)))
    assert taken.outcome is Outcome.CHANGED
    assert taken.right == right
    assert taken.right.word == "GẠO THỚI AN"
    assert taken.right.version > right.version


def test_a_record_in_decomposed_letters_is_the_same_statement():
    import unicodedata

    record = mark_record(word="GẠO CẦN THƠ")
    take(record)
    loose = unicodedata.normalize("NFD", "GẠO CẦN THƠ")
    again = take(replace(record, words=(TextRecord(loose, "vi"),)))
    assert again.outcome is Outcome.UNCHANGED


def test_a_certificate_finds_the_right_of_its_application():
    record = granted_record()
    right = take(record).right
    later = take(replace(record, numbers=record.numbers[1:], source="template"))
    assert later.right == right
    assert later.outcome is Outcome.CHANGED


def test_two_numbers_of_two_rights_are_refused():
    one, other = mark(), mark()
    record = mark_record(numbers=(number(one.number), number(other.number)))
    before = counts()
    with pytest.raises(RecordRefusedError, match="two different rights"):
        take(record)
    assert counts() == before


@pytest.mark.parametrize("shared", [number("PCT/VN2022/000012")])
def test_an_international_application_may_lead_to_two_rights(shared):
    kind = {"kind": "invention"}
    one = mark(numbers=(number("1-2023-00011"), shared), **kind)
    other = mark(numbers=(number("1-2023-00012"), shared), **kind)
    assert one != other
    assert Number.objects.filter(canonical=shared.canonical).count() == 2


def test_a_number_of_another_office_is_another_number():
    here = mark(numbers=(number("4-2024-70001"),))
    there = mark(
        numbers=(number("4-2024-70001", office="US"),), office="US", source="st66"
    )
    assert here != there


def test_a_record_without_any_number_is_refused():
    with pytest.raises(RecordRefusedError, match="neither an application number"):
        take(mark_record(numbers=()))


def test_a_record_that_tells_no_kind_is_refused():
    odd = number("77-001", kind="application", office="TH")
    record = mark_record(numbers=(odd,), kind=None, office="TH")
    with pytest.raises(RecordRefusedError, match="what kind of right"):
        take(record)
    assert counts() == (0, 0, 0, 0, 0)


def test_the_kind_comes_from_the_number_where_no_source_names_it():
    right = take(mark_record(kind=None, numbers=(number("3-2024-00123"),))).right
    assert right.kind == "design"


def test_the_kind_stays_when_a_better_source_is_silent_about_it():
    record = mark_record(kind="collective_mark", source="template")
    right = take(record).right
    office = replace(record, kind=None, source="ipvn_page")
    assert take(office).right.kind == right.kind == "collective_mark"


def test_a_text_longer_than_its_column_is_refused_and_leaves_nothing():
    long = number("x" * 60, kind="application", office="TH")
    record = mark_record(numbers=(long,), office="TH")
    with pytest.raises(RecordRefusedError, match="longer than"):
        take(record)
    assert counts() == (0, 0, 0, 0, 0)


# --- What a write leaves behind ---------------------------------------------------------


def test_a_write_leaves_one_audit_entry_and_one_message():
    right = mark()
    entry, change = Entry.objects.get(), Change.objects.get()
    assert (entry.verb, entry.actor_label) == ("right.created", CLERK.label)
    assert entry.subject_id == str(right.pk)
    assert (change.topic, change.key) == ("right.changed", str(right.pk))
    assert change.payload == {"version": right.version}


def test_an_unchanged_statement_leaves_no_trace():
    record = mark_record()
    take(record)
    take(record)
    assert (Entry.objects.count(), Change.objects.count()) == (1, 1)


def test_a_rollback_leaves_neither_right_nor_trace():
    class CrashError(Exception):
        pass

    def write_and_crash() -> None:
        with transaction.atomic():
            take(mark_record())
            raise CrashError

    with pytest.raises(CrashError):
        write_and_crash()
    assert counts() == (0, 0, 0, 0, 0)


def test_a_trace_that_fails_takes_the_write_with_it(monkeypatch):
    def fail(*args, **data):
        raise RuntimeError("no outbox")

    monkeypatch.setattr(taking, "publish_all", fail)
    with pytest.raises(RuntimeError, match="no outbox"):
        take(mark_record())
    assert counts() == (0, 0, 0, 0, 0)


def test_the_ledger_holds_no_address():
    right = mark()
    said = str([Entry.objects.get().data, Change.objects.get().payload])
    assert "Tôn Đức Thắng" not in said
    assert right.parties.get().address


# --- By hand ---------------------------------------------------------------------------


def by_hand(record: RightRecord, **fields: object) -> RightRecord:
    return replace(record, source="hand", **fields)


def test_a_word_entered_by_hand_beats_the_offices():
    record = granted_record(expires_on=date(2034, 4, 17))
    right = take(record).right
    services.enter_right(
        by_hand(record, expires_on=date(2035, 4, 17)), actor=CLERK, setting=setting()
    )
    right = Right.for_staff.get(pk=right.pk)
    assert right.expires_on == date(2035, 4, 17)
    assert right.has_conflict


def test_only_hand_records_are_entered_by_hand():
    with pytest.raises(ValueError, match="'hand'"):
        services.enter_right(mark_record(), actor=CLERK, setting=setting())


def test_a_revision_replaces_what_was_entered_and_keeps_what_others_state(on_day):
    from django.utils import timezone

    record = mark_record()
    right = take(record).right
    first = by_hand(record, product_group="rice")
    right = services.enter_right(first, actor=CLERK, setting=setting())
    second = by_hand(record, product_group="fruit")
    right = services.revise_right(
        right,
        second,
        version=right.version,
        actor=CLERK,
        setting=setting(),
        now=timezone.now(),
    )
    assert right.product_group == "fruit"
    assert right.statements.filter(source="hand", voided_at=None).count() == 1
    assert right.statements.filter(source="ipvn_page", voided_at=None).count() == 1


def test_a_revision_of_a_changed_right_is_refused():
    from django.utils import timezone

    record = mark_record()
    right = take(record).right
    stale = right.version
    take(replace(record, words=(TextRecord("KHÁC", "vi"),)))
    with pytest.raises(services.StaleRightError):
        services.revise_right(
            right,
            by_hand(record),
            version=stale,
            actor=CLERK,
            setting=setting(),
            now=timezone.now(),
        )
    assert not Statement.objects.filter(source="hand").exists()


# --- Rights that nobody sees ---------------------------------------------------------------


def test_parties_are_written_anew_when_they_change():
    record = mark_record()
    take(record)
    people = (PartyRecord("holder", "Hội Nông dân Ô Môn"),)
    right = take(replace(record, parties=people)).right
    assert [one.name for one in right.parties.all()] == ["Hội Nông dân Ô Môn"]


def test_a_right_knows_its_certificate_number():
    assert granted_mark().certificate_number.startswith("4-")
    assert mark().certificate_number == ""


# --- Another writer at the same time -----------------------------------------------------------


def blind_once(monkeypatch) -> None:
    """Let the first look see nothing: another writer commits right after it."""
    looks = iter([True])
    see = taking.owners_of

    def look(records):
        return [None] * len(records) if next(looks, False) else see(records)

    monkeypatch.setattr(taking, "owners_of", look)


def test_a_record_that_another_writer_took_first_changes_nothing(monkeypatch):
    record = mark_record()
    right = take(record).right
    blind_once(monkeypatch)
    taken = take(record)
    assert (taken.right, taken.outcome) == (right, Outcome.UNCHANGED)
    assert Right.for_staff.count() == 1


def test_of_many_records_one_taken_by_another_writer_costs_the_others_nothing(
    monkeypatch,
):
    records = [mark_record() for _ in range(3)]
    take(records[1])
    blind_once(monkeypatch)
    answers = list(taking.take_records(records, taking.Taking(CLERK, setting())))
    assert [one.outcome.value for one in answers] == ["created", "unchanged", "created"]
    assert Right.for_staff.count() == 3


def test_records_taken_together_are_what_they_are_one_by_one():
    from tests.registry.dump import canonical_dump

    records = [mark_record(), granted_record(), mark_record(kind="collective_mark")]
    records.append(replace(records[0], words=(TextRecord("KHÁC", "vi"),)))
    records.append(mark_record(numbers=()))

    class UndoneError(Exception):
        pass

    dumps = []
    for together in (True, False):
        try:
            with transaction.atomic():
                runs = [records] if together else [[one] for one in records]
                answers = [
                    answer
                    for run in runs
                    for answer in taking.take_records(
                        run, taking.Taking(CLERK, setting())
                    )
                ]
                told = [getattr(one, "outcome", str(one)) for one in answers]
                dumps.append((canonical_dump(), told))
                raise UndoneError
        except UndoneError:
            pass
    assert dumps[0] == dumps[1]
