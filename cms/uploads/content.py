"""What is in a file, whatever its name says. Pure: bytes in, a reason out."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import BinaryIO

MAX_ENTRIES = 2_000
MAX_UNPACKED = 200 * 1024 * 1024
MAX_RATIO = 200
_SMALL = 1024 * 1024
_CHUNK = 64 * 1024

# A name that only this kind of file has, and where an ODF file says its kind.
_OFFICE = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
_ODF = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
}
_PDF_ACTIVE = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia)\b")
_PDF_LOCKED = re.compile(rb"/Encrypt\b")
_MARKUP = re.compile(
    rb"<(?:script|html|!doctype|iframe|svg|\?php|body|object|embed)\b", re.IGNORECASE
)
_SVG = re.compile(rb"<svg\b", re.IGNORECASE)


class ContentError(ValueError):
    """The content of a file is refused; ``code`` names the reason."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def check_document(kind: str, stream: BinaryIO) -> None:
    """Refuse a document whose content is not of this kind, or could harm.

    ``kind`` is the ending of the name without its dot. Raises ContentError:
    ``not_its_kind``, ``active`` (scripts, actions, macros, files inside), ``locked``,
    ``bomb``, ``path``, ``broken``, ``empty``. The stream is left at its beginning.
    """
    stream.seek(0)
    head = stream.read(1024)
    if not head:
        raise ContentError("empty")
    if kind == "pdf":
        _check_pdf(head, stream)
    else:
        _check_archive(kind, stream)
    stream.seek(0)


def check_picture(data: bytes) -> None:
    """Refuse a picture that a browser could also read as a page (``markup``)."""
    if _MARKUP.search(data):
        raise ContentError("markup")


def is_svg(name: str, head: bytes) -> bool:
    """Tell whether a file is a drawing in SVG, by its name or its first bytes."""
    return name.lower().endswith((".svg", ".svgz")) or bool(_SVG.search(head))


def _check_pdf(head: bytes, stream: BinaryIO) -> None:
    if not head.startswith(b"%PDF-"):
        raise ContentError("not_its_kind")
    stream.seek(0)
    data = stream.read()
    if b"%%EOF" not in data[-2048:]:
        raise ContentError("broken")
    if _PDF_LOCKED.search(data):
        raise ContentError("locked")
    if _PDF_ACTIVE.search(data) or _MARKUP.search(head):
        raise ContentError("active")


def _check_archive(kind: str, stream: BinaryIO) -> None:
    """Look into an office file without trusting what it says of itself."""
    try:
        with zipfile.ZipFile(stream) as archive:
            entries = archive.infolist()
            _check_declared(entries)
            _check_kind(kind, archive, {entry.filename for entry in entries})
            for entry in entries:
                _check_entry(archive, entry)
    except zipfile.BadZipFile:
        raise ContentError("not_its_kind") from None
    except (zlib.error, EOFError, OSError):
        raise ContentError("broken") from None
    except (NotImplementedError, RuntimeError):
        raise ContentError("locked") from None


def _check_declared(entries: Sequence[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_ENTRIES:
        raise ContentError("bomb")
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise ContentError("bomb")
    for entry in entries:
        path = PurePosixPath(entry.filename)
        if path.is_absolute() or ".." in path.parts or "\\" in entry.filename:
            raise ContentError("path")


def _check_kind(kind: str, archive: zipfile.ZipFile, names: set[str]) -> None:
    if kind in _ODF:
        is_kind = "mimetype" in names and _start(archive, "mimetype") == _ODF[kind]
    else:
        is_kind = _OFFICE.get(kind) in names
    if not is_kind:
        raise ContentError("not_its_kind")
    if any(_is_active(name) for name in names):
        raise ContentError("active")
    types = "[Content_Types].xml"
    if types in names and b"macroEnabled" in _start(archive, types, 1024 * 1024):
        raise ContentError("active")


def _is_active(name: str) -> bool:
    """Tell whether an entry is a macro or a program of another kind."""
    lowered = name.lower()
    return (
        "vbaproject" in lowered
        or lowered.startswith(("basic/", "scripts/"))
        or "/activex/" in lowered
        or lowered.endswith((".exe", ".js"))
    )


def _start(archive: zipfile.ZipFile, name: str, most: int = 200) -> bytes:
    with archive.open(name) as entry:
        return entry.read(most).strip()


def _check_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Unpack an entry in small pieces, to see that what it declares is true."""
    ratio = entry.file_size / max(entry.compress_size, 1)
    if entry.file_size > _SMALL and ratio > MAX_RATIO:
        raise ContentError("bomb")
    size = 0
    with archive.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > entry.file_size:
                raise ContentError("bomb")
