"""What the library holds of one document on a day: texts, relations, digests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from cms.library.anchors import number_of, order_of
from cms.library.models import (
    Digest,
    LegalDocument,
    LegalRelation,
    LegalText,
    Provision,
)

REPLACES = LegalRelation.Kind.REPLACES
AMENDS = LegalRelation.Kind.AMENDS
PROMULGATED = LegalText.Kind.PROMULGATED


@dataclass(frozen=True, slots=True)
class Holding:
    """A document and the text of it that is shown; None where there is no text.

    ``texts`` holds its versions, the newest first, one for each day.
    """

    document: LegalDocument
    today: date
    texts: tuple[LegalText, ...]
    text: LegalText | None
    relations: tuple[LegalRelation, ...]

    @property
    def amended_by(self) -> list[LegalRelation]:
        """Return what has amended the document up to today, the earliest first."""
        return [one for one in self._inward(AMENDS) if self._began(one)]

    @property
    def merged(self) -> list[LegalRelation]:
        """Return the amendments that the text has worked in."""
        if self.text is None or self.text.kind == PROMULGATED:
            return []
        as_of = self.text.as_of
        return [one for one in self.amended_by if one.since and one.since <= as_of]

    @property
    def not_merged(self) -> list[LegalRelation]:
        """Return the amendments that the text does not have."""
        merged = self.merged
        return [one for one in self.amended_by if one not in merged]

    @property
    def replaced_by(self) -> list[LegalRelation]:
        """Return what has replaced the document up to today."""
        return [one for one in self._inward(REPLACES) if self._began(one)]

    @property
    def is_newest(self) -> bool:
        """Say whether the text is the one shown without being asked for."""
        return self.text == chosen(self.texts, self.today)

    def _inward(self, kind: str) -> list[LegalRelation]:
        own = self.document.pk
        found = [
            one for one in self.relations if one.target_id == own and one.kind == kind
        ]
        return sorted(found, key=_when)

    def _began(self, relation: LegalRelation) -> bool:
        return relation.since is None or relation.since <= self.today


def _when(relation: LegalRelation) -> date:
    """Return when a relation began; for want of a day, the year of the document."""
    year = relation.source.code.split("/")[1]
    return relation.since or date(
        int(year) if year.isdigit() else date.max.year, 12, 31
    )


def chosen(texts: tuple[LegalText, ...], on: date) -> LegalText | None:
    """Return the text to show on a day: the last one that began, else the first."""
    begun = [one for one in texts if one.as_of <= on]
    return begun[0] if begun else (texts[-1] if texts else None)


def holding_of(
    document: LegalDocument, *, today: date, as_of: date | None = None
) -> Holding:
    """Read what the library holds of a document, in two queries.

    ``as_of`` asks for the version of that very day. Raises LookupError where there is
    none.
    """
    texts = _newest_of_each_day(document)
    text = chosen(texts, today)
    if as_of is not None:
        text = next((one for one in texts if one.as_of == as_of), None)
        if text is None:
            raise LookupError(f"{document.code} has no text of {as_of}")
    relations = LegalRelation.objects.filter(Q(source=document) | Q(target=document))
    known = relations.select_related("source", "target")
    return Holding(document, today, texts, text, tuple(known))


def _newest_of_each_day(document: LegalDocument) -> tuple[LegalText, ...]:
    """Return the texts, leaving out those that a later import of one day corrects."""
    days: dict[date, LegalText] = {}
    for text in document.texts.all():
        days.setdefault(text.as_of, text)
    return tuple(days.values())


def digests_of(document: LegalDocument) -> dict[str, Digest]:
    """Return the digests of a document by anchor, in the order of the articles."""
    rows = sorted(
        document.digests.all(), key=lambda one: order_of(number_of(one.anchor))
    )
    return {row.anchor: row for row in rows}


def provisions_of(text: LegalText) -> list[Provision]:
    """Return the pieces of a text in order, without their paragraphs."""
    return list(text.provisions.defer("blocks"))


def anchors_shown(
    provisions: list[Provision], digests: Mapping[str, Digest]
) -> Mapping[str, Provision | None]:
    """Return every anchor that has a page, and the piece of text it shows.

    An article that is only quoted also goes by its bare number: "dieu-112a".
    """
    own = {one.anchor: one for one in provisions if one.kind in ("article", "point")}
    shown: dict[str, Provision | None] = {**dict.fromkeys(digests), **own}
    for one in own.values():
        bare = f"dieu-{one.anchor.rpartition('-dieu-')[2]}"
        if one.parent_id and shown.get(bare) is None:
            shown[bare] = one
    return shown
