"""Numbers and currencies as both languages write them, for the patterns."""

from __future__ import annotations

DIGITS = r"\d+(?:[.,]\d+)*"
# Not inside a word or a number that began before.
START = r"(?<![\w])(?<!\d[.,])"
END = r"(?!\w)"

_SCALES = "trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ"
_LEAD = "một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười|nửa"
_REST = f"{_LEAD}|mốt|tư|lăm|nhăm|mươi|{_SCALES}|linh|lẻ|rưỡi|rưởi|chục|không"
_TO = r" ?- ?| đến | tới | hoặc | hay "
# Up to fifteen words: enough for any sum, and no text can make it slow.
_COUNT_VI = (
    rf"(?:{DIGITS}|(?:{_LEAD}){END})"
    rf"(?:(?:{_TO}| )(?:{DIGITS}|(?:{_REST}){END})|(?<=\d)(?:{_SCALES}|tr){END}){{0,15}}"
)
# "03 (ba)": the same number twice, as official texts write it.
COUNT_VI = rf"{START}{_COUNT_VI}(?: ?\( ?{_COUNT_VI} ?\))?"
MORE_VI = rf"(?:{DIGITS}|(?:{_REST}){END})"

_ONES = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    "fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|"
    "seventy|eighty|ninety"
)
_LARGE = "hundred|thousand|million|billion|dozen"
_PART_EN = (
    rf"(?:{DIGITS}|(?:{_ONES}|{_LARGE}|half|a half|a quarter|an? (?:{_LARGE})){END})"
)
_LEAD_EN = rf"(?:{DIGITS}|(?:{_ONES}|an? (?:{_LARGE})|half(?: an?)?){END})"
_COUNT_EN = (
    rf"{_LEAD_EN}"
    rf"(?:(?: ?- ?| to | or | and | - to | -to | )(?:{_PART_EN})|(?<=\d)m{END}){{0,15}}"
)
COUNT_EN = rf"{START}{_COUNT_EN}(?: ?\( ?{_COUNT_EN} ?\))?"

# What "đồng" begins besides money: co-owner, co-author, colleague, province, delta …
_NO_DONG = (
    "chủ|sở|tác|nghiệp|chí|hồ|thời|tháp|nai|bằng|bào|đội|minh|ý|phạm|loại|hương|khởi|"
    "dạng|nhất|bộ|tình|nào|ruộng|lúa"
)
DONG = rf"đồng{END}(?! (?:{_NO_DONG}){END})|dongs?{END}(?! (?:thap|nai|hoi|ha){END})"
SIGNS = r"vnđ|vnd|usd|us\$|eur|chf"
MONEY = (
    rf"(?:{DONG}|(?:đ|{SIGNS}|đô la|đô-la|franc|francs|swiss francs?|dollars?|euros?)"
    rf"{END}|[₫$€])"
)
# The sign first, as English and banks write it.
SIGN_FIRST = rf"(?:(?<!\w)(?:{SIGNS})|[₫$€]) ?{DIGITS}"
PER_CENT = rf"(?:%|(?:phần trăm|per cent|percent){END})"
