"""English: what is a quantity, and the dates that only look like one."""

from __future__ import annotations

import re

from cms.typed_law.numbers import COUNT_EN, END, MONEY, PER_CENT, SIGN_FIRST

_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|"
    "december"
)
#: Dates; nothing of them is a quantity.
DATES = re.compile(
    rf"\b\d{{1,2}} (?:{_MONTHS})(?:,? \d{{4}})?\b"
    rf"|\b(?:{_MONTHS}) \d{{1,2}}(?:,? \d{{4}})?\b(?! (?:day|week|month|year|hour)s?\b)"
    r"|\b\d{1,2}/\d{1,2}/\d{4}\b|\b\d{4}-\d{2}-\d{2}\b"
    r"|\b(?:19|20)\d\d(?= year\b)"
)

_BETWEEN = (
    r"(?:(?:full|whole|more|further|additional|extra|other|consecutive|successive|"
    r"complete|calendar|working|business|official|clear|long|entire|single)[ -]){0,3}"
)
_UNIT = r"(?:hour|hr|day|week|fortnight|month|year|yr)"
_NO_AGE = r"(?![ -]olds?\b)"
# "a year" is a length only where the words around it make it one.
_AN = rf"an? (?:(?:full|whole|single|working|business|calendar) )?{_UNIT}{END}"

QUANTITIES = [
    re.compile(rf"{COUNT_EN}(?: ?- ?| )?{_BETWEEN}{_UNIT}(?:s|ly)?{END}{_NO_AGE}"),
    re.compile(
        r"\b(?:within|for|in|after|under|over|than|least|most|about|around|takes?|"
        rf"lasts?|by|every) {_AN}"
    ),
    re.compile(rf"\b{_AN}(?= (?:after|before|from|later|earlier|long)\b)"),
    re.compile(r"\b\d+(?:st|[nr]d|th) (?:working )?(?:day|month)\b"),
    re.compile(rf"{COUNT_EN}[ -]?{MONEY}"),
    re.compile(SIGN_FIRST),
]
AT_A_TIME = re.compile(r"(?!)")
PERCENTAGE = re.compile(rf"{COUNT_EN}[ -]?{PER_CENT}")
FEES = re.compile(
    r"\b(?:fees?|costs?|charges?|price|subsid(?:y|ies)|support(?:s|ed)?|grants?|funding|"
    r"reduc(?:ed?|tion)|discount|surcharge|penalty|reimburse[sd]?|refund|tax)\b"
)
