"""Say what number a text is."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from typing_extensions import override

from ip_portal.core import numbers


class Command(BaseCommand):
    """Print one line of JSON for each text: input, kind and canonical number."""

    help = (
        "Say what number each TEXT is: one JSON object a line, with nulls where it "
        "is no number. A single - reads the texts from standard input, one a line."
    )
    requires_system_checks: list[str] = []

    @override
    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("text", nargs="+", metavar="TEXT")

    @override
    def handle(self, *args: Any, **options: Any) -> None:
        for text in _texts(options["text"]):
            self.stdout.write(_line(text))
            self.stdout.flush()


def _texts(given: Iterable[str]) -> Iterator[str]:
    for text in given:
        if text == "-":
            yield from (line.rstrip("\r\n") for line in _utf8_lines())
        else:
            yield text


def _utf8_lines() -> Iterable[str]:
    """Read lines as UTF-8 whatever the locale; a broken byte becomes U+FFFD."""
    buffer = getattr(sys.stdin, "buffer", None)
    if buffer is None:
        return sys.stdin
    return io.TextIOWrapper(buffer, encoding="utf-8", errors="replace", newline="\n")


# Readers that split text at every Unicode line end must still see one line.
_LINE_ENDS = {code: f"\\u{code:04x}" for code in (0x85, 0x2028, 0x2029)}


def _line(text: str) -> str:
    number = numbers.parse(text)
    answer = {
        "input": text,
        "kind": number.kind.value if number else None,
        "canonical": number.canonical if number else None,
    }
    # A broken byte of the command line is a lone surrogate: only its escape prints.
    line = json.dumps(answer, ensure_ascii=False).translate(_LINE_ENDS)
    return line.encode("utf-8", "backslashreplace").decode("utf-8")
