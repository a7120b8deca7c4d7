"""The engine inside this process: tantivy in a folder, no server."""

from __future__ import annotations

from search.engines.embedded.engine import EmbeddedEngine

__all__ = ["EmbeddedEngine"]
