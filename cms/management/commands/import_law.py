from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from cms.library import codes, storing
from cms.library.differences import shortened
from cms.library.files import decode
from cms.library.models import LegalDocument, LegalText
from cms.library.shape import LawText
from cms.library.splitting import split
from cms.library.stating import stated_code
from ip_portal.core.dates import parse_date
from ip_portal.ledger.actors import SYSTEM

Kind = LegalText.Kind


class Command(BaseCommand):
    """Split an official text into its articles and keep it as a version."""

    help = (
        "Import the official text of a law, decree, circular or resolution: plain "
        "text in UTF-8. The same text again changes nothing; a changed one shows "
        "what differs, article by article, and is stored with --confirm only."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--document", required=True, help="131/2025/QH15")
        parser.add_argument(
            "--as-of", required=True, help="the day whose text it is: 2026-04-01"
        )
        parser.add_argument(
            "--kind",
            choices=Kind.values,
            default=Kind.PROMULGATED.value,
            help="as promulgated (usual), amended, or an official consolidation",
        )
        parser.add_argument("--dry-run", action="store_true", help="store nothing")
        parser.add_argument(
            "--confirm", action="store_true", help="store a text that differs"
        )

    def handle(self, *args: object, **options: Any) -> None:
        try:
            code = codes.canonical(options["document"])
            as_of = parse_date(options["as_of"])
            text = _read(options["file"], code)
            with transaction.atomic():
                self._take(code, text, as_of, options)
        except ValueError as error:
            raise CommandError(str(error)) from error

    def _take(
        self, code: str, text: LawText, as_of: date, options: dict[str, Any]
    ) -> None:
        document = storing.document_for(code, text)
        self._say(document, text)
        if document.pk is not None:
            found = storing.compare(document, text, as_of)
            if found.is_same and found.stored:
                self.stdout.write(
                    f"The same text as of {found.stored.as_of}: no change."
                )
                return
            self._show(found)
            if found.stored and not (options["confirm"] or options["dry_run"]):
                raise CommandError(
                    f"{len(found.differences)} articles differ from the text as of "
                    f"{found.stored.as_of}; nothing was stored. Run it again with "
                    "--confirm to keep this text as a version of its own."
                )
        if options["dry_run"]:
            self.stdout.write("Dry run: nothing was stored.")
            return
        document.save()
        storing.store(document, text, as_of=as_of, kind=options["kind"], actor=SYSTEM)
        self.stdout.write(f"Stored as the text of {document.code} as of {as_of}.")

    def _say(self, document: LegalDocument, text: LawText) -> None:
        own = text.provisions()
        quoted = sum(len(unit.children) for unit in own)
        what = own[0].kind.value
        self.stdout.write(
            f"{document.code}: {len(own)} {what}s, {own[0].number} to "
            f"{own[-1].number}; {quoted} quoted articles."
        )

    def _show(self, found: storing.Comparison) -> None:
        for one in found.differences:
            self.stdout.write(f"{one.anchor}: {one.change.value}")
            self.stdout.write(f"    {shortened(one)}".replace("\n", " "))


def _read(path: Path, code: str) -> LawText:
    """Return a file as a text; raises ValueError with a sentence where it is none."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ValueError(f"{path}: {error.strerror}.") from error
    content = decode(data)
    stated = stated_code(content)
    if stated and stated != code:
        raise ValueError(f"The file says it is {stated}, not {code}.")
    return split(content)
