"""Search on an Elasticsearch cluster: many hosts, one index, nothing to install in it."""

from __future__ import annotations

from search.engines.elastic.connection import Connection
from search.engines.elastic.engine import ElasticEngine

__all__ = ["Connection", "ElasticEngine"]
