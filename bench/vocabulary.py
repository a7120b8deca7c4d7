"""The words that invented marks are made of: syllables, goods, owners, communes."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import ip_portal.places

# The most frequent first: ranks follow Zipf's law, as in any language.
SYLLABLES = """
an phú tân thành hòa bình long mỹ thạnh đông hưng vĩnh thới phước lợi trung châu nam kim
hải minh ngọc thiên sơn hoàng gia đại việt tiến phát thịnh vạn lộc hồng xuân thu hà giang
sông hậu cửu mê kông miền tây nông sản xanh sạch tươi ngon vàng bạc ngân quê hương đất
lành chim cánh cò trắng sen súng lúa mùa gặt đồng ruộng vườn trái cây nhà bè ghe xuồng
chợ nổi cái răng ninh kiều phong điền ô môn thốt nốt cờ đỏ lai bửu tâm an khang ánh dương
bảo cát tường diệu đức hiền hạnh hùng huy khải khánh kiên lam lan liên linh mai mẫn nghĩa
nguyên nhân như oanh phương quang quyên quốc sinh thanh thảo thiện thủy thư tín trí trúc
tuấn uyên vân vinh vũ yến bách công danh duy hiệp hoa kỳ lâm nghi nhã ninh phúc quân quý
sang tài thái thắng thế thuận tiên toàn trân trường tú tùng tuyết văn viên vui xuyên ý
ba bốn năm sáu bảy tám chín mười cô chú anh dì út má tía ông bà bé cha con cháu đình
miếu cầu kênh rạch xẻo vàm bến bãi cồn cù lao đảo núi rừng mưa nắng gió trăng sao mây
khói lửa đá gạch gốm mộc tre lá dừa cau trầu mía mận ổi xoài cam quýt bưởi chôm sầu riêng
măng cụt nhãn vải thanh long mít ớt hành gừng nghệ sả tỏi rau cải dưa bầu bí khoai bắp đậu
mè nếp tấm cám bún bánh hủ tiếu tráng tét ú chuối nem chả lạp xưởng khô mắm cá tôm cua
lươn ếch gà vịt heo bò trâu dê ong mật đường muối nước giấm rượu trà cà phê thuốc dầu
""".split()  # noqa: SIM905 (a list of words reads best as words)

PRODUCTS = {
    "gạo": (30, 35, 31),
    "trái cây": (31, 35),
    "cá tra": (29, 35),
    "mắm": (29,),
    "bánh": (30, 43),
    "trà": (30, 32),
    "rượu": (33,),
    "nước ép": (32,),
    "hoa kiểng": (31, 44),
    "phân bón": (1, 5),
    "mỹ phẩm": (3, 44),
    "thuốc": (5,),
    "may mặc": (25, 24),
    "máy nông nghiệp": (7, 12),
    "phần mềm": (9, 42),
    "du lịch": (39, 43, 41),
    "xây dựng": (37, 19),
    "giáo dục": (41,),
}

GOODS = {
    1: "phân bón hữu cơ; phân vi sinh; chế phẩm cải tạo đất; đất trồng cây",
    3: "xà phòng; dầu gội đầu; kem dưỡng da; nước hoa; tinh dầu bưởi",
    5: "thuốc bảo vệ thực vật; thuốc thú y; thực phẩm chức năng; trà thảo dược",
    7: "máy gặt đập; máy bơm nước; máy sấy lúa; máy xay xát",
    9: "phần mềm máy tính; ứng dụng điện thoại; máy đo độ ẩm; cảm biến",
    12: "xuồng máy; xe tải; xe kéo nông nghiệp; vỏ lãi",
    19: "gạch; ngói; xi măng; cát xây dựng; gỗ xẻ",
    24: "vải; khăn; chăn; ga trải giường",
    25: "quần áo; giày dép; mũ nón; khăn rằn; áo bà ba",
    29: "cá tra phi lê; cá khô; mắm cá linh; tôm đông lạnh; trái cây sấy; dầu ăn",
    30: "gạo; gạo nếp; bún; bánh tráng; hủ tiếu; cà phê; trà; mật ong; nước mắm",
    31: "trái cây tươi; rau tươi; hoa tươi; cây giống; lúa giống; thức ăn thủy sản",
    32: "nước ép trái cây; nước khoáng; bia; nước mía đóng chai",
    33: "rượu nếp; rượu mận; rượu vang trái cây",
    35: "mua bán gạo; mua bán nông sản; xuất nhập khẩu trái cây; quảng cáo",
    37: "xây dựng nhà ở; sửa chữa máy nông nghiệp; thi công cầu đường",
    39: "vận tải đường sông; tổ chức tour du lịch; cho thuê kho; cho thuê ghe",
    41: "đào tạo nghề; tổ chức lễ hội; trường mẫu giáo; xuất bản sách",
    42: "thiết kế phần mềm; kiểm nghiệm nông sản; tư vấn công nghệ",
    43: "nhà hàng; quán cà phê; khách sạn; nhà nghỉ miệt vườn",
    44: "trồng hoa kiểng; chăm sóc sắc đẹp; khám chữa bệnh; thú y",
}

OWNERS = (
    "Công ty TNHH",
    "Công ty cổ phần",
    "Hợp tác xã",
    "Hộ kinh doanh",
    "Doanh nghiệp tư nhân",
    "Hội Nông dân",
    "Tổ hợp tác",
)

COLLECTIVE_OWNERS = ("Hội Nông dân", "Hợp tác xã", "Hội Làm vườn")


@cache
def communes() -> tuple[tuple[str, str], ...]:
    """Return code and name of every ward and commune of today, by code."""
    folder = Path(ip_portal.places.__file__).parent / "data"
    seeds = tomllib.loads((folder / "cantho.toml").read_text("utf-8"))
    return tuple(
        (code, unit["name"]) for code, unit in sorted(seeds["present"].items())
    )
