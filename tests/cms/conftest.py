"""Pages, an editor and the law, as the tests of the guidance need them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page, Site

from cms.models import BasePage, GuidePage, HomePage
from ip_portal.accounts.models import User

Write = Callable[..., Any]


@pytest.fixture
def home_vi(db: None) -> HomePage:
    """Return the Vietnamese home that every new site has."""
    return Site.objects.get(is_default_site=True).root_page.specific


@pytest.fixture
def home_en(home_vi: HomePage) -> HomePage:
    """Return its English translation."""
    return HomePage.objects.get(locale__language_code="en")


@pytest.fixture
def write(home_vi: HomePage) -> Write:
    """Return a function that writes a page below another, published or not."""

    def write_page(
        *,
        home: Page = home_vi,
        kind: type[BasePage] = GuidePage,
        live: bool = True,
        **fields: object,
    ) -> Any:
        values = {
            "title": "Nhãn hiệu tập thể",
            "slug": "nhan-hieu-tap-the",
            "summary": "Dành cho hội và hợp tác xã.",
            "locale": home.locale,
            "live": False,
            **fields,
        }
        # A page keeps in memory how many children it had; the tree may know better.
        home.refresh_from_db()
        page = home.add_child(instance=kind(**values))
        revision = page.save_revision()
        if live:
            revision.publish()
        return kind.objects.get(pk=page.pk)

    return write_page


@pytest.fixture
def law(db: None) -> None:
    """Load the rule book."""
    call_command("load_rules", verbosity=0)


@pytest.fixture
def editor(db: None) -> User:
    """Return somebody with the role of an editor, and no other."""
    call_command("sync_roles", verbosity=0)
    user = User.objects.create_user(
        "editor@example.test", "a long password", first_name="Lan", last_name="Trần"
    )
    user.groups.add(Group.objects.get(name="editor"))
    return user


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    """Return a browser in which the editor is signed in."""
    client.force_login(editor)
    return client
