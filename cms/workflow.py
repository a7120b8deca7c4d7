"""The way of a page: an author writes, somebody checks the law, an editor publishes."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth.models import Group
from django.utils import translation
from django.utils.translation import gettext
from wagtail.models import (
    GroupApprovalTask,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from cms.models.checks import LegalCheckTask


def set_up_workflow(
    *, checkers: Iterable[Group], publishers: Iterable[Group]
) -> Workflow:
    """Give every page the one workflow of the site; safe to run again.

    First somebody of ``checkers`` compares the page with the law, then somebody of
    ``publishers`` lets it go out. Any other workflow is laid aside.
    """
    with translation.override(settings.LANGUAGE_CODE):
        names = {
            "check": gettext("Legal check"),
            "publication": gettext("Publication of the page"),
            "workflow": gettext("Legal check, then publication"),
        }
    check = LegalCheckTask.objects.first() or LegalCheckTask(name=names["check"])
    publication = _publication_after(check) or GroupApprovalTask(
        name=names["publication"]
    )
    for task, groups in ((check, checkers), (publication, publishers)):
        task.active = True
        task.save()
        task.groups.set(groups)
    workflow = Workflow.objects.filter(workflow_tasks__task=check).first()
    workflow = workflow or Workflow(name=names["workflow"])
    workflow.active = True
    workflow.save()
    _put_in_order(workflow, [check, publication])
    _give_to_all_pages(workflow)
    return workflow


def _publication_after(check: LegalCheckTask) -> GroupApprovalTask | None:
    """Return the step that follows the check, where it was made before."""
    if check.pk is None:
        return None
    workflows = Workflow.objects.filter(workflow_tasks__task=check)
    return GroupApprovalTask.objects.filter(
        workflow_tasks__workflow__in=workflows
    ).first()


def _put_in_order(workflow: Workflow, tasks: list) -> None:
    for order, task in enumerate(tasks):
        WorkflowTask.objects.update_or_create(
            workflow=workflow, task=task, defaults={"sort_order": order}
        )
    WorkflowTask.objects.filter(workflow=workflow).exclude(task__in=tasks).delete()


def _give_to_all_pages(workflow: Workflow) -> None:
    root = Page.get_first_root_node()
    WorkflowPage.objects.exclude(page=root).delete()
    WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
    for other in Workflow.objects.exclude(pk=workflow.pk).filter(active=True):
        other.deactivate()
