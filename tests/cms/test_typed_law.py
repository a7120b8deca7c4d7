"""What counts as typed law, in both languages: sentences that pass and that do not."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given, strategies as st

from cms.typed_law import english, find, vietnamese
from cms.typed_law.plain import flatten

PASSES = [
    # Dates.
    "Luật có hiệu lực từ ngày 1 tháng 4 năm 2026.",
    "Luật có hiệu lực từ 01/4/2026.",
    "Danh sách được cập nhật vào tháng 4/2026.",
    "Quy định này áp dụng từ năm 2025.",
    "Hội nghị tổ chức vào tháng 12.",
    "Vải chín rộ vào tháng năm.",
    "Lễ hội mở vào tháng ba năm 2026.",
    "Cơ quan nghỉ vào dịp lễ 30 tháng 4.",
    "Hằng năm, ngày 26 tháng 4 là Ngày Sở hữu trí tuệ thế giới.",
    "Ngày mùng hai tháng chín là Quốc khánh.",
    "Công báo số 420 tháng 3 năm 2026 đăng đơn này.",
    "Báo cáo quý 4 năm nay đã công bố.",
    "Nghị định 65 năm 2023 hướng dẫn việc này.",
    "Đơn nộp trước 2026-04-01 theo luật cũ.",
    "The law takes effect on 1 April 2026.",
    "The list was last changed on April 1, 2026.",
    "The merger took place in 2025.",
    "The fair opens in May and closes in June.",
    # Documents, articles, classes.
    "Xem Điều 95 và khoản 2 Điều 112a của Luật 131/2025/QH15.",
    "Nghị định 65/2023/NĐ-CP ngày 23/8/2023 quy định chi tiết.",
    "Quyết định số 1719 ngày 14/10/2025 của Uỷ ban nhân dân thành phố.",
    "Gạo thuộc Nhóm 30, dịch vụ bán lẻ thuộc Nhóm 35.",
    "Theo điểm đ khoản 2, đơn phải có quy chế.",
    "Rice belongs to Class 30 of the Nice Classification.",
    "See Article 95 of Law 131/2025/QH15.",
    # Counts of other things.
    "Hợp tác xã có ít nhất hai thành viên.",
    "Bạn cần 5 mẫu nhãn hiệu và 2 bản mô tả.",
    "Gạo đóng túi 5 kg, 10 túi một thùng.",
    "Gạo 5% tấm được xuất khẩu nhiều nhất.",
    "Hai đồng tác giả cùng đứng tên trong đơn.",
    "Vùng trồng rộng 120 hecta ở 3 phường và 2 xã.",
    "Five members sign the regulation of use.",
    "A bag of rice weighs 5 kg.",
    # Days of the week, times of the day, vague words.
    "Bộ phận một cửa tiếp từ thứ hai đến thứ sáu.",
    "Lớp học bắt đầu vào thứ năm tuần sau, lúc 8 giờ.",
    "Mở cửa 07:30–11:30 và 13:30–17:00.",
    "Cổng thông tin mở 24/7.",
    "Năm nay nhiều hợp tác xã nộp đơn hơn năm trước.",
    "Một ngày nào đó bạn sẽ cần đến nhãn hiệu.",
    "Việc này có thể mất vài tháng.",
    "Chương trình đã sang năm thứ hai.",
    "Văn phòng ở số 2, đường 3 Tháng 2, quận Ninh Kiều.",
    "Trung tâm nghỉ ngày thứ 7 và chủ nhật.",
    "Hàng trăm hộ đã góp hàng triệu đồng.",
    "Cây vú sữa 10 năm tuổi cho trái ngon nhất.",
    "Chủ sở hữu nộp báo cáo hằng năm.",
    "Thành phố đầu tư năm nay vào vùng lúa.",
    "A 10-year-old orchard gives the best fruit.",
    "The owner reports once a year.",
    "It may take several months, sometimes years.",
    "The register is open day and night.",
    "Mở cửa từ 07h30 đến 11h.",
    "Mở cửa 7 giờ 30 đến 11 giờ 30.",
    "Buổi học bắt đầu 8 giờ 30.",
    "Chợ nổi họp 5h-9h.",
    "Cuộc thi dành cho lớp 10 năm học 2025.",
    "Lớp bồi dưỡng mở vào quý I năm 2027.",
    "Tháng năm này trung tâm mở lớp.",
    "Sinh viên năm thứ ba tham gia.",
    "Đơn nộp trong năm 2026 theo luật mới.",
    "Việc này mất một vài tháng.",
    "Second-year students and pupils of the third year take part.",
    "The second day of the fair is for pupils.",
    "One day you will need a mark.",
    "It takes a couple of months.",
    "A story of the 21st century and the 1990s.",
    # Percentages and large numbers of other things.
    "Giảm 20 % lượng nước tưới.",
    "Giống mới giảm 15% phân bón và tăng 10% sản lượng.",
    "Vùng này cho 2 triệu tấn gạo.",
    "Thành phố hỗ trợ 5 nghìn hộ trồng lúa.",
    "Chương trình hỗ trợ 1.200 hộ.",
    "Một triệu lý do để giữ gìn thương hiệu.",
    "Màn hình 4K, 10k bước chân.",
    "Cần Thơ có hơn ba triệu dân.",
    "The delta sends 2 million tons of rice abroad.",
    "The project cuts 20% of the water that is used.",
    "Support reached 1,200 households.",
    "Thị trấn Bảy Ngàn và Kinh Tám Ngàn trồng mía.",
    # Marks of rich text that join no number to a unit.
    "<p>Mục 3</p><p>Tháng nào cũng có lớp.</p>",
    "<ul><li>Nhóm 30</li><li>ngày nộp đơn</li></ul>",
    "Kỹ&nbsp;thuật &amp; sở hữu trí tuệ.",
    # Numbers that the rule book gives.
    "Bạn có [[trademark.opposition]] để phản đối đơn.",
    "Phí là [[fee:mark_filing_one_class]] cho mỗi nhóm.",
    "You have [[trademark.opposition]] to oppose.",
]

REFUSED = [
    ("Bạn có 3 tháng để phản đối.", "3 tháng"),
    ("Bạn có ba tháng để phản đối.", "ba tháng"),
    ("Nhãn hiệu có hiệu lực 10 năm.", "10 năm"),
    ("Nhãn hiệu có hiệu lực mười năm.", "mười năm"),
    ("Kiểu dáng được gia hạn thêm năm năm.", "năm năm"),
    ("Đơn được công bố sau năm tháng.", "năm tháng"),
    ("Trả lời trong thời hạn 30 ngày.", "30 ngày"),
    ("Trả lời trong ba mươi ngày làm việc.", "ba mươi ngày làm việc"),
    ("Thời hạn là hai mươi lăm ngày.", "hai mươi lăm ngày"),
    ("Thời hạn là hai mươi tư tháng.", "hai mươi tư tháng"),
    ("Thời hạn là một trăm hai mươi ngày.", "một trăm hai mươi ngày"),
    ("Thời hạn là 03 (ba) tháng.", "03 (ba) tháng"),
    ("Việc này mất 3–5 ngày làm việc.", "3–5 ngày làm việc"),
    ("Việc này mất từ 5 đến 10 tuần.", "5 đến 10 tuần"),
    ("Gia hạn 6 tháng 1 lần.", "6 tháng"),
    ("Đơn được thẩm định trong một năm rưỡi.", "một năm"),
    ("Nộp muộn nhất nửa năm.", "nửa năm"),
    ("Kết quả có sau 24 giờ.", "24 giờ"),
    ("Kết quả có sau 48h.", "48h"),
    ("Đơn được công bố vào tháng thứ 19.", "tháng thứ 19"),
    ("Thời hạn chấm dứt vào năm thứ năm mươi.", "năm thứ năm mươi"),
    ("Trả lời chậm nhất vào ngày thứ 30.", "ngày thứ 30"),
    ("Trả lời trong thời hạn mười (10) ngày.", "mười (10) ngày"),
    ("Việc này mất từ ba đến năm tháng.", "ba đến năm tháng"),
    ("Mức nộp thêm là 10% mỗi lần.", "10%"),
    ("Lệ phí là 1.000.000 đồng.", "1.000.000 đồng"),
    ("Lệ phí là 150.000đ mỗi nhóm.", "150.000đ"),
    ("Lệ phí là 150.000 đ mỗi nhóm.", "150.000 đ"),
    ("Lệ phí là 360 nghìn đồng.", "360 nghìn đồng"),
    ("Mỗi tháng hai triệu đồng.", "hai triệu đồng"),
    ("Thành phố hỗ trợ 1,5 tỷ đồng.", "1,5 tỷ đồng"),
    ("Chi phí là 1 triệu 500 nghìn đồng.", "1 triệu 500 nghìn đồng"),
    ("Chi phí là VND 500,000.", "VND 500,000"),
    ("Chi phí là 500.000 VNĐ.", "500.000 VNĐ"),
    ("Nộp muộn chịu thêm 10% lệ phí.", "10%"),
    ("Nộp muộn chịu thêm mười phần trăm lệ phí.", "mười phần trăm"),
    ("Thành phố hỗ trợ 50 % chi phí.", "50 %"),
    ("Bạn có 3\u00a0tháng để phản đối.", "3\u00a0tháng"),
    ("Bạn có 3\u202ftháng để phản đối.", "3\u202ftháng"),
    ("Thời hạn 3-tháng.", "3-tháng"),
    ("THỜI HẠN LÀ BA THÁNG.", "BA THÁNG"),
    ("Thời hạn là 1２ tháng.", "1２ tháng"),
    ("Thời hạn là 3\u2009tháng.", "3\u2009tháng"),
    ("Thời hạn là 3&nbsp;tháng.", "3&nbsp;tháng"),
    ("Thời hạn là 3&#160;tháng.", "3&#160;tháng"),
    ("Thời hạn là <b>3</b> tháng.", "3</b> tháng"),
    ("<p>Thời hạn là 3 <b>tháng</b></p>", "3 <b>tháng"),
    ('Thời hạn là 3&nbsp;<a href="/x/">tháng</a>.', '3&nbsp;<a href="/x/">tháng'),
    ("Thời hạn là 3<br/>tháng.", "3<br/>tháng"),
    ("<ul><li>3</li><li>tháng</li></ul>", "3</li><li>tháng"),
    ("Thời hạn là 3(ba) tháng.", "3(ba) tháng"),
    ("Thời hạn là (3) tháng.", "(3) tháng"),
    ("Thời hạn là “3” tháng.", "“3” tháng"),
    ("Thời hạn là 03 tháng.", "03 tháng"),
    ("Thời hạn là 3,5 năm.", "3,5 năm"),
    ("Thời hạn là 1½ năm.", "1½ năm"),
    ("Thời hạn là 5 - 10 ngày.", "5 - 10 ngày"),
    ("Thời hạn là năm mươi năm.", "năm mươi năm"),
    ("Thời hạn là hai thập kỷ.", "hai thập kỷ"),
    ("Kết quả có trong 24h.", "24h"),
    ("Kết quả có sau 48 tiếng.", "48 tiếng"),
    ("Việc này mất 8 giờ 30 phút.", "8 giờ"),
    ("Trả lời vào ngày làm việc thứ năm.", "ngày làm việc thứ năm"),
    ("Đơn được công bố vào tháng thứ ba.", "tháng thứ ba"),
    ("Đơn được công bố vào tháng thứ mười chín.", "tháng thứ mười chín"),
    ("Nộp trước ngày thứ năm kể từ thông báo.", "ngày thứ năm"),
    ("Gia hạn vào cuối năm thứ năm.", "cuối năm thứ năm"),
    ("Lệ phí 360k VND.", "360k VND"),
    ("Lệ phí 100k mỗi nhóm.", "100k"),
    ("Phí là 30tr.", "30tr"),
    ("Phí là 30 tr mỗi đơn.", "30 tr"),
    ("Phí là 1tr5.", "1tr5"),
    ("Phí là 30 triệu/đơn.", "30 triệu"),
    ("Phí là 1 triệu rưỡi.", "1 triệu rưỡi"),
    ("Tổng cộng mười hai triệu.", "mười hai triệu"),
    ("Phí ba trăm sáu mươi ngàn.", "ba trăm sáu mươi ngàn"),
    ("Lệ phí: 150.000 mỗi nhóm.", "150.000"),
    ("Lệ phí là 1 000 000 đồng.", "1 000 000 đồng"),
    ("Lệ phí là 1.000.000đ.", "1.000.000đ"),
    ("Lệ phí là một trăm năm mươi nghìn đồng.", "một trăm năm mươi nghìn đồng"),
    ("Lệ phí là 150,000₫.", "150,000₫"),
    ("Lệ phí là 150.000&nbsp;đ.", "150.000&nbsp;đ"),
    ("Bạn được giảm 50 % lệ phí.", "50 %"),
    ("Hợp tác xã được giảm 50 %.", "50 %"),
    ("Bạn chỉ nộp một nửa lệ phí.", "một nửa lệ phí"),
    ("The fee is USD 100.", "USD 100"),
    ("The fee is $100.", "$100"),
    ("The fee is VND 1.5 million.", "VND 1.5 million"),
    ("The fee is two and a half million.", "two and a half million"),
    ("The fee is 150k for each class.", "150k"),
    ("You pay half of the fee.", "half of the fee"),
    ("A discount of 50% is given.", "50%"),
    ("It is published in the nineteenth month.", "nineteenth month"),
    ("It ends at the end of the third month.", "third month"),
    ("Answer by the fifth working day.", "fifth working day"),
    ("It lapses at the end of the fifth year.", "end of the fifth year"),
    ("It lapses in the twentieth year.", "twentieth year"),
    ("Answer in half a year.", "half a year"),
    ("Answer within a fortnight.", "within a fortnight"),
    ("You have a week or two.", "a week or two"),
    ("It ends with a month's notice.", "a month's notice"),
    ("A one-month delay is granted.", "one-month"),
    ("The 12-month period is over.", "12-month"),
    ("It gives 10 years' protection.", "10 years"),
    ("A five‑year term begins.", "five‑year"),
    ("A title lasts two decades.", "two decades"),
    ("You have <strong>three</strong> months.", "three</strong> months"),
    ("You have 3 months to oppose.", "3 months"),
    ("You have three months to oppose.", "three months"),
    ("The three-month window is over.", "three-month"),
    ("The 10-year term can be renewed.", "10-year"),
    ("A title lasts one year.", "one year"),
    ("Answer within twenty-one working days.", "twenty-one working days"),
    ("Answer within 5 (five) days.", "5 (five) days"),
    ("It takes 3 to 5 weeks.", "3 to 5 weeks"),
    ("It takes one and a half years.", "one and a half years"),
    ("Answer within a month.", "within a month"),
    ("Renew a year before the end.", "a year"),
    ("You get the result after 24 hours.", "24 hours"),
    ("One hour is enough.", "One hour"),
    ("The fee is one million dong.", "one million dong"),
    ("The fee is 150,000 VND.", "150,000 VND"),
    ("The fee is VND150,000 for each class.", "VND150,000"),
    ("The city pays 50 per cent of the fee.", "50 per cent"),
    ("A late fee of 10% is added.", "10%"),
    ("It was published in the 19th month.", "19th month"),
]


def test_there_are_enough_sentences() -> None:
    assert len(PASSES) >= 40
    assert len(REFUSED) >= 40


@pytest.mark.parametrize("text", PASSES)
def test_what_is_no_law_passes(text: str) -> None:
    assert [one.words for one in find(text)] == []


@pytest.mark.parametrize(("text", "words"), REFUSED)
def test_typed_law_is_found_with_its_words(text: str, words: str) -> None:
    assert [one.words for one in find(text)] == [words]


@pytest.mark.parametrize(("text", "words"), REFUSED)
def test_composed_and_decomposed_letters_are_one(text: str, words: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    (found,) = find(decomposed)
    assert unicodedata.normalize("NFC", found.words) == words
    assert decomposed[found.start : found.end] == found.words


@pytest.mark.parametrize("text", ["BA THÁNG", "Ba Tháng", "ba\u200b tháng", "ba tháng"])
def test_capitals_and_invisible_signs_hide_nothing(text: str) -> None:
    assert len(find(text)) == 1


def test_two_paragraphs_are_not_read_as_one() -> None:
    assert find("Mục 3\n\ntháng") == []
    assert len(find("Bạn có 3\ntháng")) == 1


def test_the_marks_of_rich_text_hide_no_quantity_that_readers_see() -> None:
    assert [one.words for one in find("<p>Thời hạn</p><p><i>ba</i> tháng</p>")] == [
        "ba</i> tháng"
    ]
    assert len(find("&lt;ba tháng&gt;")) == len(find("<ba tháng>")) == 1


def test_a_token_joins_nothing() -> None:
    assert find("3 [[trademark.opposition]] tháng") == []


def test_the_month_of_may_and_five_months_differ() -> None:
    assert find("Tháng năm là mùa vải.") == []
    assert [one.words for one in find("Sau năm tháng")] == ["năm tháng"]
    assert [one.words for one in find("Ba tháng từ tháng ba năm 2026")] == ["Ba tháng"]


def test_several_quantities_come_in_order() -> None:
    found = find("Sau 3 tháng nộp 150.000 đồng, rồi chờ 10 ngày.")
    assert [one.words for one in found] == ["3 tháng", "150.000 đồng", "10 ngày"]


def test_long_hours_are_no_time_of_the_day() -> None:
    found = find("Kết quả có sau 24h đến 48h.")
    assert [one.words for one in found] == ["24h", "48h"]


def test_one_language_alone_is_read_when_asked() -> None:
    text = "3 tháng, 3 months"
    assert [one.words for one in find(text, "vi")] == ["3 tháng"]
    assert [one.words for one in find(text, "en")] == ["3 months"]
    with pytest.raises(KeyError):
        find(text, "fr")


def test_a_percentage_counts_only_beside_a_fee() -> None:
    assert find("80% thành viên là nông dân. Lệ phí xem bên dưới.") == []
    assert [one.words for one in find("Giảm 50% mức thu.")] == ["50%"]


DIGITS = ["3", "03", "12", "1.000", "2,5"]
COUNTED = st.one_of(
    st.tuples(
        st.sampled_from([*DIGITS, "ba", "mười lăm", "hai mươi mốt"]),
        st.sampled_from(["ngày", "tuần", "tháng", "năm", "đồng", "triệu đồng"]),
    ),
    st.tuples(
        st.sampled_from([*DIGITS, "one", "twelve", "twenty-one"]),
        st.sampled_from(["day", "working days", "weeks", "months", "years", "dong"]),
    ),
)
SPACES = st.sampled_from([" ", "\u00a0", "\u202f", "  ", "\n"])
WORDS = st.text("abcxyzđơưê ,.;!?", max_size=30)


@given(WORDS, COUNTED, SPACES, WORDS)
def test_a_number_before_a_unit_is_always_found(
    before: str, counted: tuple[str, str], space: str, after: str
) -> None:
    text = f"{before} - {space.join(counted)}, {after}"
    assert any(counted[0] in one.words for one in find(text))


PARTS = sorted({part for text, _words in REFUSED for part in text.lower().split()})


@given(st.lists(st.sampled_from(PARTS), max_size=8).map(" ".join))
def test_no_text_with_a_quantity_is_passed_over_unread(text: str) -> None:
    plain = flatten(text).text
    for reader in (english, vietnamese):
        counted = [*reader.QUANTITIES, reader.PERCENTAGE, reader.SUM_OF_A_FEE]
        if any(pattern.search(plain) for pattern in counted):
            assert reader.HINT.search(plain)


@given(st.text(max_size=200))
def test_any_text_is_read_and_places_fit_it(text: str) -> None:
    end = 0
    for found in find(text):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.words
        end = found.end


@given(st.text("bcdghklmnpqrstvxạảãăâđêôơư .,-()", max_size=200))
def test_a_text_without_a_number_states_no_quantity(text: str) -> None:
    assert all(not any(sign.isdigit() for sign in one.words) for one in find(text))


@pytest.mark.parametrize(
    "part",
    ["ba ", "1.", "1 ", "ba - ", "one-", "(ba) ", "a half ", "<b>", "&nbsp;", "triệu "],
)
def test_no_text_makes_the_scanner_slow(part: str) -> None:
    began = time.process_time()
    find(part * 5000)
    assert time.process_time() - began < 5
