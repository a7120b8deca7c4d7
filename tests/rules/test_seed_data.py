"""The transcribed law: whole, without overlap, without unintended gap."""

from __future__ import annotations

import csv
import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from ip_portal.rules.amending import check, corners
from ip_portal.rules.arithmetic import Period
from ip_portal.rules.choice import (
    Confidence,
    Rule,
    Version,
)
from ip_portal.rules.seeds import (
    MARKS,
    OUTSIDE,
    RIGHTS,
    SeedError,
    load_seed_rules,
    parse_trigger,
)

RULES = load_seed_rules()
ONE_DAY = timedelta(days=1)

# Acts with a version of no source row: what the law says there is not held, or the
# law has no such term; each version says which in its words.
INTENDED_GAPS = {
    "formality_answer",  # before Circular 23/2023
    "priority_copy",  # before Decree 65/2023
    "clarification",  # before Circular 23/2023
    "late_publication",  # before Law 07/2022
    "early_publication",  # before Circular 23/2023
    "public",  # secret until publication: the ordinary case
    "opposition_fast",  # no fast track before Law 131/2025
    "opposition_answer",  # no opposition before Law 07/2022
    "opponent_reply",  # Circular 10/2026 was not read
    "opponent_court_notice",  # Circular 10/2026 was not read
    "examination_fast",  # no fast track before Law 131/2025
    "reexamination",  # before Circular 23/2023; utility solutions
    "madrid_acceptance",  # before Law 07/2022
    "hague_acceptance",  # before Law 07/2022
    "renewal",  # patents and GIs are not renewed
    "late_renewal",
    "maintenance",  # marks, designs and GIs are not maintained
    "late_maintenance",
    "cancellation_of_mark",  # before Law 07/2022
    "citation_after_lapse",  # before Law 07/2022
    "licence",  # before Decree 100/2026
    "licence_defects",
    "licence_change",
    "licence_renewal",
    "duplicate",
    "province_information",
    "office_recording",
    "complaint_acceptance",  # before Circular 23/2023
    "variety_fee",  # before Law 131/2025
    "variety_suspension_notice",
    "copyright_certificate",  # now in a decree that was not read
    "service_downtime_notice",  # before Decree 224/2026
    "data_subject_answer",  # before Decree 356/2025
    "data_consent_withdrawal",
}

ROLLING = {  # acts in which somebody acts; the rest stand on their calendar day
    "opposition",
    "examination",
    "examination_request",
    "examination_answer",
    "grant_fee",
    "renewal",
    "late_renewal",
    "maintenance",
    "late_maintenance",
    "formality",
    "formality_answer",
    "licence",
    "complaint",
}
STANDING = {
    "validity",
    "madrid_acceptance",
    "hague_acceptance",
    "non_use",
    "non_use_cure",
    "citation_after_lapse",
    "complaint_effect",
    "public",
    "third_party_opinion",
    "licence_renewal",
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.right}.{rule.code}")
def test_the_versions_of_a_rule_neither_overlap_nor_leave_a_gap(rule: Rule) -> None:
    check(rule)
    for dates in corners(rule):
        fitting = [version.key for version in rule.versions if version.fits(dates)]
        assert len(fitting) == 1, (dates, fitting)


def test_a_version_without_a_source_row_is_an_intended_gap_and_says_why() -> None:
    found = set()
    for rule in RULES:
        for version in rule.versions:
            if version.rows:
                continue
            found.add(rule.code)
            words = [version.quoted, version.note]
            assert any(one.vi and one.en for one in words), (rule, version)
    assert found == INTENDED_GAPS


def test_every_term_where_somebody_acts_rolls_and_no_other() -> None:
    for rule in RULES:
        for version in rule.versions:
            if not version.computed or version.indefinite:
                continue
            assert not (version.rolls and rule.code in STANDING), rule.code
            assert version.rolls or rule.code not in ROLLING, rule.code
            assert version.rolls or rule.code in STANDING, rule.code


def test_what_is_computed_for_each_right() -> None:
    for rule in RULES:
        for version in rule.versions:
            if rule.right in OUTSIDE:
                assert not version.computed
            if version.exists and not version.computed:
                assert version.quoted.vi, (rule.code, rule.right)
                assert version.quoted.en, (rule.code, rule.right)
            if rule.right in MARKS and version.rows and version.exists:
                unstructured = {"extension", "cancellation", "place_name_consent"}
                assert version.computed or rule.code in unstructured
    computed = {
        right: {
            rule.code
            for rule in RULES
            if rule.right == right and any(one.computed for one in rule.versions)
        }
        for right in RIGHTS
    }
    assert {"opposition", "examination", "validity"} <= set.intersection(
        *computed.values()
    )
    assert {"renewal", "late_renewal"} <= computed["design"]
    assert {"maintenance", "late_maintenance"} <= computed["invention"]
    assert {"maintenance", "late_maintenance"} <= computed["utility_solution"]
    assert "publication" not in computed["design"] | computed["gi"]


def test_every_act_is_named_in_both_languages_and_cites_an_article() -> None:
    for rule in RULES:
        assert rule.label.vi
        assert rule.label.en
        for version in rule.versions:
            assert version.citation.document
            assert version.citation.article


def test_a_specific_version_beats_the_general_one() -> None:
    def decision(right: str) -> Version:
        (rule,) = (
            one for one in RULES if (one.code, one.right) == ("grant_decision", right)
        )
        return next(one for one in rule.versions if one.key == "2023")

    assert "working days" in decision("gi").quoted.en
    assert decision("trademark").length == Period(days=15)


@pytest.mark.parametrize("text", ["sometimes(filed)", "birth", "later(filed"])
def test_a_trigger_that_is_none_is_refused(text: str) -> None:
    with pytest.raises((SeedError, ValueError)):
        parse_trigger(text)


# --- compared with the source rows, where they are present --------------------

ROW_RIGHTS = {
    "mark": MARKS,
    "mark_coll,mark_cert": MARKS[1:],
    "patent": ("invention",),
    "utility": ("utility_solution",),
    "design": ("design",),
    "gi": ("gi",),
    "layout": ("layout_design",),
    "pv": ("plant_variety",),
    "copyright": ("copyright",),
    "-": ("department",),
    "any": RIGHTS,
}
DOCUMENTS = {
    "Law": {"50/2005/QH11", "36/2009/QH12", "07/2022/QH15", "131/2025/QH15"},
    "law": {"50/2005/QH11", "131/2025/QH15"},
    "L2005": {"50/2005/QH11"},
    "L2022": {"07/2022/QH15"},
    "L2025": {"131/2025/QH15"},
    "ND65": {"65/2023/NĐ-CP"},
    "ND100": {"100/2026/NĐ-CP"},
    "ND224": {"224/2026/NĐ-CP"},
    "TT23": {"23/2023/TT-BKHCN"},
    "TT10": {"10/2026/TT-BKHCN"},
    "Luật Khiếu nại": {"02/2011/QH13"},
}
ARTICLE = re.compile(r"\b\d+[a-zđ]?(?:[.-]\d*[a-zđ]?\b)*")
SOURCE = re.compile(r"(Luật Khiếu nại|L\d{4}|ND\d+|TT\d+|[Ll]aw)([^;(A-Z]*)")


@pytest.fixture(scope="module")
def source_rows(real_data: Path) -> list[dict[str, str]]:
    with (real_data.parent / "law" / "rules.psv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="|"))


def citing(number: str) -> list[tuple[Rule, Version]]:
    return [
        (rule, version)
        for rule in RULES
        for version in rule.versions
        if number in version.rows
    ]


def cited(version: Version) -> set[tuple[str, str]]:
    first = f"{version.citation.document}: {version.citation.article}"
    found = set()
    for text in (first, *version.citation.further):
        document, _colon, articles = text.partition(": ")
        found |= {(document, one) for one in ARTICLE.findall(articles)}
        found.add((document, ""))
    return found


def test_every_source_row_is_transcribed_and_no_other(
    source_rows: list[dict[str, str]],
) -> None:
    ours = {row for rule in RULES for one in rule.versions for row in one.rows}
    assert ours == {row["id"] for row in source_rows}
    assert len(source_rows) == 157


def test_each_row_stands_under_its_rights(source_rows: list[dict[str, str]]) -> None:
    for row in source_rows:
        rights = {rule.right for rule, _version in citing(row["id"])}
        expected = set(ROW_RIGHTS[row["right"]])
        if row["id"] == "R010":  # its condition names marks
            expected = set(MARKS)
        assert rights - {"layout_design"} == expected - {"layout_design"}, row["id"]
        if row["right"] == "layout":
            assert rights == expected


def test_no_row_is_surer_than_its_source(source_rows: list[dict[str, str]]) -> None:
    for row in source_rows:
        source = Confidence(row["confidence"])
        ranks = {version.confidence.rank for _rule, version in citing(row["id"])}
        assert min(ranks) == source.rank, row["id"]
        for _rule, version in citing(row["id"]):
            if "ASSUMED" in row["other_condition"]:
                assert version.assumed, row["id"]


def test_each_row_cites_the_articles_of_its_source(
    source_rows: list[dict[str, str]],
) -> None:
    for row in source_rows:
        ours = set.union(*(cited(version) for _rule, version in citing(row["id"])))
        for name, articles in SOURCE.findall(row["source"]):
            for article in ARTICLE.findall(articles) or [""]:
                wanted = {(document, article) for document in DOCUMENTS[name]}
                assert wanted & ours, (row["id"], name, article, ours)


def test_each_counted_row_has_the_length_of_its_source(
    source_rows: list[dict[str, str]],
) -> None:
    counted = 0
    for row in source_rows:
        unit = re.sub(r"\s*\(.*", "", row["unit"])
        if not row["duration"] or unit.startswith("time"):
            continue
        length = Period.parse(f"{row['duration'].lstrip('-')} {unit}")
        for _rule, version in citing(row["id"]):
            if version.computed:
                counted += 1
                assert version.length == length, row["id"]
                assert (version.direction == "before") == ("before" in row["unit"])
    assert counted > 250


def test_dates_in_the_columns_and_words_of_a_row_became_windows(
    source_rows: list[dict[str, str]],
) -> None:
    for row in source_rows:
        edges = {
            edge
            for _rule, version in citing(row["id"])
            for window in version.windows
            for edge in (window.start, window.end)
        }
        written = [row["filed_from"], row["filed_to"]]
        if "exam notice" not in row["other_condition"]:
            written += re.findall(r"20\d\d-\d\d-\d\d", row["other_condition"])
        if row["id"] == "R152":  # due within 30 days of the new law: old law
            written = ["2026-05-02"]
        for text in filter(None, written):
            day = date.fromisoformat(text)
            near = {day, day - ONE_DAY, day + ONE_DAY}
            assert near & edges, (row["id"], text)
