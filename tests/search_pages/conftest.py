"""A small register and one guide, found through the embedded engine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from django.utils.timezone import now

from ip_portal.rules.book import RuleBook
from search import indexing, service
from tests.factories import TODAY
from tests.search_pages.register import fill

NOON = f"{TODAY.isoformat()}T03:00:00Z"


@pytest.fixture(scope="module")
def _law() -> Iterator[None]:
    """Answer by the seed files of the law, which need no database."""
    book = RuleBook.from_seeds()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(RuleBook, "load", classmethod(lambda cls: book))
        patch.setattr(RuleBook, "current", classmethod(lambda cls: book))
        yield


@pytest.fixture(scope="module")
def index(
    django_db_setup: None,
    django_db_blocker: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    _law: None,
) -> Iterator[Path]:
    """Fill the register and the index once for a module; return the index's folder.

    All tests of the module only read; what was filled in is rolled back after them.
    """
    folder = tmp_path_factory.mktemp("index")
    with django_db_blocker.unblock(), transaction.atomic():
        with time_machine.travel(NOON, tick=False):
            call_command("load_places", verbosity=0)
            fill()
            indexing.rebuild(service._engine("embedded", folder), now=now())
        yield folder
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _reading(
    _own_folders: None,
    settings,
    index: Path,
    db: None,
) -> Iterator[None]:
    """Read the filled index on a still day, from a plain site without old pages."""
    settings.SEARCH_INDEX_DIR = index
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    settings.SECURE_SSL_REDIRECT = False
    settings.ALLOWED_HOSTS = ["testserver"]
    cache.clear()
    with time_machine.travel(NOON, tick=False):
        yield
