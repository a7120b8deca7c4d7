"""Bringing the shipped documents and digests into the database."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field

from django.db import transaction

from cms.library import editions, listing, seeds
from cms.library.models import Digest, LegalDocument, LegalRelation
from cms.library.seeds import SeedDigest, SeedDocument
from cms.library.storing import known_anchors
from ip_portal.ledger.actors import Actor
from ip_portal.ledger.services import record


@dataclass(slots=True)
class Report:
    """What a load did. ``kept`` names what somebody edited and the files differ from."""

    documents: int = 0
    digests: int = 0
    updated: int = 0
    pages: int = 0
    kept: list[str] = field(default_factory=list)


@transaction.atomic
def load(*, actor: Actor) -> Report:
    """Add what the database lacks of the shipped library.

    What nobody has edited follows the files; what somebody has stays as it is. The
    same load again changes nothing.
    """
    report = Report()
    rows = {one.code: _document(one, report) for one in seeds.documents()}
    for seed in seeds.documents():
        _relate(seed, rows)
        changed = [_digest(rows[seed.code], one, report) for one in seed.digests]
        if any(changed):
            editions.tell(seed.code, known_anchors(rows[seed.code]))
    report.pages = sum(listing.ensure_pages(row) for row in rows.values())
    if report.documents or report.digests or report.updated:
        counts = {"documents": report.documents, "digests": report.digests}
        subject = next(iter(rows.values()))
        record("law.loaded", subject, actor=actor, **counts)
    return report


def _document(seed: SeedDocument, report: Report) -> LegalDocument:
    mark = seeds.fingerprint(seed.facts)
    row = LegalDocument.objects.filter(code=seed.code).first()
    if row is None:
        report.documents += 1
        return LegalDocument.objects.create(**seed.facts, seed_hash=mark)
    if row.seed_hash == mark:
        return row
    now = seeds.fingerprint({key: getattr(row, key) for key in seed.facts})
    if now != row.seed_hash:
        report.kept.append(f"{seed.code}: the document was edited and is kept.")
        return row
    for key, value in seed.facts.items():
        setattr(row, key, value)
    row.seed_hash = mark
    row.save()
    report.updated += 1
    return row


def _relate(seed: SeedDocument, rows: dict[str, LegalDocument]) -> None:
    for one in seed.relations:
        target = rows[one.target]
        LegalRelation.objects.get_or_create(
            source=rows[seed.code],
            kind=one.kind,
            target=target,
            defaults={
                "since": one.since,
                "note_vi": one.note_vi,
                "note_en": one.note_en,
            },
        )


def _digest(document: LegalDocument, seed: SeedDigest, report: Report) -> bool:
    """Add or follow a shipped digest; say whether something changed."""
    mark = seeds.digest_hash(seed)
    row = Digest.objects.filter(document=document, anchor=seed.anchor).first()
    if row is None:
        Digest.objects.create(document=document, **asdict(seed), seed_hash=mark)
        report.digests += 1
        return True
    if row.seed_hash == mark:
        return False
    now = {name: getattr(row, name) for name in asdict(seed)}
    if seeds.fingerprint(now) != row.seed_hash:
        report.kept.append(f"{document.code}, {seed.anchor}: edited, and kept.")
        return False
    for name, value in asdict(seed).items():
        setattr(row, name, value)
    row.seed_hash = mark
    row.save()
    report.updated += 1
    return True
