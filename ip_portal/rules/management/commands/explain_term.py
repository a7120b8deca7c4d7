from __future__ import annotations

import json
from datetime import date
from typing import NoReturn

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from typing_extensions import override

from ip_portal.core.dates import parse_date
from ip_portal.rules.answers import term_json
from ip_portal.rules.arithmetic import OutOfCalendarError
from ip_portal.rules.book import RuleBook, UnknownActError, UnknownRightError
from ip_portal.rules.choice import DateName, Dates, ImpossibleDatesError


class Command(BaseCommand):
    """Print one term as JSON, with how it was found."""

    help = (
        "Print what the law says of an act for a file with the given dates, as one "
        "JSON object. Exit code 2: the input cannot be used."
    )
    requires_system_checks = []

    @override
    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--right", default="", help="such as trademark")
        parser.add_argument("--act", default="", help="such as opposition")
        parser.add_argument("--on", help="the day asked about, for yearly terms")
        for name in DateName:
            parser.add_argument(f"--{name.value}", metavar="DATE")

    @override
    def handle(self, *args: object, **options: str | None) -> None:
        given = {name.value: _day(name.value, options[name.value]) for name in DateName}
        dates, book = Dates(**given), self._book()
        try:
            dates.check()
            term = book.term(
                options["right"] or "",
                options["act"] or "",
                dates,
                on=_day("on", options["on"]),
            )
        except UnknownRightError as error:
            _refuse(f"No right is called {str(error)!r}: use {_names(book.rights)}.")
        except UnknownActError as error:
            _refuse(f"No act is called {str(error)!r}: use {_names(book.acts())}.")
        except ImpossibleDatesError as error:
            _refuse(
                f"The date --{error.earlier} cannot be after the date --{error.later}."
            )
        except OutOfCalendarError:
            _refuse("The term leaves the calendar: give dates nearer to our time.")
        self.stdout.write(json.dumps(term_json(term), ensure_ascii=False))

    def _book(self) -> RuleBook:
        """Read the database; before it is set up, the seed files themselves."""
        try:
            book = RuleBook.load()
        except DatabaseError:
            book = RuleBook([])
        if book.rights:
            return book
        self.stderr.write("The database holds no rules yet: the seed files are read.")
        return RuleBook.from_seeds()


def _day(name: str, text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return parse_date(text)
    except ValueError as error:
        _refuse(f"--{name}: {error}")


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(names)


def _refuse(sentence: str) -> NoReturn:
    raise CommandError(sentence, returncode=2)
