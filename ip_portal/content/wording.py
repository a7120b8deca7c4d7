"""The synonyms a new site starts with."""

from __future__ import annotations

import tomllib
from pathlib import Path

from ip_portal.ledger.actors import SYSTEM
from search import services
from search.models import Synonym

SYNONYMS = Path(__file__).parent / "synonyms.toml"


def plant_synonyms() -> int:
    """Write the synonyms, unless there are any; return how many were made."""
    if Synonym.objects.exists():
        return 0
    rows = tomllib.loads(SYNONYMS.read_text("utf-8"))["synonym"]
    for row in rows:
        services.save(Synonym(both_ways=False, **row), actor=SYSTEM)
    return len(rows)
