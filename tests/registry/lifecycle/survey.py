"""What becomes of the real files: counted once, for the tests and `docs/status.md`."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ip_portal.core.dates import parse_date
from ip_portal.registry.lifecycle import (
    Calendar,
    EventCode,
    Status,
    events_from_fields,
    status,
)
from ip_portal.registry.office_words import event, observe, read_event, read_status

CRAWLED = date(2025, 6, 8)
_DAY = re.compile(r"\d{2}\.\d{2}\.\d{4}")


@dataclass
class Survey:
    """Counts over one set of office files."""

    files: int = 0
    events: int = 0
    events_unmapped: int = 0
    conflicts: list[str] = field(default_factory=list)
    words: Counter[str] = field(default_factory=Counter)
    words_unmapped: Counter[str] = field(default_factory=Counter)
    misfits: int = 0
    statuses: dict[str, Status] = field(default_factory=dict)


def last_day(text: str | None) -> date | None:
    """Give the last office date in a field."""
    found = _DAY.findall(text or "")
    return parse_date(found[-1]) if found else None


def counted(path: Path, column: str) -> Iterator[tuple[str, int]]:
    """Read a table of texts and how often each occurs."""
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            yield row[column], int(row["count"])


def survey_patents(folder: Path) -> Survey:
    """Compute the status of every patent file on the day it was crawled."""
    survey = Survey()
    with (folder / "patents.jsonl").open(encoding="utf-8") as stream:
        for line in stream:
            _add(survey, json.loads(line))
    return survey


def _add(survey: Survey, page: dict[str, str]) -> None:
    timeline = [
        event(row["event"], parse_date(row["date"]), day_order=place)
        for place, row in enumerate(page["Tiến trình"])
    ]
    fields = events_from_fields(
        published_on=last_day(page["(40) Số công bố và ngày công bố"]),
        granted_on=last_day(page.get("(10) Số bằng và ngày cấp")),
    )
    word = page["Trạng thái"]
    got = status(
        [*timeline, *fields],
        [observe(word, CRAWLED, "ipvn_page")],
        on=CRAWLED,
        calendar=Calendar(expires_on=last_day(page.get("(180) Ngày hết hạn"))),
    )
    survey.files += 1
    survey.events += len(timeline)
    survey.events_unmapped += sum(one.code is EventCode.UNMAPPED for one in timeline)
    survey.words[word] += 1
    if read_status(word) is None:
        survey.words_unmapped[word] += 1
    survey.misfits += bool(got.misfits)
    if got.conflict:
        survey.conflicts.append(page["ID"])
    survey.statuses[page["ID"]] = got


def event_coverage(path: Path) -> tuple[int, int, list[str]]:
    """Give occurrences, occurrences mapped, and the texts that are not."""
    total = mapped = 0
    unknown = []
    for text, count in counted(path, "event"):
        total += count
        if read_event(text) is EventCode.UNMAPPED:
            unknown.append(text)
        else:
            mapped += count
    return total, mapped, unknown


def us_coverage(path: Path) -> tuple[int, int]:
    """Give the descriptions of the United States office and how many are mapped."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = [
            read_event(row["description"], code=row["code"], office="US")
            for row in csv.DictReader(stream)
        ]
    return len(rows), sum(code is not EventCode.UNMAPPED for code in rows)
