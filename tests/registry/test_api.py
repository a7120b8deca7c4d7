"""The JSON of the register: every public field, any shape of number, nothing more."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import (
    HealthCheck,
    given,
    settings as hypothesis_settings,
    strategies as st,
)

from ip_portal.registry.exchange.records import (
    FigurativeRecord,
    PartyRecord,
    PriorityRecord,
    TextRecord,
)
from ip_portal.registry.models import Right
from tests.factories import granted_mark, mark, mark_record, number, take

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law", "today")]

RIGHTS = "/api/v1/rights/"


def get(client: Client, typed: str, **params: str):
    return client.get(f"{RIGHTS}{quote(typed, safe='')}", params)


def full() -> Right:
    return granted_mark(
        feature="combined",
        colours=(TextRecord("Xanh, vàng", "vi"),),
        disclaimers=(TextRecord("GẠO", "vi"),),
        descriptions=(TextRecord("Hình bông lúa", "vi"),),
        translations=(TextRecord("O Mon rice", "en"),),
        transliterations=(TextRecord("gao o mon", "vi"),),
        figurative=(FigurativeRecord("vienna", "05.07.02", "8"),),
        priorities=(PriorityRecord("US 61/908,392", date(2023, 11, 25), "US"),),
        publication_number="93401",
        parties=(
            PartyRecord("applicant", "Hợp tác xã Thới An"),
            PartyRecord("holder", "Hợp tác xã Thới An"),
            PartyRecord("representative", "Công ty Luật An"),
        ),
        places=("Ô Môn",),
        product_group="Lúa gạo",
    )


def test_every_public_field_stands_under_its_inid_name(client):
    right = full()
    data = get(client, right.number).json()
    said = {name: item["values"] for name, item in data["inid"].items()}
    assert said == {
        "word": ["GẠO Ô MÔN"],
        "feature": ["Nhãn hiệu kết hợp chữ và hình"],
        "colours": ["Xanh, vàng"],
        "vienna": ["05.07.02"],
        "disclaimer": ["GẠO"],
        "description": ["Hình bông lúa"],
        "transliteration": ["gao o mon"],
        "translation": ["O Mon rice"],
        "application_number": [right.number],
        "filing_date": ["2024-04-17"],
        "publication_number": ["93401"],
        "publication_date": ["2024-10-25"],
        "certificate_number": [right.certificate_number],
        "grant_date": ["2026-02-25"],
        "expiry_date": ["2034-04-17"],
        "priority": ["US 61/908,392 2023-11-25 US"],
        "applicant": ["Hợp tác xã Thới An"],
        "holder": ["Hợp tác xã Thới An"],
        "representative": ["Công ty Luật An"],
        "goods_and_services": ["30: Gạo; bún"],
    }
    assert data["inid"]["filing_date"]["code"] == "220"
    assert data["goods"] == [
        {"number": 30, "edition": "12-2024", "language": "vi", "text": "Gạo; bún"}
    ]
    assert data["places"] == ["Ô Môn"]
    assert data["product_group"] == "Lúa gạo"
    assert data["sources"] == [{"source": "ipvn_page", "as_of": "2026-11-24"}]


def test_the_status_is_told_in_words_and_codes(client):
    status = get(client, full().number, lang="en").json()["status"]
    assert status["group"] == "in_force"
    assert status["label"] == "In force"
    assert status["state"] == "A"
    assert "17\xa0Apr\xa02034" in status["sentence"]


def test_terms_name_their_day_and_article(client):
    terms = get(client, full().number).json()["terms"]
    validity = next(one for one in terms if one["act"] == "validity")
    assert validity["last_day"] == "2034-04-17"
    assert validity["article"]


@pytest.mark.parametrize(
    ("kind", "typed", "code"),
    [
        ("trademark", "4-2024-00111", "210"),
        ("design", "3-2024-00111", "21"),
        ("invention", "1-2024-00111", "21"),
    ],
)
def test_the_codes_are_those_of_the_kind_of_right(client, kind, typed, code):
    mark(kind=kind, numbers=(number(typed),))
    assert get(client, typed).json()["inid"]["application_number"]["code"] == code


@pytest.mark.parametrize(
    "shape",
    [
        "VN4202400774",
        "4-2024-00774",
        "VN-4-2024-00774",
        "VN -4-2024-00774",
        "4-2024-00774/",
    ],
)
def test_any_shape_of_a_number_means_the_right(client, shape):
    right = mark(numbers=(number("4-2024-00774"),))
    assert get(client, shape).json()["number"] == right.number


def test_a_certificate_number_means_its_right(client):
    right = granted_mark()
    bare = str(int(right.certificate_number.split("-")[1]))
    for typed in (right.certificate_number, f"GCN {bare}"):
        assert get(client, typed).json()["number"] == right.number


def test_an_unknown_number_is_not_found(client):
    response = get(client, "4-2024-99999")
    assert response.status_code == 404
    assert set(response.json()) == {"detail"}


def test_a_number_of_two_rights_means_none_of_them(client):
    shared = number("PCT/VN2022/000012")
    for typed in ("1-2023-00011", "1-2023-00012"):
        mark(kind="invention", numbers=(number(typed), shared))
    assert get(client, "PCT/VN2022/000012").status_code == 404
    assert get(client, "1-2023-00011").status_code == 200


def test_a_copy_that_still_holds_is_not_sent_again(client):
    record = mark_record()
    right = take(record).right
    path = f"{RIGHTS}{right.number}"
    first = client.get(path)
    assert "public" in first["Cache-Control"]
    assert not first.cookies
    assert "cookie" not in first.get("Vary", "").lower()
    again = client.get(path, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    english = client.get(f"{path}?lang=en", headers={"if-none-match": first["ETag"]})
    assert english.status_code == 200
    take(replace(record, words=(TextRecord("GẠO KHÁC", "vi"),)))
    changed = client.get(path, headers={"if-none-match": first["ETag"]})
    assert changed.json()["title"] == "GẠO KHÁC"


def test_no_field_holds_an_address(client):
    right = mark()
    assert right.parties.exclude(address="").exists()
    data = json.dumps(get(client, right.number).json(), ensure_ascii=False)
    assert "Tôn Đức Thắng" not in data
    assert "address" not in data


@pytest.mark.parametrize(
    "query", ["unknown=1", "q=gao&limit=5", "page=0", "page=x", "sort=price", "lang=fr"]
)
def test_what_search_does_not_know_is_answered_422(client, query):
    response = client.get(f"/api/v1/search?{query}")
    assert response.status_code == 422
    assert response.json()["detail"]


# --- The document that describes it ----------------------------------------------------------


def test_the_openapi_document_describes_what_is_sent(client):
    document = client.get("/api/v1/openapi.json").json()
    assert document["openapi"].startswith("3.")
    assert set(document["paths"]) == {"/api/v1/search", "/api/v1/rights/{number}"}
    schemas = document["components"]["schemas"]
    for name in _references(document):
        assert name in schemas
    sent = get(client, full().number).json()
    assert set(sent) == set(schemas["RightOut"]["properties"])
    assert set(schemas["RightOut"]["required"]) == set(sent)


def _references(node: object) -> set[str]:
    if isinstance(node, dict):
        own = {str(node["$ref"]).rpartition("/")[2]} if "$ref" in node else set()
        return own.union(*map(_references, node.values()))
    if isinstance(node, list):
        return set().union(*map(_references, node))
    return set()


def test_the_docs_page_comes_from_this_origin(client):
    for path in ("/api/", "/en/api/"):
        page = client.get(path)
        assert page.status_code == 200
        assert "/api/v1/rights/" in page.text
        assert "//cdn" not in page.text


# --- Anything else -----------------------------------------------------------------------------

FUZZ = hypothesis_settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@FUZZ
@given(typed=st.text(min_size=1, max_size=80), lang=st.text(max_size=5))
def test_whatever_is_typed_is_answered(client, typed, lang):
    encoded = typed.encode("utf-8", "surrogatepass")
    response = client.get(f"{RIGHTS}{quote(encoded, safe='')}", {"lang": lang})
    assert response.status_code in {200, 301, 404}


@FUZZ
@given(
    params=st.dictionaries(
        st.sampled_from(["q", "type", "page", "sort", "lang", "x"]),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=300),
    )
)
def test_whatever_search_is_asked_it_answers(client, params):
    response = client.get("/api/v1/search", params)
    assert response.status_code in {200, 422, 503}
    assert response["Content-Type"].startswith("application/json")
