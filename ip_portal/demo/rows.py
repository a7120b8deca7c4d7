"""The demo register as a file of the import template, for a given day.

The same day gives the same bytes. Every row says that it is an illustration.
"""

from __future__ import annotations

import csv
import io
from datetime import date

from ip_portal.demo.offsets import shift, working_day
from ip_portal.demo.source import DemoRight, rights
from ip_portal.registry.exchange.formats.template_columns import NAMES

NOTE = "Dữ liệu minh hoạ: số, ngày và chủ sở hữu được đặt ra để giới thiệu trang."

_ORDER = ("filed", "accepted", "published", "granted")
_DIGITS = {"design": 3, "invention": 1, "utility_solution": 2, "gi": 6}
# Usual days from the filing to each step; what the source gives comes first.
_USUAL = {
    "trademark": ("+1m +3d", "+2m +20d", "+15m"),
    "design": ("+1m +3d", "+3m", "+13m"),
    "gi": ("+2m", "+3m +10d", "+14m"),
    "invention": ("+2m", "+19m", "+38m"),
    "utility_solution": ("+2m", "+8m", "+26m"),
}
# How long a title lasts from the filing, and how much a renewal adds, in years.
_LASTS = {"design": (5, 5), "invention": (20, 0), "utility_solution": (10, 0)}
_STATUS = {
    "filed": "Đang giải quyết",
    "accepted": "Đang giải quyết",
    "published": "Đang giải quyết",
    "granted": "Cấp bằng",
}
_STEPS = {
    "filed": "Nộp đơn",
    "accepted": "Quyết định chấp nhận đơn hợp lệ",
    "published": "Công bố đơn",
    "granted": "Quyết định cấp văn bằng",
}


def template_csv(today: date) -> bytes:
    """Return the demo register as a CSV file of the import template, in UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, NAMES, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(template_rows(today))
    return text.getvalue().encode("utf-8-sig")


def template_rows(today: date) -> list[dict[str, str]]:
    """Return one row per right, keyed by the names of the template's columns."""
    return [_row(right, today) for right in rights()]


def application_number(key: str, today: date) -> str:
    """Return the application number a demo right has on that day. KeyError if none."""
    for right in rights():
        if right.key == key:
            return _application(right, _days(right, today)["filed"])
    raise KeyError(key)


def _row(right: DemoRight, today: date) -> dict[str, str]:
    days = _days(right, today)
    owners = " | ".join(right.holder)
    values = {
        "kind": right.kind,
        "application_number": _application(right, days["filed"]),
        "certificate_number": _certificate(right) if "granted" in days else "",
        "expires_on": _written(_expiry(right, days)),
        "word": right.word,
        "feature": right.feature,
        "colours": right.colours,
        "description": right.drawn.alt_vi if right.drawn and right.vienna else "",
        "translation": right.translation,
        "disclaimer": right.disclaimer,
        "abstract": right.abstract,
        "goods": " | ".join(f"{number}: {text}" for number, text in right.goods),
        "nice_edition": _edition(days["filed"]) if right.goods else "",
        # Before the grant there is an applicant, and no holder yet.
        "holder": owners if "granted" in days else "",
        "holder_kind": "organisation" if "granted" in days else "",
        "commune": right.commune,
        "product_group": right.group,
        "status_word": right.status or _STATUS[right.reached],
        "as_of": _written(working_day(shift(today, "-2d"))),
        "events": _events(right, days, today),
        "image": right.image,
        "note": NOTE,
        "illustration": "yes",
        **{name: " | ".join(getattr(right, name)) for name in _LISTS},
        "applicant": owners,
    }
    return values | {f"{name}_on": _written(day) for name, day in days.items()}


_LISTS = ("vienna", "locarno", "ipc", "inventor", "places")


def _days(right: DemoRight, today: date) -> dict[str, date]:
    """Return the day of each step the file has taken."""
    days = {"filed": working_day(shift(today, right.filed))}
    usual = _USUAL.get(right.kind, _USUAL["trademark"])
    last = _ORDER.index(right.reached)
    for step, offset in zip(_ORDER[1 : last + 1], usual, strict=False):
        given = getattr(right, step)
        day = shift(today, given) if given else shift(days["filed"], offset)
        days[step] = working_day(day)
    return days


def _expiry(right: DemoRight, days: dict[str, date]) -> date | None:
    if right.kind == "gi" or "granted" not in days:
        return None
    years, more = _LASTS.get(right.kind, (10, 10))
    return shift(days["filed"], f"+{years + right.renewals * more}y")


def _application(right: DemoRight, filed: date) -> str:
    return f"{_DIGITS.get(right.kind, 4)}-{filed.year}-{right.serial:05d}"


def _certificate(right: DemoRight) -> str:
    return f"{_DIGITS.get(right.kind, 4)}-{900_000 + right.serial % 1000 * 7:07d}-000"


def _edition(filed: date) -> str:
    """Return the edition of the Nice classification in use when it was filed."""
    for edition, first in ((13, 2026), (12, 2023), (11, 2017), (10, 2012)):
        if filed.year >= first:
            return f"{edition}-{filed.year}"
    return "9"


def _events(right: DemoRight, days: dict[str, date], today: date) -> str:
    """Return the timeline, oldest first."""
    lines = [(shift(today, offset), text) for text, offset in right.events]
    lines += [(day, _STEPS[step]) for step, day in days.items() if _told(right, step)]
    if "granted" in days:
        lines += _grant_steps(right, days)
    dated = sorted(
        (working_day(day), place, text) for place, (day, text) in enumerate(lines)
    )
    return " | ".join(f"{text}@{_written(day)}" for day, _place, text in dated)


def _told(right: DemoRight, step: str) -> bool:
    return step in ("filed", "accepted") or not right.gappy


def _grant_steps(right: DemoRight, days: dict[str, date]) -> list[tuple[date, str]]:
    granted = days["granted"]
    steps = [
        (shift(granted, "-2m -15d"), "Thông báo dự định cấp văn bằng"),
        (shift(granted, "-1m"), "Lệ phí cấp văn bằng"),
    ]
    expiry = _expiry(right, days)
    if right.renewals and expiry:
        _years, more = _LASTS.get(right.kind, (10, 10))
        ended = shift(expiry, f"-{more * right.renewals}y")
        steps += [
            (shift(ended, "-2m"), "Yêu cầu gia hạn hiệu lực văn bằng"),
            (shift(ended, "-20d"), "Gia hạn hiệu lực văn bằng"),
        ]
    return steps


def _written(day: date | None) -> str:
    return day.isoformat() if day else ""
