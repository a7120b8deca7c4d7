from __future__ import annotations

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ip_portal.operations import manifest


class Command(BaseCommand):
    """Compare every file of a backup with its manifest."""

    help = "Say which files of a backup are changed, missing or too much."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="the folder of the backup")

    def handle(self, *args: object, folder: Path, **options: object) -> None:
        try:
            found = manifest.differences(folder)
        except manifest.DamagedBackupError as error:
            raise CommandError(str(error)) from error
        if found:
            raise CommandError("\n".join(found))
        self.stdout.write(f"{folder} is whole.")
