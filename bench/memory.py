"""How much memory this process takes, looked at while it works."""

from __future__ import annotations

import resource
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

_EVERY = 0.2
_PAGE = resource.getpagesize()


class Memory:
    """Samples resident memory in a thread; ``samples`` are bytes, in their order."""

    def __init__(self) -> None:
        self.samples: list[int] = [resident()]
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ended.set()
        self._thread.join()
        self.samples.append(resident())

    def _watch(self) -> None:
        while not self._ended.wait(_EVERY):
            self.samples.append(resident())

    @property
    def growth(self) -> float:
        """Return the most of the last half as a multiple of the most of the first."""
        middle = (len(self.samples) + 1) // 2
        last = self.samples[middle:] or self.samples[-1:]
        return max(last) / max(self.samples[:middle])


def resident() -> int:
    """Return the bytes of this process that are in memory (Linux)."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * _PAGE
