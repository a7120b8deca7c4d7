"""Synonyms and promoted results, read again only after an editor's write."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from ip_portal.core.text import fold
from search.models import Edition, Promoted, Synonym
from search.wording import Meaning, Pick, Wording, meanings

_EDITION: Final = 1
_kept: Final[dict[UUID, Wording]] = {}


def wording() -> Wording:
    """Return what editors told the search; one query while nothing changed."""
    token = Edition.objects.filter(pk=_EDITION).values_list("token", flat=True).first()
    if token is None:
        return Wording()
    known = _kept.get(token)
    if known is None:
        known = read()
        _kept.clear()
        _kept[token] = known
    return known


def read(*, without: Synonym | Promoted | None = None) -> Wording:
    """Read everything from the database, perhaps ``without`` one row, in two queries."""
    synonyms = [row for row in Synonym.objects.all() if row != without]
    promoted = [row for row in Promoted.objects.all() if row != without]
    return Wording(
        tuple(one for row in synonyms for one in meanings_of(row)),
        tuple(map(pick_of, promoted)),
    )


def with_row(row: Synonym | Promoted) -> Wording:
    """Return the wording as it would be with a row as it stands, not yet saved."""
    rest = read(without=row if row.pk else None)
    if isinstance(row, Synonym):
        return Wording((*rest.meanings, *meanings_of(row)), rest.picks)
    return Wording(rest.meanings, (*rest.picks, pick_of(row)))


def new_edition() -> None:
    """Tell every process that what it keeps is out of date."""
    Edition.objects.update_or_create(pk=_EDITION, defaults={"token": Edition().token})


def meanings_of(row: Synonym) -> tuple[Meaning, ...]:
    """Return what a row of synonyms says."""
    said = meanings(
        row.words, row.means, language=row.language, both_ways=row.both_ways
    )
    return tuple(said)


def pick_of(row: Promoted) -> Pick:
    """Return a promoted result as a plain value."""
    return Pick(
        typed=tuple(fold(row.words).split()),
        language=row.language,
        type=row.document_type,
        key=row.key,
        title=row.title,
        address=row.address,
        until=row.until,
    )
