"""Copies of everything that cannot be worked out again: database, media, uploads.

The index is not among them: it is built from the database.
"""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

from ip_portal.operations import databases, manifest
from ip_portal.operations.manifest import DamagedBackupError, Manifest


class NotEmptyError(RuntimeError):
    """There is something already where a backup or its data should go."""


def folders() -> dict[str, Path]:
    """Return the folders of files that belong to the data, by name in a backup."""
    return {
        "media": Path(settings.MEDIA_ROOT),
        "uploads": Path(settings.VAR_DIR) / "uploads",
    }


def back_up(target: Path, *, now: datetime) -> Manifest:
    """Write a backup into a folder that does not exist yet; return its manifest.

    Nothing stands at ``target`` before all of it is whole. The files are copied after
    the database, so every file that a row names and nobody deleted meanwhile is there.
    Raises ``NotEmptyError``, or ``RestoreError`` where the database cannot be copied.
    """
    if target.exists():
        message = f"{target} is there already; a backup is never written over."
        raise NotEmptyError(message)
    partial = target.with_name(f"{target.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True, mode=0o700)
    contents = databases.dump(partial / databases.file_name())
    for name, folder in folders().items():
        if folder.is_dir():
            shutil.copytree(folder, partial / name)
    made = Manifest(
        made_at=now.astimezone(UTC).isoformat(),
        release=settings.RELEASE,
        vendor=connection.vendor,
        contents=contents,
        files=manifest.hashes(partial),
    )
    made.write(partial)
    partial.rename(target)
    return made


def restore(source: Path, *, force: bool) -> list[str]:
    """Put database and files back; return what differs from the manifest afterwards.

    Nothing is touched before the backup is found whole and, without ``force``, the
    database and the folders are found empty. The index is to be built anew then.
    Raises ``DamagedBackupError``, ``NotEmptyError``, ``RestoreError``.
    """
    said = _whole(source)
    if not force:
        _refuse_where_not_empty()
    databases.load(source / databases.file_name())
    for name, folder in folders().items():
        shutil.rmtree(folder, ignore_errors=True)
        if (source / name).is_dir():
            shutil.copytree(source / name, folder)
    return _differences_here(said)


def _whole(source: Path) -> Manifest:
    """Return the manifest of a backup that can be put back here."""
    said = manifest.read(source)
    if found := manifest.differences(source):
        message = f"{source} is damaged: {found[0]}"
        raise DamagedBackupError(message)
    if said.vendor != connection.vendor:
        message = (
            f"{source} is of {said.vendor}, and this database {connection.vendor}."
        )
        raise DamagedBackupError(message)
    return said


def _refuse_where_not_empty() -> None:
    if not databases.is_empty():
        message = "The database is not empty; --force throws away what it holds."
        raise NotEmptyError(message)
    for folder in folders().values():
        if folder.is_dir() and any(folder.iterdir()):
            message = f"{folder} is not empty; --force throws away what it holds."
            raise NotEmptyError(message)


def _differences_here(said: Manifest) -> list[str]:
    """Compare database and folders with the manifest they were put back from."""
    here = {
        f"{name}/{path}": found
        for name, folder in folders().items()
        for path, found in manifest.hashes(folder).items()
    }
    files = {name: one for name, one in said.files.items() if "/" in name}
    found = []
    if databases.contents() != said.contents:
        found.append("The database does not hold what the manifest says.")
    if here != files:
        found.append("The files are not those that the manifest names.")
    return found
