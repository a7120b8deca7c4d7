"""The rights and the guide that the tests look for, and what stands beside them."""

from __future__ import annotations

from datetime import date

from wagtail.models import Site

from cms.models import GuidePage
from ip_portal.registry.exchange.records import (
    EventRecord,
    GoodsRecord,
    PartyRecord,
    RightKind,
)
from tests.factories import granted_mark, mark, number

RICE = ("4-2017-00861", "4-0286512-000")
TWO_EARS = "4-2026-00774"
ORANGE = "4-2025-00912"
SIX_RAYS = ("4-2020-30102", "4-0390714-000")
FRUITS = 45
"""Marks that differ by a number only: more than two pages of them."""


def fill() -> None:
    """Take the rights in and publish the guide."""
    granted_mark(
        word="GẠO CẦN THƠ",
        kind=RightKind.CERTIFICATION_MARK.value,
        numbers=tuple(number(one) for one in RICE),
        filed_on=date(2017, 1, 12),
        published_on=date(2017, 4, 25),
        granted_on=date(2018, 8, 28),
        expires_on=date(2027, 1, 12),
        goods=(GoodsRecord(30, "gạo"), GoodsRecord(35, "mua bán gạo")),
        parties=(owner("Sở Nông nghiệp và Môi trường", "phường Ninh Kiều"),),
    )
    mark(
        word="HAI BÔNG GẠO THƠM CẦN THƠ",
        numbers=(number(TWO_EARS),),
        filed_on=date(2026, 6, 25),
        published_on=date(2026, 9, 25),
        events=(
            EventRecord(date(2026, 6, 25), text="Nộp đơn"),
            EventRecord(date(2026, 9, 25), text="Công bố đơn"),
        ),
        parties=(owner("Công ty Hai Bông", "xã Thới Lai"),),
    )
    mark(
        word="CAM XOÀN THỚI AN – Ô MÔN",
        kind=RightKind.COLLECTIVE_MARK.value,
        numbers=(number(ORANGE),),
        filed_on=date(2025, 12, 24),
        published_on=date(2026, 3, 25),
        goods=(GoodsRecord(31, "cam tươi"),),
        parties=(owner("Hợp tác xã Cây ăn trái", "phường Ô Môn"),),
    )
    granted_mark(
        word="RƯỢU MẬN SÁU TIA",
        numbers=tuple(number(one) for one in SIX_RAYS),
        filed_on=date(2020, 6, 24),
        goods=(GoodsRecord(33, "rượu mận"),),
        parties=(owner("Hộ kinh doanh Sáu Tia", "phường Thốt Nốt"),),
    )
    _beside()
    _guide()


def _beside() -> None:
    """Marks that share a word with those looked for."""
    for word in ("GẠO THƠM", "CẦN THƠ TÂN", "TIA SÁNG", "SÁU SAO", "Ô MÔN XANH"):
        mark(
            word=word,
            goods=(GoodsRecord(29, "gạo rang; thịt"),),
            parties=(owner("Hộ bên cạnh", "phường Cái Khế"),),
        )
    mark(
        word='<b>BẠC & "VÀNG"</b>',
        goods=(GoodsRecord(14, "<script>alert(1)</script> trang sức"),),
        parties=(owner("Hộ <i>Bạc</i>", "phường Cái Khế"),),
    )
    for serial in range(1, FRUITS + 1):
        mark(
            word=f"TRÁI NGỌT {serial}",
            filed_on=date(2023, 1, 2 + serial % 20),
            published_on=date(2023, 4, 2),
            goods=(GoodsRecord(31, "trái cây tươi"),),
            parties=(owner(f"Vườn {serial}", "xã Phong Điền"),),
        )


def owner(name: str, commune: str) -> PartyRecord:
    """Return an applicant of the city."""
    return PartyRecord(
        "applicant", name, address=f"1 đường A, {commune}, TP Cần Thơ", country="VN"
    )


def _guide() -> None:
    home = Site.objects.get(is_default_site=True).root_page.specific
    guide = home.add_child(
        instance=GuidePage(
            title="Đăng ký nhãn hiệu tập thể",
            slug="nhan-hieu-tap-the",
            summary="Dành cho hội và hợp tác xã có hàng hoá mang tên chung.",
            locale=home.locale,
            live=False,
        )
    )
    guide.save_revision().publish()
