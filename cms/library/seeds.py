"""The documents and digests the site ships with, as their files say; no database."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from cms.library.anchors import ARTICLE, POINT, anchor_of

DATA: Final = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class SeedRelation:
    """What a shipped document does to another one."""

    kind: str
    target: str
    since: date | None
    note_vi: str
    note_en: str


@dataclass(frozen=True, slots=True)
class SeedDigest:
    """A shipped digest of an article."""

    anchor: str
    title_vi: str
    title_en: str
    text_vi: str
    text_en: str
    as_of: date
    is_verified: bool


@dataclass(frozen=True, slots=True)
class SeedDocument:
    """A shipped document with its relations and digests."""

    facts: Mapping[str, Any]
    relations: tuple[SeedRelation, ...]
    digests: tuple[SeedDigest, ...]

    @property
    def code(self) -> str:
        """Its number, as the Official Gazette prints it."""
        return str(self.facts["code"])


def fingerprint(values: object) -> str:
    """Return what tells one shipped wording from another, or from an edited one."""
    text = json.dumps(values, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def digest_hash(seed: SeedDigest) -> str:
    """Return the fingerprint of a shipped digest."""
    return fingerprint(asdict(seed))


@cache
def documents() -> tuple[SeedDocument, ...]:
    """Return all shipped documents.

    Raises KeyError and tomllib.TOMLDecodeError for a broken file.
    """
    rows = [
        tomllib.loads(path.read_text("utf-8")) for path in sorted(DATA.glob("*.toml"))
    ]
    return tuple(_document(row) for file in rows for row in file["document"])


def _document(row: dict[str, Any]) -> SeedDocument:
    facts = {key: value for key, value in row.items() if key not in _NESTED}
    return SeedDocument(
        facts={**_EMPTY, **facts},
        relations=tuple(_relation(one) for one in row.get("relation", ())),
        digests=tuple(_digest(one, row["as_of"]) for one in row.get("digest", ())),
    )


_NESTED = {"relation", "digest", "as_of"}
_EMPTY: dict[str, Any] = {
    "title_en": "",
    "issuer_vi": "",
    "issuer_en": "",
    "about_vi": "",
    "about_en": "",
    "signed_on": None,
    "effective_on": None,
    "ended_on": None,
    "official_url": "",
}


def _relation(row: Mapping[str, Any]) -> SeedRelation:
    return SeedRelation(
        kind=row["kind"],
        target=row["target"],
        since=row.get("since"),
        note_vi=row.get("note_vi", ""),
        note_en=row.get("note_en", ""),
    )


def _digest(row: Mapping[str, Any], as_of: date) -> SeedDigest:
    prefix = POINT if row.get("is_point") else ARTICLE
    return SeedDigest(
        anchor=anchor_of(str(row["article"]), prefix=prefix),
        title_vi=row["title_vi"],
        title_en=row["title_en"],
        text_vi=" ".join(row["vi"].split()),
        text_en=" ".join(row["en"].split()),
        as_of=row.get("as_of", as_of),
        is_verified=not row.get("unverified", False),
    )
