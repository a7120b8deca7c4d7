"""Index folders side by side, and the pointer that says which one is in use."""

from __future__ import annotations

import fcntl
import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from search import schema
from search.port import EngineDownError, NoIndexError

PATIENCE = 60.0
"""Seconds to wait for another writer."""

_STEP = 0.005


class FileLock:
    """One holder among all processes; the same thread may take it again."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._thread = threading.RLock()
        self._depth = 0
        self._descriptor = -1

    @contextmanager
    def held(self, patience: float = PATIENCE) -> Iterator[None]:
        """Hold the lock. Raises EngineDownError where it stays taken too long."""
        with self._thread:
            if self._depth == 0:
                self._descriptor = self._take(patience)
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1
                if self._depth == 0:
                    os.close(self._descriptor)

    @property
    def is_held(self) -> bool:
        """Whether this process holds it."""
        return self._depth > 0

    def _take(self, patience: float) -> int:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        end = time.monotonic() + patience
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= end:
                    os.close(descriptor)
                    message = f"{self._path.name} is held by another process"
                    raise EngineDownError(message) from None
                time.sleep(_STEP)
            else:
                return descriptor


class Generations:
    """The generations of one index below a folder.

    A generation is written beside the others and comes into use by one rename of the
    pointer, so that a reader sees the old index or the new one and never a part.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.writing = FileLock(folder / "writing.lock")
        self.building = FileLock(folder / "building.lock")
        self._pointer = folder / "current"
        self._before = folder / "previous"
        self._read: tuple[tuple[int, int], Path] | None = None

    def current(self) -> Path | None:
        """The generation in use; None before the first. Raises NoIndexError where
        it has other fields than this version of the program.
        """
        try:
            status = self._pointer.stat()
            # Every pointer is a new file: the same one says what it said before.
            seen = (status.st_ino, status.st_mtime_ns)
            if self._read is None or self._read[0] != seen:
                self._read = seen, self._named(self._pointer.read_text("ascii"))
            return self._read[1]
        except FileNotFoundError:
            return None

    def _named(self, written: str) -> Path:
        name = written.strip()
        if not name.startswith(f"{schema.fingerprint()}-"):
            raise NoIndexError("the index has other fields: run search_rebuild")
        return self.folder / name

    def create(self) -> Path:
        """A new, empty folder that nobody uses yet."""
        path = self.folder / f"{schema.fingerprint()}-{time.time_ns()}"
        path.mkdir(parents=True)
        return path

    def previous(self) -> Path | None:
        """The generation that was in use before; None where there is none, or where it
        has other fields than this version of the program.
        """
        name = _read(self._before)
        path = self.folder / name
        is_ours = name.startswith(f"{schema.fingerprint()}-") and path.is_dir()
        return path if is_ours and name != _read(self._pointer) else None

    def use(self, path: Path) -> None:
        """Point at this generation, and say which one was in use before."""
        name = _read(self._pointer)
        if name not in ("", path.name):
            self._point(self._before, name)
        self._point(self._pointer, path.name)

    def _point(self, pointer: Path, name: str) -> None:
        """Write a pointer; it is on the disk before it is seen."""
        fresh = pointer.with_suffix(".new")
        with fresh.open("w", encoding="ascii") as file:
            file.write(name)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(pointer)
        directory = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(directory)
        finally:
            os.close(directory)

    def prune(self) -> int:
        """Keep the generation in use and the one before it; return how many go.

        The caller holds `building`: no generation is being written.
        """
        kept = {_read(self._pointer), _read(self._before)}
        folders = (path for path in self.folder.iterdir() if path.is_dir())
        others = [path for path in folders if path.name not in kept]
        for path in others:
            self.discard(path)
        return len(others)

    def discard(self, path: Path) -> None:
        """Take away a generation that never came into use."""
        shutil.rmtree(path, ignore_errors=True)


def _read(pointer: Path) -> str:
    return pointer.read_text("ascii").strip() if pointer.exists() else ""
