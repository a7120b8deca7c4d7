"""The floors of the house: who may know whom, in imports and in the database."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

HOUSE = Path(settings.BASE_DIR)
PROJECT = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))
CONTRACTS = PROJECT["tool"]["importlinter"]["contracts"]
OURS = ("ip_portal", "cms", "search")


def floors() -> list[list[str]]:
    """Return the floors from the roof down, the packages of each."""
    layers = next(one for one in CONTRACTS if one["type"] == "layers")["layers"]
    return [[name.strip(" ()") for name in layer.split("|")] for layer in layers]


def floor_of(module: str) -> int:
    """Return how far below the roof a module stands; raises for none."""
    found = [
        (len(name), depth)
        for depth, names in enumerate(floors())
        for name in names
        if module == name or module.startswith(f"{name}.")
    ]
    if not found:
        raise LookupError(module)
    return max(found)[1]


def packages() -> list[str]:
    """Return our packages: those on the top and the rooms of the portal."""
    rooms = [
        f"ip_portal.{one.parent.name}"
        for one in (HOUSE / "ip_portal").glob("*/__init__.py")
        if one.parent.name != "management"
    ]
    return sorted([*rooms, "cms", "search"])


@pytest.mark.parametrize("package", packages())
def test_every_package_stands_on_a_floor(package):
    assert floor_of(package) >= 0


def test_every_room_on_the_floors_exists():
    missing = [
        name
        for names in floors()
        for name in names
        if not (HOUSE / f"{name.replace('.', '/')}.py").exists()
        and not (HOUSE / name.replace(".", "/")).is_dir()
    ]
    # The door of the case tracker is drawn; its room is not built yet.
    assert set(missing) <= {"ip_portal.cases"}


@pytest.mark.parametrize("model", apps.get_models(), ids=lambda one: one._meta.label)
def test_foreign_keys_point_downwards_only(model):
    if not model.__module__.startswith(OURS):
        return
    for field in model._meta.get_fields():
        other = field.related_model if getattr(field, "concrete", False) else None
        if other is None or not other.__module__.startswith(OURS):
            continue
        assert floor_of(other.__module__) >= floor_of(model.__module__), field


PURE = next(one for one in CONTRACTS if one["id"] == "pure")["source_modules"]


@pytest.mark.parametrize("module", PURE)
def test_pure_modules_load_without_django(module):
    code = (
        f"import sys, {module}; "
        "bad = [name for name in sys.modules if name.partition('.')[0] == 'django']; "
        "sys.exit(', '.join(bad) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_the_engines_words_stay_in_the_engine():
    knowing = [
        path.relative_to(HOUSE)
        for top in OURS
        for path in (HOUSE / top).rglob("*.py")
        if "import tantivy" in path.read_text("utf-8")
    ]
    assert knowing
    for path in knowing:
        assert path.parts[:3] == ("search", "engines", "embedded")
