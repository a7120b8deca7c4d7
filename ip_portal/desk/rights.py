"""Questions of the desk about rights, those not public included. Reads only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Replace

from ip_portal.core import numbers
from ip_portal.core.text import fold, normalize
from ip_portal.registry.exchange.merge import HAND, merge
from ip_portal.registry.exchange.records import RightRecord
from ip_portal.registry.models import Number, Right
from ip_portal.registry.settling import stated
from search import service
from search.port import EngineDownError, Query

PAGE = 25
# Matches of a typed word that are looked at; more are better narrowed.
MOST = 500
# Rights that are not public are in no index: their words are compared here.
MOST_HIDDEN = 20_000
COUNTED = 10_000


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last right of a page: where the next page begins."""

    at: datetime
    pk: int

    def __str__(self) -> str:
        return f"{self.at.isoformat()}~{self.pk}"

    @classmethod
    def parse(cls, text: str) -> Cursor | None:
        """Return the cursor that an address names, or nothing for what is none."""
        moment, _sign, key = text.partition("~")
        try:
            at, pk = datetime.fromisoformat(moment), int(key)
        except ValueError:
            return None
        return cls(at, pk) if at.tzinfo and 0 < pk < 2**63 else None


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of rights, the newest change first."""

    rights: list[Right]
    count: int
    is_more_than_counted: bool
    following: Cursor | None


def listed(wanted: Mapping[str, str], *, after: Cursor | None, today: date) -> Listed:
    """Return the rights that fit a filter, a page of them."""
    fitting = _fitting(wanted, today)
    count = fitting[: COUNTED + 1].count()
    rows = fitting.order_by("-changed_at", "-pk")
    if after is not None:
        rows = rows.filter(
            Q(changed_at__lt=after.at) | Q(changed_at=after.at, pk__lt=after.pk)
        )
    page = list(
        rows.prefetch_related("numbers", "parties", "representations")[: PAGE + 1]
    )
    following = None
    if len(page) > PAGE:
        following = Cursor(page[PAGE - 1].changed_at, page[PAGE - 1].pk)
    return Listed(page[:PAGE], min(count, COUNTED), count > COUNTED, following)


def _fitting(wanted: Mapping[str, str], today: date) -> QuerySet[Right]:
    rights = Right.for_staff.all()
    if kind := wanted.get("kind"):
        rights = rights.filter(kind=kind)
    if group := wanted.get("group"):
        rights = rights.filter(group=group)
    if shown := wanted.get("shown"):
        public = Q(public_from__lte=today)
        rights = rights.filter(public if shown == "public" else _hidden(today))
    if text := (wanted.get("q") or "").strip():
        rights = rights.filter(_typed(text, today))
    return rights


def _hidden(today: date) -> Q:
    return Q(public_from=None) | Q(public_from__gt=today)


def is_hidden(right: Right, today: date) -> bool:
    """Say whether the public cannot see a right today."""
    return right.public_from is None or right.public_from > today


def _typed(text: str, today: date) -> Q:
    """A number in any shape, else words: with or without diacritics."""
    number = numbers.parse(text)
    digits = numbers.loose_digits(text)
    if number is not None or digits is not None:
        found = _numbered(number, digits)
        if found.exists():
            return Q(pk__in=found)
    plain = normalize(text).strip()
    keys = {*_from_index(plain), *_hidden_words(plain, today)}
    return Q(pk__in=keys) | Q(word__icontains=plain)


def _numbered(
    number: numbers.Number | None, digits: str | None
) -> QuerySet[Number, int]:
    plain = Replace("canonical", Value("-"), Value(""))
    found = Number.objects.annotate(plain=plain)
    wanted = Q(plain__contains=digits) | Q(title_key=digits) if digits else Q()
    if number is not None:
        wanted = Q(canonical=number.canonical)
        if key := numbers.certificate_key(number):
            wanted |= Q(title_key=key)
    return found.filter(wanted).values_list("right_id", flat=True)


def _from_index(text: str) -> list[int]:
    modes = {name: mode for name, mode in service.modes().items() if name == "right"}
    try:
        page = service.ask(Query(text=text, types=modes, limit=MOST))
    except EngineDownError:
        return []
    return [int(hit.key) for hit in page.hits]


def _hidden_words(text: str, today: date) -> list[int]:
    wanted = fold(text)
    words = Right.for_staff.filter(_hidden(today)).values_list("pk", "word")
    return [pk for pk, word in words[:MOST_HIDDEN] if wanted and wanted in fold(word)]


def known_record(right: Right) -> RightRecord | None:
    """Return what all sources state of a right together; nothing where none does."""
    said = stated(right.statements.filter(voided_at=None))
    return merge(said) if said else None


def hand_record(right: Right) -> RightRecord | None:
    """Return what stands as entered by hand for a right."""
    entered = right.statements.filter(voided_at=None, source=HAND).last()
    return RightRecord.from_payload(entered.payload) if entered else None
