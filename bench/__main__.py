"""``python -m bench``: fill a register of its own, measure, print, clean up."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import tempfile
from pathlib import Path

MARKS, QUICK_MARKS = 100_000, 10_000
ROWS, QUICK_ROWS = 5_000, 1_000
LEAST = 2_000
"""Fewer marks do not hold what the questions are made of."""

LEAST_ROWS = 750
"""One file to warm up, one to measure, one to profile."""


def main() -> None:
    """Read the command line, and run in folders that are gone afterwards."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--marks", type=int, help=f"marks to search ({MARKS:,})")
    parser.add_argument("--rows", type=int, help=f"rows to import ({ROWS:,})")
    parser.add_argument("--quick", action="store_true", help="a tenth, fewer passes")
    given = parser.parse_args()
    marks = given.marks or (QUICK_MARKS if given.quick else MARKS)
    if marks < LEAST:
        parser.error(f"--marks must be at least {LEAST:,}")
    rows = given.rows or (QUICK_ROWS if given.quick else ROWS)
    if rows < LEAST_ROWS:
        parser.error(f"--rows must be at least {LEAST_ROWS:,}")
    # Ended from outside, it clears up as well.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        postgresql = set_up(Path(name))
        from bench.run import Run

        run = Run(Path(name), marks=marks, rows=rows, quick=given.quick)
        run.everything(postgresql)


def set_up(folder: Path) -> str:
    """Point the portal at an empty folder; return the PostgreSQL address, if given."""
    given = os.environ.pop("DATABASE_URL", "")
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "bench.settings",
        "VAR_DIR": str(folder),
        "DEMO": "true",
        "LOG_LEVEL": "ERROR",
    }
    import django

    django.setup()
    return given if given.startswith("postgres") else ""


main()
