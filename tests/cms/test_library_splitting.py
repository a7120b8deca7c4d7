"""Official texts, split: the real ones, and what official texts do."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from textwrap import wrap

import pytest
from hypothesis import example, given, strategies as st

from cms.library.files import decode
from cms.library.shape import LawText, SplitError, UnitKind
from cms.library.splitting import split

FOUR = {
    "50_2005_QH11": 222,
    "65_2023_NĐ-CP": 125,
    "23_2023_TT-BKHCN": 48,
    "99_2013_NĐ-CP": 35,
}
AMENDING = {
    "07_2022_QH15": (4, 58),
    "131_2025_QH15": (3, 16),
    "126_2021_NĐ-CP": (7, 23),
}
LAW = """LUẬT
VỀ GẠO
Điều 1. Phạm vi
Luật này nói về gạo.
Điều 2. Giải thích
1. Gạo là hạt.
a) Gạo trắng;
b) Gạo lứt.
Điều 2a. Bổ sung
Một câu.
Điều 3. Thi hành
Luật này thi hành ngay.
"""


def of(real_data: Path, name: str) -> tuple[str, LawText]:
    path = real_data / "ip-law" / "text" / f"{name}.txt"
    text = decode(path.read_bytes())
    return text, split(text)


def squeezed(words: object) -> str:
    return "".join("".join(words).split())  # type: ignore[arg-type]


@pytest.mark.parametrize(("name", "count"), FOUR.items())
def test_real_text_has_all_its_articles_in_order(real_data, name, count) -> None:
    _text, law = of(real_data, name)
    numbers = [unit.number for unit in law.provisions()]
    assert numbers == [str(number) for number in range(1, count + 1)]
    assert all(unit.heading for unit in law.provisions())
    assert not any(unit.children for unit in law.provisions())


@pytest.mark.parametrize(("name", "counts"), AMENDING.items())
def test_amending_text_keeps_its_own_articles_apart(real_data, name, counts) -> None:
    own, quoted = counts
    _text, law = of(real_data, name)
    provisions = law.provisions()
    assert [unit.number for unit in provisions] == [
        str(number) for number in range(1, own + 1)
    ]
    children = [child for unit in provisions for child in unit.children]
    anchors = [child.anchor for child in children]
    assert len(children) == quoted
    assert len(set(anchors)) == len(anchors)
    assert all(child.number for child in children)


def test_quoted_article_is_a_child_with_its_clauses(real_data) -> None:
    _text, law = of(real_data, "07_2022_QH15")
    first = law.provisions()[0]
    found = {child.anchor: child for child in first.children}
    opposition = found["dieu-1-dieu-112a"]
    assert opposition.heading == "Phản đối đơn đăng ký sở hữu công nghiệp"
    labels = [block.label for block in opposition.blocks]
    assert labels == ["1.", "a)", "b)", "c)", "d)", "2.", "3."]
    assert all(block.is_quoted for block in opposition.blocks)


def test_circular_of_2007_is_split_by_point(real_data) -> None:
    _text, law = of(real_data, "01_2007_TT-BKHCN")
    numbers = [unit.number for unit in law.provisions()]
    assert numbers == [str(number) for number in range(1, 68)]
    assert {unit.kind for unit in law.provisions()} == {UnitKind.POINT}
    sections = [unit for unit in law.units if unit.kind is UnitKind.SECTION]
    assert sections[1].heading == "THỦ TỤC ĐĂNG KÝ SÁNG CHẾ"


@pytest.mark.parametrize("name", [*FOUR, *AMENDING, "01_2007_TT-BKHCN"])
def test_nothing_of_a_real_text_is_lost(real_data, name) -> None:
    text, law = of(real_data, name)
    assert squeezed(law.words()) == squeezed(text)


@pytest.mark.parametrize("name", [*FOUR, *AMENDING])
def test_real_text_is_split_alike_in_other_clothes(real_data, name) -> None:
    text, law = of(real_data, name)
    clothes = unicodedata.normalize("NFD", text).replace("Đ", "\u00d0")
    clothes = clothes.replace(" ", " \u00a0").replace("\n", "\r\n\r\n")
    other = split(decode(b"\xef\xbb\xbf" + clothes.encode()))
    assert [unit.anchor for unit in other.provisions()] == [
        unit.anchor for unit in law.provisions()
    ]
    assert [len(unit.children) for unit in other.provisions()] == [
        len(unit.children) for unit in law.provisions()
    ]


def test_clauses_and_points_are_told_apart() -> None:
    second = split(LAW).provisions()[1]
    assert [(block.level, block.label) for block in second.blocks] == [
        ("clause", "1."),
        ("point", "a)"),
        ("point", "b)"),
    ]


def test_article_with_a_letter_follows_its_number() -> None:
    anchors = [unit.anchor for unit in split(LAW).provisions()]
    assert anchors == ["dieu-1", "dieu-2", "dieu-2a", "dieu-3"]


def test_missing_article_is_refused_with_its_line() -> None:
    with pytest.raises(SplitError, match=r"Điều 3 \(line 11\) comes after Điều 1"):
        split(LAW.replace("Điều 2. Giải", "Điều hai. Giải").replace("Điều 2a.", "2a."))


def test_text_without_articles_is_refused() -> None:
    with pytest.raises(SplitError, match="does not look like the text of a law"):
        split("Một bài báo.\nVề gạo.")


def test_table_of_contents_is_no_article() -> None:
    contents = "MỤC LỤC\nĐiều 1. Phạm vi 3\nĐiều 2. Giải thích 4\nĐiều 3. Thi hành 9\n"
    law = split(contents + LAW.replace("Điều 2a. Bổ sung\nMột câu.\n", ""))
    assert [unit.number for unit in law.provisions()] == ["1", "2", "3"]
    assert law.units[0].kind is UnitKind.OPENING
    assert law.provisions()[0].blocks


def test_signature_and_annex_follow_the_articles() -> None:
    end = "Nơi nhận: - Văn phòng;\nTM. CHÍNH PHỦ\nPHỤ LỤC I\nĐiều 1. Mẫu hợp đồng\n"
    law = split(LAW + end)
    assert [unit.number for unit in law.provisions()] == ["1", "2", "2a", "3"]
    kinds = [unit.kind for unit in law.units[-2:]]
    assert kinds == [UnitKind.CLOSING, UnitKind.ANNEX]
    assert squeezed(law.words()) == squeezed(LAW + end)


def test_line_cut_by_a_bad_wrap_is_joined() -> None:
    law = split(LAW.replace("Luật này nói về gạo.", "Luật này\nnói về gạo."))
    assert [block.text for block in law.provisions()[0].blocks] == [
        "Luật này nói về gạo."
    ]


def test_article_cited_within_a_cut_sentence_is_no_article() -> None:
    law = split(LAW.replace("Một câu.", "theo quy định tại\nĐiều 9. Và còn nữa."))
    assert [unit.number for unit in law.provisions()] == ["1", "2", "2a", "3"]


def test_chapter_and_its_title_stand_before_their_articles() -> None:
    law = split("CHƯƠNG I\nQUY ĐỊNH CHUNG\n" + LAW.split("VỀ GẠO\n")[1])
    chapter = law.units[0]
    assert (chapter.kind, chapter.mark, chapter.heading) == (
        UnitKind.CHAPTER,
        "CHƯƠNG I",
        "QUY ĐỊNH CHUNG",
    )


def test_quotation_that_is_never_closed_does_not_swallow_articles() -> None:
    text = (
        "Điều 1. Sửa đổi\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. Gạo\nGạo là hạt.\n"
        "2. Sửa đổi khoản 1 Điều 6 như sau:\n“1. Thóc.”.\nĐiều 2. Hiệu lực thi hành\nNgay."
    )
    law = split(text)
    assert [unit.number for unit in law.provisions()] == ["1", "2"]
    assert [child.number for child in law.provisions()[0].children] == ["5"]
    assert squeezed(law.words()) == squeezed(text)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"PK\x03\x04rest", "Word or zip"),
        (b"%PDF-1.7", "PDF"),
        ("Điều 1. Gạo".encode("utf-16"), "UTF-16"),
        ("Điều 1. Gạo".encode("cp1258", "replace"), "not UTF-8"),
    ],
)
def test_file_that_is_no_plain_text_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(SplitError, match=said):
        decode(data)


pieces = st.sampled_from(
    [
        "Điều 1. Gạo",
        "Điều 2. Thóc",
        "“Điều 9. Lúa",
        "Điều 2a.",
        "1. Khoản.",
        "a) Điểm;",
        "chữ thường",
        "Chữ hoa.”.",
        "Chương I",
        "PHỤ LỤC",
        "Nơi nhận: ai đó",
        "",
    ]
)


@given(st.lists(pieces, max_size=14))
@example(["Điều 1. Gạo", "Chương I", "1. Khoản.", "chữ thường"])
def test_whatever_is_split_is_split_without_loss(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        law = split(text)
    except SplitError:
        return
    assert squeezed(law.words()) == squeezed(text)
    anchors = [unit.anchor for unit in law.units]
    assert len(set(anchors)) == len(anchors)


@pytest.mark.parametrize("name", AMENDING)
def test_amending_text_is_split_alike_where_marks_are_missing(real_data, name) -> None:
    text, law = of(real_data, name)
    expected = [(unit.number, len(unit.children)) for unit in law.provisions()]
    for other in (
        text.replace("“", '"').replace("”", '"'),
        text.replace("”.", ".").replace("”;", ";"),
        text.replace("“Điều", "Điều"),
    ):
        found = split(other).provisions()
        assert [(unit.number, len(unit.children)) for unit in found] == expected


@pytest.mark.parametrize("name", [*FOUR, *AMENDING])
def test_real_text_with_hard_wrapped_lines_is_split_alike(real_data, name) -> None:
    text, law = of(real_data, name)
    wrapped = "\n\n".join(
        "\n".join(wrap(line, 72, break_long_words=False, break_on_hyphens=False))
        for line in text.splitlines()
    )
    found = split(wrapped)
    assert [unit.anchor for unit in found.provisions()] == [
        unit.anchor for unit in law.provisions()
    ]
    assert squeezed(found.words()) == squeezed(text)
