from __future__ import annotations

from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from ip_portal.operations import backup
from ip_portal.operations.databases import RestoreError
from ip_portal.operations.manifest import DamagedBackupError


class Command(BaseCommand):
    """Put a backup back, check it against its manifest, build the index anew."""

    help = "Put a backup back into an empty database and empty folders."
    # The database may be empty: there is nothing to check yet.
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="the folder of the backup")
        parser.add_argument(
            "--force",
            action="store_true",
            help="throw away what database and folders hold",
        )

    def handle(
        self, *args: object, folder: Path, force: bool, **options: object
    ) -> None:
        try:
            found = backup.restore(folder, force=force)
        except (DamagedBackupError, backup.NotEmptyError, RestoreError) as error:
            raise CommandError(str(error)) from error
        if found:
            raise CommandError(" ".join(found))
        # The backup may be of an older release.
        call_command("migrate", interactive=False, verbosity=0)
        call_command("search_rebuild", verbosity=0)
        self.stdout.write(f"{folder} is back; the index is built anew.")
