from __future__ import annotations

import json
import sys

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ip_portal.core.dates import now
from search import indexing, service
from search.port import Engine, EngineDownError, NoIndexError


class Command(BaseCommand):
    """Compare each index with the database, by id and version."""

    help = "Report what is missing, stale or orphaned in the index; exit 1 if anything."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--repair",
            action="store_true",
            help="write what differs anew, all of it where there is no index",
        )

    def handle(
        self, *args: object, repair: bool, verbosity: int, **options: object
    ) -> None:
        is_wrong = False
        for engine in service.engines_here():
            try:
                drift = self._check(engine, repair=repair)
            except EngineDownError as error:
                raise CommandError(f"{engine.name}: {error}") from error
            if verbosity:
                self._report(engine, drift, repair=repair)
            is_wrong |= bool(drift.count)
        if is_wrong and not repair:
            sys.exit(1)

    def _check(self, engine: Engine, *, repair: bool) -> indexing.Drift:
        try:
            drift = indexing.check(engine)
        except NoIndexError:
            if not repair:
                raise
            indexing.rebuild(engine, now=now())
            drift = indexing.check(engine)
        if repair:
            indexing.repair(drift, engine)
        return drift

    def _report(self, engine: Engine, drift: indexing.Drift, *, repair: bool) -> None:
        for name in ("missing", "stale", "orphaned"):
            for type_name, key in getattr(drift, name):
                self.stdout.write(f"{name}: {type_name} {key}")
        counts = {
            "engine": engine.name,
            "checked": drift.checked,
            "missing": len(drift.missing),
            "stale": len(drift.stale),
            "orphaned": len(drift.orphaned),
            "repaired": repair,
        }
        self.stdout.write(json.dumps(counts))
