"""Pages written before a block changed are still read."""

from __future__ import annotations

import json
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from wagtail.models import Revision

from cms.models import GuidePage
from tests.cms.conftest import Write

OLD = [
    {"type": "text", "value": "<p>Mở đầu.</p>", "id": "1"},
    {
        "type": "terms",
        "value": [{"type": "item", "value": "collective_mark.validity", "id": "3"}],
        "id": "2",
    },
]


@pytest.mark.usefixtures("law")
def test_terms_without_a_basis_become_terms_read_for_today(
    write: Write, client: Client
) -> None:
    guide = write()
    revision = guide.get_latest_revision()
    revision.content["body"] = json.dumps(OLD)
    revision.save()
    with connection.cursor() as cursor:
        table = GuidePage._meta.db_table
        cursor.execute(f"UPDATE {table} SET body = %s", [json.dumps(OLD)])
    _migrate()
    terms = GuidePage.objects.get(pk=guide.pk).body[1].value
    assert list(terms["terms"]) == ["collective_mark.validity"]
    draft = Revision.objects.get(pk=revision.pk).as_object().body[1].value
    assert (draft["basis"], draft["day"]) == ("today", None)
    assert "rbox" in client.get("/nhan-hieu-tap-the/").content.decode()


def _migrate() -> None:
    module = import_module("cms.migrations.0004_terms_with_a_basis")
    (operation,) = module.Migration.operations
    editor = SimpleNamespace(connection=connection)
    operation.code(apps, editor)
