"""Synonyms and promoted results: what they do to a search, and who writes them."""

from __future__ import annotations

import datetime as dt

import pytest
from django.http import QueryDict
from django.test import Client

from ip_portal.ledger.actors import SYSTEM
from ip_portal.ledger.models import Entry
from ip_portal.ledger.verbs import sentence
from search import kept, listing, services, types
from search.models import Edition, Promoted, Synonym
from search.params import Params
from search.port import Engine
from search.wording import Pick, Wording, meanings
from tests.search.conftest import Shelf

DAY = dt.date(2026, 11, 25)


def told(*pairs: tuple[str, str], both_ways: bool = False) -> Wording:
    return Wording(
        tuple(
            one
            for words, means in pairs
            for one in meanings(words, means, both_ways=both_ways)
        )
    )


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Thuong hieu gao", ("nhan hieu gao",)),
        ("Thương hiệu gạo", ("nhãn hiệu gạo",)),
        ("thương hiệu", ("nhãn hiệu",)),
        ("gạo", ()),
        ("thương", ()),
        ("", ()),
        ('"thương hiệu"', ()),
        ("thương hiệu hay nhãn hiệu", ()),
    ],
)
def test_a_synonym_stands_in_the_place_of_the_words(
    typed: str, expected: tuple[str, ...]
) -> None:
    assert told(("thương hiệu", "nhãn hiệu")).variants(typed, "vi") == expected


def test_both_ways_means_both_ways() -> None:
    one_way = told(("shtt", "sở hữu trí tuệ"))
    assert one_way.variants("sở hữu trí tuệ", "vi") == ()
    both = told(("shtt", "sở hữu trí tuệ"), both_ways=True)
    assert both.variants("cục sở hữu trí tuệ", "vi") == ("cục shtt",)


def test_several_synonyms_are_exchanged_one_by_one_and_then_all() -> None:
    wording = told(("shtt", "sở hữu trí tuệ"), ("lệ phí", "phí"))
    assert wording.variants("lệ phí shtt", "vi") == (
        "lệ phí sở hữu trí tuệ",
        "phí shtt",
        "phí sở hữu trí tuệ",
    )


def test_a_search_is_not_multiplied_without_end() -> None:
    wording = told(*(("gạo", f"lúa {at}") for at in range(20)))
    assert len(wording.variants("gạo", "vi")) == 4


def test_a_synonym_of_one_language_leaves_the_other_alone() -> None:
    wording = Wording(tuple(meanings("brand", "trade mark", language="en")))
    assert wording.variants("brand", "en") == ("trade mark",)
    assert wording.variants("brand", "vi") == ()


@pytest.mark.parametrize(
    ("typed", "language", "on", "is_picked"),
    [
        ("bao nhiêu tiền", "vi", DAY, True),
        ("Nop BAO NHIEU tien vay?", "vi", DAY, True),
        ("bao tiền nhiêu", "vi", DAY, False),
        ("bao nhiêu tiền", "en", DAY, False),
        ("bao nhiêu tiền", "vi", DAY + dt.timedelta(1), False),
        ("", "vi", DAY, False),
    ],
)
def test_a_result_is_promoted_for_its_words_its_language_and_its_time(
    typed: str, language: str, on: dt.date, is_picked: bool
) -> None:
    pick = Pick(typed=("bao", "nhieu"), language="vi", type="book", until=DAY)
    assert bool(Wording(picks=(pick,)).picked(typed, language, on)) is is_picked


def find(text: str, **wanted: object) -> listing.Listing:
    params = Params.read(QueryDict(f"q={text}"), types=["book"], facets=[])
    return listing.find(
        params, base="/", language="vi", among=types.all_types(), on=DAY, **wanted
    )


def titles(found: listing.Listing) -> list[str]:
    return [one.result.title for one in (*found.picked, *found.shown)]


@pytest.fixture
def books(engine: Engine, shelf: Shelf) -> Engine:
    for key, title in [("1", "Gạo Cần Thơ"), ("2", "Lúa Ô Môn"), ("3", "Cam")]:
        shelf.save(key, title)
    engine.put(list(shelf.documents.values()))
    return engine


@pytest.mark.django_db
@pytest.mark.usefixtures("books")
def test_a_saved_synonym_is_used_by_the_next_search() -> None:
    assert titles(find("gạo")) == ["Gạo Cần Thơ"]
    synonym = Synonym(words="gạo", means="lúa", both_ways=False)
    services.save(synonym, actor=SYSTEM)
    found = find("gạo")
    assert titles(found) == ["Gạo Cần Thơ", "Lúa Ô Môn"]
    assert found.shown[1].title == "<mark>Lúa</mark> Ô Môn"
    synonym.means = "cam"
    services.save(synonym, actor=SYSTEM)
    assert titles(find("gạo")) == ["Cam", "Gạo Cần Thơ"]  # the whole of a title
    services.delete(synonym, actor=SYSTEM)
    assert titles(find("gạo")) == ["Gạo Cần Thơ"]
    said = [(entry.verb, sentence(entry)) for entry in Entry.objects.order_by("pk")]
    assert [verb for verb, _ in said] == [
        "synonym.saved",
        "synonym.changed",
        "synonym.deleted",
    ]
    assert "gạo → lúa" in said[0][1]


@pytest.mark.django_db
@pytest.mark.usefixtures("books")
def test_a_promoted_document_stands_on_top_once() -> None:
    services.save(Promoted(words="gạo", document_type="book", key="3"), actor=SYSTEM)
    found = find("gạo")
    assert titles(found) == ["Cam", "Gạo Cần Thơ"]
    assert [one.is_picked for one in found.picked] == [True]
    services.save(Promoted(words="gạo", document_type="book", key="1"), actor=SYSTEM)
    assert titles(find("gạo")) == ["Cam", "Gạo Cần Thơ"]
    assert titles(find("gạo&page=2")) == []
    assert titles(find("gạo&sort=name")) == ["Gạo Cần Thơ"]


@pytest.mark.django_db
@pytest.mark.usefixtures("books")
def test_what_may_not_be_shown_is_not_promoted(shelf: Shelf) -> None:
    services.save(Promoted(words="gạo", document_type="book", key="3"), actor=SYSTEM)
    del shelf.documents["3"]
    assert titles(find("gạo")) == ["Gạo Cần Thơ"]


@pytest.mark.django_db
@pytest.mark.usefixtures("books")
def test_an_address_can_be_promoted() -> None:
    pick = Promoted(words="gạo", title="Sổ <đăng ký>", address="/so-dang-ky/")
    services.save(pick, actor=SYSTEM)
    [shown] = find("gạo").picked
    assert (shown.result.url, shown.icon) == ("/so-dang-ky/", "link")
    assert shown.title == "Sổ &lt;đăng ký&gt;"


@pytest.mark.django_db
@pytest.mark.usefixtures("books")
def test_the_page_says_what_was_chosen(client: Client) -> None:
    pick = Promoted(words="gạo", document_type="book", key="3")
    services.save(pick, actor=SYSTEM)
    body = client.get("/en/search/?q=gạo").content.decode()
    assert body.index("Chosen by the editors") < body.index("/en/3/")
    assert body.index("/en/3/") < body.index("/en/1/")


@pytest.mark.django_db
@pytest.mark.usefixtures("books")
def test_the_effect_is_known_before_it_is_saved() -> None:
    synonym = Synonym(words="gạo", means="lúa", both_ways=False)
    before = titles(find("gạo", told=kept.read()))
    after = titles(find("gạo", told=kept.with_row(synonym)))
    assert (before, after) == (["Gạo Cần Thơ"], ["Gạo Cần Thơ", "Lúa Ô Môn"])
    assert not Synonym.objects.exists()
    services.save(synonym, actor=SYSTEM)
    synonym.means = "cam"
    assert "Cam" in titles(find("gạo", told=kept.with_row(synonym)))
    assert titles(find("gạo"))[1] == "Lúa Ô Môn"


@pytest.mark.django_db
@pytest.mark.usefixtures("books")
def test_the_wording_costs_one_query_a_search(
    django_assert_num_queries: object,
) -> None:
    services.save(Synonym(words="gạo", means="lúa"), actor=SYSTEM)
    find("gạo")
    with django_assert_num_queries(1):
        find("gạo")
    assert Edition.objects.count() == 1
