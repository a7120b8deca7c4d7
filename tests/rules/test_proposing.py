"""The law is changed by two people, and each step is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from ip_portal.ledger.actors import SYSTEM, Actor
from ip_portal.ledger.models import Change, Entry
from ip_portal.ledger.verbs import sentence
from ip_portal.rules import models, services, store
from ip_portal.rules.amending import LawError
from ip_portal.rules.arithmetic import DayKind, Period, SpecialDay
from ip_portal.rules.book import RuleBook
from ip_portal.rules.choice import Citation, DateName, Dates, Version, Window, Words
from ip_portal.rules.dated_store import fees, forms
from ip_portal.rules.fees import FeeVersion, Part
from ip_portal.rules.forms import FormVersion

pytestmark = pytest.mark.django_db

LAN, MINH = Actor("1", "Trần Lan"), Actor("2", "Lê Minh")
TODAY = date(2026, 11, 25)
TOMORROW = date(2026, 11, 26)


@pytest.fixture(autouse=True)
def _law() -> None:
    services.load_seeds(actor=SYSTEM)


def opposition(key: str = "2025") -> Version:
    rule = next(
        one
        for one in store.rules()
        if (one.right, one.code) == ("trademark", "opposition")
    )
    return next(one for one in rule.versions if one.key == key)


def new_law() -> Version:
    return replace(
        opposition(),
        key="2026",
        citation=Citation("9/2026/QH16", "2", TOMORROW),
        windows=(Window(DateName.PUBLISHED, TOMORROW),),
        length=Period(months=4),
        announce_until=date(2027, 6, 30),
    )


def propose() -> models.Proposal:
    return services.propose_version("trademark", "opposition", new_law(), actor=LAN)


def last_day(published: date) -> date | None:
    dates = Dates(published=published)
    return RuleBook.current().term("trademark", "opposition", dates).last_day


def test_a_proposal_alone_changes_nothing() -> None:
    edition = store.edition()
    proposal = propose()
    assert proposal.state == "open"
    assert store.edition() == edition
    assert RuleBook.current().next_of("trademark", "opposition", TODAY) is None


def test_a_confirmed_law_follows_the_one_before_it_and_is_announced() -> None:
    before = last_day(TODAY)
    services.confirm(propose(), actor=MINH)
    book = RuleBook.current()
    after = book.next_of("trademark", "opposition", TODAY)
    assert after is not None
    assert (after.starts_on, after.length) == (TOMORROW, Period(months=4))
    assert last_day(TODAY) == before == date(2027, 2, 25)
    assert last_day(TOMORROW) == date(2027, 3, 26)
    change = book.changes(TODAY)[0]
    assert (change.right, change.act, change.effective) == (
        "trademark",
        "opposition",
        TOMORROW,
    )
    assert change.before is not None
    assert change.before.key == "2025"
    assert change in book.upcoming(TODAY)


def test_a_confirmed_law_is_no_correction() -> None:
    services.confirm(propose(), actor=MINH)
    versions = models.RuleVersion.objects.filter(
        rule__right="trademark", rule__code="opposition"
    )
    assert set(versions.values_list("revision", flat=True)) == {1}
    assert not versions.filter(supersedes__isnull=False).exists()


def test_who_proposed_may_not_confirm_nor_may_nobody() -> None:
    proposal = propose()
    for actor in (LAN, SYSTEM):
        with pytest.raises(services.SamePersonError):
            services.confirm(proposal, actor=actor)
    proposal.refresh_from_db()
    assert proposal.state == "open"
    with pytest.raises(IntegrityError), transaction.atomic():
        models.Proposal.objects.filter(pk=proposal.pk).update(
            state="confirmed", decided_by_id=LAN.id
        )


def test_a_proposal_is_decided_once() -> None:
    proposal = propose()
    services.reject(proposal, actor=LAN)
    for decide in (services.confirm, services.reject):
        with pytest.raises(services.DecidedError):
            decide(proposal, actor=MINH)
    assert RuleBook.current().next_of("trademark", "opposition", TODAY) is None


def test_each_step_is_kept_and_what_changed_is_published() -> None:
    proposal = propose()
    services.confirm(proposal, actor=MINH)
    entries = Entry.objects.filter(subject_type="rules.proposal").order_by("pk")
    assert [entry.verb for entry in entries] == ["rules.proposed", "rules.confirmed"]
    assert all("trademark.opposition" in sentence(entry) for entry in entries)
    assert entries[1].data["payload"]["length"] == "4 months"
    change = Change.objects.get(topic=services.TOPIC)
    assert (change.key, change.payload["what"]) == ("trademark.opposition", "version")
    services.reject(
        services.propose_holiday_removal(date(2027, 1, 1), actor=LAN), actor=MINH
    )
    assert Entry.objects.filter(verb="rules.rejected").count() == 1


def test_an_overlap_is_refused_before_it_is_proposed() -> None:
    early = replace(new_law(), windows=(Window(DateName.PUBLISHED, date(2026, 4, 1)),))
    with pytest.raises(LawError):
        services.propose_version("trademark", "opposition", early, actor=LAN)
    with pytest.raises(LawError):
        services.propose_version("trademark", "raffle", new_law(), actor=LAN)
    assert not models.Proposal.objects.exists()


def test_of_two_proposals_of_one_day_the_second_is_refused_when_confirmed() -> None:
    first = propose()
    second = services.propose_version(
        "trademark", "opposition", replace(new_law(), key="other"), actor=LAN
    )
    services.confirm(first, actor=MINH)
    with pytest.raises(LawError):
        services.confirm(second, actor=MINH)
    second.refresh_from_db()
    assert second.state == "open"


def test_a_correction_supersedes_and_moves_no_window() -> None:
    held = opposition()
    right = replace(held, length=Period(months=2), note=Words("a", "a"))
    services.confirm(
        services.propose_correction("trademark", "opposition", right, actor=LAN),
        actor=MINH,
    )
    row = models.RuleVersion.objects.get(
        rule__right="trademark", rule__code="opposition", key="2025", revision=2
    )
    assert row.supersedes_id == held.pk
    assert last_day(TODAY) == date(2027, 1, 25)
    assert opposition().windows == held.windows


def test_a_new_amount_changes_the_fee_and_every_sum_of_it() -> None:
    version = FeeVersion(
        key="2027-07",
        document="9/2027/TT-BTC",
        article="annex",
        start=date(2027, 7, 1),
        amount=200_000,
    )
    services.confirm(
        services.propose_fee("application", version, actor=LAN), actor=MINH
    )
    book = RuleBook.current()
    before = book.fee("mark_filing_one_class", date(2027, 6, 30))
    after = book.fee("mark_filing_one_class", date(2027, 7, 1))
    assert before is not None
    assert after is not None
    assert (before.amount, after.amount) == (1_000_000, 1_050_000)


def test_a_fee_is_corrected_and_a_sum_needs_lines_that_are_there() -> None:
    held = next(one for one in fees() if one.code == "publication").versions[0]
    services.confirm(
        services.propose_fee_correction(
            "publication", replace(held, amount=1), actor=LAN
        ),
        actor=MINH,
    )
    found = RuleBook.current().fee("publication", TODAY)
    assert found is not None
    assert (found.amount, found.version) == (1, "publication.2017/2")
    item = next(one for one in fees() if one.code == "mark_grant_one_class")
    for wrong in (
        replace(item.versions[0], parts=()),
        replace(item.versions[0], amount=5),
        replace(item.versions[0], parts=(Part("raffle"),)),
        replace(item.versions[0], parts=(Part("mark_all_one_class"),)),
    ):
        with pytest.raises(LawError):
            services.propose_fee_correction("mark_grant_one_class", wrong, actor=LAN)
    with pytest.raises(LawError):
        services.propose_fee("raffle", held, actor=LAN)


def test_a_new_form_and_its_correction() -> None:
    words = Words("Mẫu số 02", "Form 02")
    version = FormVersion(
        key="2027",
        document="9/2027/TT-BKHCN",
        article="annex I",
        start=date(2027, 7, 1),
        number=words,
        authority=Words("Cục Sở hữu trí tuệ", "IP office"),
    )
    services.confirm(services.propose_form("renewal", version, actor=LAN), actor=MINH)
    form = RuleBook.current().form("renewal", date(2027, 7, 1))
    assert form is not None
    assert form.number == words
    held = next(one for one in forms() if one.code == "renewal").versions[-1]
    better = replace(held, number=Words("Mẫu số 03", "Form 03"))
    services.confirm(
        services.propose_form_correction("renewal", better, actor=LAN), actor=MINH
    )
    form = RuleBook.current().form("renewal", date(2027, 7, 1))
    assert form is not None
    assert (form.number.vi, form.version) == ("Mẫu số 03", "renewal.2027/2")
    with pytest.raises(LawError):
        services.propose_form("raffle", version, actor=LAN)


def test_a_holiday_is_added_confirmed_and_removed_by_two_people() -> None:
    day = date(2027, 2, 12)
    off = SpecialDay(DayKind.OFF, "Nghỉ bù Tết", "Day in lieu", confirmed=False)
    services.confirm(
        services.propose_holiday(day, off, "Thông báo", actor=LAN), actor=MINH
    )
    assert RuleBook.current().calendar.days[day] == off
    with pytest.raises(LawError):
        services.propose_holiday(day, off, "Thông báo", actor=LAN)
    sure = replace(off, confirmed=True)
    services.confirm(
        services.propose_holiday(day, sure, "Thông báo", actor=LAN), actor=MINH
    )
    assert RuleBook.current().calendar.days[day].confirmed
    services.confirm(services.propose_holiday_removal(day, actor=LAN), actor=MINH)
    assert day not in RuleBook.current().calendar.days
    with pytest.raises(LawError):
        services.propose_holiday_removal(day, actor=LAN)
