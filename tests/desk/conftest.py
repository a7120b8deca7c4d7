"""People of each role, and rights to work on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client

from ip_portal.accounts.models import User
from ip_portal.ledger.actors import SYSTEM
from ip_portal.registry import services
from ip_portal.registry.exchange.records import (
    GoodsRecord,
    NumberRecord,
    PartyRecord,
    RightRecord,
    TextRecord,
)
from ip_portal.registry.models import Right
from ip_portal.registry.settling import Setting
from ip_portal.rules.book import RuleBook

TODAY = date(2026, 11, 24)
SignIn = Callable[[str], Client]
MakeRight = Callable[..., Right]


@pytest.fixture(autouse=True)
def _desk(db: None, settings, tmp_path, monkeypatch) -> None:
    """Files of this test alone, the law as its seeds have it, and a fixed day."""
    settings.VAR_DIR = tmp_path
    settings.ALLOWED_HOSTS = ["testserver"]
    book = RuleBook.from_seeds()
    monkeypatch.setattr(RuleBook, "current", classmethod(lambda cls: book))
    monkeypatch.setattr(RuleBook, "load", classmethod(lambda cls: book))
    monkeypatch.setattr("ip_portal.core.dates.today", lambda: TODAY)


@pytest.fixture
def sign_in(db: None) -> SignIn:
    """Return a browser signed in as somebody of a role; "" for no role at all."""
    call_command("sync_roles", verbosity=0)

    def signed_in(role: str) -> Client:
        user = User.objects.create_user(
            f"{role or 'nobody'}@example.vn", "x", last_name="Lê", first_name="Hạnh"
        )
        if role:
            user.groups.add(Group.objects.get(name=role))
        client = Client()
        client.force_login(user)
        return client

    return signed_in


@pytest.fixture
def officer(sign_in: SignIn) -> Client:
    """Return a browser of somebody who enters and imports rights."""
    return sign_in("officer")


@pytest.fixture
def make_right(setting: Setting) -> MakeRight:
    """Return a maker of rights as an office's page would state them."""

    def made(
        number: str = "4-2024-00101", word: str = "GẠO SÔNG HẬU", **said: object
    ) -> Right:
        values: dict[str, object] = {
            "source": "ipvn_page",
            "office": "VN",
            "kind": "trademark",
            "numbers": (NumberRecord("application", number, number, "VN"),),
            "words": (TextRecord(word),),
            "filed_on": date(2024, 3, 7),
            "parties": (PartyRecord("applicant", "Hợp tác xã Sông Hậu"),),
            "goods": (GoodsRecord(30, "gạo"),),
            **said,
        }
        record = RightRecord(**values)  # type: ignore[arg-type]
        return services.take_record(record, actor=SYSTEM, setting=setting).right

    return made


@pytest.fixture
def setting() -> Setting:
    """Return the law and the day."""
    return Setting(RuleBook.from_seeds(), TODAY)


@pytest.fixture
def right(make_right: MakeRight) -> Right:
    """Return one pending trademark, public from its filing."""
    return make_right()
