"""Telling that the library changed: to kept addresses at once, to search by outbox."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Final
from uuid import UUID

from cms.library.models import LibraryEdition
from ip_portal.ledger.services import publish_all

TOPIC: Final = "law.changed"
_ONLY: Final = 1


def edition() -> UUID | None:
    """Return the token of the last change, in one query; None before the first."""
    rows = LibraryEdition.objects.filter(pk=_ONLY)
    return rows.values_list("token", flat=True).first()


def tell(code: str, anchors: Iterable[str]) -> None:
    """Tell that these articles of a document may look different now.

    Raises OutsideTransactionError without a transaction.
    """
    LibraryEdition.objects.update_or_create(pk=_ONLY, defaults={"token": uuid.uuid4()})
    publish_all(TOPIC, [(f"{code}|{anchor}", {}) for anchor in anchors])
