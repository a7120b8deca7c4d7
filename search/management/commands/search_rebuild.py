from __future__ import annotations

import sys

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from ip_portal.core.dates import now
from search import indexing, service
from search.port import EngineDownError


class Command(BaseCommand):
    """Build each search index anew beside the one in use, then swap."""

    help = "Build the search index anew; searches go on meanwhile, no edit is lost."

    def handle(self, *args: object, verbosity: int, **options: object) -> None:
        is_silent = not (verbosity and sys.stderr.isatty())
        for engine in service.engines_here():
            with tqdm(unit=" documents", desc=engine.name, disable=is_silent) as bar:
                try:
                    total = indexing.rebuild(engine, now=now(), progress=bar.update)
                except EngineDownError as error:
                    raise CommandError(f"{engine.name}: {error}") from error
            if verbosity:
                self.stdout.write(f"{engine.name}: {total} documents in the index.")
