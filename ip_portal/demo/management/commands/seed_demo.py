from __future__ import annotations

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from ip_portal.core.dates import today
from ip_portal.demo.owners import seed_owners
from ip_portal.demo.people import seed_people
from ip_portal.demo.seed_events import seed_events
from ip_portal.demo.seed_register import seed_register


class Command(BaseCommand):
    """Fill the site with a demo; what is there already stays as it is."""

    help = "Seed demo people, register and events; refused in production."

    def handle(self, *args: object, **options: object) -> None:
        if not settings.LAPTOP:
            message = "The demo belongs on a laptop: set DEMO=true."
            raise CommandError(message)
        seed_people()
        seed_register()
        seed_events(today=today())
        seed_owners()
