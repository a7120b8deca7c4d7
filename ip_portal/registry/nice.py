"""Short names for the 45 Nice classes, in our own words, in both languages.

They help a reader to choose a filter; what a class covers is said by the Nice
Classification itself.
"""

from __future__ import annotations

from typing import Final

SHORT_NAMES: Final[dict[int, tuple[str, str]]] = {
    1: ("hoá chất, phân bón", "chemicals, fertilisers"),
    2: ("sơn, vecni, thuốc màu", "paints, varnishes, dyes"),
    3: ("mỹ phẩm, chất tẩy rửa", "cosmetics, cleaning products"),
    4: ("dầu mỡ, chất đốt, nến", "oils, fuels, candles"),
    5: ("thuốc, thực phẩm chức năng", "medicines, food supplements"),
    6: ("kim loại, đồ sắt thép", "metals, metal goods"),
    7: ("máy móc, động cơ", "machines, engines"),
    8: ("dụng cụ cầm tay, dao kéo", "hand tools, cutlery"),
    9: ("điện tử, phần mềm, đo lường", "electronics, software, measuring"),
    10: ("thiết bị y tế", "medical devices"),
    11: ("đèn, bếp, điều hoà, cấp nước", "lighting, cooking, cooling, water"),
    12: ("xe cộ, ghe thuyền", "vehicles, boats"),
    13: ("vũ khí, pháo hoa", "firearms, fireworks"),
    14: ("trang sức, đồng hồ", "jewellery, watches"),
    15: ("nhạc cụ", "musical instruments"),
    16: ("giấy, bao bì giấy, ấn phẩm", "paper, packaging, print"),
    17: ("cao su, nhựa, vật liệu cách điện", "rubber, plastics, insulation"),
    18: ("túi xách, đồ da", "bags, leather goods"),
    19: ("vật liệu xây dựng phi kim loại", "building materials, not of metal"),
    20: ("đồ gỗ, đồ đan lát", "furniture, wickerwork"),
    21: ("đồ gia dụng, gốm, thuỷ tinh", "household ware, pottery, glass"),
    22: ("dây, lưới, lều bạt", "ropes, nets, tents"),
    23: ("sợi, chỉ", "yarns, threads"),
    24: ("vải, chăn màn", "fabrics, bed linen"),
    25: ("quần áo, giày dép, nón", "clothing, footwear, hats"),
    26: ("đồ thêu, ren, cúc, hoa giả", "lace, buttons, artificial flowers"),
    27: ("thảm, chiếu", "carpets, mats"),
    28: ("đồ chơi, đồ thể thao", "toys, sports goods"),
    29: ("thịt, cá, sữa, trái cây chế biến", "meat, fish, milk, preserved fruit"),
    30: ("gạo, bún, bánh, cà phê", "rice, noodles, cakes, coffee"),
    31: ("nông sản tươi, cây, con giống", "fresh produce, plants, livestock"),
    32: ("nước uống, bia", "soft drinks, beer"),
    33: ("rượu", "wines, spirits"),
    34: ("thuốc lá, diêm", "tobacco, matches"),
    35: ("mua bán, quảng cáo, quản lý", "trade, advertising, management"),
    36: ("tài chính, bảo hiểm, nhà đất", "finance, insurance, real estate"),
    37: ("xây dựng, sửa chữa", "building, repair"),
    38: ("viễn thông", "telecommunications"),
    39: ("vận tải, kho bãi, du lịch", "transport, storage, travel"),
    40: ("gia công, xử lý vật liệu", "treatment of materials"),
    41: ("giáo dục, giải trí, văn hoá", "education, entertainment, culture"),
    42: ("nghiên cứu, phần mềm, thiết kế", "research, software, design services"),
    43: ("ăn uống, lưu trú", "food, drink and lodging"),
    44: ("y tế, làm đẹp, nông nghiệp", "health, beauty, farming services"),
    45: ("pháp lý, an ninh", "legal and security services"),
}


def short_name(number: int, language: str) -> str:
    """Return what a class is about in a few words; "" for a number that is no class."""
    names = SHORT_NAMES.get(number)
    if names is None:
        return ""
    return names[1] if language == "en" else names[0]
