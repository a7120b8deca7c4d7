"""The site as it is on its first day: the law and the pages it starts with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from ip_portal.content.planting import plant


@pytest.fixture(scope="module")
def planted(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """Load the law and write the pages, once for a module: it takes seconds.

    What a test changes is rolled back to here, all of it at the end.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_rules", verbosity=0)
        with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
            plant()
        yield
        transaction.set_rollback(True)
