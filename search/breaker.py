"""Do not ask again and again what has just failed. Pure: the moment is an argument."""

from __future__ import annotations

import threading

PAUSE_SECONDS = 30.0


class Breaker:
    """Open for a while after a failure; then one caller may try, and closes it again.

    One failure is enough: the engine has tried another node before it gives up, and
    each further try would have a reader wait for nothing. Safe between threads.
    """

    def __init__(self, pause: float = PAUSE_SECONDS) -> None:
        self._pause = pause
        self._open_until: float | None = None
        self._lock = threading.Lock()

    def allows(self, now: float) -> bool:
        """Say whether to ask; ``now`` in seconds of a clock that only goes forward."""
        with self._lock:
            if self._open_until is None:
                return True
            if now < self._open_until:
                return False
            # This caller tries; the others wait for what comes of it.
            self._open_until = now + self._pause
            return True

    def failed(self, now: float) -> None:
        """Open it."""
        with self._lock:
            self._open_until = now + self._pause

    def worked(self) -> None:
        """Close it."""
        with self._lock:
            self._open_until = None
