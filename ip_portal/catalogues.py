"""Message catalogues: compiled without gettext, checked for gaps."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import polib

PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%[sd]|\{(\w*)\}")


def compile_all(folders: Iterable[Path]) -> int:
    """Write a ``.mo`` beside each ``.po`` that is newer; return how many."""
    compiled = 0
    for folder in folders:
        for source in Path(folder).glob("*/LC_MESSAGES/*.po"):
            target = source.with_suffix(".mo")
            if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
                continue
            polib.pofile(str(source)).save_as_mofile(str(target))
            compiled += 1
    return compiled


def problems(root: Path, folder: Path) -> list[str]:
    """Return what is wrong with the Vietnamese catalogue, one line a problem.

    Texts of the code that the catalogue lacks are found by collecting them anew,
    which needs gettext's ``xgettext``.
    """
    catalogue = polib.pofile(str(folder / "vi" / "LC_MESSAGES" / "django.po"))
    return [*_incomplete(catalogue), *_not_collected(root, catalogue)]


def _incomplete(catalogue: polib.POFile) -> Iterator[str]:
    for entry in catalogue:
        if entry.obsolete:
            continue
        texts = list(entry.msgstr_plural.values()) or [entry.msgstr]
        if entry.fuzzy or not all(texts):
            yield f"not translated: {entry.msgid!r}"
        elif any(_placeholders(text) != _wanted(entry) for text in texts):
            yield f"placeholders differ: {entry.msgid!r}"


def _wanted(entry: polib.POEntry) -> set[str]:
    return _placeholders(entry.msgid_plural or entry.msgid)


def _placeholders(text: str) -> set[str]:
    return {match.group(0) for match in PLACEHOLDER.finditer(text.replace("%%", ""))}


def _not_collected(root: Path, catalogue: polib.POFile) -> Iterator[str]:
    known = {(entry.msgctxt, entry.msgid) for entry in catalogue if not entry.obsolete}
    for entry in collect(root):
        if (entry.msgctxt, entry.msgid) not in known:
            yield f"not in the catalogue: {entry.msgid!r}"


def collect(root: Path) -> polib.POFile:
    """Return the texts that code and templates mark, as an untranslated catalogue."""
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name)
        for part in ("ip_portal", "cms", "search", "templates"):
            shutil.copytree(root / part, copy / part)
        (copy / "locale").mkdir()
        shutil.copy(root / "manage.py", copy)
        command = [sys.executable, "-m", "django", "makemessages", "--locale", "vi"]
        subprocess.run(command, cwd=copy, check=True, capture_output=True)  # noqa: S603
        return polib.pofile(str(copy / "locale" / "vi" / "LC_MESSAGES" / "django.po"))
