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

    def use(self, path: Path) -> None:
        """Point at this generation; it is on the disk before the pointer is."""
        fresh = self._pointer.with_suffix(".new")
        with fresh.open("w", encoding="ascii") as file:
            file.write(path.name)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._pointer)
        directory = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(directory)
        finally:
            os.close(directory)

    def prune(self) -> None:
        """Keep the generation in use and the one before it."""
        name = self._pointer.read_text("ascii") if self._pointer.exists() else ""
        known = sorted(
            (path for path in self.folder.iterdir() if path.is_dir()),
            key=lambda path: path.name.rpartition("-")[2],
        )
        others = [path for path in known if path.name != name]
        for path in others[:-1]:
            shutil.rmtree(path, ignore_errors=True)

    def discard(self, path: Path) -> None:
        """Take away a generation that never came into use."""
        shutil.rmtree(path, ignore_errors=True)
