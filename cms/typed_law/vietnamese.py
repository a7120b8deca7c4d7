"""Vietnamese: what is a quantity, and the dates that only look like one."""

from __future__ import annotations

import re

from cms.typed_law.numbers import COUNT_VI, END, MONEY, MORE_VI, PER_CENT, SIGN_FIRST

_TENS = rf"(?:mười|{MORE_VI} mươi)(?: {MORE_VI})?"
_DAY = rf"(?:\d{{1,2}}|(?:mười|hai mươi|ba mươi)(?: {MORE_VI})?|{MORE_VI})"
_MONTH = (
    r"(?:\d{1,2}|giêng|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười một|mười mốt|"
    r"mười hai|mười|một|chạp)(?![\w])(?![.,]\d)"
)
_THIS = r"(?:nay|này|sau|tới|trước|ngoái|kia|đó|ấy|kế tiếp)"
_YEAR = rf"(?: ?[/-] ?\d{{4}}{END}| năm (?:\d{{4}}|{_THIS}){END})"
_UNIT = r"(?:ngày(?: làm việc| công)?|tuần|tháng|năm|giờ)"
# A name of a month is none where a number or a unit goes on: "mỗi tháng hai triệu".
_NOTHING_MORE = rf"(?! ?(?:{MORE_VI}|{_UNIT}{END}|{MONEY}|{PER_CENT}))"

#: Dates, days of the week and quarters; the group ``count`` is none of them.
DATES = re.compile(
    "|".join(
        [
            rf"(?:ngày |hôm |mùng |mồng |lễ |dịp |đường |đại lộ |phố )+{_DAY} tháng {_MONTH}{_YEAR}?",
            rf"(?:ngày |hôm |mùng |mồng )+{_DAY} tháng {_THIS}{END}",
            rf"(?<![\w.,/]){_DAY} tháng {_MONTH}{_YEAR}",
            rf"(?:ngày |hôm )?\b\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}}{END}",
            rf"(?:ngày |hôm )\d{{1,2}}[/-]\d{{1,2}}{END}",
            r"\b\d{4}-\d{2}-\d{2}\b",
            r"\bthứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])\b(?! mươi)",
            rf"\bquý (?:iii|ii|iv|i|[1-4]|một|hai|ba|bốn|tư)(?={_YEAR})",
            rf"(?P<count>{COUNT_VI} ?tháng)\b(?! {_MONTH}{_YEAR})",
            rf"\btháng {_MONTH}{_YEAR}",
            rf"\btháng {_MONTH}{_NOTHING_MORE}",
            rf"\bnăm (?:19|20)\d\d{END}(?! ?- ?\d{{4}})",
        ]
    )
)

_BEFORE = r"(?<!thứ )(?<!điều )(?<!chương )(?<!phụ lục )(?<!quý )"
_AGE_OR_VAGUE = r"(?! (?:nào|kia|nọ|khác|tuổi|căn)\b)"
_OF_THE_DAY = r"(?! (?:sáng|trưa|chiều|tối|đêm|khuya)\b)(?! ?\d\d(?!\d)(?! ?phút))"

QUANTITIES = [
    re.compile(rf"{_BEFORE}{COUNT_VI} ?{_UNIT}{END}{_AGE_OR_VAGUE}{_OF_THE_DAY}"),
    re.compile(rf"{COUNT_VI} ?-(?:ngày|tuần|tháng|năm|giờ){END}"),
    re.compile(rf"(?<![\w:])\d+ ?h{END}{_OF_THE_DAY}"),
    re.compile(rf"\btháng thứ {COUNT_VI}"),
    # Small ones are days of the week, or a second year of something.
    re.compile(rf"\b(?:ngày (?:làm việc )?|năm )thứ (?:\d\d+|{_TENS}){END}"),
    re.compile(rf"{COUNT_VI} ?{MONEY}"),
    re.compile(SIGN_FIRST),
]
#: "lúc 8 giờ" says when, not how long.
AT_A_TIME = re.compile(r"\b(?:lúc|hồi) \d{1,2} ?(?:giờ|h)\b(?: \d\d\b)?(?: phút)?")
PERCENTAGE = re.compile(rf"{COUNT_VI} ?{PER_CENT}")
FEES = re.compile(
    r"\b(?:phí|tiền|mức thu|mức nộp|nộp thêm|nộp muộn|hỗ trợ|giảm|miễn|phạt|phụ thu|"
    r"thuế|giá trị hợp đồng)\b"
)
