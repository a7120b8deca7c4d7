"""The writers of the library: texts, documents, digests, and the pages that show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.db import transaction

from cms.library import codes, editions, listing, seeds
from cms.library.differences import Difference, differences
from cms.library.models import LegalDocument, LegalText, Provision
from cms.library.shape import PROVISIONS, LawText, Paragraph, Unit
from ip_portal.ledger.actors import Actor
from ip_portal.ledger.services import record


@dataclass(frozen=True, slots=True)
class Comparison:
    """A split text beside what the library has for that day.

    ``stored`` is the text it would follow, None for the first one of a document.
    """

    stored: LegalText | None
    is_same: bool
    differences: tuple[Difference, ...]


def compare(document: LegalDocument, text: LawText, as_of: date) -> Comparison:
    """Compare a text with the one the library has for a day, by article."""
    stored = document.texts.filter(as_of__lte=as_of).first()
    if stored is None:
        return Comparison(None, False, ())
    if stored.content_hash == hash_of(text):
        return Comparison(stored, True, ())
    found = differences(_stored_words(stored), _words(text))
    return Comparison(stored, False, tuple(found))


@transaction.atomic
def store(
    document: LegalDocument,
    text: LawText,
    *,
    as_of: date,
    kind: str,
    actor: Actor,
) -> LegalText:
    """Keep a text as a version of a document; what was kept before stays.

    The articles are told to search, the document gets its pages.
    """
    row = LegalText.objects.create(
        document=document, as_of=as_of, kind=kind, content_hash=hash_of(text)
    )
    provisions = list(_rows(row, text))
    Provision.objects.bulk_create(provisions)
    _tie(provisions, text)
    document.save(update_fields=["changed_at"])
    said = {"document": document.code, "day": as_of.isoformat()}
    record(
        "law.imported", document, actor=actor, articles=len(text.provisions()), **said
    )
    listing.ensure_pages(document)
    editions.tell(document.code, known_anchors(document))
    return row


def known_anchors(document: LegalDocument) -> list[str]:
    """Return every anchor a document has, of all its texts and digests."""
    kinds = [kind.value for kind in PROVISIONS]
    texts = Provision.objects.filter(text__document=document, kind__in=kinds)
    anchors = set(texts.values_list("anchor", flat=True))
    return sorted(anchors | set(document.digests.values_list("anchor", flat=True)))


def document_for(code: str, text: LawText) -> LegalDocument:
    """Return a document, made from the shipped facts or from its text where it is new.

    Not stored yet where it is new. Raises ValueError for a number of no known kind.
    """
    found = LegalDocument.objects.filter(code=code).first()
    if found is not None:
        return found
    kind = codes.kind_of(code)
    shipped = next((one for one in seeds.documents() if one.code == code), None)
    if shipped is not None:
        return LegalDocument(
            **shipped.facts, seed_hash=seeds.fingerprint(shipped.facts)
        )
    return LegalDocument(code=code, kind=kind, title_vi=_title(text) or code)


def hash_of(text: LawText) -> str:
    """Return the fingerprint of what a text says, blind to spaces and line ends."""
    return seeds.fingerprint([" ".join(word.split()) for word in text.words()])


def _title(text: LawText) -> str:
    """Return the title that stands in capitals before the legal grounds."""
    kinds = {"LUẬT", "NGHỊ ĐỊNH", "THÔNG TƯ", "NGHỊ QUYẾT"}
    words = [
        block.text for block in text.units[0].blocks if isinstance(block, Paragraph)
    ]
    for before, title in pairwise(words):
        if before in kinds:
            return title.capitalize()[:300]
    return ""


def _words(text: LawText) -> dict[str, str]:
    return {unit.anchor: "\n".join(unit.words()) for unit in text.provisions()}


def _stored_words(stored: LegalText) -> dict[str, str]:
    """Return the words of a stored text by article, in the form ``_words`` gives."""
    rows = list(stored.provisions.filter(kind__in=[one.value for one in PROVISIONS]))
    by_anchor = {row.anchor: row for row in rows}
    return {
        row.anchor: "\n".join(words_of(row, by_anchor))
        for row in rows
        if row.parent_id is None
    }


def words_of(row: Provision, rows: dict[str, Provision]) -> Iterator[str]:
    """Yield everything a stored article says, quoted articles in their place."""
    yield from filter(None, (row.mark, row.heading))
    for block in row.blocks:
        if isinstance(block, dict):
            yield from words_of(rows[block["child"]], rows)
        else:
            yield from filter(None, (block[1], block[2]))


def _rows(text: LegalText, law: LawText) -> Iterator[Provision]:
    order = 0
    for unit in law.units:
        for one in (unit, *unit.children):
            order += 1
            yield Provision(
                text=text,
                order=order,
                kind=one.kind.value,
                anchor=one.anchor,
                number=one.number,
                mark=one.mark,
                heading=one.heading,
                blocks=[_block(block) for block in one.blocks],
            )


def _block(block: Paragraph | Unit) -> object:
    if isinstance(block, Unit):
        return {"child": block.anchor}
    return [block.level.value, block.label, block.text, block.is_quoted]


def _tie(rows: Iterable[Provision], law: LawText) -> None:
    """Hang quoted articles below those that quote them."""
    by_anchor = {row.anchor: row for row in rows}
    tied = []
    for unit in law.units:
        for child in unit.children:
            row = by_anchor[child.anchor]
            row.parent = by_anchor[unit.anchor]
            tied.append(row)
    Provision.objects.bulk_update(tied, ["parent"])
