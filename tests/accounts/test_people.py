from __future__ import annotations

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import Group, Permission
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.urls import reverse

from ip_portal import roles
from ip_portal.accounts.models import User

pytestmark = pytest.mark.django_db

PASSWORD = "lúa chín vàng đồng"


@pytest.fixture(autouse=True)
def _plain_site(settings) -> None:
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    settings.SECURE_SSL_REDIRECT = False


# --- People --------------------------------------------------------------------------------------


def test_a_person_is_created_by_an_address_alone():
    user = User.objects.create_user("lan@example.test", PASSWORD)
    assert user.check_password(PASSWORD)
    assert (user.is_staff, user.is_superuser, user.is_active) == (False, False, True)


def test_a_person_without_a_password_cannot_sign_in():
    user = User.objects.create_user("lan@example.test")
    assert not user.has_usable_password()


def test_an_administrator_of_everything_is_staff_too():
    user = User.objects.create_superuser("admin@example.test", PASSWORD)
    assert user.is_staff
    assert user.is_superuser


@pytest.mark.parametrize("email", ["", "   "])
def test_a_person_without_an_address_is_refused(email):
    with pytest.raises(ValueError, match="address"):
        User.objects.create_user(email, PASSWORD)


def test_one_address_is_one_person_however_it_is_written():
    User.objects.create_user("Lan@Example.test", PASSWORD)
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user("lan@example.test", PASSWORD)


def test_an_address_saved_by_a_form_is_the_same_too():
    user = User(email="An@Example.test")
    user.set_password(PASSWORD)
    user.save()
    assert User.objects.get().email == "an@example.test"


def test_names_stand_in_vietnamese_order():
    user = User(email="lan@example.test", first_name="Lan", last_name="Trần Thị")
    assert str(user) == "Trần Thị Lan"
    assert str(User(email="lan@example.test")) == "lan@example.test"


# --- Signing in ----------------------------------------------------------------------------------


def test_a_person_signs_in_by_address_in_any_letters(client):
    User.objects.create_user("lan@example.test", PASSWORD)
    answer = client.post(
        reverse("account_login"), {"login": "LAN@example.test", "password": PASSWORD}
    )
    assert answer.status_code == 302
    assert client.session["_auth_user_id"]


def test_a_wrong_password_and_an_unknown_address_are_answered_alike(client, rf):
    User.objects.create_user("lan@example.test", PASSWORD)
    pages = [
        client.post(reverse("account_login"), {"login": login, "password": "sai rồi"})
        for login in ("lan@example.test", "khong@example.test")
    ]
    assert [page.status_code for page in pages] == [200, 200]
    errors = [page.context["form"].non_field_errors() for page in pages]
    assert errors[0] == errors[1]
    assert authenticate(rf.get("/"), email="lan@example.test", password="sai") is None


def test_nobody_registers_here(client):
    page = client.get(reverse("account_signup"))
    assert page.status_code == 200
    assert "password1" not in page.text
    client.post(
        reverse("account_signup"),
        {
            "email": "new@example.test",
            "password1": PASSWORD,
            "password2": PASSWORD,
        },
    )
    assert not User.objects.exists()


def test_pages_of_signing_in_are_kept_by_no_cache(client):
    page = client.get(reverse("account_login"))
    assert "public" not in page.get("Cache-Control", "")


# --- Roles ---------------------------------------------------------------------------------------


def test_every_permission_that_a_role_names_exists():
    call_command("sync_roles", verbosity=0)
    for role, names in roles.ROLES.items():
        group = Group.objects.get(name=role)
        given = {
            f"{one.content_type.app_label}.{one.codename}"
            for one in group.permissions.select_related("content_type")
        }
        assert given == names


def test_writing_the_roles_again_changes_nothing():
    call_command("sync_roles", verbosity=0)
    before = sorted(Group.objects.values_list("pk", "name", "permissions"))
    call_command("sync_roles", verbosity=0)
    assert sorted(Group.objects.values_list("pk", "name", "permissions")) == before


def test_a_role_taken_from_the_table_is_taken_from_people():
    Group.objects.create(name="gone")
    call_command("sync_roles", verbosity=0)
    assert not Group.objects.filter(name="gone").exists()


def test_a_permission_given_by_hand_does_not_outlive_the_table():
    call_command("sync_roles", verbosity=0)
    group = Group.objects.get(name="editor")
    group.permissions.add(Permission.objects.get(codename="undo_import"))
    call_command("sync_roles", verbosity=0)
    assert not group.permissions.filter(codename="undo_import").exists()


def test_a_permission_that_does_not_exist_stops_the_command(monkeypatch):
    monkeypatch.setitem(roles.ROLES, "officer", frozenset({"registry.fly"}))
    with pytest.raises(CommandError, match=r"registry\.fly"):
        call_command("sync_roles", verbosity=0)


@pytest.mark.parametrize("role", sorted(roles.ROLES))
def test_only_those_who_may_are_let_to_the_desk(client, role):
    call_command("sync_roles", verbosity=0)
    user = User.objects.create_user("lan@example.test", PASSWORD)
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    allowed = role in {"officer", "administrator"}
    assert client.get(reverse("desk_import")).status_code == (200 if allowed else 403)
    assert user.has_perm("registry.import_records") is allowed
