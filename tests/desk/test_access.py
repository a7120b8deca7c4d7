"""Who may open what: every address of the desk for every role."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ip_portal.desk import urls
from ip_portal.ledger.models import Change, Delivery
from ip_portal.registry.models import Batch, ErrorReport, Right
from ip_portal.roles import ROLES
from tests.desk.conftest import SignIn

STAFF = frozenset({"officer", "administrator"})
KEEPERS = frozenset({"administrator"})

# Address name → who may open it, and by which method it is opened here.
MAY: dict[str, tuple[frozenset[str], str]] = {
    "desk": (STAFF, "get"),
    "desk_right": (STAFF, "get"),
    "desk_picture": (STAFF, "get"),
    "desk_right_new": (STAFF, "get"),
    "desk_right_edit": (STAFF, "get"),
    "desk_right_check": (STAFF, "get"),
    "desk_event_new": (STAFF, "get"),
    "desk_event_cancel": (STAFF, "get"),
    "desk_import": (STAFF, "get"),
    "desk_batch": (STAFF, "get"),
    "desk_batch_progress": (STAFF, "get"),
    "desk_batch_apply": (STAFF, "post"),
    "desk_batch_drop": (STAFF, "post"),
    "desk_batch_undo": (STAFF, "post"),
    "desk_batch_refused": (STAFF, "get"),
    "desk_reports": (STAFF, "get"),
    "desk_report_settle": (STAFF, "post"),
    "desk_index": (KEEPERS, "get"),
    "desk_index_check": (KEEPERS, "post"),
    "desk_index_repair": (KEEPERS, "post"),
    "desk_delivery_retry": (KEEPERS, "post"),
}
NAMES = [str(one.name) for one in urls.urlpatterns]


def test_every_address_of_the_desk_says_who_may_open_it() -> None:
    assert sorted(NAMES) == sorted(MAY)


def test_every_role_is_in_the_table() -> None:
    assert frozenset(ROLES) >= STAFF | KEEPERS


@pytest.fixture
def addresses(right: Right) -> dict[str, str]:
    """Return an address of each name that leads to something that is there."""
    batch = Batch.objects.create(state=Batch.State.FINISHED, sha256="0" * 64)
    change = Change.objects.create(topic="right.changed", key="1")
    dead = Delivery.objects.create(
        change=change, consumer="x", dead_at=timezone.now(), error="broken"
    )
    report = ErrorReport.objects.create(text="sai ngày")
    keys: dict[str, list[Any]] = {
        "desk_right": [right.pk],
        "desk_right_edit": [right.pk],
        "desk_picture": [right.pk, "small"],
        "desk_right_check": ["0123456789abcdef"],
        "desk_event_new": [right.pk],
        "desk_event_cancel": [right.events.get().pk],
        "desk_report_settle": [report.pk],
        "desk_delivery_retry": [dead.pk],
    }
    for name in NAMES:
        if name.startswith("desk_batch"):
            keys[name] = [batch.pk]
    return {name: reverse(name, args=keys.get(name, [])) for name in NAMES}


@pytest.mark.parametrize("role", ["", *ROLES])
def test_a_role_opens_only_what_it_may(
    sign_in: SignIn, addresses: dict[str, str], role: str
) -> None:
    browser = sign_in(role)
    for name, (who, method) in MAY.items():
        answer = getattr(browser, method)(addresses[name])
        if role in who:
            assert answer.status_code in {200, 302, 404}, name
            if answer.status_code == 404:
                assert name == "desk_picture", name
            else:
                assert "no-store" in answer["Cache-Control"], name
        else:
            assert answer.status_code == 403, name


def test_nobody_opens_anything_without_signing_in(addresses: dict[str, str]) -> None:
    for name, (_who, method) in MAY.items():
        answer = getattr(Client(), method)(addresses[name])
        assert answer.status_code == 302, name
        assert answer["Location"].startswith(reverse("account_login")), name


# The address of undoing shows by GET what would go back, and writes nothing.
WRITES = [
    name for name, (_, how) in MAY.items() if how == "post" and "undo" not in name
]


@pytest.mark.parametrize("name", WRITES)
def test_a_write_is_never_made_by_following_a_link(
    sign_in: SignIn, addresses: dict[str, str], name: str
) -> None:
    answer = sign_in("administrator").get(addresses[name])
    assert answer.status_code == 405


def test_a_form_from_elsewhere_writes_nothing(
    sign_in: SignIn, addresses: dict[str, str]
) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.cookies = sign_in("officer").cookies
    assert browser.post(addresses["desk_report_settle"]).status_code == 403
    assert ErrorReport.objects.get().settled_at is None


def test_the_menu_names_only_what_a_person_may_open(
    sign_in: SignIn, right: Right
) -> None:
    index = reverse("desk_index")
    assert index not in sign_in("officer").get(reverse("desk")).text
    assert index in sign_in("administrator").get(reverse("desk")).text
