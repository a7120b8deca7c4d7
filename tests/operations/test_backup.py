"""A backup is whole or refused; the manifest finds whatever happened to it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ip_portal.operations import backup, manifest
from ip_portal.operations.manifest import Contents, DamagedBackupError, Manifest


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Return a small backup."""
    folder = tmp_path / "kept"
    (folder / "media").mkdir(parents=True)
    (folder / "database.dump").write_bytes(b"rows")
    (folder / "media" / "a.webp").write_bytes(b"picture")
    contents = Contents({"ledger_entry": 2}, 2, "ab")
    made = Manifest(
        "2026-11-25T00:00:00+00:00", "r1", "other", contents, manifest.hashes(folder)
    )
    made.write(folder)
    return folder


def test_a_whole_backup_has_no_differences_and_reads_back(kept: Path) -> None:
    assert manifest.differences(kept) == []
    assert manifest.read(kept).contents == Contents({"ledger_entry": 2}, 2, "ab")


def test_a_changed_a_missing_and_an_extra_file_are_each_named(kept: Path) -> None:
    (kept / "database.dump").write_bytes(b"rowz")
    (kept / "media" / "a.webp").rename(kept / "media" / "b.webp")
    assert manifest.differences(kept) == [
        "media/a.webp is missing.",
        "media/b.webp is not in the manifest.",
        "database.dump has changed.",
    ]


@pytest.mark.parametrize("text", ["", "{}", "[]", json.dumps({"files": {}})])
def test_a_manifest_that_says_something_else_is_refused(kept: Path, text: str) -> None:
    (kept / "manifest.json").write_text(text)
    with pytest.raises(DamagedBackupError, match="no whole backup"):
        manifest.read(kept)


def test_a_folder_without_manifest_is_no_backup(tmp_path: Path) -> None:
    with pytest.raises(DamagedBackupError, match="no whole backup"):
        backup.restore(tmp_path, force=True)


@pytest.mark.parametrize("damage", [b"rowz", None])
def test_a_damaged_backup_is_never_put_back(
    kept: Path, damage: bytes | None, settings
) -> None:
    here = Path(settings.MEDIA_ROOT) / "here.webp"
    here.parent.mkdir(parents=True)
    here.write_bytes(b"stays")
    if damage is None:
        (kept / "database.dump").unlink()
    else:
        (kept / "database.dump").write_bytes(damage)
    with pytest.raises(DamagedBackupError, match=r"database\.dump"):
        backup.restore(kept, force=True)
    assert here.read_bytes() == b"stays"


def test_a_backup_of_another_brand_of_database_is_refused(kept: Path) -> None:
    with pytest.raises(DamagedBackupError, match="is of other"):
        backup.restore(kept, force=True)
