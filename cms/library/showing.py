"""What the pages of a document show: its contents, or one article."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import get_language, gettext

from cms.library import parts, wording
from cms.library.anchors import number_of
from cms.library.holding import (
    AMENDS,
    Holding,
    anchors_shown,
    digests_of,
    holding_of,
    provisions_of,
)
from cms.library.models import Digest, LegalDocument, Provision
from cms.library.shape import DIVISIONS

_DIVISIONS = [kind.value for kind in DIVISIONS]


@dataclass(slots=True)
class Entry:
    """A line of the contents. ``also`` is the second anchor of a quoted article."""

    anchor: str
    title: str
    digest: Digest | None = None
    also: str = ""
    language: str = ""
    """Set where the title is in another language than the page."""

    children: list[Entry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a division: its kind, "Chương I", its words."""

    kind: str
    mark: str
    words: str


@dataclass(slots=True)
class Chapter:
    """A stretch of the contents below the headings that begin it."""

    headings: list[Heading] = field(default_factory=list)

    entries: list[Entry] = field(default_factory=list)


def title_of(anchor: str, provision: Provision | None, digest: Digest | None) -> str:
    """Return "Điều 112a. Phản đối đơn…" or "Article 112a. Opposition …".

    In Vietnamese the heading of the text goes first, in English that of the digest.
    """
    number = number_of(anchor)
    own = provision.heading.strip(' “”"»;.,') if provision else ""
    in_digest = digest.title if digest else ""
    heading = (own or in_digest) if _is_vietnamese() else (in_digest or own)
    values = {"number": number, "heading": heading}
    if anchor.startswith("diem-"):
        name = gettext("Point %(number)s. %(heading)s") % values
    else:
        name = gettext("Article %(number)s. %(heading)s") % values
    return name.strip(" .") + ("" if heading else ".")


def _is_vietnamese() -> bool:
    return (get_language() or "vi").startswith("vi")


def contents(document: LegalDocument, *, today: date, as_of: date | None) -> dict:
    """Return what the page of a document shows. Raises LookupError, as the holding."""
    holding = holding_of(document, today=today, as_of=as_of)
    digests = digests_of(document)
    provisions = provisions_of(holding.text) if holding.text else []
    chapters = _chapters(provisions, digests)
    listed = {one.anchor for chapter in chapters for one in chapter.entries}
    others = [
        Entry(anchor, title_of(anchor, None, digest), digest)
        for anchor, digest in digests.items()
        if anchor not in listed
    ]
    return {
        **_common(holding),
        "chapters": chapters,
        "digests": others,
        "relations": _relations(holding),
    }


def _chapters(provisions: list[Provision], digests: dict[str, Digest]) -> list[Chapter]:
    found = [Chapter()]
    by_pk: dict[int, Entry] = {}
    taken = {one.anchor for one in provisions} | set(digests)
    for row in provisions:
        if row.kind in _DIVISIONS:
            if found[-1].entries:
                found.append(Chapter())
            found[-1].headings.append(Heading(row.kind, row.mark, row.heading))
        elif row.kind in ("article", "point"):
            entry = _entry(row, digests.get(row.anchor))
            by_pk[row.pk] = entry
            _hang(entry, row, found[-1], by_pk, taken)
    return [one for one in found if one.entries or one.headings]


def _entry(row: Provision, digest: Digest | None) -> Entry:
    is_foreign = digest is None and not _is_vietnamese()
    title = title_of(row.anchor, row, digest)
    return Entry(row.anchor, title, digest, language="vi" if is_foreign else "")


def _hang(
    entry: Entry,
    row: Provision,
    chapter: Chapter,
    by_pk: dict[int, Entry],
    taken: set[str],
) -> None:
    """Put an entry below its chapter, a quoted article below the one that quotes it."""
    if row.parent_id is None:
        chapter.entries.append(entry)
        return
    bare = f"dieu-{entry.anchor.rpartition('-dieu-')[2]}"
    if bare not in taken:
        entry.also = bare
        taken.add(bare)
    by_pk[row.parent_id].children.append(entry)


def article(
    document: LegalDocument,
    anchor: str,
    *,
    today: date,
    as_of: date | None,
    part: int,
) -> dict:
    """Return what the page of an article shows.

    Raises LookupError for an article, a version or a part that is not there.
    """
    holding = holding_of(document, today=today, as_of=as_of)
    digests = digests_of(document)
    provisions = provisions_of(holding.text) if holding.text else []
    shown = anchors_shown(provisions, digests)
    if anchor not in shown:
        raise LookupError(f"{document.code} has no {anchor}")
    row = _with_blocks(shown[anchor])
    title = title_of(anchor, row, digests.get(anchor))
    return {
        **_common(holding, title),
        "anchor": anchor,
        "article_title": title,
        "digest": digests.get(anchor),
        "changes": _changes(holding, anchor, row),
        "elsewhere": _elsewhere(holding, anchor),
        **_part(_parts(row, provisions), part),
        **_neighbours(list(shown), anchor, provisions, digests),
    }


def _part(in_parts: list[list[parts.Passage]], part: int) -> dict[str, Any]:
    """Return one part of an article; raises LookupError for one it lacks."""
    if not 1 <= part <= len(in_parts):
        raise LookupError(f"no part {part}")
    numbers = range(1, len(in_parts) + 1)
    return {"passages": in_parts[part - 1], "part": part, "parts": numbers}


def _with_blocks(row: Provision | None) -> Provision | None:
    if row is None:
        return None
    return Provision.objects.get(pk=row.pk)


def _parts(
    row: Provision | None, provisions: list[Provision]
) -> list[list[parts.Passage]]:
    if row is None:
        return [[]]
    has_children = any(one.parent_id == row.pk for one in provisions)
    children = row.children.all() if has_children else ()
    found = parts.passages(row, {one.anchor: one for one in children})
    return parts.in_parts(found)


def _changes(
    holding: Holding, anchor: str, row: Provision | None
) -> list[parts.Passage]:
    """Return the passages of an amending text that change an article."""
    if holding.text is None or row is not None:
        return []
    number = number_of(anchor)
    articles = holding.text.provisions.filter(kind="article", parent=None)
    return [passage for one in articles for passage in parts.about(one, number)]


def _elsewhere(holding: Holding, anchor: str) -> list[Digest]:
    """Return digests of the same article in documents that amend, or are amended."""
    others = {
        one.source if one.target_id == holding.document.pk else one.target
        for one in holding.relations
        if one.kind == AMENDS
    }
    rows = Digest.objects.filter(Q(document__in=others), anchor=anchor)
    found = rows.select_related("document")
    return sorted(found, key=lambda one: one.document.effective_on or date.min)


def _neighbours(
    anchors: list[str],
    anchor: str,
    provisions: list[Provision],
    digests: dict[str, Digest],
) -> dict[str, Any]:
    """Return the articles before and after, as the contents order them."""
    rows = {one.anchor: one for one in provisions}
    own = [one for one in anchors if one in rows and rows[one].parent_id is None]
    way = own if anchor in own else [one for one in anchors if one in digests]
    if anchor not in way:
        return {"before": None, "after": None}
    at = way.index(anchor)

    def entry(place: int) -> Entry | None:
        if not 0 <= place < len(way):
            return None
        name = way[place]
        return Entry(name, title_of(name, rows.get(name), digests.get(name)))

    return {"before": entry(at - 1), "after": entry(at + 1)}


def _common(holding: Holding, article_title: str = "") -> dict[str, Any]:
    return {
        "document": holding.document,
        "holding": holding,
        "notice": wording.notice(holding),
        "version": wording.version(holding),
        "citation": wording.citation(holding, article_title),
    }


def _relations(holding: Holding) -> list[dict[str, Any]]:
    """Return the documents this one acts on or is acted on by, in words."""
    own = holding.document.pk
    words = {
        ("amends", True): gettext("Amends"),
        ("amends", False): gettext("Amended by"),
        ("replaces", True): gettext("Replaces"),
        ("replaces", False): gettext("Replaced by"),
        ("guides", True): gettext("Gives details of"),
        ("guides", False): gettext("Details in"),
    }
    found = [
        {
            "label": words[one.kind, one.source_id == own],
            "document": one.target if one.source_id == own else one.source,
            "since": one.since,
            "note": one.note,
        }
        for one in holding.relations
    ]
    return sorted(found, key=lambda one: (one["label"], one["since"] or date.min))
