from __future__ import annotations

from django.contrib.auth.models import Group, Permission
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
)

from cms.workflow import set_up_workflow
from ip_portal.roles import CHECK, FILES, PAGES, PUBLICATION, ROLES

FILE_ROOMS = {"image": "wagtailimages", "document": "wagtaildocs"}


class Command(BaseCommand):
    """Write the table of roles into groups; safe to run again."""

    help = "Write the table of roles into groups, permissions and the workflow."

    @transaction.atomic
    def handle(self, *args: object, **options: object) -> None:
        for role, names in ROLES.items():
            group, _is_new = Group.objects.get_or_create(name=role)
            group.permissions.set([_permission(name) for name in sorted(names)])
            _give_pages(group, PAGES.get(role, frozenset()))
            _give_files(group, FILES.get(role, frozenset()))
        Group.objects.exclude(name__in=ROLES).delete()
        groups = Group.objects.all()
        set_up_workflow(
            checkers=groups.filter(name__in=CHECK),
            publishers=groups.filter(name__in=PUBLICATION),
        )
        self.stdout.write(f"{len(ROLES)} roles written.")


def _permission(name: str) -> Permission:
    app, codename = name.split(".")
    try:
        return Permission.objects.get(content_type__app_label=app, codename=codename)
    except Permission.DoesNotExist:
        message = f"The table of roles names {name}, which does not exist."
        raise CommandError(message) from None


def _give_pages(group: Group, names: frozenset[str]) -> None:
    root = Page.get_first_root_node()
    GroupPagePermission.objects.filter(group=group).delete()
    for name in sorted(names):
        permission = _permission(f"wagtailcore.{name}")
        GroupPagePermission.objects.create(
            group=group, page=root, permission=permission
        )


def _give_files(group: Group, names: frozenset[str]) -> None:
    """Let a group use the files of all collections; what it had before is gone."""
    root = Collection.get_first_root_node()
    GroupCollectionPermission.objects.filter(group=group).delete()
    for name in sorted(names):
        room = FILE_ROOMS[name.split("_")[1]]
        GroupCollectionPermission.objects.create(
            group=group, collection=root, permission=_permission(f"{room}.{name}")
        )
