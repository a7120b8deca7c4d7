"""Import templates of any length, written by the project's own writer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

from ip_portal.registry.exchange.formats.template_writing import write_csv

WARDS = ("Ninh Kiều", "Cái Răng", "Ô Môn", "Thốt Nốt", "Bình Thủy", "Cờ Đỏ")
GROUPS = ("Lúa gạo", "Trái cây", "Thủy sản", "Bánh", "Rượu")


def row(serial: int, **cells: str) -> dict[str, str]:
    """Return one good row: every third mark is granted."""
    filed = date(2023, 1, 2) + timedelta(days=serial % 360)
    published = filed + timedelta(days=90)
    ward = WARDS[serial % len(WARDS)]
    values = {
        "kind": "nhãn hiệu",
        "application_number": f"4-{filed.year}-{serial:05d}",
        "word": f"GẠO {ward.upper()} {serial}",
        "filed_on": filed.isoformat(),
        "published_on": published.isoformat(),
        "goods": "30: gạo; bún | 35: mua bán gạo",
        "holder": f"Hợp tác xã {ward} {serial}",
        "commune": f"Phường {ward}",
        "product_group": GROUPS[serial % len(GROUPS)],
        "places": ward,
        "events": f"Nộp đơn@{filed.isoformat()}",
    }
    if serial % 3 == 0:
        granted = published + timedelta(days=300)
        values |= {
            "certificate_number": f"4-{500_000 + serial:07d}-000",
            "granted_on": granted.isoformat(),
            "expires_on": filed.replace(year=filed.year + 10).isoformat(),
            "status_word": "Cấp bằng",
            "as_of": granted.isoformat(),
        }
    return {**values, **cells}


def rows(count: int) -> Iterator[dict[str, str]]:
    """Return that many good rows."""
    return (row(serial) for serial in range(1, count + 1))


def write(path: Path, lines: Iterator[Mapping[str, str]]) -> Path:
    """Write rows as a CSV template; return its path."""
    path.write_bytes(write_csv(lines))
    return path
