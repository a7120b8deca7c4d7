"""Imports a file in processes that are killed at seeded points, and runs it again.

Run by ``test_import_killed`` in a process of its own: ``VAR_DIR`` holds an empty
database ``empty.sqlite3``. Prints one JSON object with what came of it.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

POINTS = 20


def main() -> None:
    """Import once undisturbed, then with a kill at each of the seeded points."""
    django.setup()
    random.seed(4_2024)
    path = Path(sys.argv[1])
    began = time.monotonic()
    fresh_database()
    in_child(lambda: import_file(path))
    lasts = time.monotonic() - began
    whole = in_child(state)
    points = [random.uniform(0.05, 0.95) * lasts for _ in range(POINTS)]
    found = [killed_and_again(path, point) for point in points]
    answer = {"whole": whole, "killed": found}
    sys.stdout.write(json.dumps(answer))


def killed_and_again(path: Path, seconds: float) -> dict[str, Any]:
    """Return what the killed run left, and what is there after another one."""
    fresh_database()
    child = os.fork()
    if not child:
        import_file(path)
        os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    left = in_child(state)
    in_child(lambda: import_file(path))
    return {"left": left, "after": in_child(state)}


def fresh_database() -> None:
    """Put the empty database in place."""
    folder = Path(os.environ["VAR_DIR"])
    for old in folder.glob("db.sqlite3*"):
        old.unlink()
    shutil.copy(folder / "empty.sqlite3", folder / "db.sqlite3")


def import_file(path: Path) -> None:
    """Import as the command does, in smaller gulps so that more can be cut through."""
    from django.core.management import call_command

    from ip_portal.registry.exchange import importing

    importing.TOGETHER = 20
    with Path(os.devnull).open("w") as nowhere:
        call_command("import_records", str(path), stdout=nowhere)


def state() -> dict[str, Any]:
    """Return everything that must be the same, however often the import died."""
    from ip_portal.registry.models import Batch, Right
    from tests.registry.dump import canonical_dump, traces

    return {
        "rights": Right.for_staff.count(),
        "finished": Batch.objects.filter(state="finished").count(),
        "dump": hashlib.sha256(canonical_dump().encode()).hexdigest(),
        "traces": traces(),
    }


def in_child(work: Callable[[], Any]) -> Any:
    """Return what ``work`` returns in a process of its own."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)
        with os.fdopen(writer, "w") as stream:
            json.dump(work(), stream)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as stream:
        said = stream.read()
    _pid, status = os.waitpid(child, 0)
    if status:
        sys.exit("A run that nobody disturbed failed.")
    return json.loads(said)


if __name__ == "__main__":
    main()
