from __future__ import annotations

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ip_portal.core.dates import now
from ip_portal.operations import backup
from ip_portal.operations.databases import RestoreError


class Command(BaseCommand):
    """Copy database, media and uploads into a new folder, with a manifest."""

    help = "Write a backup (database, media, uploads, manifest) into a new folder."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="a folder that is not there yet")

    def handle(self, *args: object, folder: Path, **options: object) -> None:
        try:
            made = backup.back_up(folder, now=now())
        except (backup.NotEmptyError, RestoreError) as error:
            raise CommandError(str(error)) from error
        rows = sum(made.contents.rows.values())
        self.stdout.write(f"{folder}: {rows} rows, {len(made.files)} files.")
