from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given, strategies as st

from ip_portal.registry.lifecycle import CODES, EventCode, Indicator, Phase
from ip_portal.registry.office_words import (
    event,
    observe,
    read_event,
    read_status,
    spell_out,
)

MARK_EVENTS = {
    "Application Filing": "filed",
    "Nộp đơn": "filed",
    "4157 Bổ sung giấy ủy quyền": "authority_filed",
    "41431 Trả lời Nội dung kèm Phí": "answered",
    "4151 Lệ phí cấp bằng": "grant_fee_paid",
    "4141 gì đó chưa gặp": "examination_requested",
    "Biên lai điện tử XLQ": "fee_receipt",
    "NH TB dự định từ chối hình thức": "formality_defect",
    "NH QĐ chấp nhận đơn hợp lệ": "accepted",
    "QĐ từ chối chấp nhận đơn hợp lệ": "formality_refused",
    "NH TB dự định từ chối nội dung": "refusal_intended",
    "Thông báo kết quả thẩm định nội dung (từ chối)": "refusal_intended",
    "NH TB cấp VBBH": "grant_intended",
    "NH TB cấp GCN": "grant_intended",
    "QĐ cấp VBBH": "registered",
    "Quyết định cấp Giấy chứng nhận đăng ký nhãn hiệu": "registered",
    "Cấp bằng": "registered",
    "QĐ từ chối cấp văn bằng bảo hộ": "refused",
    "NH QĐ Từ chối do k nộp phí": "refused",
    "NNĐ không nộp phí đúng hạn": "grant_fee_missed",
    "Đơn phản đối của bên thứ ba": "opposed",
    "Trả lời ý kiến phản đối": "opposition_answered",
    "Ý kiến của người thứ ba": "third_party_opinion",
    "Yêu cầu rút đơn": "withdrawal_requested",
    "Rút đơn": "withdrawn",
    "Đơn bị coi như rút bỏ": "deemed_withdrawn",
    "Công bố đơn": "published",
    "Công bố A": "published",
    "Công bố B": "registration_published",
    "Công bố văn bằng bảo hộ": "registration_published",
    "Yêu cầu gia hạn hiệu lực văn bằng": "renewal_requested",
    "QĐ gia hạn hiệu lực": "renewed",
    "1186 Yêu cầu gia hạn trả lời công văn": "extension_requested",
    "Yêu cầu chấm dứt hiệu lực văn bằng": "termination_requested",
    "QĐ chấm dứt hiệu lực VBBH": "terminated",
    "QĐ hủy bỏ hiệu lực VBBH": "cancelled",
    "Đơn yêu cầu hủy bỏ hiệu lực": "invalidation_requested",
    "QĐ ghi nhận chuyển nhượng": "assigned",
    "TB ghi nhận chuyển giao đơn: CĐ4-2026-00001": "assigned",
    "TB ghi nhận thay đổi đại diện: SĐ4-2026-00002": "agent_changed",
    "TB dự định từ chối ghi nhận sửa đơn: SĐ4-2026-00002": "amendment_refusal_intended",
    "Khiếu nại": "appealed",
    "Thông báo tạm dừng thẩm định": "suspended",
    "Application published": "published",
    "Opposition pending": "opposed",
    "Registration": "registered",
    "Registration cancelled": "cancelled",
    "Transfer of ownership recorded": "assigned",
}


@pytest.mark.parametrize(("text", "code"), MARK_EVENTS.items())
def test_an_event_text_of_ip_viet_nam_is_read(text: str, code: str) -> None:
    assert read_event(text) == code


@pytest.mark.parametrize("text", MARK_EVENTS)
def test_the_unicode_form_and_the_case_do_not_matter(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    assert read_event(decomposed) is read_event(text)
    assert read_event(text.upper()) is read_event(text)


@pytest.mark.parametrize("kind", "1234")
def test_the_first_digit_names_the_kind_and_the_rest_the_act(kind: str) -> None:
    assert read_event(f"{kind}143 chữ lạ") is EventCode.ANSWERED
    assert read_event(f"{kind}1511 chữ lạ") is EventCode.GRANT_FEE_PAID


@pytest.mark.parametrize("text", ["", "977", "c533", "4999 chữ lạ", "Xin chào", None])
def test_an_unknown_event_is_never_guessed(text: str | None) -> None:
    assert read_event(text) is EventCode.UNMAPPED


WORDS = {
    "Đang giải quyết": Phase.PENDING,
    "Cấp bằng": Phase.IN_FORCE,
    "Từ chối": Phase.REFUSED,
    "Hết hạn": Phase.EXPIRED,
    "Rút đơn": Phase.WITHDRAWN,
    "Từ bỏ": Phase.WITHDRAWN,
    "Mất hiệu lực": Phase.ENDED,
    "Hết hiệu lực": Phase.ENDED,
    "Chấm dứt hiệu lực": Phase.TERMINATED,
    "Công bố": Phase.PUBLISHED,
    "SC_HI Chờ cấp VBBH": Phase.AWAITING_GRANT,
    "NH_HI Chờ cấp VBBH": Phase.AWAITING_GRANT,
    "b. SC Chờ nộp lệ phí cấp VBBH": Phase.INTENDED_GRANT,
    "SC Chờ công bố B": Phase.IN_FORCE,
    "SC NNĐ không nộp phí đúng hạn": Phase.GRANT_FEE_MISSED,
    "SC Không cấp VBBH do k nộp phí": Phase.REFUSED,
    "ĐANG GIẢI QUYẾT": Phase.PENDING,
    "Registered": Phase.IN_FORCE,
    "Application withdrawn": Phase.WITHDRAWN,
    "Invalidated": Phase.CANCELLED,
    "Ended": Phase.ENDED,
}


@pytest.mark.parametrize(("word", "phase"), WORDS.items())
def test_a_status_word_is_read(word: str, phase: Phase) -> None:
    reading = read_status(word)
    assert reading is not None
    assert reading.phases[0] is phase


@pytest.mark.parametrize(
    "word",
    ["1904", "977", "975", "c533", "", None, "Chờ cấp lại mã", "Đang cấp bằng lái"],
)
def test_an_unknown_status_word_is_never_guessed(word: str | None) -> None:
    assert read_status(word) is None


US_EVENTS = {
    ("CNSA", "APPROVED FOR PUB - PRINCIPAL REGISTER"): "accepted",
    ("PUBOA", "PUBLISHED FOR OPPOSITION"): "published",
    ("NPUBO", "NOTICE OF PUBLICATION"): "office_step",
    ("R.PRA", "REGISTERED-PRINCIPAL REGISTER"): "registered",
    ("RNL1Q", "REGISTERED AND RENEWED (FIRST RENEWAL - 10 YRS)"): "renewed",
    ("C15AO", "REGISTERED - SEC. 8 (6-YR) ACCEPTED & SEC. 15 ACK."): "use_declared",
    ("CNRTF", "NON-FINAL ACTION MAILED"): "refusal_intended",
    ("ABN2O", "ABANDONMENT - FAILURE TO RESPOND OR LATE RESPONSE"): "deemed_withdrawn",
    ("MAB2O", "ABANDONMENT NOTICE MAILED - FAILURE TO RESPOND"): "office_step",
    ("C8.TO", "CANCELLED SEC. 8 (10-YR)"): "lapsed",
    ("C18.O", "CANCELLED SECTION 18-TOTAL"): "cancelled",
    ("CAEXO", "CANCELLED SEC. 8 (10-YR)/EXPIRED SECTION 9"): "expired",
    ("REIN", "REINSTATED"): "restored",
    ("OP.IT", "OPPOSITION INSTITUTED NO. 999999"): "opposed",
    ("PUBOA", ""): "published",
    ("QQQQ", "SOMETHING NEW"): "unmapped",
}


@pytest.mark.parametrize(("entry", "code"), US_EVENTS.items())
def test_an_event_of_the_united_states_office_is_read(
    entry: tuple[str, str], code: str
) -> None:
    assert read_event(entry[1], code=entry[0], office="US") == code


@pytest.mark.parametrize(
    ("word", "phase"),
    [
        ("700", Phase.IN_FORCE),
        ("800", Phase.IN_FORCE),
        ("680", Phase.AWAITING_PUBLICATION),
        ("602", Phase.DEEMED_WITHDRAWN),
        ("710", Phase.LAPSED),
        ("900", Phase.EXPIRED),
    ],
)
def test_a_status_code_of_the_united_states_office_is_read(
    word: str, phase: Phase
) -> None:
    assert read_status(word, office="US").phases[0] is phase
    assert read_status(word, office="VN") is None


def test_every_code_has_a_wipo_code() -> None:
    assert set(CODES) == set(EventCode)
    assert CODES[EventCode.REFUSAL_INTENDED].key_event == "D10"
    assert CODES[EventCode.UNMAPPED].key_event == "W00"


def test_an_event_keeps_the_words_of_the_office() -> None:
    got = event("QĐ cấp VBBH", date(2026, 1, 2), day_order=3)
    assert (got.code, got.raw, got.day_order) == (
        EventCode.REGISTERED,
        "QĐ cấp VBBH",
        3,
    )
    assert got.indicator is Indicator.EXAMINATION


def test_an_observation_keeps_the_word_and_its_day() -> None:
    got = observe("1904", date(2026, 1, 2), "ipvn_page", priority=2)
    assert (got.raw, got.as_of, got.reading) == ("1904", date(2026, 1, 2), None)


def test_abbreviations_are_spelled_out() -> None:
    assert spell_out("SC TB dự định TC nội dung") == (
        "",
        "thong bao du dinh tu choi noi dung",
    )
    assert spell_out("1123 Trả lời XNHT") == ("1123", "tra loi tham dinh hinh thuc")


@given(st.text(max_size=60), st.sampled_from(["VN", "US", "EM", None]))
def test_no_text_raises(text: str, office: str | None) -> None:
    assert read_event(text, office=office) in set(EventCode)
    assert read_status(text, office=office) is None or read_status(text).phases
