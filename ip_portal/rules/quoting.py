"""A term put into words, in both languages, where it is quoted and not computed.

Pure. The words become data with the rule: editors may better them.
"""

from __future__ import annotations

from typing import Final

from ip_portal.rules.arithmetic import Period
from ip_portal.rules.choice import DateName, Direction, Pick, Trigger, Words

_DATES: Final[dict[DateName, Words]] = {
    DateName.PRIORITY: Words("ngày ưu tiên", "the priority date"),
    DateName.FILED: Words("ngày nộp đơn", "the filing date"),
    DateName.ACCEPTED: Words("ngày đơn hợp lệ", "the acceptance date"),
    DateName.PUBLISHED: Words("ngày công bố đơn", "the publication date"),
    DateName.REQUESTED: Words("ngày yêu cầu", "the date of the request"),
    DateName.NOTIFIED: Words("ngày thông báo", "the date of the notice"),
    DateName.DECIDED: Words("ngày quyết định", "the date of the decision"),
    DateName.GRANTED: Words("ngày cấp văn bằng", "the grant date"),
    DateName.EXPIRES: Words("ngày hết hạn", "the expiry date"),
}
_UNITS_VI: Final = {
    "years": "năm",
    "months": "tháng",
    "days": "ngày",
    "working_days": "ngày làm việc",
}


def quote(trigger: Trigger, direction: Direction, length: Period) -> Words:
    """Say a term as "2 months from the date of the notice.", in both languages."""
    dates = [_DATES[name] for name in trigger.names]
    vi = " hoặc ".join(one.vi for one in dates)
    en = " or ".join(one.en for one in dates)
    if trigger.pick is Pick.LATER:
        vi, en = f"{vi}, tính theo ngày muộn hơn", f"{en}, the later"
    elif trigger.pick is Pick.EARLIER:
        vi, en = f"{vi}, tính theo ngày sớm hơn", f"{en}, the earlier"
    span = " ".join(f"{number} {_UNITS_VI[unit]}" for unit, number in length.parts())
    if direction is Direction.BEFORE:
        return Words(f"{span} trước {vi}.", f"{length} before {en}.")
    return Words(f"{span} kể từ {vi}.", f"{length} from {en}.")
