"""What counts as typed law, in both languages: sentences that pass and that do not."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given, strategies as st

from cms.typed_law import english, find, vietnamese
from cms.typed_law.plain import flatten
from tests.cms.typed_law_sentences import PASSES, REFUSED


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
    [
        "ba ",
        "1.",
        "1 ",
        "ba - ",
        "one-",
        "(ba) ",
        "a half ",
        "<b>",
        "&nbsp;",
        "triệu ",
        "1 triệu ",
        "ngày ",
    ],
)
def test_no_text_makes_the_scanner_slow(part: str) -> None:
    began = time.process_time()
    find(part * 5000)
    assert time.process_time() - began < 3
