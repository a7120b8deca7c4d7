"""From an author over the legal check to the public, and who may do which step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, TaskState, Workflow, WorkflowPage, WorkflowState
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms.authors import last_author
from cms.findings import TypedLawError
from cms.models import GuidePage, HomePage, LegalCheck, LegalCheckTask
from cms.models.checks import OWN_TEXT, NoReasonError, OwnTextError
from ip_portal import settings as site
from ip_portal.accounts.models import User
from ip_portal.core.dates import today
from ip_portal.ledger.models import Entry
from tests.cms.conftest import Write

Person = Callable[[str], User]
GOOD = [{"type": "text", "value": "<p>Xem quy chế.</p>"}]
BAD = [{"type": "text", "value": "<p>Bạn có 3 tháng.</p>"}]
GOOD_FORM = [("text", rich_text(GOOD[0]["value"]))]
BAD_FORM = [("text", rich_text(BAD[0]["value"]))]


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


def _offered(page: GuidePage, user: User) -> set[str]:
    task = GuidePage.objects.get(pk=page.pk).current_workflow_task.specific
    return {name for name, *_ in task.get_actions(page, user)}


def _send(
    user: User, page: Page, body: list, *, is_new: bool = False, **more: str
) -> Any:
    """Send the form of a page, or of a new one below it, with a button or none."""
    title, slug = ("Gạo", "gao-can-tho") if is_new else (page.title, page.slug)
    empty = ("key_facts", "sources", "related", "allowed_figures")
    none = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0", "MAX_NUM_FORMS": ""}
    form = {
        "title": title,
        "slug": slug,
        "summary": "Dành cho hội.",
        "body": streamfield(body),
        "comments": none,
        **{name: streamfield([]) for name in empty},
        **more,
    }
    client = Client()
    client.force_login(user)
    where = ["cms", "guidepage", page.pk] if is_new else [page.pk]
    address = reverse(f"wagtailadmin_pages:{'add' if is_new else 'edit'}", args=where)
    return client.post(address, nested_form_data(form))


def _why_not(user: User, page: GuidePage) -> list[str]:
    """Return what the screen of a page tells somebody who may not approve it."""
    client = Client()
    client.force_login(user)
    response = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    said = [str(one) for one in response.context["messages"]]
    return [one for one in said if one == str(OWN_TEXT)]


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
    assert _offered(page, checker) == {"reject"}
    task = page.current_workflow_task.specific
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
    assert _offered(page, checker) == {"reject"}
    _act(page, checker, "reject", "Xem câu đã sửa.")
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_NEEDS_CHANGES


def test_who_may_not_check_is_offered_nothing_at_all(
    submitted: tuple[GuidePage, User], person: Person
) -> None:
    page, author = submitted
    page = GuidePage.objects.get(pk=page.pk)
    assert _offered(page, author) == set()
    assert _offered(page, person("editor")) == set()


def test_the_screen_says_why_approving_is_left_to_another(
    submitted: tuple[GuidePage, User], person: Person
) -> None:
    page, author = submitted
    checker, other = person("legal_checker"), person("administrator")
    assert _why_not(checker, page) == []
    page = page.get_latest_revision_as_object()
    page.summary = "Một câu khác."
    page.save_revision(user=checker)
    (sentence,) = _why_not(checker, page)
    assert sentence == str(OWN_TEXT)
    assert _why_not(other, page) == []
    assert _why_not(author, page) == []


def test_words_changed_in_the_form_are_not_approved_with_it_and_not_lost(
    submitted: tuple[GuidePage, User], person: Person
) -> None:
    page, author = submitted
    checker = person("legal_checker")
    approve = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    response = _send(checker, page, GOOD_FORM, summary="Câu khác.", **approve)
    assert response.status_code == 200
    html = response.content.decode()
    assert str(OWN_TEXT) in html
    assert "Câu khác." in html
    assert last_author(page) == author.pk
    assert not LegalCheck.objects.exists()


def test_a_checker_changes_words_and_sends_the_page_back_at_once(
    submitted: tuple[GuidePage, User], person: Person
) -> None:
    page, _author = submitted
    checker = person("legal_checker")
    reject = {
        "action-workflow-action": "true",
        "workflow-action-name": "reject",
        "workflow-action-extra-data": '{"comment": "Xem câu đã sửa."}',
    }
    response = _send(checker, page, GOOD_FORM, summary="Câu khác.", **reject)
    assert response.status_code == 302
    assert last_author(page) == checker.pk
    assert TaskState.objects.get().status == TaskState.STATUS_REJECTED


def test_unchanged_words_are_approved_from_the_form(
    submitted: tuple[GuidePage, User], person: Person
) -> None:
    page, _author = submitted
    approve = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    response = _send(
        person("legal_checker"), page, GOOD_FORM, summary=page.summary, **approve
    )
    assert response.status_code == 302
    assert LegalCheck.objects.count() == 1


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


# --- Typed law on the way -----------------------------------------------------------


@pytest.mark.parametrize("is_new", [True, False])
def test_an_author_cannot_hand_in_typed_law_and_hears_it_at_the_block(
    home_vi: HomePage, write: Write, person: Person, *, is_new: bool
) -> None:
    author = person("author")
    page = None if is_new else write(live=False, body=GOOD)
    submit = {"action-submit": "action-submit"}
    response = _send(author, page or home_vi, BAD_FORM, is_new=is_new, **submit)
    assert response.status_code == 200
    error = response.context["form"].errors.as_data()["body"][0]
    assert "3 tháng" in str(error.block_errors[0])
    assert not WorkflowState.objects.exists()
    # The draft is kept, and goes on once the figure is gone.
    assert _send(author, page or home_vi, BAD_FORM, is_new=is_new).status_code == 302
    draft = GuidePage.objects.get(slug="gao-can-tho" if is_new else page.slug)
    assert "3 tháng" in str(draft.get_latest_revision_as_object().body)
    assert _send(author, draft, GOOD_FORM, **submit).status_code == 302
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS


def test_a_page_sent_back_is_not_handed_in_again_with_typed_law(
    submitted: tuple[GuidePage, User], person: Person
) -> None:
    page, author = submitted
    _act(page, person("legal_checker"), "reject", "Thiếu Điều 95.")
    for button in ("action-submit", "action-restart-workflow"):
        assert _send(author, page, BAD_FORM, **{button: "true"}).status_code == 200
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_NEEDS_CHANGES
    submit = {"action-submit": "action-submit"}
    assert _send(author, page, GOOD_FORM, **submit).status_code == 302
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS


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


# --- Letters --------------------------------------------------------------------------


def test_without_a_mail_server_the_way_of_a_page_logs_no_error(
    submitted: tuple[GuidePage, User],
    person: Person,
    settings: Any,
    caplog: pytest.LogCaptureFixture,
) -> None:
    settings.EMAIL_BACKEND = site.EMAIL_BACKEND
    page, author = submitted
    _act(page, person("legal_checker"), "reject", "Thiếu Điều 95.")
    page.current_workflow_state.resume(author)
    _act(page, person("administrator"), "approve")
    assert caplog.messages == []


def test_editors_hear_what_waits_for_them_where_there_is_a_mail_server(
    submitted: tuple[GuidePage, User], person: Person, mailoutbox: list
) -> None:
    page, _author = submitted
    editor = person("editor")
    _act(page, person("legal_checker"), "approve")
    assert [editor.email] in [letter.to for letter in mailoutbox]
