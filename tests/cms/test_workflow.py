"""From an author over the legal check to the public, and who may do which step."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, TaskState, Workflow, WorkflowPage, WorkflowState

from cms.authors import last_author
from cms.findings import TypedLawError
from cms.models import GuidePage, LegalCheck, LegalCheckTask
from cms.models.checks import NoReasonError, OwnTextError
from ip_portal.accounts.models import User
from ip_portal.core.dates import today
from ip_portal.ledger.models import Entry
from tests.cms.conftest import Write

Person = Callable[[str], User]
GOOD = [{"type": "text", "value": "<p>Xem quy chế.</p>"}]
BAD = [{"type": "text", "value": "<p>Bạn có 3 tháng.</p>"}]


@pytest.fixture
def person(db: None) -> Person:
    """Return a function that gives somebody with a role."""
    call_command("sync_roles", verbosity=0)

    def with_role(role: str) -> User:
        user = User.objects.create_user(f"{role}@example.test", "a long password")
        user.last_name, user.first_name = "Nguyễn", role
        user.save()
        user.groups.add(Group.objects.get(name=role))
        return user

    return with_role


@pytest.fixture
def submitted(write: Write, person: Person) -> tuple[GuidePage, User]:
    """Return a page that an author has handed in."""
    author = person("author")
    page = write(live=False, body=GOOD)
    page.summary = "Dành cho hội, tổ hợp tác và hợp tác xã."
    page.save_revision(user=author)
    page.get_workflow().start(page, author)
    return page, author


def _act(page: GuidePage, user: User, action: str, comment: str = "") -> None:
    page = GuidePage.objects.get(pk=page.pk)
    task = page.current_workflow_task.specific
    assert action in {name for name, *_ in task.get_actions(page, user)}
    task.on_action(page.current_workflow_task_state, user, action, comment=comment)


def test_there_is_one_workflow_for_all_pages_and_it_is_written_once(
    person: Person,
) -> None:
    call_command("sync_roles", verbosity=0)
    (workflow,) = Workflow.objects.active()
    tasks = [task.specific for task in workflow.tasks]
    assert [type(task).__name__ for task in tasks] == [
        "LegalCheckTask",
        "GroupApprovalTask",
    ]
    (place,) = WorkflowPage.objects.all()
    assert place.page == Page.get_first_root_node()
    assert LegalCheckTask.objects.count() == 1
    names = [set(task.groups.values_list("name", flat=True)) for task in tasks]
    assert names == [{"legal_checker", "administrator"}, {"editor", "administrator"}]


def test_an_author_cannot_publish(write: Write, person: Person) -> None:
    author = person("author")
    page = write(live=False, body=GOOD)
    assert not page.permissions_for_user(author).can_publish()
    client = Client()
    client.force_login(author)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert 'name="action-publish"' not in client.get(edit).content.decode()


def test_a_page_goes_the_whole_way(
    submitted: tuple[GuidePage, User], person: Person
) -> None:
    page, _author = submitted
    _act(page, person("legal_checker"), "approve", "Đã đối chiếu Điều 112a.")
    assert not GuidePage.objects.get(pk=page.pk).live
    _act(page, person("editor"), "approve")
    page = GuidePage.objects.get(pk=page.pk)
    assert page.live
    assert page.checked_on == today()


def test_the_check_is_logged_without_a_name(
    submitted: tuple[GuidePage, User], person: Person
) -> None:
    page, _author = submitted
    checker = person("legal_checker")
    _act(page, checker, "approve", "Đã đối chiếu.")
    (check,) = LegalCheck.objects.all()
    assert (check.page_id, check.on, check.note) == (page.pk, today(), "Đã đối chiếu.")
    assert check.revision == page.get_latest_revision()
    assert checker.first_name not in check.by
    entry = Entry.objects.get(verb="page.checked")
    assert entry.actor_id == str(checker.pk)


def test_nobody_checks_words_of_their_own(write: Write, person: Person) -> None:
    checker = person("legal_checker")
    page = write(live=False, body=GOOD)
    page.summary = "Dành cho hội, tổ hợp tác và hợp tác xã."
    page.save_revision(user=checker)
    page.get_workflow().start(page, checker)
    page = GuidePage.objects.get(pk=page.pk)
    task = page.current_workflow_task.specific
    assert task.get_actions(page, checker) == []
    with pytest.raises(OwnTextError):
        task.on_action(page.current_workflow_task_state, checker, "approve")
    assert not LegalCheck.objects.exists()
    _act(page, person("administrator"), "approve")


def test_whoever_changes_the_text_during_the_check_leaves_it_to_another(
    submitted: tuple[GuidePage, User], person: Person
) -> None:
    page, _author = submitted
    checker = person("legal_checker")
    page = GuidePage.objects.get(pk=page.pk)
    page.summary = "Một câu khác."
    page.save_revision(user=checker)
    assert page.current_workflow_task.specific.get_actions(page, checker) == []


def test_a_version_that_says_nothing_new_makes_nobody_an_author(
    submitted: tuple[GuidePage, User], person: Person
) -> None:
    page, author = submitted
    checker = person("legal_checker")
    # The editor's screen saves by itself while the checker reads.
    page.get_latest_revision_as_object().save_revision(user=checker)
    page = GuidePage.objects.get(pk=page.pk)
    assert last_author(page) == author.pk
    _act(page, checker, "approve")
    assert LegalCheck.objects.count() == 1


def test_choosing_another_rule_is_a_change_of_words(
    submitted: tuple[GuidePage, User], person: Person, law: None
) -> None:
    page, _author = submitted
    checker = person("legal_checker")
    page = page.get_latest_revision_as_object()
    page.body = [*GOOD, {"type": "terms", "value": {"terms": ["trademark.opposition"]}}]
    page.save_revision(user=checker)
    assert last_author(page) == checker.pk


def test_a_page_is_sent_back_with_a_reason_only(
    submitted: tuple[GuidePage, User], person: Person
) -> None:
    page, author = submitted
    checker = person("legal_checker")
    with pytest.raises(NoReasonError):
        _act(page, checker, "reject", "  ")
    _act(page, checker, "reject", "Thiếu Điều 95.")
    state = WorkflowState.objects.get()
    assert state.status == WorkflowState.STATUS_NEEDS_CHANGES
    assert TaskState.objects.get().comment == "Thiếu Điều 95."
    client = Client()
    client.force_login(author)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert client.get(edit).status_code == 200


def test_the_dialog_asks_for_the_reason(
    submitted: tuple[GuidePage, User], person: Person
) -> None:
    page, _author = submitted
    client = Client()
    client.force_login(person("legal_checker"))
    state = TaskState.objects.get()
    address = reverse(
        "wagtailadmin_pages:workflow_action", args=[page.pk, "reject", state.pk]
    )
    headers = {"x-requested-with": "XMLHttpRequest"}
    client.post(address, {"comment": ""}, headers=headers)
    state.refresh_from_db()
    assert state.status == TaskState.STATUS_IN_PROGRESS
    client.post(address, {"comment": "Thiếu nguồn."}, headers=headers)
    state.refresh_from_db()
    assert state.status == TaskState.STATUS_REJECTED


def test_typed_law_is_refused_at_the_check(write: Write, person: Person) -> None:
    author, checker = person("author"), person("legal_checker")
    page = write(live=False, body=BAD)
    page.save_revision(user=author)
    page.get_workflow().start(page, author)
    with pytest.raises(TypedLawError):
        _act(page, checker, "approve")
    client = Client()
    client.force_login(checker)
    state = TaskState.objects.get()
    address = reverse(
        "wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk]
    )
    html = client.post(address, {"comment": ""}, follow=True).content.decode()
    assert "3 tháng" in html
    state.refresh_from_db()
    assert state.status == TaskState.STATUS_IN_PROGRESS
    assert not LegalCheck.objects.exists()


def test_typed_law_is_refused_at_the_publication(
    submitted: tuple[GuidePage, User], person: Person
) -> None:
    page, _author = submitted
    _act(page, person("legal_checker"), "approve")
    editor = person("editor")
    page = GuidePage.objects.get(pk=page.pk)
    page.body = BAD
    page.save_revision(user=editor)
    with pytest.raises(TypedLawError):
        _act(page, editor, "approve")
    assert not GuidePage.objects.get(pk=page.pk).live
