"""What every test may ask for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.utils import translation
from hypothesis import HealthCheck, settings as hypothesis_settings

hypothesis_settings.register_profile(
    "quick",
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
hypothesis_settings.load_profile("quick")

pytest_plugins = ["tests.servers.plugin"]

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}


def need(what: str, is_there: bool) -> None:
    """Skip where something is missing on a laptop; fail where CI must have it."""
    if is_there:
        return
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is missing, and CI must have it.")
    pytest.skip(f"{what} is missing on this machine.")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what asks the database: only that can differ from one database to another.

    Tests that start the site themselves (`processes`) say which database they take.
    """
    for item in items:
        asked = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or asked & DATABASE_FIXTURES:
            item.add_marker(pytest.mark.database)


@pytest.fixture(scope="session")
def real_data() -> Path:
    """Return the folder of real office records."""
    folder = Path(settings.REAL_DATA_DIR)
    need(f"The folder of real records ({folder})", folder.is_dir())
    return folder


@pytest.fixture(autouse=True)
def _own_folders(settings, tmp_path: Path) -> None:
    """Give each test its own index and media; nothing leaks between tests."""
    # A request leaves its language behind in the thread, as in production.
    translation.activate(settings.LANGUAGE_CODE)
    cache.clear()
    settings.SEARCH_INDEX_DIR = tmp_path / "index"
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.SECURE_SSL_REDIRECT = False
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {
            "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        },
    }
