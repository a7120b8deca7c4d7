"""Every motif by the name the register source uses."""

from __future__ import annotations

import inspect
from collections.abc import Callable

from ip_portal.demo.drawings import (
    craft,
    field,
    fruit,
    machine,
    table,
    vegetable,
    water,
)

MOTIFS: dict[str, Callable[[], str]] = {
    name: drawing
    for module in (fruit, vegetable, field, water, table, craft, machine)
    for name, drawing in inspect.getmembers(module, inspect.isfunction)
    if drawing.__module__ == module.__name__ and not name.startswith("_")
}
