"""A page is made once, and made anew as soon as anything public changed."""

from __future__ import annotations

from collections.abc import Iterator
from unittest.mock import patch

import pytest
from django.db import transaction
from django.test import Client

from cms.models import BasePage, GuidePage
from ip_portal.ledger.services import publish
from tests.cms.conftest import Write

ADDRESS = "/nhan-hieu-tap-the/"


@pytest.fixture
def made(write: Write) -> Iterator[list[int]]:
    """Publish a guide; return a list that grows with each page that is made."""
    write()
    pages: list[int] = []
    context = BasePage.get_context

    def counted(self: BasePage, *args: object, **kwargs: object) -> dict:
        pages.append(self.pk)
        return context(self, *args, **kwargs)

    with patch.object(BasePage, "get_context", counted):
        yield pages


def test_a_page_is_made_for_the_first_reader_only(
    client: Client, made: list[int]
) -> None:
    first, second = client.get(ADDRESS), client.get(ADDRESS)
    assert len(made) == 1
    assert first.content == second.content
    assert first["ETag"] == second["ETag"]
    assert "s-maxage" in second["Cache-Control"]


def test_publishing_makes_it_anew(client: Client, made: list[int]) -> None:
    client.get(ADDRESS)
    guide = GuidePage.objects.get(slug="nhan-hieu-tap-the")
    guide.title = "Nhãn hiệu chung"
    guide.save_revision().publish()
    assert "Nhãn hiệu chung" in client.get(ADDRESS).content.decode()
    assert len(made) == 2


def test_a_change_of_another_room_makes_it_anew(
    client: Client, made: list[int]
) -> None:
    client.get(ADDRESS)
    with transaction.atomic():
        publish("registry.right", key="1")
    client.get(ADDRESS)
    assert len(made) == 2


def test_an_address_with_a_question_is_not_kept(
    client: Client, made: list[int]
) -> None:
    client.get(f"{ADDRESS}?ngay=2026-04-02")
    client.get(f"{ADDRESS}?ngay=2026-04-02")
    assert len(made) == 2


def test_a_page_taken_down_is_gone_at_once(client: Client, made: list[int]) -> None:
    client.get(ADDRESS)
    GuidePage.objects.get(slug="nhan-hieu-tap-the").unpublish()
    assert client.get(ADDRESS).status_code == 404
