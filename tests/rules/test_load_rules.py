from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import StringIO
from typing import TypeVar

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from ip_portal.ledger.actors import SYSTEM
from ip_portal.ledger.models import Entry
from ip_portal.rules import models, store
from ip_portal.rules.book import RuleBook
from ip_portal.rules.choice import Dates
from ip_portal.rules.fees import Fee
from ip_portal.rules.forms import Form
from ip_portal.rules.services import load_seeds

pytestmark = pytest.mark.django_db

Told = TypeVar("Told", Fee, Form)


def without_pk(told: Told | None) -> Told | None:
    return replace(told, version_pk=None) if told else None


def test_the_database_says_what_the_seeds_say() -> None:
    report = load_seeds(actor=SYSTEM)
    assert report.differences == ()
    loaded, seeded = RuleBook.load(), RuleBook.from_seeds()
    assert loaded.acts() == seeded.acts()
    assert loaded.calendar == seeded.calendar
    dates = Dates(filed=date(2024, 3, 4), published=date(2026, 4, 1))
    for right in seeded.rights:
        for act in seeded.acts(right):
            ours, theirs = (book.term(right, act, dates) for book in (loaded, seeded))
            assert ours.steps == theirs.steps
            assert ours.last_day == theirs.last_day
            assert ours.version == theirs.version
    assert loaded.fees() == seeded.fees()
    assert loaded.forms() == seeded.forms()
    for on in (date(2020, 1, 1), date(2026, 11, 25), date(2027, 1, 1)):
        for code in loaded.fees():
            pair = [book.fee(code, on) for book in (loaded, seeded)]
            assert without_pk(pair[0]) == pair[1]
        for code in loaded.forms():
            forms = [book.form(code, on) for book in (loaded, seeded)]
            assert without_pk(forms[0]) == forms[1]


def test_loading_again_adds_nothing_and_writes_no_entry() -> None:
    first = load_seeds(actor=SYSTEM)
    assert first.rules > 300
    entries = Entry.objects.count()
    again = load_seeds(actor=SYSTEM)
    assert (again.rules, again.versions, again.holidays) == (0, 0, 0)
    assert (again.fees, again.forms) == (0, 0)
    assert Entry.objects.count() == entries == 1


def test_edited_data_stays_and_is_reported() -> None:
    load_seeds(actor=SYSTEM)
    edited = models.RuleVersion.objects.get(
        rule__right="trademark", rule__code="grant_fee", key="2026"
    )
    edited.length = "2 months"
    edited.save()
    models.Holiday.objects.filter(date=date(2027, 1, 1)).update(confirmed=True)
    models.Rule.objects.create(
        code="raffle", right="gi", label_vi="x", label_en="x", who="office"
    )
    models.FeeVersion.objects.filter(fee__code="publication").update(amount=1)
    models.Form.objects.create(code="raffle", label_vi="x", label_en="x")
    out = StringIO()
    call_command("load_rules", stdout=out)
    assert "fee publication.2017: amount differs" in out.getvalue()
    assert "form raffle: only in the database" in out.getvalue()
    assert "trademark.grant_fee.2026: length differs" in out.getvalue()
    assert "holiday 2027-01-01: differs" in out.getvalue()
    assert "gi.raffle: only in the database" in out.getvalue()
    edited.refresh_from_db()
    assert edited.length == "2 months"
    assert models.Holiday.objects.get(date=date(2027, 1, 1)).confirmed


def test_what_was_removed_comes_back() -> None:
    load_seeds(actor=SYSTEM)
    models.Holiday.objects.filter(date=date(2026, 9, 2)).delete()
    models.RuleVersion.objects.filter(rule__code="gazette", key="2025").delete()
    models.FeeVersion.objects.filter(fee__code="opposition").delete()
    models.FormVersion.objects.filter(form__code="licence").delete()
    report = load_seeds(actor=SYSTEM)
    assert report.rules == 0
    assert report.versions == 8
    assert report.holidays == 1
    assert (report.fees, report.forms) == (1, 3)


def test_a_seed_that_would_overlap_what_is_held_is_left_to_people() -> None:
    load_seeds(actor=SYSTEM)
    models.RuleVersion.objects.filter(
        rule__right="trademark", rule__code="opposition", key="2025"
    ).update(key="own")
    models.FeeVersion.objects.filter(fee__code="application", key="2027").update(
        key="own"
    )
    report = load_seeds(actor=SYSTEM)
    assert (report.versions, report.fees) == (0, 0)
    for name in ("trademark.opposition.2025", "fee application.2027"):
        said = f"{name}: not added, it overlaps what is held"
        assert said in report.differences
    dates = Dates(published=date(2026, 11, 25))
    term = RuleBook.load().term("trademark", "opposition", dates)
    assert term.version == "trademark.opposition.own/1"


def test_the_newest_revision_of_a_version_is_in_force() -> None:
    load_seeds(actor=SYSTEM)
    rule = models.Rule.objects.get(right="trademark", code="grant_fee")
    assumed = rule.versions.get(key="2026")
    (window,) = assumed.windows.all()
    assumed.pk, assumed.revision, assumed.length = None, 2, "2 months"
    assumed.assumed = False
    assumed.supersedes = rule.versions.get(key="2026", revision=1)
    assumed.save()
    models.Window.objects.create(
        version=assumed, date_name=window.date_name, starts_on=window.starts_on
    )
    dates = Dates(filed=date(2026, 5, 4), notified=date(2026, 6, 1))
    term = RuleBook.load().term("trademark", "grant_fee", dates)
    assert term.version == "trademark.grant_fee.2026/2"
    assert term.version_pk == assumed.pk
    assert term.last_day == date(2026, 8, 3)
    assert not term.assumed


def test_a_book_is_read_in_eight_queries_however_much_it_holds() -> None:
    load_seeds(actor=SYSTEM)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        book = RuleBook.load()
        book.term("trademark", "opposition", Dates(published=date(2026, 4, 1)))
    assert len(queries) == 8


def test_the_current_book_is_read_again_only_after_a_write() -> None:
    load_seeds(actor=SYSTEM)
    book = RuleBook.current()
    with CaptureQueriesContext(connection) as queries:
        assert RuleBook.current() is book
    assert len(queries) == 1
    models.Holiday.objects.all().delete()
    store.new_edition()
    assert RuleBook.current().calendar.days == {}


def test_an_empty_database_gives_an_empty_book() -> None:
    assert RuleBook.current().rights == ()


def test_a_window_that_ends_before_it_starts_is_refused() -> None:
    load_seeds(actor=SYSTEM)
    version = models.RuleVersion.objects.first()
    assert version is not None
    with pytest.raises(IntegrityError), transaction.atomic():
        models.Window.objects.create(
            version=version,
            date_name="granted",
            starts_on=date(2026, 4, 1),
            ends_on=date(2026, 3, 31),
        )
