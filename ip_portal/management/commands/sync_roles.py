from __future__ import annotations

from django.contrib.auth.models import Group, Permission
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from wagtail.models import GroupPagePermission, Page

from ip_portal.roles import PAGES, ROLES


class Command(BaseCommand):
    """Write the table of roles into groups; safe to run again."""

    help = "Write the table of roles into groups and permissions."

    @transaction.atomic
    def handle(self, *args: object, **options: object) -> None:
        for role, names in ROLES.items():
            group, _is_new = Group.objects.get_or_create(name=role)
            group.permissions.set([_permission(name) for name in sorted(names)])
            _give_pages(group, PAGES.get(role, frozenset()))
        Group.objects.exclude(name__in=ROLES).delete()
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
        permission = Permission.objects.get(
            content_type__app_label="wagtailcore", codename=name
        )
        GroupPagePermission.objects.create(
            group=group, page=root, permission=permission
        )
