from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search import choosing, engines, evaluate, service
from search.evaluate import Answer, Judged, Question
from search.kept import wording
from search.port import Engine, EngineDownError


class Command(BaseCommand):
    """Measure the search for guidance on judged questions, in an index of its own."""

    help = (
        "Index judged documents, or with --site the documents of this site, ask judged "
        "questions, print how many are answered."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--documents", type=Path)
        parser.add_argument("--queries", type=Path)
        parser.add_argument(
            "--site",
            action="store_true",
            help="ask this site's own questions of its own documents",
        )
        parser.add_argument(
            "--all-tabs",
            action="store_true",
            help="with --site: look in the list of all kinds, not in their own tab",
        )
        parser.add_argument(
            "--language", default="vi", help="with --site: the language asked in"
        )
        parser.add_argument(
            "--misses",
            action="store_true",
            help="with --site: list what is not answered in the first three places",
        )
        parser.add_argument(
            "--unaccented", action="store_true", help="ask without diacritics"
        )
        parser.add_argument("--engine", choices=engines.NAMES, default="embedded")

    def handle(self, *args: object, engine: str, site: bool, **options: object) -> None:
        try:
            with engines.passing(engine, choosing.cluster()) as judging:
                if site:
                    self._site(judging, options)
                else:
                    self._files(judging, options)
        except (EngineDownError, ValueError) as error:
            raise CommandError(str(error)) from error

    def _files(self, engine: Engine, options: dict[str, object]) -> None:
        documents, queries = options["documents"], options["queries"]
        if not isinstance(documents, Path) or not isinstance(queries, Path):
            raise CommandError("Name --documents and --queries, or --site.")
        try:
            questions = evaluate.read_questions(queries)
            build = engine.build()
            build.load(list(evaluate.read_documents(documents)))
            build.swap()
        except (OSError, ValueError) as error:
            raise CommandError(str(error)) from error
        unaccented = bool(options["unaccented"])
        measured = evaluate.measure(engine, questions, unaccented=unaccented)
        self.stdout.write(measured.as_json())

    def _site(self, engine: Engine, options: dict[str, object]) -> None:
        evaluate.fill(engine)
        for judged in evaluate.judged():
            wanted = _spoken(judged.questions, str(options["language"]))
            answered = evaluate.answers(
                engine,
                wanted,
                types=service.modes(),
                tab="" if options["all_tabs"] else judged.type,
                told=wording(),
                unaccented=bool(options["unaccented"]),
            )
            if options["misses"]:
                self._list_misses(answered, judged)
            self.stdout.write(evaluate.figures(answered).as_json())

    def _list_misses(self, answered: Sequence[Answer], judged: Judged) -> None:
        for one in answered:
            if one.place <= evaluate.SHOWN:
                continue
            place = str(one.place) if one.place <= evaluate.DEPTH else "nowhere"
            wanted = [judged.titles.get(key, key) for key in sorted(one.question.gold)]
            found = [judged.titles.get(key, key) for key in one.found]
            self.stdout.write(f"{place}: {one.question.text}")
            self.stdout.write(f"    wanted: {'; '.join(wanted)}")
            self.stdout.write(f"    found:  {'; '.join(found)}")


def _spoken(questions: Sequence[Question], language: str) -> list[Question]:
    return [one for one in questions if one.language == language]
