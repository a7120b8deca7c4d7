"""The writers: what editors tell the search, what people looked for in vain."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import F

from ip_portal.core.limiting import take
from ip_portal.ledger.actors import Actor
from ip_portal.ledger.services import record
from search import kept
from search.models import EmptySearch, Promoted, Synonym
from search.redacting import redacted

MOST_ROWS = 2_000
"""Different words kept; further ones wait until some are gone."""

KEPT_DAYS = 180
NOTED_A_MINUTE = 60
"""More searches without a result in one minute are no people."""


@transaction.atomic
def save(row: Synonym | Promoted, *, actor: Actor) -> None:
    """Save what an editor entered; every process takes it up with its next search."""
    is_new = row.pk is None
    row.save()
    kept.new_edition()
    _record(row, "saved" if is_new else "changed", actor)


@transaction.atomic
def delete(row: Synonym | Promoted, *, actor: Actor) -> None:
    """Take back what an editor entered."""
    _record(row, "deleted", actor)
    row.delete()
    kept.new_edition()


@transaction.atomic
def dismiss(row: EmptySearch, *, actor: Actor) -> None:
    """Take words off the list of what was not found."""
    record("empty_search.dismissed", row, actor=actor, words=row.words)
    row.delete()


def note_empty(text: str, language: str, *, on: date) -> bool:
    """Count words that found nothing, as far as they may be kept; say whether so.

    One small write; none where too many come at once or too many are kept.
    """
    words = redacted(text)
    if not words or not take("search.empty", times=NOTED_A_MINUTE, seconds=60):
        return False
    same = EmptySearch.objects.filter(words=words, language=language)
    if same.update(count=F("count") + 1, last_on=on):
        return True
    if EmptySearch.objects.count() >= MOST_ROWS:
        return False
    # Another process may have been first: then this one search is not counted.
    _row, is_new = EmptySearch.objects.get_or_create(
        words=words, language=language, defaults={"last_on": on}
    )
    return is_new


def forget_old(today: date) -> int:
    """Delete words that nobody searched for half a year; return how many."""
    limit = today - timedelta(days=KEPT_DAYS)
    deleted, _by_model = EmptySearch.objects.filter(last_on__lt=limit).delete()
    return deleted


def _record(row: Synonym | Promoted, what: str, actor: Actor) -> None:
    kind = row._meta.model_name
    record(f"{kind}.{what}", row, actor=actor, words=str(row))
