"""The engines that keep the contract, by name."""

from __future__ import annotations

from pathlib import Path

from search.port import Engine

NAMES = ("embedded", "memory")


def create(name: str, folder: Path) -> Engine:
    """Open an engine whose files lie below `folder`.

    Raises ValueError for a name that is none of `NAMES`.
    """
    if name == "embedded":
        from search.engines.embedded import EmbeddedEngine

        return EmbeddedEngine(folder / name)
    if name == "memory":
        from search.engines.memory import MemoryEngine

        return MemoryEngine()
    raise ValueError(f"no engine is called {name}; there are {', '.join(NAMES)}")
