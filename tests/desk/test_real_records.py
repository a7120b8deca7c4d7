"""Records as offices really print them: every one opens, and none is changed by a look."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from ip_portal.desk import answers
from ip_portal.desk.rights import known_record
from ip_portal.ledger.actors import SYSTEM
from ip_portal.registry.exchange.importing import Import, import_file
from ip_portal.registry.exchange.reporting import Report
from ip_portal.registry.models import Right
from ip_portal.registry.settling import Setting

FOLDERS = ("vn-ipo-pages/domestic", "uspto-tsdr")


@pytest.fixture
def imported(real_data: Path, setting: Setting) -> list[Right]:
    """Return the rights of all sample pages and files."""
    run = Import(SYSTEM, setting)
    for folder in FOLDERS:
        for path in sorted((real_data / folder).iterdir()):
            import_file(path, run, Report())
    return list(Right.for_staff.order_by("pk"))


def test_every_record_opens_and_its_form_changes_nothing(
    officer: Client, imported: list[Right]
) -> None:
    assert len(imported) > 2
    for right in imported:
        assert officer.get(reverse("desk_right", args=[right.pk])).status_code == 200
        url = reverse("desk_right_edit", args=[right.pk])
        form = officer.get(url).context["form"]
        typed = {name: form.initial.get(name) or "" for name in answers.NAMES}
        check = officer.post(url, {**typed, "picture": ""})
        assert check.status_code == 302, (right.number, check.context["form"].errors)
        shown = officer.get(check["Location"])
        assert shown.context["groups"][0]["answers"] == [], right.number


def test_one_field_of_a_record_can_be_corrected_and_the_rest_stays(
    officer: Client, imported: list[Right]
) -> None:
    for right in imported:
        before = answers.texts_of(known_record(right))
        url = reverse("desk_right_edit", args=[right.pk])
        check = officer.post(url, {**before, "picture": "", "product_group": "Gạo"})
        officer.post(check["Location"])
        after = answers.texts_of(known_record(right))
        assert after == {**before, "product_group": "Gạo"}
