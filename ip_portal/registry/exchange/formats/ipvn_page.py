"""Detail pages of IP Viet Nam's register (WIPO Publish): marks, patents, designs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ip_portal.core.text import fold
from ip_portal.registry.exchange.formats import fields, limits, page_cells
from ip_portal.registry.exchange.formats.page_cells import PLACEHOLDER, plain, texts
from ip_portal.registry.exchange.reasons import Reason
from ip_portal.registry.exchange.records import (
    KIND_DIGITS,
    EventRecord,
    FigurativeRecord,
    FileRefusedError,
    GoodsRecord,
    NumberRecord,
    PartyRecord,
    PriorityRecord,
    Problem,
    RepresentationRecord,
    RightKind,
    RightRecord,
    SourceFormat,
)

MAX_BYTES = 20 * 1024**2
OFFICE = "VN"
Cells = dict[str, LexborNode]


def read(path: Path) -> Iterator[RightRecord | Problem]:
    """Read a saved detail page: one record, or the Problem that keeps it out.

    Raises FileRefusedError for a page that is none, among them the site's template
    before its values were filled in.
    """
    check_size(path)
    page = LexborHTMLParser(_decoded(path.read_bytes()))
    found = page_cells.cells(page)
    _refuse_others(found)
    try:
        record: RightRecord | Problem = limits.checked(_record(page, found))
    except fields.FieldError as error:
        record = Problem(path.name, error.line or 1, error.field, error.reason)
    return iter((record,))


def check_size(path: Path) -> None:
    """Refuse a page larger than any real one."""
    if path.stat().st_size > MAX_BYTES:
        raise FileRefusedError(Reason("file_too_large", {"limit": MAX_BYTES >> 20}))


def _decoded(raw: bytes) -> str:
    encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        raise FileRefusedError(Reason("not_utf8")) from None


def _refuse_others(found: Cells) -> None:
    filed = found.get("200") or found.get("20")
    if filed is None:
        raise FileRefusedError(Reason("not_an_ipvn_page"))
    unfilled = sum(bool(PLACEHOLDER.search(cell.text())) for cell in found.values())
    if PLACEHOLDER.search(filed.text()) or unfilled * 2 > len(found):
        raise FileRefusedError(Reason("unrendered_page"))


def _record(page: LexborHTMLParser, found: Cells) -> RightRecord:
    application, filed_on = _numbered(found, "(200)", "200", "20", "21")
    certificate, granted_on = _numbered(found, "(100)", "100", "10", "11")
    kind, kind_raw = _kind(page, found, application)
    numbers = _numbers(found, application, certificate, kind)
    published_on, publication_number = _publication(found.get("400") or found.get("40"))
    feature_raw = plain(found.get("550")) or None
    return RightRecord(
        source=SourceFormat.IPVN_PAGE.value,
        numbers=numbers,
        office=OFFICE,
        office_id=_office_id(page, numbers),
        kind=kind,
        kind_raw=kind_raw,
        words=texts(found.get("541") or found.get("54")),
        feature=fields.feature(feature_raw),
        feature_raw=feature_raw,
        filed_on=filed_on,
        published_on=published_on,
        publication_number=publication_number,
        granted_on=granted_on,
        expires_on=fields.office_day(plain(found.get("180")), "(180)"),
        status_word=plain(found.get("trang thai") or found.get("status")) or None,
        parties=_parties(found, kind),
        goods=_goods(found.get("511")),
        figurative=(*_vienna(found.get("531")), *_class_codes(found.get("51"), kind)),
        priorities=_priorities(found.get("300") or found.get("30")),
        abstracts=texts(found.get("57")),
        disclaimers=texts(found.get("526")),
        colours=texts(found.get("591")),
        descriptions=texts(found.get("571")),
        translations=texts(found.get("566")),
        transliterations=texts(found.get("561")),
        events=_events(page),
        representations=_images(page),
    )


def _numbered(found: Cells, field: str, *codes: str) -> tuple[str, date | None]:
    """Give the number and the day a cell prints side by side."""
    cell = next((found[code] for code in codes if code in found), None)
    text = plain(cell)
    return fields.without_day(text).strip(), fields.office_day(text, field)


def _numbers(
    found: Cells, application: str, certificate: str, kind: str | None
) -> tuple[NumberRecord, ...]:
    filed = fields.number("application", application, OFFICE, kind)
    if filed is None:
        raise fields.FieldError("(200)", Reason("no_number"))
    numbers = [filed]
    granted = fields.number("certificate", certificate, OFFICE, kind)
    numbers += [granted] if granted else []
    for code, number_kind in (("86", "pct"), ("87", "wo")):
        raw, on = _numbered(found, f"({code})", code)
        if any(letter.isdecimal() for letter in raw):
            other = fields.number(number_kind, raw.removeprefix("IB "), OFFICE)
            if other is not None:
                numbers.append(
                    NumberRecord(number_kind, other.canonical, raw, "WO", on)
                )
    return tuple(numbers)


_NAMED_KINDS = (
    ("giai phap huu ich", RightKind.UTILITY_SOLUTION),
    ("gphi", RightKind.UTILITY_SOLUTION),
    ("sang che", RightKind.INVENTION),
    ("kieu dang", RightKind.DESIGN),
    ("chi dan dia ly", RightKind.GI),
)


def _kind(
    page: LexborHTMLParser, found: Cells, application: str
) -> tuple[str | None, str | None]:
    """Tell the kind of right by the page's words, else by the number's first digit."""
    title = page.css_first(".application-number")
    stated = [plain(found.get("loai don")), plain(found.get("loai don#2"))]
    raw = "; ".join(word for word in stated if word) or None
    number = fields.number("application", application, OFFICE)
    digit = number.canonical[:1] if number else ""
    kind = KIND_DIGITS.get(digit)
    words = fold(f"{title.text() if title else ''} {raw or ''}")
    if kind in (None, RightKind.TRADEMARK):
        named = next((right for part, right in _NAMED_KINDS if part in words), None)
        kind_value = named or fields.mark_kind(words) or kind
    else:
        kind_value = kind
    return (str(kind_value) if kind_value else None), raw


def _office_id(page: LexborHTMLParser, numbers: tuple[NumberRecord, ...]) -> str | None:
    """Give the register's own key of the file: VN and the number without hyphens."""
    hidden = page.css_first("#timeLineUrl") or page.css_first("#patentFamilyServiceUrl")
    written = _OFFICE_ID.search(hidden.text() if hidden else "")
    if written:
        return written[0]
    digits = numbers[0].canonical.replace("-", "")
    return f"{OFFICE}{digits}" if digits.isdecimal() else None


_OFFICE_ID = re.compile(r"VN\d{7,}")
_PUBLICATION = re.compile(r"\d+")


def _publication(cell: LexborNode | None) -> tuple[date | None, str | None]:
    """Give day and number of the first publication (A) of a cell."""
    text = plain(cell)
    on = fields.office_day(text, "(400)")
    number = _PUBLICATION.search(fields.without_day(text))
    return on, number[0] if number else None


def _parties(found: Cells, kind: str | None) -> tuple[PartyRecord, ...]:
    creator = "designer" if kind == RightKind.DESIGN else "inventor"
    holders = found.get("730") or found.get("71") or found.get("732")
    return fields.parties(
        [
            *page_cells.parties(holders, "applicant"),
            *page_cells.parties(found.get("740") or found.get("74"), "representative"),
            *page_cells.parties(found.get("72"), creator),
        ],
        by_address=True,
    )


def _goods(cell: LexborNode | None) -> tuple[GoodsRecord, ...]:
    lines: list[tuple[int, str | None, str | None, str | None]] = []
    for row in cell.css("div.row") if cell is not None else ():
        number = row.css_first(".ext-link-text")
        if number is None or PLACEHOLDER.search(number.text()):
            continue
        boxes = [box for box in row.css("div") if box.mem_id != row.mem_id]
        words = texts(boxes[-1]) if boxes else ()
        class_ = fields.nice_class(number.text())
        lines.append((class_, None, None, None))
        lines += [(class_, item.text, item.language, None) for item in words]
    return fields.goods(lines)


def _links(cell: LexborNode | None) -> Iterator[str]:
    if cell is None:
        return
    links = [link.text() for link in cell.css(".ext-link-text")]
    written = (segment.text for segment in page_cells.segments(cell))
    for item in links or [part for text in written for part in text.split(" | ")]:
        code = fields.clean(PLACEHOLDER.sub(" ", item))
        if code:
            yield code


def _vienna(cell: LexborNode | None) -> tuple[FigurativeRecord, ...]:
    found = []
    for raw in _links(cell):
        code = fields.vienna(raw)
        if code is None:
            reason = Reason("not_a_vienna_code", {"value": fields.short(raw)})
            raise fields.FieldError("(531)", reason)
        found.append(FigurativeRecord("vienna", *code))
    return tuple(dict.fromkeys(found))


_CODE_AND_EDITION = re.compile(r"(.+?)\s*\(([\d.]+)\)")


def _class_codes(
    cell: LexborNode | None, kind: str | None
) -> tuple[FigurativeRecord, ...]:
    """Read (51): the IPC of a patent, Locarno of a design."""
    scheme = "locarno" if kind == RightKind.DESIGN else "ipc"
    found = []
    for raw in _links(cell):
        parts = _CODE_AND_EDITION.fullmatch(raw)
        code, edition = parts.groups() if parts else (raw, None)
        found.append(FigurativeRecord(scheme, code, edition))
    return tuple(dict.fromkeys(found))


_PRIORITY = re.compile(
    r"\b([A-Z]{2})\s+(\S(?:.{0,60}?\S)?)\s*\|?\s+(\d{1,2}\.\d{1,2}\.\d{4})"
)


def _priorities(cell: LexborNode | None) -> tuple[PriorityRecord, ...]:
    return tuple(
        PriorityRecord(
            found[2].rstrip(" |"), fields.office_day(found[3], "(300)"), found[1]
        )
        for found in _PRIORITY.finditer(plain(cell))
    )


_EVENT_CODE = re.compile(r"(\d{3,5})\s")
_COLUMNS = 3


def _events(page: LexborHTMLParser) -> tuple[EventRecord, ...]:
    lines = []
    for row in page.css(".events-section tbody tr"):
        boxes = [plain(box) for box in row.css("td")]
        days = [fields.office_day(box, "Tiến trình") for box in boxes[:_COLUMNS]]
        at = next((place for place, day in enumerate(days) if day), None)
        if at is None or len(boxes) < _COLUMNS:
            continue
        event, state = (box or None for box in (*boxes[:at], *boxes[at + 1 : _COLUMNS]))
        on, code = days[at], _EVENT_CODE.match(event or "")
        if on is not None and (event or state):
            found = code[1] if code else None
            lines.append(fields.EventLine(on, found, event, state))
    return fields.events(lines)


def _images(page: LexborHTMLParser) -> tuple[RepresentationRecord, ...]:
    sources = [
        image.attributes.get("src") or ""
        for image in page.css(".logoDetail img, .drawings img")
    ]
    kept = (source for source in sources if source and not PLACEHOLDER.search(source))
    return tuple(RepresentationRecord(source) for source in dict.fromkeys(kept))
