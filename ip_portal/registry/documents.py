"""What search may know of a right: only what the public may see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from ip_portal.core import dates
from ip_portal.core.numbers import parse, shapes
from ip_portal.places.lookup import unit_names_of
from ip_portal.places.models import Unit
from ip_portal.registry import presenters
from ip_portal.registry.finding import numbered
from ip_portal.registry.models import Right
from ip_portal.registry.services import TOPIC
from search.port import Document, Mode
from search.types import Facet, Result, document_type, register_number

CITY = "92"
DEAD = {"refused_or_withdrawn", "ended"}
NUMBER_KINDS = (
    "application",
    "certificate",
    "madrid",
    "pct",
    "wo",
    "amendment",
    "transfer",
)

# What a document is made of.
ROWS = ("numbers", "parties", "goods", "places")


class RightSource:
    """Feeds the index with rights that are public today."""

    def versions(self, after: str, limit: int) -> Sequence[tuple[str, int]]:
        """Return the next keys and versions, by key."""
        rights = Right.objects.filter(pk__gt=int(after or 0)).order_by("pk")
        return [
            (str(pk), version)
            for pk, version in rights.values_list("pk", "version")[:limit]
        ]

    def build(self, keys: Sequence[str]) -> Mapping[str, Document]:
        """Return the documents of these rights; those not public are left out."""
        found = Right.objects.filter(pk__in=keys)
        rights = list(found.prefetch_related(*ROWS))
        names = _place_names(rights)
        return {str(right.pk): _document(right, names) for right in rights}

    def load(self, keys: Sequence[str], language: str) -> Mapping[str, Result]:
        """Return what the result page shows of these rights."""
        rights = presenters.for_cards(Right.objects.filter(pk__in=keys))
        with translation.override(language):
            return presenters.results(rights, today=dates.today())


def _place_names(rights: Iterable[Right]) -> Mapping[str, list[str]]:
    """Return present and former names by code of unit, for all rights at once."""
    codes = {place.unit_code for right in rights for place in right.places.all()}
    units = list(Unit.objects.current().filter(code__in=codes - {""}))
    by_pk = unit_names_of(units)
    names: dict[str, list[str]] = {}
    for unit in units:
        names.setdefault(unit.code, []).extend(by_pk[unit.pk])
    return names


def _document(right: Right, place_names: Mapping[str, list[str]]) -> Document:
    places = list(right.places.all())
    known = [name for one in places for name in place_names.get(one.unit_code, [])]
    return Document(
        type="right",
        key=str(right.pk),
        version=right.version,
        title=right.word or right.number,
        names=[one.name for one in right.parties.all() if one.role != "representative"],
        places=list(dict.fromkeys([one.name for one in places] + known)),
        headings=_kind_words(right.kind),
        body=_body(right),
        numbers=_numbers(right),
        keywords=_keywords(right),
        date=right.filed_on,
        live=right.group not in DEAD,
        local=any(one.unit_code for one in places),
    )


@cache
def _kind_words(kind: str) -> tuple[str, ...]:
    """The kind in both languages: people type "nhãn hiệu tập thể" before a name."""
    words = []
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            words.append(str(Right.Kind(kind).label))
    return tuple(words)


def _body(right: Right) -> str:
    texts = [one.text for one in right.goods.all()]
    for name in (
        "words",
        "abstracts",
        "descriptions",
        "translations",
        "transliterations",
    ):
        texts += [one["text"] for one in right.details.get(name, [])]
    return "\n".join(filter(None, texts))


def _numbers(right: Right) -> list[str]:
    found: list[str] = []
    for one in right.numbers.all():
        parsed = parse(one.canonical)
        found += shapes(parsed) if parsed else [one.canonical]
    return list(dict.fromkeys(found))


def _keywords(right: Right) -> dict[str, list[str]]:
    return {
        "right": [presenters.kind_value(right.kind)],
        "status": [right.group],
        "nice": sorted({str(one.number) for one in right.goods.all()}, key=int),
        "place": sorted({one.unit_code for one in right.places.all()} - {""}),
        "year": [str(right.filed_on.year)] if right.filed_on else [],
        "product": [right.product_group] if right.product_group else [],
    }


def address_of(canonical: str, language: str) -> str | None:
    """Return where a public right with this number is shown, in one language."""
    rights = list(numbered(canonical)[:2])
    if len(rights) != 1:
        return None
    with translation.override(language):
        return presenters.address(rights[0])


def register() -> None:
    """Make rights findable, and say where their numbers lead."""
    document_type(
        "right",
        label=_("Marks and other rights"),
        source=RightSource(),
        topic=TOPIC,
        mode=Mode.ALL_WORDS,
        order=10,
        icon="seal",
        facets=[
            Facet("status", _("Status"), presenters.status_labels),
            Facet(
                "right",
                _("Kind of right"),
                presenters.kind_labels,
                notes=presenters.kind_notes,
            ),
            Facet(
                "product", _("Product"), presenters.same_labels, language="vi", shown=6
            ),
            Facet(
                "place",
                _("Ward or commune"),
                presenters.place_labels,
                notes=presenters.place_notes,
                find=presenters.find_places,
                find_label=_("Type a present or former name"),
                shown=5,
            ),
            Facet(
                "nice", _("Nice class"), presenters.nice_labels, ordered=True, shown=6
            ),
            Facet("year", _("Filing year"), presenters.same_labels, is_range=True),
        ],
    )
    for kind in NUMBER_KINDS:
        register_number(kind, address_of)
