"""Places as the filters of a list name them."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ip_portal.registry.presenters import place_labels, place_notes

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places() -> None:
    call_command("load_places", verbosity=0)


def test_a_place_is_named_with_what_it_was_before():
    assert place_labels(["31120"], "vi") == {"31120": "Phường Cái Khế"}
    assert place_labels(["31120"], "en") == {"31120": "Cai Khe Ward"}
    assert "An Hòa" in place_notes(["31120"], "vi")["31120"]


def test_an_unknown_code_has_no_name():
    assert place_labels(["00000"], "vi") == {}
    assert place_notes(["00000"], "vi") == {}


def test_names_once_read_cost_nothing():
    place_labels(["31120"], "vi")
    with CaptureQueriesContext(connection) as queries:
        place_labels(["31120", "31135"], "vi")
        place_notes(["31120"], "vi")
    assert len(queries) == 0
