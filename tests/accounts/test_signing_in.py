"""The page of signing in: in the reader's language, and no other room behind it."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client

from ip_portal.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _plain_site(settings) -> None:
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    settings.SECURE_SSL_REDIRECT = False


@pytest.mark.parametrize(
    "room",
    [
        "password/reset/",
        "password/reset/done/",
        "password/change/",
        "email/",
        "confirm-email/",
        "2fa/",
    ],
)
@pytest.mark.parametrize("start", ["/accounts/", "/en/accounts/"])
def test_rooms_that_are_not_built_are_not_there(client: Client, start: str, room: str):
    assert client.get(start + room).status_code == 404
    assert client.post(start + room, {"email": "lan@example.test"}).status_code == 404


def test_a_wrong_password_is_refused_in_the_words_of_the_site(client: Client):
    wrong = {"login": "lan@example.test", "password": "sai"}
    page = client.post("/en/accounts/login/", wrong)
    assert "The e-mail address or the password is wrong." in page.text
    page = client.post("/accounts/login/", wrong)
    for english in ("password", "email address", "Forgot"):
        assert f" {english}" not in _words(page.text)


@pytest.mark.parametrize(
    ("role", "first"),
    [
        ("officer", "/en/desk/"),
        ("author", "/cms/"),
        ("legal_checker", "/cms/"),
        ("editor", "/cms/"),
        ("administrator", "/en/desk/"),
    ],
)
def test_everybody_arrives_where_their_work_is(client: Client, role: str, first: str):
    call_command("sync_roles", verbosity=0)
    user = User.objects.create_user("lan@example.test", "a long password")
    user.groups.add(Group.objects.get(name=role))
    login = {"login": "lan@example.test", "password": "a long password"}
    assert client.post("/en/accounts/login/", login)["Location"] == first


def test_the_form_can_be_filled_by_a_password_manager(client: Client):
    page = client.get("/en/accounts/login/").text
    assert 'autocomplete="current-password"' in page
    assert 'autocomplete="email"' in page
    assert "placeholder" not in page.partition("<main")[2]


def _words(page: str) -> str:
    main = page.partition("<main")[2].partition("</main>")[0]
    return " ".join(
        part.partition(">")[2].strip() for part in main.split("<") if ">" in part
    )
