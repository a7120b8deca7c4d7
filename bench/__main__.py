"""``python -m bench``: fill a register of its own, measure, print, clean up.

``python -m bench scale`` grows a register from size to size instead.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from bench.postgresql import passing_database

MARKS, QUICK_MARKS = 100_000, 10_000
ROWS, QUICK_ROWS = 5_000, 1_000
SIZES = [10_000, 100_000, 1_000_000]
LEAST = 2_000
"""Fewer marks do not hold what the questions are made of."""

LEAST_ROWS = 750
"""One file to warm up, one to measure, one to profile."""


def main() -> None:
    """Read the command line, and run in folders that are gone afterwards."""
    # Ended from outside, it clears up as well.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    command, *rest = sys.argv[1:] or [""]
    if command == "scale":
        scale(rest)
    else:
        everything(sys.argv[1:])


def everything(words: Sequence[str]) -> None:
    """Run what ``python -m bench`` runs."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--marks", type=int, help=f"marks to search ({MARKS:,})")
    parser.add_argument("--rows", type=int, help=f"rows to import ({ROWS:,})")
    parser.add_argument("--quick", action="store_true", help="a tenth, fewer passes")
    given = parser.parse_args(words)
    marks = given.marks or (QUICK_MARKS if given.quick else MARKS)
    if marks < LEAST:
        parser.error(f"--marks must be at least {LEAST:,}")
    rows = given.rows or (QUICK_ROWS if given.quick else ROWS)
    if rows < LEAST_ROWS:
        parser.error(f"--rows must be at least {LEAST_ROWS:,}")
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        postgresql = set_up(Path(name))
        from bench.run import Run

        run = Run(Path(name), marks=marks, rows=rows, quick=given.quick)
        run.everything(postgresql)


def scale(words: Sequence[str]) -> None:
    """Run what ``python -m bench scale`` runs."""
    parser = argparse.ArgumentParser(prog="bench scale")
    parser.add_argument("--marks", type=sizes, default=SIZES, help="sizes, by commas")
    parser.add_argument("--passes", type=int, default=9, help="of each question")
    given = parser.parse_args(words)
    if given.marks[0] < LEAST:
        parser.error(f"--marks must be at least {LEAST:,}")
    with ExitStack() as ending:
        folder = tempfile.TemporaryDirectory(prefix="bench-")
        name = ending.enter_context(folder)
        if os.environ.get("DATABASE_URL", "").startswith("postgres"):
            database = passing_database(os.environ["DATABASE_URL"])
            set_up(Path(name), ending.enter_context(database))
        else:
            set_up(Path(name))
        from bench.scale import Scale

        Scale(Path(name), given.marks, given.passes).run()


def sizes(text: str) -> list[int]:
    """Return the sizes of a list, smallest first. Raises ValueError."""
    return sorted({int(one) for one in text.split(",")})


def set_up(folder: Path, database: str = "") -> str:
    """Point the portal at an empty folder; return the PostgreSQL address, if given.

    The portal itself uses ``database``, or SQLite in the folder.
    """
    given = os.environ.pop("DATABASE_URL", "")
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "bench.settings",
        "VAR_DIR": str(folder),
        "DEMO": "true",
        "LOG_LEVEL": "ERROR",
        **({"DATABASE_URL": database} if database else {}),
    }
    import django

    django.setup()
    return given if given.startswith("postgres") else ""


main()
