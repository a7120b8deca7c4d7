"""What a kept page depends on: the right's version, the law, and being public."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ip_portal.registry.models import Right
from ip_portal.registry.standing import standing
from ip_portal.rules import store
from tests.factories import TODAY, granted_mark

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law", "today")]


def test_a_public_right_stands_with_its_version_and_the_law():
    right = granted_mark()
    store.new_edition()
    found = standing(right.number, on=TODAY)
    assert found is not None
    assert (found.pk, found.version) == (right.pk, right.version)
    before = found.edition
    store.new_edition()
    assert standing(right.number, on=TODAY).edition != before


def test_a_right_stands_from_its_first_public_day_on():
    right = granted_mark()
    Right.for_staff.filter(pk=right.pk).update(public_from=TODAY)
    assert standing(right.number, on=TODAY - timedelta(days=1)) is None
    assert standing(right.number, on=TODAY).pk == right.pk


def test_a_hidden_right_and_an_unknown_number_stand_nowhere():
    right = granted_mark()
    Right.for_staff.filter(pk=right.pk).update(public_from=None)
    assert standing(right.number, on=TODAY) is None
    assert standing("4-1999-99999", on=TODAY) is None


def test_all_is_asked_in_one_statement():
    right = granted_mark()
    with CaptureQueriesContext(connection) as queries:
        standing(right.number, on=TODAY)
    assert len(queries) == 1
