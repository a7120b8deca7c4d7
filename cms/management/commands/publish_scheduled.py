from __future__ import annotations

from django.core.management.base import BaseCommand

from cms.publishing import publish_due
from ip_portal.core.dates import now


class Command(BaseCommand):
    """Publish what is due and take down what has expired; the worker does it too.

    Stands in the place of Wagtail's command, which a single refused page would stop.
    """

    help = "Publish scheduled pages and take down expired ones; safe to repeat."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"{publish_due(now())} pages changed.")
