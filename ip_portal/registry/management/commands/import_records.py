from __future__ import annotations

import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from ip_portal.core.dates import today
from ip_portal.ledger.actors import SYSTEM
from ip_portal.registry.exchange.importing import Import, foresee_file, import_file
from ip_portal.registry.exchange.reporting import Report
from ip_portal.registry.settling import Setting
from ip_portal.rules.book import RuleBook


class Command(BaseCommand):
    """Take office files into the register, with a report by row."""

    help = "Import office pages (HTML), WIPO ST.66 or ST.96 XML, or our template."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--dry-run", action="store_true", help="write nothing")
        parser.add_argument("--report", type=Path, help="write the report as JSON")

    def handle(self, *args: object, **options: object) -> None:
        paths = list(_files(options["paths"]))  # type: ignore[arg-type]
        report = Report()
        with tqdm(unit=" records", disable=not sys.stderr.isatty()) as bar:
            if options["dry_run"]:
                for path in paths:
                    foresee_file(path, report, tick=bar.update)
            else:
                run = Import(SYSTEM, Setting(RuleBook.load(), today()), bar.update)
                for path in paths:
                    import_file(path, run.with_pictures(path.parent), report)
        self._tell(report, options["report"])  # type: ignore[arg-type]
        if report.exit_code:
            sys.exit(report.exit_code)

    def _tell(self, report: Report, target: Path | None) -> None:
        data = report.to_json()
        if target:
            target.write_text(json.dumps(data, ensure_ascii=False, indent=1), "utf-8")
        for problem in data["problems"][:50]:
            place = f"{problem['file']}:{problem['line']}"
            self.stderr.write(f"{place} {problem['field']}: {problem['reason']}")
        hidden = len(data["problems"]) - 50
        if hidden > 0:
            self.stderr.write(f"… and {hidden} more; see --report.")
        names = ("read", "created", "changed", "unchanged", "refused")
        self.stdout.write(", ".join(f"{name} {data[name]}" for name in names))


def _files(paths: list[Path]) -> list[Path]:
    """Return the files named, and those inside named folders, in a fixed order."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(one for one in path.rglob("*") if one.is_file())
        elif path.is_file():
            found.append(path)
        else:
            message = f"There is no file {path}."
            raise CommandError(message, returncode=2)
    return found
