from __future__ import annotations

import sys

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from ip_portal.core.dates import now
from search import indexing, service
from search.port import EngineDownError


class Command(BaseCommand):
    """Build the search index anew beside the one in use, then swap."""

    help = "Build the search index anew; searches go on meanwhile, no edit is lost."

    def handle(self, *args: object, verbosity: int, **options: object) -> None:
        is_silent = not (verbosity and sys.stderr.isatty())
        bar = tqdm(unit=" documents", disable=is_silent)
        try:
            total = indexing.rebuild(service.engine(), now=now(), progress=bar.update)
        except EngineDownError as error:
            raise CommandError(str(error)) from error
        finally:
            bar.close()
        if verbosity:
            self.stdout.write(f"{total} documents in the index.")
