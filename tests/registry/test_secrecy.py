"""An unpublished right is as secret as a case: a canary that must be heard nowhere."""

from __future__ import annotations

import io
import json
import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import translation
from PIL import Image

from ip_portal.core.dates import now
from ip_portal.ledger.worker import deliver_waiting
from ip_portal.registry import images
from ip_portal.registry.exchange.records import (
    EventRecord,
    GoodsRecord,
    PartyRecord,
    RightKind,
    RightRecord,
    TextRecord,
)
from ip_portal.registry.models import Right
from search import service
from tests.factories import TODAY, mark, mark_record, number, take

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law", "today")]

CANARY = "zixicanary"
OPEN = "quokkaword"


def invention(**fields: object) -> RightRecord:
    """Return an unpublished invention that says the canary wherever it can."""
    said = (TextRecord(f"Máy {CANARY}", "vi"),)
    return mark_record(
        kind=RightKind.INVENTION.value,
        numbers=(number("1-2026-00321"),),
        words=said,
        abstracts=said,
        descriptions=said,
        colours=said,
        goods=(GoodsRecord(7, f"máy {CANARY}", "vi"),),
        parties=(PartyRecord("applicant", f"Công ty {CANARY}"),),
        filed_on=date(2026, 2, 2),
        published_on=None,
        events=(EventRecord(date(2026, 2, 2), text="Nộp đơn"),),
        note=CANARY,
        product_group=CANARY,
        places=(CANARY,),
        **fields,
    )


@pytest.fixture
def hidden() -> Right:
    return take(invention()).right


@pytest.fixture
def index(hidden: Right) -> Iterator[Path]:
    """Return the folder of an index fed by the worker, a public right in it."""
    mark(word=f"GẠO {OPEN}")
    service._engine.cache_clear()
    call_command("search_rebuild", verbosity=0)
    while deliver_waiting(now=now()):
        pass
    yield Path(settings.SEARCH_INDEX_DIR)
    service._engine.cache_clear()


def paths(name: str, *args: object) -> list[str]:
    found = []
    for language in ("vi", "en"):
        with translation.override(language):
            found.append(reverse(name, args=args))
    return found


def test_an_unpublished_invention_is_hidden(hidden):
    assert hidden.public_from is None or hidden.public_from > TODAY
    assert not Right.objects.exists()


@pytest.mark.parametrize("name", ["right", "json"])
def test_hidden_and_unknown_answer_alike(client, hidden, name):
    for hidden_path, unknown_path in zip(
        _addresses(name, hidden.number), _addresses(name, "1-2026-00999"), strict=True
    ):
        one, other = client.get(hidden_path), client.get(unknown_path)
        assert one.status_code == other.status_code == 404
        assert _faceless(one, hidden.number) == _faceless(other, "1-2026-00999")
        assert CANARY not in one.text


def _addresses(name: str, typed: str) -> list[str]:
    return [f"/api/v1/rights/{typed}"] if name == "json" else paths("right", typed)


def _faceless(response, typed: str) -> tuple[str, list[tuple[str, str]]]:
    """Return body and headers without the address asked for and the request's id."""
    request_id = response["X-Request-ID"]
    body = response.text.replace(typed, "NUMBER").replace(request_id, "ID")
    headers = [pair for pair in sorted(response.items()) if pair[0] != "X-Request-ID"]
    return body, headers


def test_every_shape_of_its_number_is_unknown(client, hidden):
    for shape in ("VN1202600321", "1-2026-00321", "VN -1-2026-00321"):
        for path in (*paths("right", shape), f"/api/v1/rights/{shape}"):
            assert client.get(path, follow=True).status_code == 404


def test_no_search_finds_it(client, index, hidden):
    for typed in (CANARY, CANARY[:5], hidden.number, "VN1202600321", "1-2026"):
        for path in paths("search"):
            page = client.get(path, {"q": typed}, follow=True)
            assert page.status_code == 200
            assert "Máy" not in page.text
            assert reverse("right", args=[hidden.number]) not in page.text
        found = client.get("/api/v1/search", {"q": typed}).json()["results"]
        assert hidden.number not in [one["number"] for one in found]


def test_what_is_public_is_found(client, index):
    found = client.get("/api/v1/search", {"q": OPEN}).json()
    assert found["count"] == 1


def test_no_suggestion_names_it(client, index):
    for path in paths("suggest"):
        for typed in (CANARY[:4], "Máy", "Công ty"):
            assert CANARY not in client.get(path, {"q": typed}).text


def test_no_list_feed_or_sitemap_names_it(client, index, hidden):
    listed = ["/sitemap.xml", "/sitemap-rights-1.xml", "/sitemap-pages.xml"]
    for path in (*listed, *paths("register"), "/api/v1/search", "/", "/en/"):
        page = client.get(path)
        assert page.status_code == 200, path
        assert CANARY not in page.text
        assert hidden.number not in page.text


def test_no_file_of_the_index_holds_it(index):
    kept = b"".join(one.read_bytes() for one in index.rglob("*") if one.is_file())
    assert OPEN.encode() in kept
    assert CANARY.encode() not in kept


def test_its_picture_is_unknown(client):
    stream = io.BytesIO()
    Image.new("RGB", (40, 40), "red").save(stream, "PNG")
    kept = images.store(stream.getvalue())
    right = take(invention()).right
    right.representations.create(
        reference="a.png", sha256=kept.sha256, width=40, height=40
    )
    path = reverse("right_image", args=[right.pk, kept.sha256[:16], "full"])
    assert client.get(path).status_code == 404
    Right.for_staff.filter(pk=right.pk).update(public_from=date(2026, 1, 1))
    assert client.get(path).status_code == 200


def test_no_log_tells_it(client, caplog):
    with caplog.at_level(logging.DEBUG):
        right = take(invention()).right
        call_command("search_rebuild", verbosity=0)
        while deliver_waiting(now=now()):
            pass
        for path in paths("right", right.number):
            client.get(path)
    logged = [one for one in caplog.records if not one.name.startswith("django.db")]
    assert logged
    assert CANARY not in " ".join(f"{vars(one)}" for one in logged)


def test_it_appears_when_it_is_published_and_not_before(client, hidden):
    day = date(2027, 9, 25)
    right = take(replace(invention(), published_on=day)).right
    assert not Right.objects.exists()
    assert right.public_from == day
    assert Right.for_staff.all().public(on=day).exists()
    assert not Right.for_staff.all().public(on=day - timedelta(days=1)).exists()


def test_a_publication_that_only_the_timeline_tells_is_a_publication():
    told = EventRecord(date(2026, 9, 25), text="Công bố đơn")
    record = invention()
    right = take(replace(record, events=(*record.events, told))).right
    assert Right.objects.filter(pk=right.pk).exists()


# --- Marks --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("filed", "is_public"),
    [
        (date(2022, 12, 31), False),
        (date(2023, 1, 1), True),
        (date(2026, 11, 23), True),
    ],
)
def test_an_unpublished_mark_is_public_from_receipt_if_filed_from_2023(
    filed, is_public
):
    right = mark(filed_on=filed, published_on=None, events=())
    assert Right.objects.filter(pk=right.pk).exists() is is_public


def test_a_right_of_no_known_date_is_hidden():
    right = mark(filed_on=None, published_on=None, events=())
    assert right.public_from is None
    assert not Right.objects.exists()


# --- Who may ask for what is hidden ----------------------------------------------------------

PUBLIC_FACES = (
    "cms",
    "search",
    "ip_portal/views.py",
    "ip_portal/context.py",
    "ip_portal/registry/views.py",
    "ip_portal/registry/api.py",
    "ip_portal/registry/documents.py",
    "ip_portal/registry/inid.py",
    "ip_portal/registry/urls.py",
    "ip_portal/registry/presenters",
)
STAFF_WAY = re.compile(r"\bfor_staff\b|\b_base_manager\b|\b_default_manager\b")


@pytest.mark.parametrize("face", PUBLIC_FACES)
def test_no_public_face_takes_the_way_of_staff(face):
    start = settings.BASE_DIR / face
    files = [start] if start.is_file() else sorted(start.rglob("*.py"))
    assert files
    assert [one for one in files if STAFF_WAY.search(one.read_text("utf-8"))] == []


# --- People -------------------------------------------------------------------------------

PRIVATE = (
    "Tôn Đức Thắng",
    "0912345678",
    "0912 345 678",
    "lan@example.test",
    "092123456",
)


def test_of_a_person_only_name_and_commune_are_public(client):
    people = (
        PartyRecord(
            "applicant",
            "Trần Thị Lan",
            kind="person",
            address="12 đường Tôn Đức Thắng, phường Ô Môn, thành phố Cần Thơ,"
            " ĐT 0912345678, lan@example.test, CCCD 092123456",
        ),
        PartyRecord(
            "holder", "Lê Văn An", address="xã Nhơn Ái lan@example.test, Cần Thơ"
        ),
        PartyRecord(
            "representative", "Đại diện", address="số 5, phường Cái Khế (0912 345 678)"
        ),
    )
    right = mark(parties=people)
    pages = [client.get(path).text for path in paths("right", right.number)]
    data = client.get(f"/api/v1/rights/{right.number}").json()
    pages.append(json.dumps(data, ensure_ascii=False))
    for page in pages:
        assert "Trần Thị Lan" in page
        assert "phường Ô Môn" in page
        for private in PRIVATE:
            assert private not in page


def test_a_commune_cell_that_holds_more_than_a_commune_is_not_shown(client: Client):
    right = mark(source="template", commune="12 Tôn Đức Thắng, phường Ô Môn 0912345678")
    for path in (*paths("right", right.number), f"/api/v1/rights/{right.number}"):
        for private in PRIVATE:
            assert private not in client.get(path).text
