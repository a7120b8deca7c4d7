"""What has just failed is left in peace for a while."""

from __future__ import annotations

from hypothesis import given, strategies as st

from search.breaker import PAUSE_SECONDS, Breaker


def test_a_failure_keeps_everybody_away_for_a_while() -> None:
    breaker = Breaker()
    assert breaker.allows(0)
    breaker.failed(0)
    assert not breaker.allows(PAUSE_SECONDS - 0.01)


def test_then_one_may_try_and_the_others_wait_for_what_comes_of_it() -> None:
    breaker = Breaker()
    breaker.failed(0)
    assert breaker.allows(PAUSE_SECONDS)
    assert not breaker.allows(PAUSE_SECONDS + 1)
    breaker.worked()
    assert breaker.allows(PAUSE_SECONDS + 2)


def test_a_try_that_fails_begins_the_while_anew() -> None:
    breaker = Breaker()
    breaker.failed(0)
    assert breaker.allows(PAUSE_SECONDS)
    breaker.failed(PAUSE_SECONDS + 5)
    assert not breaker.allows(2 * PAUSE_SECONDS + 4)


@given(st.lists(st.floats(0, 50), min_size=1))
def test_after_any_failures_it_opens_again_within_one_pause(
    waits: list[float],
) -> None:
    breaker, now = Breaker(), 0.0
    for wait in waits:
        now += wait
        if breaker.allows(now):
            breaker.failed(now)
    assert breaker.allows(now + PAUSE_SECONDS)
