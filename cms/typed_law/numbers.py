"""Numbers and currencies as both languages write them, for the patterns."""

from __future__ import annotations

DIGITS = r"\d+(?:[.,\u2044]\d+)*"
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
    rf"(?:(?:{_TO}| )(?:{DIGITS}|(?:{_REST}){END})|"
    rf"(?<=\d)(?:{_SCALES}| ?tr| ?k){END}){{0,15}}"
)
# "03 (ba)": the same number twice, as official texts write it.
_TWICE_VI = rf"{START}{_COUNT_VI}(?: ?\( ?{_COUNT_VI} ?\))?"
_OPEN = r"[(\['\"“‘«] ?"
_CLOSE = r" ?[)\]'\"”’»]"
COUNT_VI = rf"(?:{_TWICE_VI}|{_OPEN}{START}{_COUNT_VI}{_CLOSE})"
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
    rf"(?:(?: ?- ?| to | or | and | - to | -to | )(?:{_PART_EN})|"
    rf"(?<=\d)(?:m|bn| ?k){END}){{0,15}}"
)
_TWICE_EN = rf"{START}{_COUNT_EN}(?: ?\( ?{_COUNT_EN} ?\))?"
COUNT_EN = rf"(?:{_TWICE_EN}|{_OPEN}{START}{_COUNT_EN}{_CLOSE})"

# What "đồng" begins besides money: co-owner, co-author, colleague, province, delta …
_NO_DONG = (
    "chủ|sở|tác|nghiệp|chí|hồ|thời|tháp|nai|bằng|bào|đội|minh|ý|phạm|loại|hương|khởi|"
    "dạng|nhất|bộ|tình|nào|ruộng|lúa"
)
DONG = (
    rf"đồng{END}(?! (?:{_NO_DONG}){END})"
    rf"|(?:vietnam(?:ese)? )?dongs?{END}(?! (?:thap|nai|hoi|ha){END})"
)
SIGNS = r"vnđ|vnd|usd|us\$|eur|chf"
MONEY = (
    rf"(?:{DONG}|(?:đ|{SIGNS}|đô la|đô-la|franc|francs|swiss francs?|dollars?|euros?)"
    rf"{END}|[₫$€])"
)
# The sign first, as English and banks write it.
SIGN_FIRST = (
    rf"(?:(?<!\w)(?:{SIGNS})|[₫$€]) ?{DIGITS}|(?<!\w)đ ?\d{{1,3}}(?:[.,]\d{{3}})+"
)
# Without one of these signs a text states no sum and no percentage.
SUM_HINT = (
    r"đồng|dong|đ(?!\w)|vnd|vnđ|usd|us\$|eur|chf|đô|franc|dollar|[₫$€%]|phần trăm|"
    r"per ?cent|\d[.,]\d{3}|\d ?k"
)
PER_CENT = rf"(?:%|(?:phần trăm|per cent|percent){END})"

# A large number with no thing counted after it is a sum: "30 triệu/đơn", but not
# "2 triệu tấn".
_WORDS_VI = (
    "mỗi|một|cho|khi|là|và|để|trở|nếu|mà|thì|với|hoặc|hay|đến|tới|từ|trong|của|nữa|"
    "theo|trên|tuỳ|tùy|được|bị|sẽ|phải|cùng|nhưng|do|vì|tại|ở|này|đó|trước|sau|không"
)
_WORDS_EN = (
    "an?|for|per|each|is|are|was|were|in|at|to|and|or|on|when|if|with|by|from|as|that|"
    "will|must|may|every|plus|before|after|only|not|but|once"
)
NO_THING_VI = rf"(?= ?(?:$|[^\w ]|(?:{_WORDS_VI}){END}))"
NO_THING_EN = rf"(?= ?(?:$|[^\w -]|(?:{_WORDS_EN}){END}))"


def _after(*scales: str) -> str:
    halves = ("", " rưỡi", " rưởi")
    return "|".join(f"(?<={scale}{half})" for scale in scales for half in halves)


SUM_VI = (
    rf"{COUNT_VI}(?:{_after('triệu', 'tỷ', 'tỉ')}|(?<=\dtr)|(?<=\d\dk)){NO_THING_VI}"
    rf"|{COUNT_VI}(?:(?<=triệu)|(?<=tỷ)|(?<=tỉ)) {COUNT_VI}{NO_THING_VI}"
    rf"|{START}\d+ ?(?:triệu|tr|tỷ|tỉ) ?\d+{NO_THING_VI}"
)
SUM_EN = rf"{COUNT_EN}(?:(?<=million)|(?<=billion)|(?<=\d\dk)){NO_THING_EN}"
# Sums only where a fee is named: "lệ phí: 150.000", "phí 30 tr"; "Bảy Ngàn" is a town.
_SEPARATED = rf"{START}\d{{1,3}}(?:[.,]\d{{3}})+{END}(?![.,]\d)"
FEE_VI = (
    rf"(?:{_SEPARATED}|{START}{DIGITS} (?:tr|k){END}"
    rf"|{COUNT_VI}(?:{_after('nghìn', 'ngàn')})){NO_THING_VI}"
)
FEE_EN = rf"(?:{_SEPARATED}|{COUNT_EN}(?<=thousand)){NO_THING_EN}"
