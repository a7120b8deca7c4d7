from __future__ import annotations

import tempfile
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search import engines, evaluate


class Command(BaseCommand):
    """Measure the search for guidance on judged questions, in an index of its own."""

    help = "Index judged documents, ask judged questions, print how many are answered."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--documents", type=Path, required=True)
        parser.add_argument("--queries", type=Path, required=True)
        parser.add_argument(
            "--unaccented", action="store_true", help="ask without diacritics"
        )
        parser.add_argument("--engine", choices=engines.NAMES, default="embedded")

    def handle(
        self,
        *args: object,
        documents: Path,
        queries: Path,
        unaccented: bool,
        engine: str,
        **options: object,
    ) -> None:
        with tempfile.TemporaryDirectory() as folder:
            try:
                questions = evaluate.read_questions(queries)
                judged = engines.create(engine, Path(folder))
                build = judged.build()
                build.load(list(evaluate.read_documents(documents)))
                build.swap()
            except (OSError, ValueError) as error:
                raise CommandError(str(error)) from error
            figures = evaluate.measure(judged, questions, unaccented=unaccented)
        self.stdout.write(figures.as_json())
