from __future__ import annotations

from django.core.management.base import BaseCommand, CommandError

from ip_portal.content.files import ContentError
from ip_portal.content.planting import plant


class Command(BaseCommand):
    """Give a new site its guidance; a site that has a home is left alone."""

    help = "Write and publish the pages that a new site starts with."

    def handle(self, *args: object, **options: object) -> None:
        try:
            made = plant()
        except ContentError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{made} pages written.")
