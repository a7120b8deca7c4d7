"""Copy a database whole and put it back: SQLite by its own copier, PostgreSQL by its.

The copy and what is said of its contents are of one moment, whoever writes meanwhile.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from ip_portal.ledger.models import Entry
from ip_portal.operations.manifest import Contents

FILES = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
TABLES = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
)


class RestoreError(RuntimeError):
    """A database could not be copied or put back; says why."""


def file_name() -> str:
    """Return the name of the copy of this brand of database."""
    return FILES[connection.vendor]


def is_empty() -> bool:
    """Say whether the database has no table yet."""
    return not connection.introspection.table_names()


def dump(target: Path) -> Contents:
    """Copy the database into a file; return what the copy holds."""
    return _dump_sqlite(target) if _is_sqlite() else _dump_postgresql(target)


def load(source: Path) -> None:
    """Make the database what the copy holds; whatever it held before is gone.

    Raises ``RestoreError`` with the words of the database where it refuses.
    """
    if _is_sqlite():
        connection.ensure_connection()
        with closing(sqlite3.connect(source)) as copy:
            copy.backup(connection.connection)
    else:
        with connection.cursor() as cursor:
            # The copy brings the schema itself.
            cursor.execute("DROP SCHEMA IF EXISTS public CASCADE")
        connection.close()
        _run("pg_restore", "--exit-on-error", "--no-owner", *_place(), str(source))


def contents() -> Contents:
    """Return what the database holds now."""
    with transaction.atomic(), connection.cursor() as cursor:
        return _contents(cursor, connection.introspection.table_names(cursor))


def _is_sqlite() -> bool:
    return connection.vendor == "sqlite"


def _dump_sqlite(target: Path) -> Contents:
    connection.ensure_connection()
    with closing(sqlite3.connect(target)) as copy:
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        cursor = copy.cursor()
        names = [name for (name,) in cursor.execute(TABLES).fetchall()]
        return _contents(cursor, names)


def _dump_postgresql(target: Path) -> Contents:
    """Let ``pg_dump`` read the very snapshot in which the rows are counted."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
        _run(
            *("pg_dump", "--format=custom", "--no-owner", "--schema=public"),
            *(f"--snapshot={snapshot}", f"--file={target}", *_place()),
        )
        return _contents(cursor, connection.introspection.table_names(cursor))


def _contents(cursor: Any, tables: Iterable[str]) -> Contents:
    rows = {}
    for table in sorted(tables):
        cursor.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608 - from the catalogue
        (rows[table],) = cursor.fetchone()
    entries = Entry._meta.db_table
    if entries not in rows:
        return Contents(rows, 0, "")
    cursor.execute(f'SELECT id, hash FROM "{entries}" ORDER BY id DESC LIMIT 1')  # noqa: S608
    last, said = cursor.fetchone() or (0, "")
    return Contents(rows, last, said)


def _place() -> list[str]:
    """Return where the database is; the password is never among the arguments."""
    given = connection.get_connection_params()
    names = {"host": "--host", "port": "--port", "user": "--username"}
    found = [f"{flag}={given[key]}" for key, flag in names.items() if given.get(key)]
    return ["--no-password", *found, f"--dbname={given['dbname']}"]


def _run(*words: str) -> None:
    password = str(connection.get_connection_params().get("password") or "")
    done = subprocess.run(  # noqa: S603 - no word is typed by a visitor
        words,
        env={**os.environ, "PGPASSWORD": password},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        message = f"{words[0]} failed: {done.stderr.strip()}"
        raise RestoreError(message)
