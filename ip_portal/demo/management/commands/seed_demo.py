from __future__ import annotations

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from ip_portal.core.dates import now
from ip_portal.demo.people import seed_people
from ip_portal.demo.seed_pages import seed_pages
from ip_portal.demo.seed_register import seed_register


class Command(BaseCommand):
    """Fill the site with a demo; what is there already stays as it is."""

    help = "Seed demo people, register and pages; refused in production."

    def handle(self, *args: object, **options: object) -> None:
        if not settings.LAPTOP:
            message = "The demo belongs on a laptop: set DEMO=true."
            raise CommandError(message)
        seed_people()
        seed_register()
        seed_pages(now=now())
