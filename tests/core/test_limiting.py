from __future__ import annotations

from uuid import uuid4

from ip_portal.core import limiting


def test_the_turn_after_the_last_is_refused() -> None:
    name = str(uuid4())
    taken = [limiting.take(name, times=3, seconds=60) for _turn in range(5)]
    assert taken == [True, True, True, False, False]


def test_turns_of_one_thing_are_not_those_of_another() -> None:
    first, second = str(uuid4()), str(uuid4())
    assert limiting.take(first, times=1, seconds=60)
    assert not limiting.take(first, times=1, seconds=60)
    assert limiting.take(second, times=1, seconds=60)
