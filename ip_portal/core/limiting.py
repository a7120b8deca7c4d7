"""How often something may be done before it has to wait."""

from __future__ import annotations

from django.core.cache import cache


def take(name: str, *, times: int, seconds: int) -> bool:
    """Take one of ``times`` turns in a span of ``seconds``; False when none is left.

    Counted in the cache: exact where all processes share one, else per process.
    """
    key = f"turns:{name}"
    if cache.add(key, 1, seconds):
        return True
    try:
        return cache.incr(key) <= times
    except ValueError:  # The span ended between the two calls.
        return cache.add(key, 1, seconds)
