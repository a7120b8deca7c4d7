"""The file formats the register reads: sniff a file, then read it.

    format = sniff(path)
    for item in read(path):
        ...  # RightRecord, or Problem

Readers are pure: no database, no network, and no name in a file is followed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from ip_portal.registry.exchange.formats import ipvn_page, st66, st96, template
from ip_portal.registry.exchange.formats.sniffing import sniff
from ip_portal.registry.exchange.records import Problem, RightRecord, SourceFormat

__all__ = ["READERS", "read", "sniff"]

# Readers of files that `sniff` has let through.
READERS: dict[SourceFormat, Callable[[Path], Iterator[RightRecord | Problem]]] = {
    SourceFormat.IPVN_PAGE: ipvn_page.read,
    SourceFormat.ST66: st66.records,
    SourceFormat.ST96: st96.records,
    SourceFormat.TEMPLATE: template.records,
}


def read(path: Path) -> Iterator[RightRecord | Problem]:
    """Read the records of a file of any of the four formats, one by one.

    Raises FileRefusedError, before anything is yielded, for any other file.
    """
    return READERS[sniff(path)](path)
