"""What the measurements stand on: the same marks each time, and honest sums."""

from __future__ import annotations

import cProfile
from collections import Counter
from datetime import date

import pytest

from bench.clock import Figures, Task, measure
from bench.costs import largest
from bench.marks import marks, write_template
from bench.queries import mix
from bench.report import Bar
from ip_portal.core import text
from ip_portal.core.numbers import parse
from ip_portal.registry.exchange.formats import template
from ip_portal.registry.exchange.records import RightRecord

DAY = date(2026, 11, 24)


def test_the_same_count_and_day_give_the_same_marks():
    assert list(marks(300, DAY)) == list(marks(300, DAY))
    assert list(marks(300, DAY))[:100] == list(marks(100, DAY))


def test_every_mark_has_numbers_of_its_own():
    made = list(marks(2000, DAY))
    numbers = [one.number for one in made] + [one.certificate for one in made]
    given = Counter(number for number in numbers if number)
    assert given.most_common(1)[0][1] == 1
    assert all(parse(number).canonical == number for number in given)


def test_the_importer_reads_every_mark(tmp_path):
    made = list(marks(200, DAY))
    path = tmp_path / "marks.csv"
    write_template(path, made, DAY)
    read = list(template.read(path))
    assert [type(one) for one in read] == [RightRecord] * 200
    assert [one.word for one in read] == [one.word for one in made]


def test_at_least_two_hundred_questions_of_every_kind_are_asked():
    asked = mix(list(marks(2000, DAY)))
    kinds = Counter(one.kind for one in asked)
    assert len(asked) >= 200
    assert len(kinds) == 11
    assert len(set(kinds.values())) == 1
    assert asked == mix(list(marks(2000, DAY)))


def test_the_95th_percentile_leaves_the_slowest_twentieth_out():
    figures = Figures.of([number / 1000 for number in range(1, 102)])
    assert figures.median == pytest.approx(51)
    assert figures.p95 == pytest.approx(96)


def test_a_task_counts_with_the_median_of_its_passes_without_the_warm_up():
    taken = iter([9.0, 1.0, 2.0, 6.0])
    (sample,) = measure([Task("us", "search", lambda: next(taken), passes=3)])
    assert sample.seconds == 2.0


def test_a_task_is_prepared_before_each_pass():
    calls: list[str] = []

    def run() -> float:
        calls.append("run")
        return 1.0

    measure([Task("us", "page", run, passes=2, before=lambda: calls.append("clear"))])
    assert calls == ["clear", "run"] * 3


def test_time_in_a_library_is_put_down_to_the_function_that_called_it():
    profile = cProfile.Profile()
    profile.enable()
    for _ in range(50):
        text.number_forms("sáu tia gạo cần thơ 12")
    profile.disable()
    costs = largest(profile, count=100)
    assert sum(cost.share for cost in costs) == pytest.approx(1, abs=0.01)
    assert all(cost.where.startswith("ip_portal.core.") for cost in costs)


def test_a_bar_is_missed_on_its_wrong_side_only():
    assert Bar("slower", 1.2, 1.3).is_met
    assert not Bar("slower", 1.4, 1.3).is_met
    assert Bar("ahead", 12, 10, at_least=True).is_met
    assert not Bar("ahead", 9, 10, at_least=True).is_met
