"""Invented marks, the same ones for the same count, seed and day."""

from __future__ import annotations

import csv
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from bench import vocabulary
from ip_portal.registry.exchange.formats.template_columns import NAMES

SEED = 20_250_701
EDITION = "11-2017"

_YEAR = 365
_KINDS = ("trademark", "collective_mark", "certification_mark")
_KIND_WEIGHTS = (94, 4, 2)
_OWNERS_HEAD, _OWNERS_TAIL = 300, 0.3
"""How many owners lead, and how slowly the marks of those after them get fewer."""

_LENGTHS, _LENGTH_WEIGHTS = (1, 2, 3, 4), (15, 45, 30, 10)


@dataclass(frozen=True, slots=True)
class Life:
    """How far a mark has come, and how many days ago it was filed."""

    name: str
    weight: int
    oldest: int
    newest: int
    status_word: str


LIVES = (
    Life("filed", 4, 60, 5, "Đang giải quyết"),
    Life("accepted", 4, 85, 62, "Đang giải quyết"),
    Life("published", 10, 420, 240, "Công bố"),
    Life("granted", 45, 9 * _YEAR, 2 * _YEAR, "Cấp bằng"),
    Life("renewed", 12, 18 * _YEAR, 11 * _YEAR, "Cấp bằng"),
    Life("expired", 15, 19 * _YEAR, 12 * _YEAR, "Hết hạn"),
    Life("refused", 7, 6 * _YEAR, 2 * _YEAR, "Từ chối"),
    Life("withdrawn", 3, 6 * _YEAR, 2 * _YEAR, "Rút đơn"),
)
_TITLED = {"granted", "renewed", "expired"}


@dataclass(frozen=True, slots=True)
class Mark:
    """One invented mark with all that the register would hold of it."""

    index: int
    life: Life
    kind: str
    number: str
    certificate: str
    word: str
    owner: str
    commune_code: str
    commune: str
    product: str
    goods: tuple[tuple[int, str], ...]
    days: dict[str, date]
    events: tuple[tuple[date, str], ...]

    @property
    def year(self) -> str:
        """Return the filing year, as the facet has it."""
        return str(self.days["filed"].year)


def marks(count: int, today: date) -> Iterator[Mark]:
    """Give invented marks one by one; a million take no more memory than one."""
    making = _Making(random.Random(SEED), today)
    for index in range(count):
        yield making.mark(index)


class _Making:
    def __init__(self, chance: random.Random, today: date) -> None:
        self.chance = chance
        self.today = today
        self.serials: Counter[int] = Counter()
        ranks = range(1, len(vocabulary.SYLLABLES) + 1)
        self.zipf = list(accumulate(1 / rank for rank in ranks))
        self.communes = vocabulary.communes()

    def mark(self, index: int) -> Mark:
        chance = self.chance
        life = chance.choices(LIVES, [one.weight for one in LIVES])[0]
        kind = chance.choices(_KINDS, _KIND_WEIGHTS)[0]
        code, commune = chance.choice(self.communes)
        product = chance.choice(list(vocabulary.PRODUCTS))
        days = self._days(life)
        year = days["filed"].year
        self.serials[year] += 1
        return Mark(
            index=index,
            life=life,
            kind=kind,
            number=f"4-{year}-{self.serials[year]:05d}",
            certificate=f"4-{1_000_000 + index:07d}-000" if "granted" in days else "",
            word=self._word(product, commune),
            owner=self._owner(kind),
            commune_code=code,
            commune=commune,
            product=product,
            goods=self._goods(product),
            days=days,
            events=tuple(_events(life, days)),
        )

    def _syllables(self, count: int) -> str:
        chosen = self.chance.choices(
            vocabulary.SYLLABLES, cum_weights=self.zipf, k=count
        )
        return " ".join(chosen)

    def _word(self, product: str, commune: str) -> str:
        length = self.chance.choices(_LENGTHS, _LENGTH_WEIGHTS)[0]
        name = self._syllables(length)
        style = self.chance.random()
        if style < 0.3:
            name = f"{product} {name}"
        elif style < 0.4:
            place = commune.removeprefix("Phường ").removeprefix("Xã ")
            name = f"{product} {place}"
        return name.upper() if style < 0.7 else name.title()

    def _owner(self, kind: str) -> str:
        """Return an owner: a few have hundreds of marks, most have one or two.

        An owner's name follows from the rank alone, so none needs to be remembered.
        """
        is_one_firm = kind == "trademark"
        forms = vocabulary.OWNERS if is_one_firm else vocabulary.COLLECTIVE_OWNERS
        beyond = self.chance.paretovariate(_OWNERS_TAIL) - 1
        rank = int(_OWNERS_HEAD * beyond)
        named = random.Random(f"{SEED} {is_one_firm} {rank}")
        name = named.choices(vocabulary.SYLLABLES, cum_weights=self.zipf, k=3)
        return f"{named.choice(forms)} {' '.join(name).title()}"

    def _goods(self, product: str) -> tuple[tuple[int, str], ...]:
        classes = vocabulary.PRODUCTS[product]
        count = self.chance.randint(1, len(classes))
        chosen = sorted(self.chance.sample(classes, count))
        return tuple((number, self._some_of(number)) for number in chosen)

    def _some_of(self, number: int) -> str:
        known = vocabulary.GOODS[number].split("; ")
        return "; ".join(self.chance.sample(known, self.chance.randint(1, len(known))))

    def _days(self, life: Life) -> dict[str, date]:
        ago = self.chance.randint(life.newest, life.oldest)
        filed = self.today - timedelta(days=ago)
        days = {"filed": filed}
        if life.name != "filed":
            days["accepted"] = filed + timedelta(days=35)
        if life.name not in {"filed", "accepted"}:
            days["published"] = filed + timedelta(days=80)
        if life.name in _TITLED:
            days["granted"] = filed + timedelta(days=450)
            decades = 2 if life.name == "renewed" else 1
            # 28 February stays what it is; 29 February has no tenth year.
            day = min(filed.day, 28)
            days["expires"] = filed.replace(year=filed.year + 10 * decades, day=day)
        return days


def _events(life: Life, days: dict[str, date]) -> Iterator[tuple[date, str]]:
    """Tell the timeline as the office words it, oldest first."""
    told = {
        "filed": "Nộp đơn",
        "accepted": "Quyết định chấp nhận đơn hợp lệ",
        "published": "Công bố đơn",
        "granted": "Quyết định cấp văn bằng",
    }
    for step, text in told.items():
        if step in days:
            yield days[step], text
    if life.name == "renewed":
        yield days["filed"] + timedelta(days=3600), "Gia hạn hiệu lực văn bằng"
    if life.name == "refused":
        decided = days["filed"] + timedelta(days=480)
        yield decided, "Quyết định từ chối cấp văn bằng"
    if life.name == "withdrawn":
        decided = days["filed"] + timedelta(days=200)
        yield decided, "Quyết định chấp nhận rút đơn"


def as_of(today: date) -> date:
    """Return the day for which the sources speak."""
    return today - timedelta(days=2)


def template_row(mark: Mark, today: date) -> dict[str, str]:
    """Return a mark as a row of the import template."""
    days = {f"{name}_on": day.isoformat() for name, day in mark.days.items()}
    return {
        "kind": mark.kind,
        "application_number": mark.number,
        "certificate_number": mark.certificate,
        "word": mark.word,
        "feature": "word",
        "goods": " | ".join(f"{number}: {text}" for number, text in mark.goods),
        "nice_edition": EDITION,
        "applicant": mark.owner,
        "holder": mark.owner,
        "holder_kind": "organisation",
        "commune": mark.commune,
        "product_group": mark.product,
        "status_word": mark.life.status_word,
        "as_of": as_of(today).isoformat(),
        "events": " | ".join(f"{text}@{day.isoformat()}" for day, text in mark.events),
        **days,
    }


def write_template(path: Path, chosen: Iterable[Mark], today: date) -> int:
    """Write marks as a CSV file of the import template; return how many."""
    rows: Sequence[dict[str, str]] = [template_row(mark, today) for mark in chosen]
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, NAMES, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return len(rows)
