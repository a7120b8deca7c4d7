"""What each kind of block shows: its value, and what it reads when the page is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, prefetch_related_objects
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from wagtail.images import get_image_model

from cms.asking import ask
from cms.basis import Basis
from cms.law import FigureSet, Law
from cms.publicity import public
from ip_portal.registry import presenters
from ip_portal.registry.finding import canonical_of
from ip_portal.registry.models import Number, Right

Part = dict[str, Any]
NO_QUERY: Mapping[str, str] = {}


@dataclass(slots=True)
class Reading:
    """One reading of a page: the law of the day, the address, what was loaded.

    Marks, pictures and files of all blocks are loaded together, so that a page with seven
    costs as many statements as one with a single one.
    """

    law: Law
    query: Mapping[str, str] = field(default_factory=lambda: NO_QUERY)
    marks: Mapping[str, Any] = field(default_factory=dict)
    galleries: Mapping[str, list[Any]] = field(default_factory=dict)
    downloads: Mapping[int, Any] = field(default_factory=dict)
    questions: int = 0
    has_error: bool = False

    def load(self, blocks: Iterable[Any]) -> None:
        """Load marks, pictures and files of these blocks."""
        by_kind: dict[str, list[Any]] = {}
        for block in blocks:
            by_kind.setdefault(block.block_type, []).append(block.value)
        _load_pictures([one["image"] for one in by_kind.get("image", [])])
        pages = [one["page"] for one in by_kind.get("download", []) if one["page"]]
        self.downloads = _versions(pages, self.law.today) if pages else {}
        numbers = {canonical_of(one["number"]) for one in by_kind.get("mark", [])}
        rights = _numbered(numbers) if numbers else {}
        wanted = {
            _gallery_key(one): _gallery(one) for one in by_kind.get("gallery", [])
        }
        keys = {*rights.values(), *(key for keys in wanted.values() for key in keys)}
        cards = _cards(sorted(keys)) if keys else {}
        self.marks = {number: cards.get(key) for number, key in rights.items()}
        self.galleries = {
            name: [cards[key] for key in keys if key in cards]
            for name, keys in wanted.items()
        }


def part_of(kind: str, value: Any, reading: Reading) -> Part:
    """Return a block as its template wants it: kind, value and what was read."""
    more = _MORE.get(kind)
    return {
        "kind": kind,
        "template": f"cms/parts/{kind}.html",
        "value": value,
        **(more(value, reading) if more else {}),
    }


def cited(value: Mapping[str, Any], law: Law, *, says_basis: bool = False) -> FigureSet:
    """Return the law that a step or a block names."""
    return law.figures(
        terms=value.get("terms", ()),
        fees=value.get("fees", ()),
        forms=value.get("forms", ()),
        basis=Basis.of(value, today=law.today),
        says_basis=says_basis,
    )


def _cited(value: Any, reading: Reading) -> Part:
    return {"law": cited(value, reading.law, says_basis=True)}


def _last_day(value: Any, reading: Reading) -> Part:
    reading.questions += 1
    asked = ask(value, reading.query, reading.law, number=reading.questions)
    reading.has_error |= asked is not None and asked.has_error
    return {"asked": asked}


def _mark(value: Any, reading: Reading) -> Part:
    card = reading.marks.get(canonical_of(value["number"]))
    return {"cards": [card] if card else []}


def _gallery_part(value: Any, reading: Reading) -> Part:
    right = value.get("right")
    query = urlencode({"right": presenters.kind_value(right)}) if right else ""
    return {
        "cards": reading.galleries.get(_gallery_key(value), []),
        "more_url": f"{reverse('register')}?{query}".rstrip("?"),
    }


def _contact(value: Any, reading: Reading) -> Part:
    # The page of the office is a page, whose text is made of blocks.
    from cms.models.contact import office

    return {"office": office(get_language() or "vi")}


def _download(value: Any, reading: Reading) -> Part:
    page = value["page"]
    if page is None or page.pk not in reading.downloads:
        return {"page": None, "url": ""}
    version = reading.downloads[page.pk]
    return {"page": page, "url": page.get_url(), "version": version}


def _table(value: Any, reading: Reading) -> Part:
    header = list(value["header"])
    rows = [list(zip(header, row, strict=False)) for row in value["rows"]]
    return {"header": header, "rows": rows}


_MORE: dict[str, Callable[[Any, Reading], Part]] = {
    "terms": _cited,
    "fees": _cited,
    "forms": _cited,
    "last_day": _last_day,
    "mark": _mark,
    "gallery": _gallery_part,
    "contact": _contact,
    "download": _download,
    "table": _table,
}


def _versions(pages: Iterable[Any], on: date) -> dict[int, Any]:
    """Return what each download offers today, as far as everybody may read it."""
    # A download is a page, whose text is made of blocks.
    from cms.models.download import DownloadPage, current_versions

    readable = public(DownloadPage.objects.filter(pk__in=[page.pk for page in pages]))
    return current_versions(readable, on)


def _load_pictures(images: list[Any]) -> None:
    images = [image for image in images if image is not None]
    if not images:
        return
    renditions = get_image_model().get_rendition_model().objects.all()
    kept = Prefetch("renditions", renditions, to_attr="prefetched_renditions")
    prefetch_related_objects(images, kept)


def _numbered(numbers: Iterable[str]) -> dict[str, str]:
    """Return the keys of the public rights that carry these numbers."""
    rows = Number.objects.filter(
        canonical__in=numbers, right__in=Right.objects.all()
    ).order_by("-right_id")
    return {row.canonical: str(row.right_id) for row in rows}


def _gallery_key(value: Mapping[str, Any]) -> str:
    names = ("right", "place", "status", "limit")
    return "|".join(str(value.get(name) or "") for name in names)


def _gallery(value: Mapping[str, Any]) -> list[str]:
    """Return the keys of the rights a gallery shows, those in force first."""
    wanted = Q()
    if value.get("right"):
        wanted &= Q(kind=value["right"])
    if value.get("status"):
        wanted &= Q(group=value["status"])
    if value.get("place"):
        codes = presenters.find_places(value["place"])
        wanted &= Q(places__unit_code__in=codes)
    rights = Right.objects.filter(wanted).order_by("-granted_on", "-pk").distinct()
    limit = value.get("limit") or 1
    return [str(pk) for pk in rights.values_list("pk", flat=True)[:limit]]


def _cards(keys: list[str]) -> dict[str, Any]:
    return dict(zip(keys, presenters.cards_of(keys), strict=False))
