from __future__ import annotations

from django.core.management.base import BaseCommand

from ip_portal.core.dates import today
from ip_portal.ledger.daily import run_all


class Command(BaseCommand):
    """Do what the passing of a day asks; the worker does it by itself too."""

    help = "Run the daily jobs; safe to repeat."

    def handle(self, *args: object, **options: object) -> None:
        for name, changed in run_all(today()).items():
            self.stdout.write(f"{name}: {changed}")
