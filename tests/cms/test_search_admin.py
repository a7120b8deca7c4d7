"""Editors tell the search what people mean, and see the effect before they save."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client

from cms.models import HomePage
from ip_portal.accounts.models import User
from ip_portal.ledger.models import Entry
from search import services
from search.models import EmptySearch, Promoted, Synonym
from tests.cms.conftest import Write

SYNONYM = "/cms/synonym/"
PROMOTED = "/cms/promoted/"
EMPTY = "/cms/emptysearch/"


@pytest.fixture
def keeper(editor: User) -> User:
    """Return somebody who looks after the wording of the search."""
    names = [
        f"{what}_{model}"
        for model in ("synonym", "promoted")
        for what in ("view", "add", "change", "delete")
    ]
    names += ["view_emptysearch", "delete_emptysearch"]
    editor.user_permissions.add(*Permission.objects.filter(codename__in=names))
    return editor


@pytest.fixture
def desk(client: Client, keeper: User) -> Client:
    """Return a browser in which that person is signed in."""
    client.force_login(keeper)
    return client


@pytest.fixture
def pages(write: Write) -> None:
    """Publish two guides and index them."""
    write(title="Nhãn hiệu tập thể", slug="tap-the")
    write(title="Giống cây trồng", slug="giong")
    call_command("search_rebuild", verbosity=0)


def shown_value(response: HttpResponse) -> str:
    """Return what the hidden field of the form remembers."""
    return response.context["form"].data["shown"]


@pytest.mark.usefixtures("pages")
def test_a_synonym_is_saved_once_its_effect_was_seen(desk: Client) -> None:
    values = {"words": "thương hiệu", "means": "nhãn hiệu tập thể", "both_ways": "on"}
    first = desk.post(f"{SYNONYM}new/", values)
    assert first.status_code == 200
    assert not Synonym.objects.exists()
    effect = first.context["effect"]
    assert [row.title for row in effect.before] == []
    assert [(row.title, row.is_new) for row in effect.after] == [
        ("Nhãn hiệu tập thể", True)
    ]
    assert effect.changes
    second = desk.post(f"{SYNONYM}new/", {**values, "shown": shown_value(first)})
    assert second.status_code == 302
    synonym = Synonym.objects.get()
    assert str(synonym) == "thương hiệu ↔ nhãn hiệu tập thể"
    assert Entry.objects.get(verb="synonym.saved").actor_label == "Trần Lan"


@pytest.mark.usefixtures("pages")
def test_other_values_are_shown_again_before_they_are_saved(desk: Client) -> None:
    values = {"words": "thương hiệu", "means": "nhãn hiệu"}
    first = desk.post(f"{SYNONYM}new/", values)
    changed = {**values, "means": "giống cây", "shown": shown_value(first)}
    again = desk.post(f"{SYNONYM}new/", changed)
    assert again.status_code == 200
    assert not Synonym.objects.exists()
    assert [row.title for row in again.context["effect"].after] == ["Giống cây trồng"]


@pytest.mark.usefixtures("pages")
def test_the_effect_is_tried_with_other_words(desk: Client) -> None:
    values = {"words": "thương hiệu", "means": "nhãn hiệu", "tried": "giống cây"}
    effect = desk.post(f"{SYNONYM}new/", values).context["effect"]
    assert (effect.typed, effect.changes) == ("giống cây", False)


@pytest.mark.usefixtures("pages")
def test_a_synonym_is_changed_and_deleted(desk: Client) -> None:
    synonym = Synonym.objects.create(words="tem", means="nhãn hiệu")
    address = f"{SYNONYM}edit/{synonym.pk}/"
    values = {"words": "tem", "means": "giống cây"}
    first = desk.post(address, values)
    desk.post(address, {**values, "shown": shown_value(first)})
    assert Synonym.objects.get().means == "giống cây"
    assert desk.get(SYNONYM).status_code == 200
    assert desk.post(f"{SYNONYM}delete/{synonym.pk}/").status_code == 302
    assert not Synonym.objects.exists()
    verbs = Entry.objects.order_by("pk").values_list("verb", flat=True)
    assert list(verbs)[-2:] == ["synonym.changed", "synonym.deleted"]


@pytest.mark.usefixtures("pages")
def test_a_page_is_promoted_for_words(desk: Client, client: Client) -> None:
    from cms.models import GuidePage

    page = GuidePage.objects.get(slug="giong")
    values = {"words": "nhãn hiệu", "page": page.pk}
    first = desk.post(f"{PROMOTED}new/", values)
    after = first.context["effect"].after
    assert [(row.title, row.is_picked) for row in after] == [
        ("Giống cây trồng", True),
        ("Nhãn hiệu tập thể", False),
    ]
    desk.post(f"{PROMOTED}new/", {**values, "shown": shown_value(first)})
    promoted = Promoted.objects.get()
    assert (promoted.document_type, promoted.key) == ("guide", str(page.pk))
    assert (
        desk.get(f"{PROMOTED}edit/{promoted.pk}/").context["form"].initial["page"]
        == page.page_ptr
    )
    body = client.get("/tim-kiem/?q=nhãn hiệu").content.decode()
    assert body.index("Giống cây trồng") < body.index("tập thể")


@pytest.mark.usefixtures("pages")
def test_an_address_is_promoted_with_its_title(desk: Client) -> None:
    values = {"words": "nhãn", "address": "/so-dang-ky/", "title": "Sổ đăng ký"}
    first = desk.post(f"{PROMOTED}new/", values)
    assert first.context["effect"].after[0].title == "Sổ đăng ký"
    desk.post(f"{PROMOTED}new/", {**values, "shown": shown_value(first)})
    assert Promoted.objects.get().address == "/so-dang-ky/"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({}, "page"),
        ({"address": "javascript:alert(1)", "title": "x"}, "address"),
        ({"address": "//elsewhere.test/", "title": "x"}, "address"),
        ({"address": "http://elsewhere.test/", "title": "x"}, "address"),
        ({"address": "/a/"}, "title"),
    ],
)
def test_a_promoted_result_that_leads_nowhere_is_refused(
    desk: Client, values: dict[str, str], field: str
) -> None:
    response = desk.post(f"{PROMOTED}new/", {"words": "nhãn", **values})
    assert field in response.context["form"].errors
    assert not Promoted.objects.exists()


def test_a_page_that_search_does_not_know_is_refused(
    desk: Client, home_vi: HomePage
) -> None:
    values = {"words": "nhãn", "page": home_vi.pk}
    response = desk.post(f"{PROMOTED}new/", values)
    assert "page" in response.context["form"].errors


def test_what_was_not_found_leads_to_a_synonym_or_is_dismissed(desk: Client) -> None:
    services.note_empty("vú sữa lò rèn", "vi", on=date(2026, 11, 25))
    body = desk.get(EMPTY).content.decode()
    assert "vú sữa lò rèn" in body
    assert f"{SYNONYM}new/?words=v%C3%BA" in body
    assert f"{PROMOTED}new/?words=v%C3%BA" in body
    form = desk.get(f"{SYNONYM}new/?words=vú sữa").context["form"]
    assert form["words"].value() == "vú sữa"
    row = EmptySearch.objects.get()
    assert desk.get(f"{EMPTY}{row.pk}/dismiss/").status_code == 405
    assert desk.post(f"{EMPTY}{row.pk}/dismiss/").status_code == 302
    assert not EmptySearch.objects.exists()


def test_the_menu_has_the_screens_of_whoever_may_use_them(desk: Client) -> None:
    assert EMPTY in desk.get("/cms/").content.decode()


def test_an_editor_without_the_permission_sees_and_changes_nothing(
    client: Client, editor: User
) -> None:
    editor.groups.clear()
    access = Permission.objects.get(codename="access_admin")
    editor.user_permissions.set([access])
    client.force_login(editor)
    services.note_empty("vú sữa", "vi", on=date(2026, 11, 25))
    for address in (SYNONYM, f"{SYNONYM}new/", PROMOTED, f"{PROMOTED}new/", EMPTY):
        assert client.get(address).status_code in {302, 403}
    row = EmptySearch.objects.get()
    assert client.post(f"{EMPTY}{row.pk}/dismiss/").status_code in {302, 403}
    assert EmptySearch.objects.exists()
    assert SYNONYM not in client.get("/cms/").content.decode()
