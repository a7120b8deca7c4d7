"""What each duty may do with pages, files and the rule book."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from ip_portal import roles
from ip_portal.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _written() -> None:
    call_command("sync_roles", verbosity=0)


def _somebody(role: str) -> User:
    user = User.objects.create_user(f"{role}@example.test", "a long password")
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.mark.parametrize("role", sorted(roles.PAGES))
def test_what_a_role_may_do_with_pages_is_what_the_table_says(role: str) -> None:
    given = GroupPagePermission.objects.filter(group__name=role)
    names = set(given.values_list("permission__codename", flat=True))
    assert names == roles.PAGES[role]


@pytest.mark.parametrize("role", sorted(roles.FILES))
def test_what_a_role_may_do_with_files_is_what_the_table_says(role: str) -> None:
    given = GroupCollectionPermission.objects.filter(group__name=role)
    names = set(given.values_list("permission__codename", flat=True))
    assert names == roles.FILES[role]


def test_only_editors_and_administrators_publish() -> None:
    publishers = {role for role, may in roles.PAGES.items() if "publish_page" in may}
    assert publishers == {"editor", "administrator"}
    assert publishers == roles.PUBLICATION


def test_an_officer_has_no_door_to_the_pages() -> None:
    assert not _somebody("officer").has_perm("wagtailadmin.access_admin")
    assert "officer" not in roles.PAGES
    assert "officer" not in roles.FILES


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("author", False),
        ("editor", False),
        ("legal_checker", True),
        ("administrator", True),
    ],
)
def test_who_may_propose_and_confirm_law(role: str, may: bool) -> None:
    user = _somebody(role)
    assert user.has_perm("rules.propose_rule") is may
    assert user.has_perm("rules.confirm_rule") is may


def test_no_editor_looks_after_people() -> None:
    for role in ("author", "legal_checker", "editor"):
        assert not any(name.startswith("accounts.") for name in roles.ROLES[role])


def test_writing_the_table_again_gives_nothing_twice() -> None:
    before = (
        GroupPagePermission.objects.count(),
        GroupCollectionPermission.objects.count(),
    )
    call_command("sync_roles", verbosity=0)
    after = (
        GroupPagePermission.objects.count(),
        GroupCollectionPermission.objects.count(),
    )
    assert after == before


def test_somebody_without_a_place_among_the_editors_is_told_so(client: Client) -> None:
    client.force_login(_somebody("officer"))
    response = client.get("/cms/", follow=True)
    assert response.status_code == 403
