"""The contract on every engine there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from search.engines.embedded import EmbeddedEngine
from search.engines.memory import MemoryEngine
from search.port import Engine, RestorableEngine
from tests.search.contract import EngineContract, RestorableContract


class TestMemoryEngine(EngineContract, RestorableContract):
    @pytest.fixture
    def engine(self) -> RestorableEngine:
        return MemoryEngine()


class TestEmbeddedEngine(EngineContract, RestorableContract):
    @pytest.fixture
    def engine(self, tmp_path: Path) -> RestorableEngine:
        engine = EmbeddedEngine(tmp_path / "index")
        engine.build().swap()
        return engine


class TestElasticEngine(EngineContract):
    @pytest.fixture
    def engine(self, elastic_engine: Engine) -> Engine:
        return elastic_engine
