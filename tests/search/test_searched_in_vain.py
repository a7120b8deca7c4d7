"""What is kept of searches without a result: words, how often, the last day."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from hypothesis import given, strategies as st

from ip_portal.ledger import daily
from ip_portal.ledger.actors import SYSTEM
from search import services
from search.models import EmptySearch
from search.port import Engine, EngineDownError
from search.redacting import LONGEST, redacted
from tests.search.conftest import Shelf

DAY = dt.date(2026, 11, 25)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Gạo   ngon! ", "gạo ngon"),
        ("đơn 4-2024", "đơn # ####"),
        ("đơn 4-2024-12345", ""),
        ("nhãn 30", "nhãn ##"),
        ("lan@example.test", ""),
        ("gửi cho lan.tran @example.test", ""),
        ("gửi cho lan.tran@example.test", ""),
        ("gọi 0292 3831 627", ""),
        ("gọi (0292)3.831.627 gặp ai", ""),
        ("cccd 092301001234", ""),
        ("https://example.test/a?b", ""),
        ("www.example.test", ""),
        ("12345", ""),
        ("*", ""),
        ("", ""),
    ],
)
def test_numbers_are_redacted_and_persons_dropped(typed: str, kept: str) -> None:
    assert redacted(typed) == kept


def test_long_words_end_with_a_whole_one() -> None:
    kept = redacted("một hai ba bốn " * 20)
    assert len(kept) <= LONGEST
    assert kept.split()[-1] in {"một", "hai", "ba", "bốn"}
    assert len(redacted("x" * 500)) == LONGEST


@given(st.text(max_size=200))
def test_no_digit_and_no_long_text_is_ever_kept(typed: str) -> None:
    kept = redacted(typed)
    assert len(kept) <= LONGEST
    assert not any(letter.isdecimal() for letter in kept)
    assert "@" not in kept


@pytest.mark.django_db
def test_the_same_words_are_counted_in_one_row() -> None:
    assert services.note_empty("Vú sữa", "vi", on=DAY)
    assert services.note_empty("vú  sữa?", "vi", on=DAY + dt.timedelta(1))
    assert services.note_empty("vú sữa", "en", on=DAY)
    rows = EmptySearch.objects.order_by("language").values_list(
        "words", "language", "count", "last_on"
    )
    assert list(rows) == [
        ("vú sữa", "en", 1, DAY),
        ("vú sữa", "vi", 2, DAY + dt.timedelta(1)),
    ]


@pytest.mark.django_db
def test_a_flood_is_not_written_down() -> None:
    for at in range(services.NOTED_A_MINUTE + 10):
        services.note_empty(
            "gạo " + "abcdefghij"[at % 10] * (at // 10 + 1), "vi", on=DAY
        )
    assert EmptySearch.objects.count() == services.NOTED_A_MINUTE


@pytest.mark.django_db
def test_rows_are_capped_but_known_words_still_count(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(services, "MOST_ROWS", 1)
    assert services.note_empty("gạo", "vi", on=DAY)
    assert not services.note_empty("cam", "vi", on=DAY)
    assert services.note_empty("gạo", "vi", on=DAY)


@pytest.mark.django_db
def test_old_words_are_forgotten_once_a_day() -> None:
    services.note_empty("gạo", "vi", on=DAY - dt.timedelta(services.KEPT_DAYS + 1))
    services.note_empty("cam", "vi", on=DAY - dt.timedelta(services.KEPT_DAYS))
    assert daily.run_all(DAY)["searches"] == 1
    assert [row.words for row in EmptySearch.objects.all()] == ["cam"]
    assert daily.run_all(DAY)["searches"] == 0


@pytest.mark.django_db
def test_an_editor_takes_words_off_the_list() -> None:
    services.note_empty("gạo", "vi", on=DAY)
    services.dismiss(EmptySearch.objects.get(), actor=SYSTEM)
    assert not EmptySearch.objects.exists()


def noted(client: Client, address: str, **headers: str) -> list[str]:
    EmptySearch.objects.all().delete()
    cache.clear()
    client.get(address, headers=headers)
    return [row.words for row in EmptySearch.objects.all()]


@pytest.mark.django_db
def test_only_words_that_found_nothing_on_the_page_are_noted(
    client: Client, engine: Engine, shelf: Shelf
) -> None:
    shelf.save("1", "Gạo")
    engine.put(list(shelf.documents.values()))
    assert noted(client, "/tim-kiem/?q=vú sữa 30") == ["vú sữa ##"]
    for address in (
        "/tim-kiem/?q=gạo",
        "/tim-kiem/",
        "/tim-kiem/?q=vú sữa&page=2",
        "/tim-kiem/?q=vú sữa&type=book",
        f"{reverse('suggest')}?q=vú sữa",
        "/api/v1/search?q=vú sữa",
    ):
        assert noted(client, address) == [], address
    assert noted(client, "/tim-kiem/?q=vú sữa", HX_Request="true") == []


@pytest.mark.django_db
def test_nothing_is_noted_while_the_engine_is_down(
    client: Client, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def down(query: object) -> None:
        raise EngineDownError("down")

    monkeypatch.setattr(engine, "search", down)
    assert noted(client, "/tim-kiem/?q=vú sữa") == []
