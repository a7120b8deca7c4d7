from __future__ import annotations

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from ip_portal.catalogues import problems


class Command(BaseCommand):
    """Fail when a Vietnamese text is missing, doubtful or lost a placeholder."""

    help = "Check that the Vietnamese catalogue is complete."

    def handle(self, *args: object, **options: object) -> None:
        found = problems(settings.BASE_DIR, settings.LOCALE_PATHS[0])
        for problem in found:
            self.stderr.write(problem)
        if found:
            message = f"{len(found)} texts need work."
            raise CommandError(message)
        self.stdout.write("The Vietnamese catalogue is complete.")
