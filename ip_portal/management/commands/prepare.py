from __future__ import annotations

import hashlib
import io
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from cms.services import set_address
from ip_portal.catalogues import compile_all

Step = tuple[str, Callable[[], object]]


class Command(BaseCommand):
    """Bring the site to where it can be served; what is done already is quick."""

    help = "Set up assets, database, roles, law, places, demo and search index."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--assets-only", action="store_true", help="only catalogues and fonts"
        )

    def handle(self, *args: object, assets_only: bool, **options: object) -> None:
        if compile_all(settings.LOCALE_PATHS) and not assets_only:
            # This process has read the catalogues as they were, and the addresses of
            # the site are translated too: pages written now would link to wrong ones.
            os.execv(sys.executable, [sys.executable, *sys.argv])  # noqa: S606
        steps = self._assets() if assets_only else [*self._assets(), *self._data()]
        for number, (name, run) in enumerate(steps, 1):
            self.stdout.write(f"[{number}/{len(steps)}] {name} ", ending="")
            self.stdout.flush()
            began = time.monotonic()
            run()
            self.stdout.write(f"{time.monotonic() - began:.1f} s")

    def _assets(self) -> list[Step]:
        return [
            ("Catalogues", _quietly("compile_catalogues")),
            ("Fonts", _quietly("build_assets")),
            ("Static files", _collect_static),
        ]

    def _data(self) -> list[Step]:
        settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
        steps = [
            ("Database", _quietly("migrate", interactive=False)),
            ("Roles", _quietly("sync_roles")),
            ("Address", lambda: set_address(settings.BASE_URL)),
            ("Law", _quietly("load_rules")),
            ("Places", _quietly("load_places")),
            ("Guidance", _quietly("load_content")),
            ("Legal library", _quietly("load_library")),
        ]
        if settings.DEMO:
            steps.append(("Demo", _quietly("seed_demo")))
        return [*steps, ("Search index", _quietly("search_check", repair=True))]


def _quietly(name: str, **options: object) -> Callable[[], object]:
    return lambda: call_command(name, verbosity=0, stdout=io.StringIO(), **options)


def _collect_static() -> None:
    """Hash and compress static files anew only when one of them changed."""
    stamp = settings.STATIC_ROOT / ".stamp"
    now = _static_state()
    if stamp.exists() and stamp.read_text() == now:
        return
    _quietly("collectstatic", interactive=False)()
    stamp.write_text(now)


def _static_state() -> str:
    """Return a digest of name, size and time of every static file there is."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            seen = Path(storage.path(name)).stat()
            digest.update(f"{name} {seen.st_size} {seen.st_mtime_ns}\n".encode())
    return digest.hexdigest()
