"""Office records and rights for tests: valid as they come, changed by keyword."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from ip_portal.core.numbers import parse
from ip_portal.ledger.actors import Actor
from ip_portal.registry.exchange.records import (
    EventRecord,
    GoodsRecord,
    NumberRecord,
    PartyRecord,
    RightKind,
    RightRecord,
    SourceFormat,
    TextRecord,
)
from ip_portal.registry.models import Right
from ip_portal.registry.services import Taken, take_record
from ip_portal.registry.settling import Setting
from ip_portal.rules.book import RuleBook

TODAY = date(2026, 11, 24)
CLERK = Actor("7", "Lan Trần")

_serial = count(1)


def setting(today: date = TODAY) -> Setting:
    """Return the law as its seed files have it, on a day."""
    return Setting(RuleBook.from_seeds(), today)


def number(text: str, *, kind: str = "", office: str = "VN") -> NumberRecord:
    """Return a number of a record from any of its shapes."""
    found = parse(text)
    if found is None:
        return NumberRecord(kind, text, text, office)
    return NumberRecord(kind or found.kind.value, found.canonical, text, office)


def mark_record(*, word: str = "GẠO Ô MÔN", **fields: Any) -> RightRecord:
    """Return a published, ungranted mark of the office's own page."""
    values: dict[str, Any] = {
        "source": SourceFormat.IPVN_PAGE.value,
        "numbers": (number(f"4-2024-{next(_serial):05d}"),),
        "office": "VN",
        "kind": RightKind.TRADEMARK.value,
        "words": (TextRecord(word, "vi"),),
        "filed_on": date(2024, 4, 17),
        "published_on": date(2024, 10, 25),
        "goods": (GoodsRecord(30, "Gạo; bún", "vi", "12-2024"),),
        "parties": (
            PartyRecord(
                "applicant",
                "Hợp tác xã Thới An",
                address="12 đường Tôn Đức Thắng, phường Ô Môn, thành phố Cần Thơ",
                country="VN",
            ),
        ),
        "events": (EventRecord(date(2024, 4, 17), text="Nộp đơn"),),
        **fields,
    }
    return RightRecord(**values)


def granted_record(**fields: Any) -> RightRecord:
    """Return a granted mark, in force until 2034-04-17."""
    title = next(_serial) + 500_000
    values: dict[str, Any] = {
        "numbers": (
            number(f"4-2024-{next(_serial):05d}"),
            number(f"4-{title:07d}-000"),
        ),
        "granted_on": date(2026, 2, 25),
        "expires_on": date(2034, 4, 17),
        **fields,
    }
    return mark_record(**values)


def take(record: RightRecord, *, on: date = TODAY, **options: Any) -> Taken:
    """Take a record in, as the importer does."""
    return take_record(record, actor=CLERK, setting=setting(on), **options)


def mark(*, on: date = TODAY, **fields: Any) -> Right:
    """Return a right of the register, from a record of these fields."""
    return take(mark_record(**fields), on=on).right


def granted_mark(*, on: date = TODAY, **fields: Any) -> Right:
    """Return a granted mark of the register."""
    return take(granted_record(**fields), on=on).right
