from __future__ import annotations

from django.conf import settings
from django.core.management.base import BaseCommand

from ip_portal.catalogues import compile_all


class Command(BaseCommand):
    """Compile the catalogues without any system tool."""

    help = "Compile message catalogues (pure Python)."

    def handle(self, *args: object, **options: object) -> None:
        compiled = compile_all(settings.LOCALE_PATHS)
        self.stdout.write(f"{compiled} catalogues compiled.")
