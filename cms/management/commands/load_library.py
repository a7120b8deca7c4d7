from __future__ import annotations

from django.core.management.base import BaseCommand

from cms.library.loading import load
from ip_portal.ledger.actors import SYSTEM


class Command(BaseCommand):
    """Load the shipped documents and digests; what was edited since is kept."""

    help = (
        "Add what the database lacks of the legal library, make its pages, and "
        "report what was edited and differs. The same load again changes nothing."
    )

    def handle(self, *args: object, **options: object) -> None:
        report = load(actor=SYSTEM)
        for kept in report.kept:
            self.stdout.write(kept)
        self.stdout.write(
            f"{report.documents} documents, {report.digests} digests and "
            f"{report.pages} pages added; {report.updated} updated."
        )
