"""The law changes: readers are warned the day before and read the new term after."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils.translation import override

from cms.law import Basis, Law
from ip_portal.ledger.actors import Actor
from ip_portal.rules import services, store
from ip_portal.rules.arithmetic import Period
from ip_portal.rules.book import RuleBook
from ip_portal.rules.choice import Citation, DateName, Rule, Version, Window, Words
from ip_portal.rules.fees import FeeItem, FeeKind, FeeVersion
from tests.cms.conftest import Write

TODAY = date(2026, 11, 25)
TOMORROW = TODAY + timedelta(days=1)
KEY = ("trademark", "opposition")
PATH = "/nhan-hieu-tap-the/"
SPACE = "\N{NO-BREAK SPACE}"

pytestmark = pytest.mark.usefixtures("law")


def _four_months() -> Version:
    found = (one for one in store.rules() if (one.right, one.code) == KEY)
    now = next(one for one in next(found).versions if one.key == "2025")
    return replace(
        now,
        key="2026",
        citation=Citation("9/2026/QH16", "2", TOMORROW),
        windows=(Window(DateName.PUBLISHED, TOMORROW),),
        length=Period(months=4),
    )


def _read(client: Client, day: date) -> str:
    with time_machine.travel(f"{day}T08:00:00+07:00", tick=False):
        return client.get(PATH).content.decode()


def test_a_law_of_tomorrow_warns_today_and_holds_after_midnight(
    client: Client, write: Write
) -> None:
    value = {"terms": [".".join(KEY)], "basis": "today", "day": None}
    text = "<p>Hạn là [[trademark.opposition]].</p>"
    write(body=[{"type": "terms", "value": value}, {"type": "text", "value": text}])
    assert 'class="coming"' not in _read(client, TODAY)
    proposed = services.propose_version(*KEY, _four_months(), actor=Actor("1", "Lan"))
    services.confirm(proposed, actor=Actor("2", "Minh"))
    before, after = _read(client, TODAY), _read(client, TOMORROW)
    assert f"<ins>4{SPACE}tháng</ins>" in before
    assert "26/11/2026" in before
    assert f'<span class="rule">3{SPACE}tháng</span>' in before
    assert 'class="coming"' not in after
    assert f'class="value">4{SPACE}tháng<' in after
    assert f'<span class="rule">4{SPACE}tháng</span>' in after
    # Who was published before still has the term of that time.
    fold = after[after.index('class="more former"') :]
    assert f'class="value">3{SPACE}tháng<' in fold


def _law(book: RuleBook) -> Law:
    law = Law(today=TODAY)
    law.__dict__["book"] = book
    return law


def test_a_term_that_ended_is_struck_out() -> None:
    rule = store.rules()[0]
    ended = replace(
        rule.versions[0],
        windows=(Window(DateName.FILED, end=TODAY - timedelta(days=1)),),
        length=Period(months=2),
        exists=True,
        indefinite=False,
    )
    gone: Rule = replace(rule, versions=(ended,))
    law = _law(RuleBook([gone]))
    (figure,) = law.terms(f"{rule.right}.{rule.code}", Basis(TODAY))
    assert figure.over
    assert figure.until == TODAY - timedelta(days=1)
    assert law.figure(rule.right, rule.code) is None


def test_a_fee_that_ended_is_struck_out_and_names_what_is_paid_now() -> None:
    def fee(**values: object) -> FeeVersion:
        return FeeVersion(document="1/2016/TT-BTC", article="annex", **values)

    old = fee(key="a", amount=100_000, end=date(2026, 6, 30))
    new = fee(key="b", amount=50_000, start=date(2026, 7, 1), end=TODAY)
    later = fee(key="c", amount=70_000, start=TOMORROW)
    item = FeeItem(code="x", kind=FeeKind.FEE, label=Words("Phí", "Fee"))
    with override("vi"):
        law = _law(RuleBook([], fees=[replace(item, versions=(old, new, later))]))
        former = law.fee("x", Basis(date(2026, 5, 1), DateName.FILED))
        present = law.fee("x", Basis(TODAY))
        ended = _law(RuleBook([], fees=[replace(item, versions=(old,))]))
        gone = ended.fee("x", Basis(TODAY))
    assert former is not None
    assert (former.over, former.present) == (True, f"50.000{SPACE}đồng")
    assert present is not None
    assert not present.over
    assert present.change is not None
    assert (present.change.day, present.change.after) == (
        TOMORROW,
        f"70.000{SPACE}đồng",
    )
    assert gone is not None
    assert (gone.over, gone.present) == (True, "")
