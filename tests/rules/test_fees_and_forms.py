"""Fees and forms: one version a day, sums that equal their lines, honest doubt."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from django.utils import translation
from hypothesis import given, strategies as st

from ip_portal.rules import dated_seeds
from ip_portal.rules.book import RuleBook
from ip_portal.rules.choice import Confidence, Words
from ip_portal.rules.dated import DatedVersion, overlaps, version_after, version_on
from ip_portal.rules.dated_seeds import load_seed_fees, load_seed_forms
from ip_portal.rules.fees import (
    FeeItem,
    FeeKind,
    FeeVersion,
    Part,
    fee_after,
    fee_on,
)
from ip_portal.rules.labels import amount_text, citation_text
from ip_portal.rules.seeds import SeedError

BOOK = RuleBook.from_seeds()
TODAY = date(2026, 11, 25)
ITEMS = (*load_seed_fees(), *load_seed_forms())
days = st.dates(date(2000, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    "item", ITEMS, ids=lambda item: f"{type(item).__name__}-{item.code}"
)
def test_no_two_versions_of_a_code_fit_the_same_day(item: FeeItem) -> None:
    assert not list(overlaps(item.versions))
    ordered = sorted(item.versions, key=lambda one: one.start)
    for one, after in itertools.pairwise(ordered):
        assert one.end + timedelta(days=1) == after.start, (one.key, after.key)


@pytest.mark.parametrize(
    ("code", "amount"),
    [
        ("mark_filing_one_class", 1_000_000),
        ("mark_filing_more_class", 730_000),
        ("mark_grant_one_class", 360_000),
        ("mark_all_one_class", 1_360_000),
        ("mark_renewal_one_class", 1_200_000),
        ("mark_renewal_more_class", 800_000),
    ],
)
def test_a_sum_of_today(code: str, amount: int) -> None:
    fee = BOOK.fee(code, TODAY)
    assert fee is not None
    assert fee.amount == amount
    assert fee.lines


@given(st.sampled_from(BOOK.fees()), days)
def test_every_sum_equals_its_lines_and_is_no_surer_than_they_are(
    code: str, on: date
) -> None:
    fee = BOOK.fee(code, on)
    if fee is None or not fee.lines:
        return
    assert fee.amount == sum(line.total or 0 for line in fee.lines)
    lines = [BOOK.fee(line.code, on) for line in fee.lines]
    assert all(line and line.confidence.rank <= fee.confidence.rank for line in lines)


@given(st.sampled_from(BOOK.fees()), days)
def test_a_fee_stands_from_its_start_to_its_end(code: str, on: date) -> None:
    fee = BOOK.fee(code, on)
    if fee is None:
        return
    for day in (fee.start, fee.until):
        assert day is None or BOOK.fee(code, day) == fee
    after = BOOK.next_fee(code, on)
    if after is not None:
        assert after.start is not None
        assert after.start > on
        assert fee.until == after.start - timedelta(days=1)


def test_conflicting_sources_give_no_amount_and_name_both() -> None:
    fee = BOOK.fee("extension_request", TODAY)
    assert fee is not None
    assert fee.amount is None
    assert fee.confidence is Confidence.UNVERIFIED
    assert "120.000" in fee.note.vi
    assert "200.000" in fee.note.vi


def test_no_fee_is_said_to_be_read_in_the_law_as_the_annex_was_not() -> None:
    for code in BOOK.fees():
        fee = BOOK.fee(code, TODAY)
        assert fee is not None, code
        assert fee.unverified, code
        assert fee.label.vi, code
        assert fee.label.en, code
        assert fee.per.vi, code
        assert fee.per.en, code


def test_the_reduction_of_charges_is_told_until_its_last_day() -> None:
    told = BOOK.fee("application", date(2026, 12, 31))
    assert told is not None
    assert told.until == date(2026, 12, 31)
    assert "64/2025/TT-BTC" in told.note.vi
    after = BOOK.fee("application", date(2027, 1, 1))
    assert after is not None
    assert "64/2025/TT-BTC" not in after.note.vi
    assert after == BOOK.next_fee("application", TODAY)


def test_a_sum_changes_when_a_line_does() -> None:
    fee = BOOK.fee("mark_all_one_class", TODAY)
    assert fee is not None
    assert fee.until == date(2026, 12, 31)
    assert fee.note.vi.count("được giảm một nửa") == 1
    after = BOOK.next_fee("mark_all_one_class", TODAY)
    assert after is not None
    assert after.start == date(2027, 1, 1)
    assert BOOK.next_fee("mark_all_one_class", date(2027, 1, 1)) is None


def test_support_of_the_city_is_in_the_same_book_and_ends() -> None:
    fee = BOOK.fee("support_mark", TODAY)
    assert fee is not None
    assert (fee.kind, fee.amount) == (FeeKind.SUPPORT, 15_000_000)
    assert BOOK.fee("support_mark", date(2031, 1, 1)) is None
    invention = BOOK.fee("support_invention", TODAY)
    assert invention is not None
    assert invention.confidence is Confidence.UNVERIFIED


def test_a_fee_before_its_law_or_unknown_is_none() -> None:
    assert BOOK.fee("mark_search", date(2016, 12, 31)) is None
    assert BOOK.fee("mark_filing_one_class", date(2016, 12, 31)) is None
    assert BOOK.fee("raffle", TODAY) is None
    assert BOOK.next_fee("raffle", TODAY) is None
    assert BOOK.form("raffle", TODAY) is None
    assert BOOK.next_form("raffle", TODAY) is None


def test_a_sum_without_the_amount_of_a_line_has_none_itself() -> None:
    def item(code: str, kind: FeeKind, **values: object) -> FeeItem:
        version = FeeVersion(key="1", document="x", article="1", **values)  # type: ignore[arg-type]
        return FeeItem(code=code, kind=kind, label=Words("a", "a"), versions=(version,))

    items = {
        "known": item("known", FeeKind.FEE, amount=5),
        "open": item("open", FeeKind.FEE, confidence=Confidence.UNVERIFIED),
        "twice": item("twice", FeeKind.SUM, parts=(Part("known", 2),)),
        "both": item("both", FeeKind.SUM, parts=(Part("known"), Part("open"))),
    }
    twice, both = (fee_on(items, code, TODAY) for code in ("twice", "both"))
    assert twice is not None
    assert twice.amount == 10
    assert both is not None
    assert both.amount is None
    assert both.confidence is Confidence.UNVERIFIED
    assert fee_after(items, "both", TODAY) is None


def test_a_form_is_the_one_of_the_day_and_says_what_it_replaces() -> None:
    form = BOOK.form("trademark_application", date(2026, 3, 31))
    assert form is not None
    assert form.number.vi == "Mẫu số 08 Phụ lục I"
    assert form.replaces.vi == "Mẫu 04-NH"
    after = BOOK.next_form("trademark_application", date(2026, 3, 31))
    assert after == BOOK.form("trademark_application", date(2026, 4, 1))
    assert after is not None
    assert after.number.vi == "Mẫu số 04 Phụ lục I"
    updated = BOOK.form("trademark_application", TODAY)
    assert updated is not None
    assert updated.further == ("20/2026/TT-BKHCN",)


def test_licences_and_duplicates_go_to_the_city_since_april_2026() -> None:
    for code in (
        "licence",
        "licence_change",
        "licence_certificate_duplicate",
        "title_duplicate",
    ):
        form = BOOK.form(code, TODAY)
        assert form is not None
        assert form.authority.vi.startswith("Uỷ ban nhân dân")
        assert not form.unverified


def test_a_form_number_that_was_not_seen_says_so() -> None:
    for code in BOOK.forms():
        form = BOOK.form(code, TODAY)
        assert form is not None
        if form.article == "?":
            assert form.confidence is Confidence.UNVERIFIED
            assert "cần kiểm tra" in form.number.vi


def test_a_citation_names_the_annex() -> None:
    fee, form = BOOK.fee("application", TODAY), BOOK.form("licence", TODAY)
    assert fee is not None
    assert form is not None
    with translation.override("en"):
        assert citation_text(fee) == "Circular 263/2016/TT-BTC, annex"
        assert citation_text(form) == "Decree 100/2026/NĐ-CP, annex I"


def test_an_amount_is_written_as_each_language_does() -> None:
    with translation.override("vi"):
        assert amount_text(1_000_000) == "1.000.000\N{NO-BREAK SPACE}đồng"
    with translation.override("en"):
        assert amount_text(150_000) == "VND\N{NO-BREAK SPACE}150,000"


def test_the_version_of_a_day_and_the_one_after() -> None:
    old = DatedVersion(key="a", document="x", article="1", end=date(2026, 1, 1))
    new = DatedVersion(key="b", document="x", article="1", start=date(2026, 1, 3))
    assert version_on((old, new), date(2026, 1, 1)) is old
    assert version_on((old, new), date(2026, 1, 2)) is None
    assert version_after((old, new), date(2026, 1, 2)) is new
    assert version_after((old, new), date(2026, 1, 3)) is None


FEE = {
    "code": "a",
    "kind": "fee",
    "label_vi": "a",
    "label_en": "a",
    "key": "1",
    "cites": ["x: 1"],
    "amount": 5,
}


@pytest.mark.parametrize(
    "entries",
    [
        [FEE, FEE],
        [FEE | {"kind": "gift"}],
        [FEE | {"parts": ["b"]}],
        [FEE | {"version": [{"key": "1"}, {"key": "2"}]}],
        [{name: FEE[name] for name in FEE if name != "cites"}],
    ],
)
def test_a_broken_fee_file_is_refused(
    entries: list[dict[str, object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"fees": {"fee": entries}, "documents": {"effective": {}}}
    monkeypatch.setattr(dated_seeds, "read_seed", files.__getitem__)
    with pytest.raises(SeedError):
        load_seed_fees.__wrapped__()
