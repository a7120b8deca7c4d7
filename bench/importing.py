"""The importer beside a bare bulk insert of the very rows it leaves behind."""

from __future__ import annotations

import cProfile
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import models, transaction

from bench.costs import Cost, largest
from bench.filling import setting_of_today, take_in
from bench.marks import SEED, Mark
from ip_portal.ledger.models import Change, Delivery, Entry
from ip_portal.registry.models import (
    Batch,
    Event,
    FigurativeCode,
    GoodsClass,
    Number,
    Party,
    Priority,
    Representation,
    Right,
    RightPlace,
    Statement,
)
from ip_portal.registry.settling import Setting

PIECE = 250
BULK = "bulk"

# Parents before children.
_MODELS: tuple[Any, ...] = (
    Batch,
    Right,
    Statement,
    Number,
    Party,
    GoodsClass,
    FigurativeCode,
    Priority,
    Representation,
    RightPlace,
    Event,
    Entry,
    Change,
    Delivery,
)

Rows = dict[Any, list[models.Model]]


@dataclass(slots=True)
class Taken:
    """Seconds of each piece, by both ways, and what the importer spends them on."""

    marks: int = 0
    rows: int = 0
    imported: list[float] = field(default_factory=list)
    inserted: list[float] = field(default_factory=list)
    costs: list[Cost] = field(default_factory=list)

    @property
    def ratio(self) -> float:
        """Return how many times longer the importer takes."""
        return sum(self.imported) / sum(self.inserted)


def race(
    marks: Sequence[Mark], folder: Path, progress: Callable[[int], object] = int
) -> Taken:
    """Import marks piece by piece, and insert the rows of each, in random order.

    The first piece warms up, the last one is profiled; neither is in the times. All
    share the law and the places that are known by then, as the rows of one file do.
    """
    chance = random.Random(SEED + 3)
    first, *pieces, last = [
        marks[at : at + PIECE] for at in range(0, len(marks), PIECE)
    ]
    taken, setting = Taken(), setting_of_today()
    waiting, _seconds = _imported(first, folder, setting)
    for piece in pieces:
        if import_first := chance.random() < 0.5:
            rows, seconds = _imported(piece, folder, setting)
        inserted = _inserted(waiting)
        if not import_first:
            rows, seconds = _imported(piece, folder, setting)
        taken.imported.append(seconds)
        taken.inserted.append(inserted)
        taken.rows += sum(map(len, waiting.values()))
        taken.marks += len(piece)
        waiting = rows
        progress(len(piece))
    taken.costs = _costs(last, folder, setting)
    return taken


def _imported(
    piece: Sequence[Mark], folder: Path, setting: Setting
) -> tuple[Rows, float]:
    """Import a piece; return the rows that it left, and the seconds."""
    before = {model: _last(model) for model in _MODELS}
    began = time.perf_counter()
    take_in(folder / "piece.csv", piece, setting)
    seconds = time.perf_counter() - began
    return {
        model: list(model._base_manager.filter(pk__gt=before[model]).order_by("pk"))
        for model in _MODELS
    }, seconds


def _last(model: Any) -> int:
    found = model._base_manager.order_by("-pk").values_list("pk", flat=True).first()
    return int(found or 0)


def _inserted(rows: Rows) -> float:
    began = time.perf_counter()
    with transaction.atomic(using=BULK):
        for model, some in rows.items():
            model._base_manager.using(BULK).bulk_create(some)
    return time.perf_counter() - began


def _costs(piece: Sequence[Mark], folder: Path, setting: Setting) -> list[Cost]:
    profile = cProfile.Profile()
    profile.enable()
    take_in(folder / "piece.csv", piece, setting)
    profile.disable()
    return largest(profile)
