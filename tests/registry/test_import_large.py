from __future__ import annotations

import pytest

from ip_portal.registry.exchange.importing import Import, import_file
from ip_portal.registry.exchange.reporting import Report
from ip_portal.registry.models import Right
from tests.factories import CLERK, setting
from tests.registry import sheets

WRONG = {
    1_234: {"filed_on": "30/02/2023"},
    5_678: {"kind": "xe đạp"},
    9_999: {"goods": "99: gạo"},
}


@pytest.mark.django_db
def test_of_ten_thousand_rows_three_are_reported_and_the_others_go_in(tmp_path):
    lines = (sheets.row(serial, **WRONG.get(serial, {})) for serial in range(1, 10_001))
    path = sheets.write(tmp_path / "marks.csv", lines)
    report = Report()
    import_file(path, Import(CLERK, setting()), report)
    assert report.exit_code == 1
    assert report.to_json() | {"problems": []} == {
        "read": 10_000,
        "created": 9_997,
        "changed": 0,
        "unchanged": 0,
        "refused": 3,
        "problems": [],
    }
    assert [one.line for one in report.problems] == [one + 1 for one in WRONG]
    assert Right.for_staff.count() == 9_997
