"""What an import says of itself: counts, and every row that was not taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from ip_portal.registry.exchange.records import Problem


@dataclass(slots=True)
class Report:
    """Counts of records, and the problems by file, line and field.

    ``refused_files`` counts files that were refused whole.
    """

    counts: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    refused_files: int = 0

    def add(self, outcome: str) -> None:
        """Count one record read, and what became of it."""
        self.counts["read"] += 1
        self.counts[outcome] += 1

    def refuse(self, problem: Problem) -> None:
        """Note a problem; count its record as refused, once for all its fields.

        A remark (``refuses`` is false) is only noted: the records were taken.
        """
        if problem.refuses and not self._is_same_record(problem):
            self.add("refused")
        self.problems.append(problem)

    def _is_same_record(self, problem: Problem) -> bool:
        """Whether the record is the one refused last: its line, another field.

        A file of one line has every record in line 1.
        """
        row: set[str] = set()
        for one in reversed(self.problems):
            if not one.refuses or one.line != problem.line:
                break
            row.add(one.field)
        return bool(row) and problem.field not in row

    def refuse_file(self, problem: Problem) -> None:
        """Note a file that is not what it claims."""
        self.refused_files += 1
        self.counts["refused"] += 1
        self.problems.append(problem)

    def add_all(self, other: Report, file: str) -> None:
        """Add the report of one file, naming the file in its problems."""
        self.counts += other.counts
        self.refused_files += other.refused_files
        self.problems += [replace(one, file=file) for one in other.problems]

    @property
    def exit_code(self) -> int:
        """0: nothing was refused; 1: rows were; 2: a whole file was."""
        if self.refused_files:
            return 2
        return 1 if self.counts["refused"] else 0

    def to_json(self) -> dict[str, Any]:
        """Return the report as plain JSON; reasons are whole sentences."""
        names = ("read", "created", "changed", "unchanged", "refused")
        counts: dict[str, Any] = {name: self.counts[name] for name in names}
        return {**counts, "problems": list(self._plain_problems())}

    def _plain_problems(self) -> Iterator[dict[str, Any]]:
        for one in self.problems:
            yield {
                "file": one.file,
                "line": one.line,
                "field": one.field,
                "reason": str(one.reason),
            }


def stored(problem: Problem) -> dict[str, Any]:
    """Return a problem as codes and values, to be said in the reader's language."""
    return {
        "line": problem.line,
        "field": problem.field,
        "code": problem.reason.code,
        "params": dict(problem.reason.params),
    }
