"""The register's tables. Direction: ``right`` knows nobody, the others know it.

``right``: the right, its numbers and everything that describes it.
``sources``: what a source stated, in which batch.
``events``: what happened to the right.
"""

from __future__ import annotations

from ip_portal.registry.models.events import Event
from ip_portal.registry.models.right import (
    FigurativeCode,
    GoodsClass,
    Number,
    Party,
    Priority,
    Representation,
    Right,
    RightPlace,
)
from ip_portal.registry.models.sources import Batch, ErrorReport, Statement

__all__ = [
    "Batch",
    "ErrorReport",
    "Event",
    "FigurativeCode",
    "GoodsClass",
    "Number",
    "Party",
    "Priority",
    "Representation",
    "Right",
    "RightPlace",
    "Statement",
]
