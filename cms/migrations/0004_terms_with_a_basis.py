"""A block of terms says what it is read for: what was a list becomes a part of it."""

from django.db import migrations
from wagtail.blocks.migrations.migrate_operation import MigrateStreamData
from wagtail.blocks.migrations.operations import BaseBlockOperation


class GiveBasis(BaseBlockOperation):
    """Put the terms of a block beside the basis that readers had so far: today."""

    def apply(self, block_value):
        if isinstance(block_value, dict):
            return block_value
        return {"terms": block_value, "basis": "today", "day": None}

    @property
    def operation_name_fragment(self):
        return "give_basis"


class Migration(migrations.Migration):
    dependencies = [("cms", "0003_guidance")]

    operations = [
        MigrateStreamData(
            app_name="cms",
            model_name="GuidePage",
            field_name="body",
            operations_and_block_paths=[(GiveBasis(), "terms")],
        ),
    ]
