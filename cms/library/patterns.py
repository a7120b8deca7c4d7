"""What lines of official Vietnamese texts begin with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from cms.library.shape import Level, UnitKind

OPEN: Final = "“«"
CLOSE: Final = "”»"

_ARTICLE = re.compile(
    r"(?P<mark>(?P<quote>[“”\"«]\s?)?(?:Điều|ĐIỀU)\s?"
    r"(?P<number>\d{1,4}(?:[a-zđ]\d?)?)\s?(?P<dot>[.:])?)\s*(?P<heading>.*)"
)
_DIVISIONS: Final = (
    (UnitKind.PART, re.compile(r"(?:PHẦN|Phần) (?:(?:THỨ|thứ) \w+|[IVXLC]+|\d+)\b")),
    (UnitKind.CHAPTER, re.compile(r"(?:CHƯƠNG|Chương) (?:[IVXLC]+|\d+)[a-zđ]?\b")),
    (UnitKind.SECTION, re.compile(r"(?:MỤC|Mục) (?:[IVXLC]+|\d+)[a-zđ]?\b")),
    (UnitKind.SUBSECTION, re.compile(r"(?:TIỂU MỤC|Tiểu mục) (?:[IVXLC]+|\d+)\b")),
)
_LABELS: Final = (
    (Level.SUBCLAUSE, re.compile(r"\d+(?:\.\d+)+\.?(?=\s|$)")),
    (Level.CLAUSE, re.compile(r"\d+[a-zđ]?\d?\.(?=\D|$)")),
    (Level.POINT, re.compile(r"[a-zđ]\d?\)")),
    (Level.ITEM, re.compile(r"\([ivx]+\)|[-–—+•](?=\s)")),
)
_POINT = re.compile(r"(?P<mark>(?P<number>\d{1,3})\.)\s+(?P<heading>\D.*)")
_SUBPOINT = re.compile(r"(?P<number>\d{1,3})\.1\.?\s")
_COMMAND = re.compile(
    r"(?:\d+[a-zđ]?\.|[a-zđ]\d?\))\s*"
    r"(?:(?:Sửa đổi|Bổ sung|Thay thế|Thay)\b.*\b(?:khoản|điểm|Điều|Mục|Chương|tên)\b"
    r".*như sau\s?:$|(?:Bãi bỏ|(?:Thay thế|Thay|Bỏ|Bổ sung) cụm từ)\b.*\bĐiều\b)"
)
_CLOSING = re.compile(
    r"(?:Luật|Nghị quyết|Pháp lệnh) này (?:đã )?được .*thông qua ngày"
    r"|Nơi nhận\s?:|(?:TM|KT|TL|TUQ|Q)\.\s?[A-ZĐ]|FILE ĐƯỢC"
    r"|(?:CHỦ TỊCH|BỘ TRƯỞNG|THỦ TƯỚNG|THỨ TRƯỞNG|PHÓ THỦ TƯỚNG)\b"
)
_STOPS: Final = ".:-–— "
_LAST_HEADINGS = re.compile(
    r"(?:Hiệu lực|Điều khoản|Quy định chuyển tiếp|Tổ chức thực hiện|Trách nhiệm"
    r"|Sửa đổi, bổ sung một số|Bãi bỏ|Thay thế|Thi hành)"
)
_CUT = re.compile(
    r"(?:,|\b(?:tại|và|theo|của|hoặc|các|với|Điều|khoản \d+\w?|điểm [a-zđ]\d?|Điều \d+\w*))$"
)
_LEADS_IN = re.compile(r"(?:như sau|sau đây)\s?:$")


@dataclass(frozen=True, slots=True)
class Start:
    """The first line of an article or point, taken apart."""

    number: str
    mark: str
    heading: str
    is_marked: bool = False
    """A quotation mark stands before it."""


def article_start(text: str) -> Start | None:
    """Return the article that a line may begin: "Điều 112a. …", "Điều 5" alone."""
    found = _ARTICLE.match(text)
    if found is None or not (found["dot"] or not found["heading"]):
        return None
    return Start(found["number"], found["mark"], found["heading"], bool(found["quote"]))


def point_start(text: str) -> Start | None:
    """Return the numbered point that a line may begin: "7. Yêu cầu chung …"."""
    if found := _POINT.match(text):
        return Start(found["number"], found["mark"], found["heading"])
    if found := _SUBPOINT.match(text):
        return Start(found["number"], "", "")
    return None


def division(text: str) -> tuple[UnitKind, str, str] | None:
    """Return kind, mark and title of a part, chapter or section that a line begins.

    The title is empty where it stands on the next line.
    """
    for kind, pattern in _DIVISIONS:
        if found := pattern.match(text):
            rest = text[found.end() :].strip()
            if not rest or rest[0] in _STOPS or rest[:12] == rest[:12].upper():
                title = rest.lstrip(_STOPS)
                return kind, text[: len(text) - len(title)].strip(), title.strip()
    return None


def label(text: str) -> tuple[Level, str] | None:
    """Return level and number of a paragraph: "1.", "2a.", "1.2", "đ)", "(ii)", "-"."""
    at = 1 if text[:1] in OPEN + '"' else 0
    for level, pattern in _LABELS:
        if found := pattern.match(text, at):
            return level, text[: found.end()]
    return None


def is_command(text: str) -> bool:
    """Say whether a line orders a change: "2. Bổ sung khoản 5 … như sau:"."""
    return _COMMAND.match(text) is not None


def is_closing(text: str) -> bool:
    """Say whether the articles are over: the vote, the recipients, the signature."""
    return _CLOSING.match(text) is not None


def is_last_heading(text: str) -> bool:
    """Say whether a heading is one that closing and amending articles have."""
    return _LAST_HEADINGS.match(text) is not None


def leads_in(text: str) -> bool:
    """Say whether a line announces a quotation: "… như sau:"."""
    return _LEADS_IN.search(text) is not None


def is_cut(text: str) -> bool:
    """Say whether a line ends in the middle of a citation: "… quy định tại khoản 5"."""
    return _CUT.search(text) is not None


def continues(text: str, before: str) -> bool:
    """Say whether a line only goes on with the one before, cut by a bad wrap."""
    if label(text) or before[-1:] in ".;:!?" + CLOSE:
        return False
    return text[:1].islower() or before.endswith(",")
