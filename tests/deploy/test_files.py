from __future__ import annotations

import re

import pytest
import yaml
from django.core.management import get_commands

from tests.deploy.files import DEPLOY, ROOT, UNITS, command, entries, known_names

SERVICES = ["portal-web.service", "portal-worker.service"]
OF_COMPOSE = {"POSTGRES_PASSWORD", "TLS_DIR", "ES_JAVA_OPTS"}
COMPOSE = (DEPLOY / "compose.yaml").read_text()


@pytest.fixture(scope="module")
def services() -> dict[str, dict[str, object]]:
    return yaml.safe_load(COMPOSE)["services"]


@pytest.mark.parametrize("unit", SERVICES)
def test_a_unit_asks_the_checks_before_it_starts(unit: str) -> None:
    checks = command(unit, "ExecStartPre")
    assert checks[1:4] == ["manage.py", "check", "--deploy"]
    assert entries(unit)["User"] == ["portal"]


@pytest.mark.parametrize("unit", SERVICES)
def test_a_unit_waits_longer_than_the_graceful_end_takes(unit: str) -> None:
    conf: dict[str, object] = {}
    exec((DEPLOY / "gunicorn.conf.py").read_text(), conf)
    assert conf["graceful_timeout"] == 30
    assert int(entries(unit)["TimeoutStopSec"][0]) > 30


@pytest.mark.parametrize("unit", sorted(UNITS.glob("*.service")), ids=lambda p: p.name)
def test_units_run_commands_that_exist(unit) -> None:
    named = re.findall(r"manage\.py (\w+)", unit.read_text())
    assert set(named) <= set(get_commands())


def test_the_example_names_only_settings_and_holds_no_secret() -> None:
    lines = (DEPLOY / "portal.env.example").read_text().splitlines()
    pairs = dict(one.split("=", 1) for one in lines if one and one[0] != "#")
    assert set(pairs) <= known_names()
    assert pairs["SECRET_KEY"] == ""
    assert "portal:@" in pairs["DATABASE_URL"]


def test_the_compose_file_has_the_five_services(services) -> None:
    assert {"nginx", "web", "worker", "database", "elasticsearch"} <= set(services)


@pytest.mark.parametrize("name", ["prepare", "web", "worker"])
def test_the_site_is_told_only_what_it_reads(services, name: str) -> None:
    assert set(services[name]["environment"]) <= known_names()


def test_every_name_that_compose_asks_for_is_known() -> None:
    asked = set(re.findall(r"(?<!\$)\$\{([A-Z_]+)", COMPOSE))
    assert asked <= known_names() | OF_COMPOSE


def test_everything_that_goes_on_has_a_health_check(services) -> None:
    without = {name for name, one in services.items() if "healthcheck" not in one}
    assert without == {"prepare"}


def test_only_nginx_is_reachable_from_outside(services) -> None:
    assert {name for name, one in services.items() if "ports" in one} == {"nginx"}


def test_secrets_are_demanded_never_published(services) -> None:
    assert "${SECRET_KEY:?" in services["web"]["environment"]["SECRET_KEY"]
    given = services["database"]["environment"]["POSTGRES_PASSWORD"]
    assert given.startswith("${POSTGRES_PASSWORD:?")
    assert not re.findall(r"\$\{(?:SECRET_KEY|POSTGRES_PASSWORD):?-", COMPOSE)


def test_images_are_pinned_to_a_version(services) -> None:
    named = {str(one["image"]) for one in services.values() if "image" in one}
    built = {one for one in named if one.startswith("portal-")}
    assert all("${RELEASE:?" in one for one in built)
    bases = re.findall(
        r"^FROM (\S+)", (DEPLOY / "Dockerfile").read_text(), re.MULTILINE
    )
    for image in [*(named - built), *bases]:
        assert re.search(r":\d+\.\d+", image), image


def test_compose_runs_files_that_are_there() -> None:
    paths = set(re.findall(r"deploy/[\w./-]+", COMPOSE))
    assert paths
    assert not [one for one in paths if not (ROOT / one).exists()]
