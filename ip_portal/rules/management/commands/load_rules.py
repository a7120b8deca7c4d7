from __future__ import annotations

from django.core.management.base import BaseCommand
from typing_extensions import override

from ip_portal.ledger.actors import SYSTEM
from ip_portal.rules.services import load_seeds


class Command(BaseCommand):
    """Load the reviewed seed files of the law; what was edited since is kept."""

    help = (
        "Add what the database lacks of the seed files: rules, holidays, fees and forms, "
        "and report where the two differ. Nothing is overwritten."
    )

    @override
    def handle(self, *args: object, **options: object) -> None:
        report = load_seeds(actor=SYSTEM)
        for difference in report.differences:
            self.stdout.write(difference)
        self.stdout.write(
            f"{report.rules} rules, {report.versions} versions, "
            f"{report.holidays} holidays, {report.fees} fees and "
            f"{report.forms} forms added; "
            f"{len(report.differences)} differences kept."
        )
