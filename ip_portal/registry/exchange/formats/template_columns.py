"""The columns of the import template: the one table behind reader, writer and docs.

Headings, explanations and examples are data in both languages.
"""

from __future__ import annotations

from dataclasses import dataclass

from ip_portal.core.text import fold

VERSION = "1"


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `name` stays the same for ever, headings may be reworded."""

    name: str
    vi: str
    en: str
    example: str
    help_vi: str
    help_en: str
    required: bool = False


COLUMNS: tuple[Column, ...] = (
    Column(
        "kind",
        "Loại quyền",
        "Kind of right",
        "nhãn hiệu chứng nhận",
        "nhãn hiệu, nhãn hiệu tập thể, nhãn hiệu chứng nhận, chỉ dẫn địa lý, "
        "kiểu dáng công nghiệp, sáng chế hoặc giải pháp hữu ích",
        "trademark, collective mark, certification mark, geographical indication, "
        "industrial design, invention or utility solution",
        required=True,
    ),
    Column(
        "application_number",
        "Số đơn",
        "Application number",
        "4-2024-00001",
        "(210) Bắt buộc nếu không có số văn bằng",
        "(210) Required where there is no certificate number",
    ),
    Column(
        "certificate_number",
        "Số văn bằng",
        "Certificate number",
        "4-0500001-000",
        "(111) Bắt buộc nếu không có số đơn",
        "(111) Required where there is no application number",
    ),
    Column(
        "filed_on",
        "Ngày nộp đơn",
        "Filing date",
        "05/01/2024",
        "(220) Ngày trước tháng, hoặc 2024-01-05",
        "(220) The day before the month, or 2024-01-05",
    ),
    Column(
        "accepted_on",
        "Ngày chấp nhận đơn",
        "Acceptance date",
        "02/02/2024",
        "Ngày đơn được chấp nhận hợp lệ",
        "The day the application was accepted as to form",
    ),
    Column(
        "published_on",
        "Ngày công bố",
        "Publication date",
        "25/03/2024",
        "(400) Ngày công bố đơn",
        "(400) The day the application was published",
    ),
    Column(
        "publication_number",
        "Số công bố",
        "Publication number",
        "100001",
        "(400) Số công bố đơn",
        "(400) The number of the publication",
    ),
    Column(
        "granted_on",
        "Ngày cấp văn bằng",
        "Grant date",
        "15/09/2025",
        "(151) Ngày cấp",
        "(151) The day of grant or registration",
    ),
    Column(
        "expires_on",
        "Ngày hết hạn",
        "Expiry date",
        "05/01/2034",
        "(180) Để trống nếu không có thời hạn",
        "(180) Empty where protection has no term",
    ),
    Column(
        "word",
        "Tên nhãn hiệu hoặc tên gọi",
        "Word or title",
        "GẠO MINH HOẠ",
        "(540), (541), (54) Chữ của nhãn hiệu, hoặc tên sáng chế, kiểu dáng",
        "(540), (541), (54) The word of the mark, or the title",
        required=True,
    ),
    Column(
        "feature",
        "Kiểu mẫu nhãn",
        "Mark feature",
        "kết hợp",
        "(550) chữ, hình, kết hợp, ba chiều, âm thanh hoặc khác",
        "(550) word, figurative, combined, three-dimensional, sound or other",
    ),
    Column(
        "colours",
        "Màu sắc",
        "Colours",
        "Xanh lá cây, vàng",
        "(591) Màu sắc yêu cầu bảo hộ",
        "(591) Colours claimed",
    ),
    Column(
        "description",
        "Mô tả",
        "Description",
        "Hình bông lúa đặt trên dòng chữ",
        "(571) Mô tả nhãn hiệu",
        "(571) Description of the mark",
    ),
    Column(
        "translation",
        "Dịch nghĩa",
        "Translation",
        "Illustration rice",
        "(566) Nghĩa của chữ bằng tiếng khác",
        "(566) What the words mean in another language",
    ),
    Column(
        "transliteration",
        "Phiên âm",
        "Transliteration",
        "",
        "(561) Phiên âm chữ không phải chữ La-tinh",
        "(561) Words of another script in Latin letters",
    ),
    Column(
        "disclaimer",
        "Yếu tố loại trừ",
        "Disclaimer",
        "Không bảo hộ riêng “GẠO”",
        "(526) Phần không bảo hộ riêng",
        "(526) What is not protected by itself",
    ),
    Column(
        "abstract",
        "Tóm tắt",
        "Abstract",
        "",
        "(57) Tóm tắt sáng chế, giải pháp hữu ích",
        "(57) Abstract of an invention or utility solution",
    ),
    Column(
        "vienna",
        "Phân loại Viên",
        "Vienna codes",
        "05.07.02 | 26.01.01",
        "(531) Nhiều mã cách nhau bằng dấu |",
        "(531) Several codes are parted by |",
    ),
    Column(
        "locarno",
        "Phân loại Locarno",
        "Locarno classes",
        "",
        "(51) Ví dụ 09-01; nhiều mã cách nhau bằng dấu |",
        "(51) As 09-01; several classes are parted by |",
    ),
    Column(
        "ipc",
        "Phân loại IPC",
        "IPC codes",
        "",
        "(51) Ví dụ A01N 63/00 (2006.01); nhiều mã cách nhau bằng dấu |",
        "(51) As A01N 63/00 (2006.01); several codes are parted by |",
    ),
    Column(
        "goods",
        "Hàng hoá, dịch vụ theo nhóm",
        "Goods and services by class",
        "30: gạo; bún | 35: mua bán gạo",
        "(511) Số nhóm Ni-xơ, dấu hai chấm, danh mục; các nhóm cách nhau bằng dấu |",
        "(511) Nice class, a colon, the goods; classes are parted by |",
    ),
    Column(
        "nice_edition",
        "Ấn bản Ni-xơ",
        "Nice edition",
        "12-2024",
        "Ấn bản bảng phân loại Ni-xơ đã dùng",
        "The edition of the Nice classification that was used",
    ),
    Column(
        "holder",
        "Chủ sở hữu",
        "Holder",
        "Hội Nông dân Minh Hoạ",
        "(732) Nhiều chủ cách nhau bằng dấu |",
        "(732) Several holders are parted by |",
    ),
    Column(
        "holder_kind",
        "Loại chủ sở hữu",
        "Kind of holder",
        "tổ chức",
        "cá nhân hoặc tổ chức",
        "person or organisation",
    ),
    Column(
        "commune",
        "Phường, xã của chủ sở hữu",
        "Commune of the holder",
        "Phường Ninh Kiều",
        "Tên phường, xã; không ghi số nhà",
        "The name of the commune; no street address",
    ),
    Column(
        "applicant",
        "Người nộp đơn",
        "Applicant",
        "Hội Nông dân Minh Hoạ",
        "(730) Nhiều người nộp đơn cách nhau bằng dấu |",
        "(730) Several applicants are parted by |",
    ),
    Column(
        "representative",
        "Đại diện",
        "Representative",
        "Văn phòng Đại diện Minh Hoạ",
        "(740) Nhiều đại diện cách nhau bằng dấu |",
        "(740) Several representatives are parted by |",
    ),
    Column(
        "inventor",
        "Tác giả",
        "Inventor or designer",
        "",
        "(72) Nhiều tác giả cách nhau bằng dấu |",
        "(72) Several inventors or designers are parted by |",
    ),
    Column(
        "priorities",
        "Quyền ưu tiên",
        "Priorities",
        "",
        "(300) Ví dụ US 61/908,392 @ 25/11/2013; cách nhau bằng dấu |",
        "(300) As US 61/908,392 @ 25/11/2013; parted by |",
    ),
    Column(
        "product_group",
        "Nhóm sản phẩm",
        "Product group",
        "Lúa gạo",
        "Nhóm sản phẩm của địa phương",
        "The local group of products",
    ),
    Column(
        "places",
        "Địa danh",
        "Place names",
        "Thới Lai | Cờ Đỏ",
        "Địa danh mà quyền gắn với; cách nhau bằng dấu |",
        "Places the right is about; parted by |",
    ),
    Column(
        "status_word",
        "Trạng thái",
        "Status",
        "Cấp bằng",
        "Trạng thái đúng như cơ quan ghi",
        "The status in the office's own word",
    ),
    Column(
        "as_of",
        "Trạng thái tại ngày",
        "Status as of",
        "01/10/2025",
        "Ngày trạng thái và dữ liệu được kiểm tra",
        "The day the status and the data were checked",
    ),
    Column(
        "events",
        "Tiến trình",
        "Events",
        "Nộp đơn@05/01/2024 | 4151 Lệ phí cấp bằng@20/08/2025",
        "Việc@ngày; các việc cách nhau bằng dấu |",
        "What happened@day; events are parted by |",
    ),
    Column(
        "image",
        "Tệp hình ảnh",
        "Image file",
        "gao-minh-hoa.png",
        "(540) Tên tệp, không phải địa chỉ trang web",
        "(540) The name of a file, not a web address",
    ),
    Column(
        "note",
        "Ghi chú",
        "Note",
        "",
        "Ghi chú nội bộ",
        "A note for the staff",
    ),
    Column(
        "illustration",
        "Dữ liệu minh hoạ",
        "Illustration",
        "có",
        "có hoặc không: số, ngày trong dòng này là hư cấu để minh hoạ",
        "yes or no: numbers or dates in this row are invented for illustration",
    ),
)

NAMES: tuple[str, ...] = tuple(column.name for column in COLUMNS)
REQUIRED: tuple[str, ...] = tuple(column.name for column in COLUMNS if column.required)
HEADINGS: dict[str, str] = {
    fold(heading): column.name
    for column in COLUMNS
    for heading in (column.name, column.vi, column.en)
}


def column_of(heading: str) -> str | None:
    """Find the column a heading means, in either language; None for a stranger."""
    return HEADINGS.get(fold(heading))


def column(name: str) -> Column:
    """Give a column by its name. Raises KeyError."""
    return COLUMNS[NAMES.index(name)]
