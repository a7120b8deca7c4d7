from __future__ import annotations

from django.core.management.base import BaseCommand
from typing_extensions import override

from ip_portal.places import seeds, services


class Command(BaseCommand):
    """Load the administrative units and place names; safe to run again."""

    help = "Load the administrative units and place names; safe to run again."

    @override
    def handle(self, *args: object, **options: object) -> None:
        loaded = services.load(seeds.load())
        self.stdout.write(
            f"places: {loaded.created} created, {loaded.changed} changed, "
            f"{loaded.unchanged} unchanged"
        )
