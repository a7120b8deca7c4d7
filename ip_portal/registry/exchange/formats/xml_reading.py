"""Reading XML of strangers: what is refused, and what is found in the rest.

A file passes twice. The first pass (expat, no tree) refuses a document type, any
entity and XML that is not well formed, and tells which standard the file follows, so
that nothing of a bad file is ever yielded. The second pass (lxml) walks the records
one by one and drops each after reading, so that memory stays flat.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn
from xml.parsers import expat

from lxml import etree

from ip_portal.registry.exchange.reasons import Reason
from ip_portal.registry.exchange.records import FileRefusedError, SourceFormat

MAX_BYTES = 4 * 1024**3
_CHUNK = 1 << 18
# Elements looked at before a file is held to be something else.
_LOOK_AT = 500
_DEEPEST = 200

# ST.66 writes TradeMark, ST.96 Trademark, with and without their namespaces.
_TELLING = {
    "TradeMarkTransactionBody": SourceFormat.ST66,
    "TradeMarkApplication": SourceFormat.ST66,
    "TradeMarkDetails": SourceFormat.ST66,
    "TradeMark": SourceFormat.ST66,
    "TrademarkTransaction": SourceFormat.ST96,
    "TrademarkTransactionBody": SourceFormat.ST96,
    "TrademarkApplication": SourceFormat.ST96,
    "TrademarkBag": SourceFormat.ST96,
    "Trademark": SourceFormat.ST96,
}
_OTHER_RIGHTS = {
    "DesignApplication",
    "DesignBag",
    "PatentPublication",
    "PatentData",
    "PatentRecord",
    "GIApplication",
    "GeographicalIndicationBag",
}


def local(tag: object) -> str:
    """Give the name of a tag without its namespace or prefix."""
    name = str(tag)
    return name.rpartition("}")[2].rpartition(":")[2]


class _Gate:
    """The first pass over a file."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.StartDoctypeDeclHandler = self._refuse_doctype
        self.parser.EntityDeclHandler = self._refuse_doctype
        self.parser.ExternalEntityRefHandler = self._refuse_doctype
        self.parser.StartElementHandler = self._look
        self.parser.EndElementHandler = self._leave
        self.format: SourceFormat | None = None
        self.other_right = False
        self._seen = 0
        self._depth = 0

    def _refuse_doctype(self, *declaration: object) -> NoReturn:
        raise FileRefusedError(Reason("xml_with_dtd"))

    def _look(self, name: str, attributes: dict[str, str]) -> None:
        self._seen += 1
        self._depth += 1
        if self._depth > _DEEPEST:
            raise FileRefusedError(Reason("xml_too_deep"))
        if self.format is None and self._seen <= _LOOK_AT:
            self.format = _TELLING.get(local(name))
            self.other_right = self.other_right or local(name) in _OTHER_RIGHTS

    def _leave(self, name: str) -> None:
        self._depth -= 1


def check(path: Path) -> SourceFormat:
    """Tell which standard an XML file follows; reads all of it, holds none of it.

    Raises FileRefusedError for a file with a document type or an entity, for XML that
    is not well formed, nested absurdly deep or too large, and for any other XML.
    """
    if path.stat().st_size > MAX_BYTES:
        raise FileRefusedError(Reason("file_too_large", {"limit": MAX_BYTES >> 20}))
    gate = _Gate()
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                gate.parser.Parse(chunk, False)
        gate.parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise FileRefusedError(_broken(error)) from None
    except (ValueError, LookupError):
        raise FileRefusedError(Reason("xml_encoding")) from None
    if gate.format is None:
        code = "xml_other_right" if gate.other_right else "xml_other"
        raise FileRefusedError(Reason(code))
    return gate.format


def _broken(error: expat.ExpatError) -> Reason:
    if error.code == expat.errors.codes[expat.errors.XML_ERROR_UNDEFINED_ENTITY]:
        return Reason("xml_with_dtd")
    return Reason("xml_broken", {"line": error.lineno})


def walk(path: Path, names: tuple[str, ...]) -> Iterator[etree._Element]:
    """Walk the elements of these local names, each at its end, in any namespace.

    The caller drops what it has read with `drop`. Nothing is fetched, no entity is
    resolved. Raises FileRefusedError where a single text is larger than any real one.
    """
    found = etree.iterparse(
        str(path),
        events=("end",),
        tag=[f"{{*}}{name}" for name in names],
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        yield from (element for _, element in found)
    except etree.XMLSyntaxError as error:
        reason = Reason("xml_broken", {"line": error.lineno or 1})
        raise FileRefusedError(reason) from None


def drop(element: etree._Element) -> None:
    """Free an element that was read and everything before it beside it."""
    element.clear()
    parent = element.getparent()
    if parent is None:
        return
    while element.getprevious() is not None:
        del parent[0]


def line(element: etree._Element) -> int:
    """Give the line an element begins in."""
    # The stubs leave the type of this one open.
    found: int | None = element.sourceline  # type: ignore[assignment]
    return found or 1


def content(element: etree._Element) -> str:
    """Give all text inside an element."""
    return "".join(map(str, element.itertext())).strip()


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """Give the first child of one of these local names."""
    return next(children(element, *names), None)


def children(element: etree._Element | None, *names: str) -> Iterator[etree._Element]:
    """Give the children of one of these local names, in order."""
    if element is None:
        return
    for item in element:
        if local(item.tag) in names:
            yield item


def reach(element: etree._Element | None, *steps: str) -> Iterator[etree._Element]:
    """Give every element reached by these steps of local names."""
    if not steps:
        if element is not None:
            yield element
        return
    for item in children(element, steps[0]):
        yield from reach(item, *steps[1:])


def text(element: etree._Element | None, *steps: str) -> str:
    """Give the text of the first element the steps reach that has any, or ""."""
    for item in reach(element, *steps):
        found = content(item)
        if found:
            return found
    return ""


def language(element: etree._Element, default: str | None = None) -> str | None:
    """Give the language an element states about itself, in lower case."""
    for name, value in element.attrib.items():
        if local(name) in ("languageCode", "lang"):
            return str(value).strip().lower()[:2] or default
    return default
