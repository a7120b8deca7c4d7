from __future__ import annotations

import csv
from pathlib import Path

import pytest

from ip_portal.registry.lifecycle import Phase, PublicGroup, group_of
from ip_portal.registry.office_words import read_status

from .survey import (
    Survey,
    counted,
    event_coverage,
    survey_patents,
    us_coverage,
)

DOC = Path(__file__).resolve().parents[3] / "docs" / "status.md"


@pytest.fixture(scope="module")
def survey(real_data: Path) -> Survey:
    return survey_patents(real_data / "vn-patents")


def test_every_file_has_a_status(survey: Survey) -> None:
    assert survey.files == len(survey.statuses) == 211
    unknown = [
        number
        for number, got in survey.statuses.items()
        if got.group is PublicGroup.UNMAPPED
    ]
    assert unknown == []


def test_every_status_word_is_mapped(real_data: Path, survey: Survey) -> None:
    words = dict(counted(real_data / "vn-patents" / "status_counts.tsv", "status"))
    assert [word for word in words if read_status(word) is None] == []
    assert survey.words_unmapped == {}
    assert set(survey.words) <= set(words)


def test_at_least_98_in_100_events_are_mapped(real_data: Path) -> None:
    total, mapped, _ = event_coverage(real_data / "vn-patents" / "event_counts.tsv")
    assert mapped / total >= 0.98


def test_few_files_contradict_themselves(survey: Survey) -> None:
    assert len(survey.conflicts) / survey.files < 0.05
    for number in survey.conflicts:
        assert len(survey.statuses[number].sides) >= 2


def test_the_granted_files_are_in_force_by_a_field(survey: Survey) -> None:
    in_force = [got for got in survey.statuses.values() if got.phase is Phase.IN_FORCE]
    assert len(in_force) == 17
    assert {got.basis for got in in_force} == {"field"}


def test_united_states_codes_are_live_or_dead_as_that_office_says(
    real_data: Path,
) -> None:
    alive = {PublicGroup.PENDING, PublicGroup.IN_FORCE}
    wrong, unmapped = [], []
    with (real_data / "uspto-codes" / "status_codes.csv").open(newline="") as stream:
        for row in csv.DictReader(stream):
            reading = read_status(row["code"], office="US")
            office_says = row["live_dead_indicator"].split("/")[0]
            if reading is None:
                unmapped.append(row["code"])
            elif (group_of(reading.phases[0]) in alive) != (office_says == "Live"):
                wrong.append(row)
    assert wrong == []
    assert unmapped == ["000", "622", "715", "968", "969", "970"]


def test_the_figures_of_the_document_are_true(real_data: Path, survey: Survey) -> None:
    doc = DOC.read_text(encoding="utf-8")
    total, mapped, unknown = event_coverage(
        real_data / "vn-patents" / "event_counts.tsv"
    )
    words = dict(counted(real_data / "vn-patents" / "status_counts.tsv", "status"))
    us_total, us_mapped = us_coverage(real_data / "uspto-codes" / "event_codes.csv")
    rows = (
        ("Files", f"{survey.files}"),
        (
            "Status words mapped",
            f"{sum(map(bool, map(read_status, words)))} of {len(words)}",
        ),
        ("Occurrences of event texts mapped", _share(mapped, total)),
        ("Event texts not mapped", f"{len(unknown)}"),
        (
            "Events of these files not mapped",
            _share(survey.events_unmapped, survey.events),
        ),
        ("Files with an event that does not fit", _share(survey.misfits, survey.files)),
        ("Files in conflict", _share(len(survey.conflicts), survey.files)),
        (
            "Event descriptions of the United States office mapped",
            _share(us_mapped, us_total),
        ),
    )
    missing = [row for row in rows if f"| {row[0]} | {row[1]} |" not in doc]
    assert missing == []
    assert [text for text in unknown if f"`{text}`" not in doc] == []


def _share(part: int, whole: int) -> str:
    return f"{part:,} of {whole:,} ({100 * part / whole:.1f} %)"
