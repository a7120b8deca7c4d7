from __future__ import annotations

import json
import sys

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search import indexing, service
from search.port import EngineDownError


class Command(BaseCommand):
    """Compare the index with the database, by id and version."""

    help = "Report what is missing, stale or orphaned in the index; exit 1 if anything."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--repair", action="store_true", help="write what differs anew"
        )

    def handle(self, *args: object, repair: bool, **options: object) -> None:
        try:
            drift = indexing.check(service.engine())
            if repair:
                indexing.repair(drift, service.engine())
        except EngineDownError as error:
            raise CommandError(str(error)) from error
        for name in ("missing", "stale", "orphaned"):
            for type_name, key in getattr(drift, name):
                self.stdout.write(f"{name}: {type_name} {key}")
        counts = {
            "checked": drift.checked,
            "missing": len(drift.missing),
            "stale": len(drift.stale),
            "orphaned": len(drift.orphaned),
            "repaired": repair,
        }
        self.stdout.write(json.dumps(counts))
        if drift.count and not repair:
            sys.exit(1)
