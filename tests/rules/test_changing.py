from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ip_portal.rules.book import RuleBook
from ip_portal.rules.changing import version_of_day
from ip_portal.rules.choice import Citation, DateName, Rule, Version, Window, Words
from ip_portal.rules.seeds import load_seed_rules

BOOK = RuleBook.from_seeds()
NEW_LAW = date(2026, 4, 1)
EVE = date(2026, 3, 31)
TODAY, TOMORROW = date(2026, 11, 25), date(2026, 11, 26)


def version(key: str, *windows: Window, effective: date = NEW_LAW) -> Version:
    return Version(
        key=key, citation=Citation("131/2025/QH15", "1", effective), windows=windows
    )


def test_the_new_opposition_term_is_announced_until_its_day() -> None:
    told = [
        change
        for change in BOOK.changes(date(2027, 3, 31))
        if (change.right, change.act) == ("trademark", "opposition")
    ]
    (change,) = told
    assert change.effective == NEW_LAW
    assert change.before is not None
    assert (str(change.before.length), str(change.after.length)) == (
        "5 months",
        "3 months",
    )
    assert BOOK.changes(date(2027, 4, 1)) == []


def test_what_is_announced_is_told_before_it_takes_effect_too() -> None:
    rights = [change.right for change in BOOK.changes(EVE)]
    assert {"trademark", "design", "invention"} <= set(rights)


def test_of_a_rule_only_the_newest_announced_change_is_told() -> None:
    until = date(2027, 3, 31)
    old = replace(
        version("a", Window(DateName.FILED, NEW_LAW, TODAY)), announce_until=until
    )
    new = replace(version("b", Window(DateName.FILED, TOMORROW)), announce_until=until)

    def told(on: date, *versions: Version) -> list[str]:
        rule = Rule(code="x", right="gi", label=Words("x", "x"), versions=versions)
        return [one.after.key for one in RuleBook([rule]).changes(on)]

    assert told(TODAY, old, new) == ["b"]
    assert told(TOMORROW, new, old) == ["b"]
    quiet = replace(new, announce_until=None)
    assert told(TODAY, old, quiet) == ["a"]
    assert told(TOMORROW, old, quiet) == []


def test_upcoming_tells_of_the_day_before_and_no_longer_on_the_day() -> None:
    def coming(on: date) -> set[tuple[str, str]]:
        return {(one.right, one.act) for one in BOOK.upcoming(on)}

    assert ("trademark", "opposition") in coming(EVE)
    assert ("trademark", "opposition") not in coming(NEW_LAW)
    days = [change.effective for change in BOOK.upcoming(date(2022, 1, 1))]
    assert days == sorted(days)


def test_the_next_version_of_a_rule() -> None:
    after = BOOK.next_of("trademark", "opposition", EVE)
    assert after is not None
    assert (after.key, after.starts_on) == ("2025", NEW_LAW)
    assert BOOK.next_of("trademark", "opposition", NEW_LAW) is None
    assert BOOK.next_of("trademark", "raffle", EVE) is None


def test_a_version_that_no_single_day_fits_is_nobodys_next() -> None:
    crossed = version(
        "crossed",
        Window(DateName.FILED, end=EVE),
        Window(DateName.REQUESTED, start=NEW_LAW),
    )
    rule = Rule(code="x", right="gi", label=Words("x", "x"), versions=(crossed,))
    book = RuleBook([rule])
    assert book.next_of("gi", "x", date(2026, 1, 1)) is None
    assert book.upcoming(date(2026, 1, 1)) == []


def test_a_version_without_windows_starts_with_its_law() -> None:
    rule = Rule(code="x", right="gi", label=Words("x", "x"), versions=(version("a"),))
    (change,) = RuleBook([rule]).upcoming(EVE)
    assert (change.effective, change.before) == (NEW_LAW, None)


@pytest.mark.parametrize("on", [EVE, NEW_LAW, date(2026, 11, 25)])
def test_at_most_one_version_fits_a_day(on: date) -> None:
    for rule in load_seed_rules():
        fitting = [one for one in rule.versions if one.starts_on <= on <= one.ends_on]
        assert len(fitting) <= 1, (rule.right, rule.code)
        assert version_of_day(rule, on) in (*fitting, None)
