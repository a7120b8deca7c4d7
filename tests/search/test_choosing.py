"""Settings that cannot work or are not safe are refused with a sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as configured

from search import choosing

CLUSTER: dict[str, Any] = {
    "SEARCH_ENGINE": "elasticsearch",
    "ELASTICSEARCH_URL": ["https://search-1.example:9200"],
    "ELASTICSEARCH_USERNAME": "portal",
    "ELASTICSEARCH_PASSWORD": "secret",
    "ELASTICSEARCH_CA": "",
    "ELASTICSEARCH_PREFIX": "ip-portal",
}


def problems(settings, **changed: Any) -> list[str]:
    for name, value in {**CLUSTER, **changed}.items():
        setattr(settings, name, value)
    return list(choosing.problems())


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"SEARCH_ENGINE": "embedded", "ELASTICSEARCH_URL": []},
        {"ELASTICSEARCH_URL": ["http://127.0.0.1:9200", "http://localhost:9201"]},
        {
            "ELASTICSEARCH_URL": ["http://search:9200"],
            "ELASTICSEARCH_USERNAME": "",
            "ELASTICSEARCH_PASSWORD": "",
        },
    ],
)
def test_what_can_work_is_taken(settings, changed: dict[str, Any]) -> None:
    assert problems(settings, **changed) == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"SEARCH_ENGINE": "sphinx"}, "must be one of"),
        ({"SEARCH_ENGINE": "memory", "LAPTOP": False}, "for tests only"),
        ({"ELASTICSEARCH_URL": []}, "needs ELASTICSEARCH_URL"),
        ({"ELASTICSEARCH_URL": ["search:9200"]}, "must be http"),
        ({"ELASTICSEARCH_URL": ["https://search"]}, "must be http"),
        ({"ELASTICSEARCH_URL": ["https://[::1:9200"]}, "not an address"),
        ({"ELASTICSEARCH_URL": ["https://a:b@search:9200"]}, "Credentials belong"),
        ({"ELASTICSEARCH_URL": ["http://10.0.0.5:9200"]}, "cross the network"),
        ({"ELASTICSEARCH_USERNAME": ""}, "go together"),
        ({"ELASTICSEARCH_CA": "/nowhere/ca.pem"}, "not a file"),
        ({"ELASTICSEARCH_PREFIX": "Portal_1"}, "small letters"),
    ],
)
def test_what_cannot_work_is_refused(
    settings, changed: dict[str, Any], said: str
) -> None:
    assert any(said in one for one in problems(settings, **changed))


def test_a_certificate_without_https_is_refused(settings, tmp_path: Path) -> None:
    ca = tmp_path / "ca.pem"
    ca.touch()
    url = ["http://127.0.0.1:9200"]
    found = problems(settings, ELASTICSEARCH_URL=url, ELASTICSEARCH_CA=str(ca))
    assert found == ["ELASTICSEARCH_CA is of no use without https."]


def test_no_process_starts_with_settings_that_are_refused() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import ip_portal.wsgi"],
        cwd=configured.BASE_DIR,
        env={**os.environ, "SEARCH_ENGINE": "elasticsearch", "ELASTICSEARCH_URL": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode
    assert done.stderr.strip().endswith(
        "SEARCH_ENGINE=elasticsearch needs ELASTICSEARCH_URL."
    )


def test_a_password_is_not_shown() -> None:
    assert "secret" not in repr(choosing.Cluster(password="secret"))
