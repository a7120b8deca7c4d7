"""The demo register goes in as any office's file does: through the import template."""

from __future__ import annotations

import tempfile
from pathlib import Path

from ip_portal.core.dates import today
from ip_portal.demo.drawings import draw_all
from ip_portal.demo.rows import template_csv
from ip_portal.ledger.actors import Actor
from ip_portal.registry.exchange.importing import Import, import_file
from ip_portal.registry.exchange.reporting import Report
from ip_portal.registry.models import Batch
from ip_portal.registry.settling import Setting
from ip_portal.rules.book import RuleBook

FILE = "demo-register.csv"
ACTOR = Actor("", "demo")


class DemoRefusedError(RuntimeError):
    """A row of the demo did not pass the importer: the demo is wrong."""


def seed_register() -> None:
    """Import the demo rights once, with their pictures; a second time is nothing.

    Dates in the demo are relative to the day it is seeded. Raises
    ``DemoRefusedError`` when the importer refuses a row.
    """
    if Batch.objects.filter(file_name=FILE, finished_at__isnull=False).exists():
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        draw_all(folder)
        path = folder / FILE
        path.write_bytes(template_csv(today()))
        report = Report()
        run = Import(ACTOR, Setting(RuleBook.load(), today()))
        import_file(path, run.with_pictures(folder), report)
    if report.problems:
        raise DemoRefusedError(str(report.problems[0]))
