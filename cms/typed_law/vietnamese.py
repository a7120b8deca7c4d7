"""Vietnamese: what is a quantity, and the dates that only look like one."""

from __future__ import annotations

import re

from cms.typed_law.numbers import (
    COUNT_VI,
    END,
    FEE_VI,
    MONEY,
    MORE_VI,
    NO_THING_VI,
    PER_CENT,
    SIGN_FIRST,
    SUM_HINT,
    SUM_VI,
)

_TENS = rf"(?:mười|{MORE_VI} mươi)(?: {MORE_VI})?"
_DAY = rf"(?:\d{{1,2}}|(?:mười|hai mươi|ba mươi)(?: {MORE_VI})?|{MORE_VI})"
_MONTH = (
    r"(?:\d{1,2}|giêng|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười một|mười mốt|"
    r"mười hai|mười|một|chạp)(?![\w])(?![.,]\d)"
)
_THIS = r"(?:nay|này|sau|tới|trước|ngoái|kia|đó|ấy|kế tiếp)"
_YEAR = rf"(?: ?[/-] ?\d{{4}}{END}| năm (?:\d{{4}}|{_THIS}){END})"
_UNIT = r"(?:ngày(?: làm việc| công)?|tuần|tháng|năm|giờ|thập kỷ|thập niên)"
# A name of a month is none where a number or a unit goes on: "mỗi tháng hai triệu".
_NOTHING_MORE = rf"(?! ?(?:{MORE_VI}|{_UNIT}{END}|{MONEY}|{PER_CENT}))"

# After a month, a year or a working day it is an ordinal.
_WEEKDAY = (
    r"(?<!tháng )(?<!làm việc )(?<!năm )\bthứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])\b"
    r"(?! mươi)(?! (?:kể|tính) từ)"
)
#: A text without any of these states no quantity; most texts are spared the rest.
HINT = re.compile(
    rf"ngày|tuần|tháng|năm|giờ|thập|tiếng|\d ?h|{SUM_HINT}|triệu|tỷ|tỉ|nghìn|ngàn|"
    r"\d ?tr|nửa|một phần"
)
_NAMED = "(?:ngày |hôm |mùng |mồng |lễ |dịp |đường |đại lộ |phố )"
#: Dates, days of the week and quarters; the group ``count`` is none of them.
DATES = re.compile(
    "|".join(
        [
            rf"{_NAMED}{{1,4}}{_DAY} tháng {_MONTH}{_YEAR}?",
            rf"(?:ngày |hôm |mùng |mồng ){{1,4}}{_DAY} tháng {_THIS}{END}",
            rf"(?<![\w.,/]){_DAY} tháng {_MONTH}{_YEAR}",
            rf"(?:ngày |hôm )?\b\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}}{END}",
            rf"(?:ngày |hôm )\d{{1,2}}[/-]\d{{1,2}}{END}",
            r"\b\d{4}-\d{2}-\d{2}\b",
            _WEEKDAY,
            rf"\bquý (?:iii|ii|iv|i|[1-4]|một|hai|ba|bốn|tư)(?={_YEAR})",
            rf"(?P<count>{COUNT_VI} ?tháng)\b(?! {_MONTH}{_YEAR})",
            rf"\btháng {_MONTH}{_YEAR}",
            rf"\btháng {_MONTH}{_NOTHING_MORE}",
            rf"\bnăm (?:19|20)\d\d{END}(?! ?- ?\d{{4}})",
        ]
    )
)

_NUMBERED = "thứ|điều|chương|phụ lục|quý|thế kỷ|vài"
_BEFORE = "".join(f"(?<!{word} )" for word in _NUMBERED.split("|"))
_AGE_OR_VAGUE = (
    r"(?! (?:nào|kia|nọ|khác|tuổi|căn|ngoái|học (?:\d{4}|nay|này|mới|tới))\b)"
)
_OF_THE_DAY = r"(?! (?:sáng|trưa|chiều|tối|đêm|khuya)\b)(?! ?\d\d(?!\d)(?! ?phút))"

QUANTITIES = [
    re.compile(rf"{_BEFORE}{COUNT_VI} ?{_UNIT}{END}{_AGE_OR_VAGUE}{_OF_THE_DAY}"),
    re.compile(rf"{COUNT_VI} ?-(?:ngày|tuần|tháng|năm|giờ){END}"),
    re.compile(rf"(?<![\w:])\d+ ?h{END}{_OF_THE_DAY}"),
    # The ordinal of a month or a working day is a deadline, whatever its size.
    re.compile(rf"\b(?:tháng|ngày làm việc) thứ {COUNT_VI}"),
    # Of a day or a year only a large one, or one that says where it is counted from or
    # to: small ones are days of the week, or a second year at school.
    re.compile(rf"\b(?:ngày (?:làm việc )?|năm )thứ (?:\d\d+|{_TENS}){END}"),
    re.compile(rf"\b(?:ngày|năm) thứ {COUNT_VI}(?= (?:kể|tính) từ{END})"),
    re.compile(rf"\b(?:hết|cuối|kết thúc) năm thứ {COUNT_VI}"),
    re.compile(rf"{COUNT_VI} ?tiếng(?: đồng hồ| làm việc|{NO_THING_VI})"),
    # Alone in an item of a list, and the unit alone in the next.
    re.compile(rf"(?:^|(?<=\n)){COUNT_VI} ?\n(?:{_UNIT}|{MONEY})(?=[.,;]? ?(?:\n|$))"),
    re.compile(rf"{COUNT_VI} ?{MONEY}"),
    re.compile(SIGN_FIRST),
    re.compile(SUM_VI),
    re.compile(
        rf"\b(?:(?:một )?nửa|một phần \w+) "
        rf"(?:(?:mức|số|các|khoản|lệ|chi|tiền) )*(?:phí|tiền){END}"
    ),
]
_HOUR = r"(?:0?[5-9]|1\d|2[0-3]) ?(?:giờ|h)(?: ?[0-5]\d(?: phút)?)?"
#: "lúc 8 giờ" and "7h30 đến 11h" say when, not how long.
AT_A_TIME = re.compile(
    r"\b(?:lúc|hồi) \d{1,2} ?(?:giờ|h)\b(?: \d\d\b)?(?: phút)?"
    rf"|(?<![\w:]){_HOUR} ?(?:-|đến|tới) ?{_HOUR}{END}"
)
PERCENTAGE = re.compile(rf"{COUNT_VI} ?{PER_CENT}")
FEES = re.compile(
    r"\b(?:phí|tiền|mức thu|mức nộp|nộp thêm|nộp muộn|phạt|phụ thu|thuế|"
    r"giá trị hợp đồng)\b"
)
#: A fee that is not named: "giảm 50 %." but not "giảm 20 % lượng nước".
LESS = re.compile(r"\b(?:hỗ trợ|giảm|miễn)\b")
NO_THING = re.compile(NO_THING_VI)
SUM_OF_A_FEE = re.compile(FEE_VI)
