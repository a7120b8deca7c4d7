from __future__ import annotations

from django.conf import settings
from django.core.management.base import BaseCommand

from ip_portal.core.fonts import WEIGHTS, write_fonts


class Command(BaseCommand):
    """Make the web fonts from their pinned package; what is there stays."""

    help = "Make the subsets of Be Vietnam Pro."

    def handle(self, *args: object, **options: object) -> None:
        folder = settings.BASE_DIR / "static" / "fonts"
        if len(list(folder.glob("*.woff2"))) < len(WEIGHTS):
            write_fonts(folder)
