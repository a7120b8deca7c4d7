"""What a backup says of itself: every file by its hash, every table by its rows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

NAME = "manifest.json"


class DamagedBackupError(ValueError):
    """A folder is no backup, or not the one that was written; says what is wrong."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a database held at one moment."""

    rows: Mapping[str, int]
    """Rows by table."""

    last_entry: int
    """The id of the newest audit entry; 0 for none."""

    last_hash: str
    """What that entry's hash is; empty for none."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What stands in ``manifest.json``."""

    made_at: str
    """UTC, ISO 8601."""

    release: str
    vendor: str
    """The brand of the database: ``sqlite`` or ``postgresql``."""

    contents: Contents
    files: Mapping[str, str]
    """SHA-256 by path in the backup, the manifest itself left out."""

    def write(self, folder: Path) -> None:
        """Write it into the folder of its backup."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True)
        (folder / NAME).write_text(text + "\n", encoding="utf-8")


def read(folder: Path) -> Manifest:
    """Return what the backup says of itself; raises ``DamagedBackupError``."""
    try:
        said = json.loads((folder / NAME).read_text(encoding="utf-8"))
        return Manifest(**{**said, "contents": Contents(**said["contents"])})
    except (OSError, ValueError, TypeError, KeyError) as error:
        message = f"{folder} is no whole backup: {NAME} is missing or unreadable."
        raise DamagedBackupError(message) from error


def hashes(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file below a folder, by its path in it."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): sha256(path)
        for path in files
        if path != folder / NAME
    }


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def differences(folder: Path) -> list[str]:
    """Return a sentence for each file that is changed, missing or too much.

    Raises ``DamagedBackupError`` where there is no manifest to compare with.
    """
    said, found = read(folder).files, hashes(folder)
    return [
        *(f"{name} is missing." for name in sorted(said.keys() - found.keys())),
        *(
            f"{name} is not in the manifest."
            for name in sorted(found.keys() - said.keys())
        ),
        *(
            f"{name} has changed."
            for name in sorted(said.keys() & found.keys())
            if said[name] != found[name]
        ),
    ]
