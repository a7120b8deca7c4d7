"""What search may know of a right, and what a list shows of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ip_portal.registry import presenters
from ip_portal.registry.documents import RightSource, address_of
from ip_portal.registry.exchange.records import GoodsRecord, PartyRecord, TextRecord
from ip_portal.registry.models import Right
from tests.factories import TODAY, granted_mark, mark, number

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law", "today")]

SOURCE = RightSource()


def document(right: Right):
    return SOURCE.build([str(right.pk)])[str(right.pk)]


def hidden() -> Right:
    return mark(
        kind="invention",
        numbers=(number("1-2026-00321"),),
        filed_on=date(2026, 2, 2),
        published_on=None,
        events=(),
    )


def test_a_document_says_what_people_look_for():
    right = granted_mark(
        parties=(
            PartyRecord("holder", "Hợp tác xã Thới An"),
            PartyRecord("representative", "Văn phòng Luật An"),
        ),
        words=(TextRecord("GẠO Ô MÔN", "vi"),),
        translations=(TextRecord("O Mon rice", "en"),),
        places=("Ô Môn",),
        product_group="Lúa gạo",
    )
    found = document(right)
    assert (found.title, found.version) == ("GẠO Ô MÔN", right.version)
    assert found.names == ["Hợp tác xã Thới An"]
    assert "Ô Môn" in found.places
    assert "O Mon rice" in found.body
    assert "Gạo; bún" in found.body
    assert {right.number, right.certificate_number} <= set(found.numbers)
    assert found.keywords["status"] == ["in_force"]
    assert found.keywords["nice"] == ["30"]
    assert found.keywords["year"] == ["2024"]
    assert found.live


def test_a_document_knows_former_names_of_its_place():
    call_command("load_places", verbosity=0)
    found = document(mark(commune="Phường Ô Môn", places=()))
    assert found.local
    assert len(found.places) > 1
    assert any("Cần Thơ" in name for name in found.places)


def test_a_document_holds_no_address():
    said = str(document(mark()))
    assert "Hợp tác xã Thới An" in said
    assert "Tôn Đức Thắng" not in said


def test_what_has_ended_is_not_live():
    right = granted_mark(expires_on=TODAY - timedelta(days=400))
    assert not document(right).live


def test_the_index_is_fed_with_public_rights_only():
    shown, secret = mark(), hidden()
    keys = [str(shown.pk), str(secret.pk)]
    assert set(SOURCE.build(keys)) == {str(shown.pk)}
    assert set(SOURCE.load(keys, "vi")) == {str(shown.pk)}
    assert SOURCE.versions("", 10) == [(str(shown.pk), shown.version)]


def test_versions_come_in_portions_by_key():
    rights = [mark() for _ in range(5)]
    first = SOURCE.versions("", 2)
    rest = SOURCE.versions(first[-1][0], 10)
    assert [int(key) for key, _version in [*first, *rest]] == [one.pk for one in rights]


@pytest.mark.parametrize("work", ["build", "load", "cards"])
def test_many_rights_cost_as_many_statements_as_one(work):
    few = [granted_mark()]
    many = [
        granted_mark(
            goods=tuple(GoodsRecord(one, "hàng", "vi") for one in range(1, 20)),
            places=("Ô Môn", "Thốt Nốt"),
        )
        for _ in range(20)
    ]
    costs = []
    for rights in (few, many):
        keys = [str(one.pk) for one in rights]
        do = {
            "build": lambda keys=keys: SOURCE.build(keys),
            "load": lambda keys=keys: SOURCE.load(keys, "vi"),
            "cards": lambda keys=keys: presenters.cards_of(keys),
        }[work]
        with CaptureQueriesContext(connection) as queries:
            assert len(do()) == len(rights)
        costs.append(len(queries))
    assert costs[0] == costs[1] <= 10


def test_results_are_said_in_the_language_asked_for():
    right = granted_mark()
    key = str(right.pk)
    vi, en = SOURCE.load([key], "vi")[key], SOURCE.load([key], "en")[key]
    assert (vi.status, en.status) == ("Đang bảo hộ", "In force")
    assert en.url.startswith("/en/")
    assert not vi.url.startswith("/en/")


def test_a_number_leads_to_the_one_right_that_carries_it():
    right, secret = granted_mark(), hidden()
    for typed in (right.number, right.certificate_number):
        assert address_of(typed, "en") == presenters_address(right)
    assert address_of(secret.number, "en") is None
    assert address_of("4-2024-99999", "en") is None


def presenters_address(right: Right) -> str:
    return f"/en/register/{right.number}/"
