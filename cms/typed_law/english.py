"""English: what is a quantity, and the dates that only look like one."""

from __future__ import annotations

import re

from cms.typed_law.numbers import (
    COUNT_EN,
    END,
    FEE_EN,
    MONEY,
    NO_THING_EN,
    PER_CENT,
    SIGN_FIRST,
    SUM_EN,
    SUM_HINT,
)

_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|"
    "december"
)
#: A text without any of these states no quantity; most texts are spared the rest.
HINT = re.compile(
    rf"hour|hr|day|week|wk|fortnight|month|mth|year|yr|decade|{SUM_HINT}|illion|thousand|"
    r"half|third|quarter|fifth|tenth"
)
#: Dates; nothing of them is a quantity.
DATES = re.compile(
    rf"\b\d{{1,2}} (?:{_MONTHS})(?:,? \d{{4}})?\b"
    rf"|\b(?:{_MONTHS}) \d{{1,2}}(?:,? \d{{4}})?\b(?! (?:day|week|month|year|hour)s?\b)"
    r"|\b\d{1,2}/\d{1,2}/\d{4}\b|\b\d{4}-\d{2}-\d{2}\b"
    r"|\b(?:19|20)\d\d(?= year\b)"
    r"|(?:^|(?<=[.!?] )|(?<=\n))one day(?=,? (?:you|we|they|an?|the|your|our)\b)"
)

_BETWEEN = (
    r"(?:(?:full|whole|more|further|additional|extra|other|consecutive|successive|"
    r"complete|calendar|working|business|official|clear|long|entire|single)[ -]){0,3}"
)
_UNIT = r"(?:hour|hr|day|week|wk|fortnight|month|mth|year|yr|decade)"
_NO_AGE = r"(?![ -]olds?\b)"
_ORDINAL = (
    r"(?:\d+(?:st|[nr]d|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
)
_LARGE_ORDINAL = (
    r"(?:tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)t(?:ieth|y[ -](?:first|second|third|"
    r"fourth|fifth|sixth|seventh|eighth|ninth))|hundredth)"
)
# "a year" is a length only where the words around it make it one.
_AN = rf"an? (?:(?:full|whole|single|working|business|calendar) )?{_UNIT}{END}"

QUANTITIES = [
    re.compile(rf"{COUNT_EN}(?: ?- ?| )?{_BETWEEN}{_UNIT}(?:s|ly)?{END}{_NO_AGE}"),
    re.compile(
        r"\b(?:within|for|in|after|under|over|than|least|most|about|around|takes?|"
        rf"lasts?|by|every) {_AN}"
    ),
    re.compile(rf"\b{_AN}(?= (?:after|before|from|later|earlier|long)\b)"),
    re.compile(
        rf"\ban? (?:{_UNIT}'s|{_UNIT}’s) (?:notice|time|delay|grace|extension)\b"
    ),
    re.compile(rf"\b(?:an? fortnight{END}|an? {_UNIT} or two\b)"),
    # The ordinal of a month, a week or a working day is a deadline, whatever its size.
    re.compile(
        rf"\b(?:{_ORDINAL}|{_LARGE_ORDINAL})[ -](?:month|week|(?:working|business) day)\b"
    ),
    # Of a day or a year a large one, or one at whose end something is: a small one is
    # the second day of a fair, or a second year at school.
    re.compile(rf"\b(?:\d+(?:st|[nr]d|th)|{_LARGE_ORDINAL}) (?:calendar )?day\b"),
    re.compile(rf"\b(?:\d\d+(?:st|[nr]d|th)|{_LARGE_ORDINAL}) year\b"),
    re.compile(rf"\bend of (?:the |its |your )?{_ORDINAL} (?:day|year)\b"),
    # Alone in an item of a list, and the unit alone in the next.
    re.compile(
        rf"(?:^|(?<=\n)){COUNT_EN} ?\n(?:{_UNIT}s?|{MONEY})(?=[.,;]? ?(?:\n|$))"
    ),
    re.compile(rf"{COUNT_EN}[ -]?{MONEY}"),
    re.compile(SIGN_FIRST),
    re.compile(SUM_EN),
    re.compile(
        r"\b(?:half|(?:half|thirds?|quarters?|fifth|tenth) of) "
        r"(?:the |its |their |all |an? )?(?:\w+ )?(?:fees?|costs?|price)\b"
    ),
]
AT_A_TIME = re.compile(r"(?!)")
PERCENTAGE = re.compile(rf"{COUNT_EN}[ -]?{PER_CENT}")
FEES = re.compile(
    r"\b(?:fees?|costs?|charges?|price|subsid(?:y|ies)|funding|surcharge|penalty|"
    r"reimburse[sd]?|refund|tax)\b"
)
#: A fee that is not named: "a discount of 50%." but not "20% less water".
LESS = re.compile(r"\b(?:support(?:s|ed)?|grants?|reduc(?:ed?|tion)|discount)\b")
NO_THING = re.compile(NO_THING_EN)
SUM_OF_A_FEE = re.compile(FEE_EN)
