"""Administrative units and place names through time."""

from __future__ import annotations
