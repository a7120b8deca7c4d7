"""Headings of articles in other clothes, and annexes with their title in the line."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, strategies as st

from cms.library.annexes import annex_start
from cms.library.decorations import look_of
from cms.library.shape import LawText, SplitError, UnitKind
from cms.library.splitting import split

DECREE = """NGHỊ ĐỊNH
VỀ CHỢ NỔI
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi
1. Nghị định này nói về chợ nổi.
2. Chợ nổi họp trên sông.
Điều 2. Giải thích
1. Ghe là thuyền.
Điều 3. Thi hành
1. Nghị định này thi hành ngay.
2. Không có ngoại lệ.
"""
_HEADING = re.compile(r"^Điều (\d+)\. (.*)$", re.MULTILINE)


def written(form: str) -> str:
    """Return the decree with its articles headed in another form."""
    return _HEADING.sub(lambda one: form.format(one[1], one[2]), DECREE)


def headings(law: LawText) -> list[tuple[str, str, str]]:
    return [(one.number, one.mark, one.heading) for one in law.provisions()]


@pytest.mark.parametrize(
    "form",
    [
        "**Điều {0}. {1}",
        "**Điều {0}. {1}**",
        "**Điều {0}.** {1}",
        "*Điều {0}.* {1}",
        "***Điều {0}.*** {1}",
        "__Điều {0}.__ {1}",
        "§ Điều {0}. {1}",
        "## Điều {0}. {1} ##",
        "### **Điều {0}. {1}**",
        "> Điều {0}. {1}",
        "- Điều {0}. {1}",
        "* Điều {0}. {1}",
        "• **Điều {0}.** {1}",
    ],
)
def test_signs_around_a_heading_do_not_hide_the_article(form: str) -> None:
    law = split(written(form))
    assert {one.kind for one in law.provisions()} == {UnitKind.ARTICLE}
    assert headings(law) == headings(split(DECREE))
    assert list(law.words()) == list(split(DECREE).words())


def test_signs_go_from_chapters_clauses_and_quoted_articles_too() -> None:
    law = split(
        "# **Chương I**\n## QUY ĐỊNH CHUNG\n**Điều 1.** Sửa đổi\n"
        "**1.** Sửa đổi Điều 5 như sau:\n“**Điều 5.** Ghe\nGhe là thuyền.”.\n"
        "**Điều 2.** Hiệu lực thi hành\nNgay."
    )
    assert (law.units[0].mark, law.units[0].heading) == ("Chương I", "QUY ĐỊNH CHUNG")
    first = law.provisions()[0]
    assert [child.number for child in first.children] == ["5"]
    assert "1." in first.words()
    assert len(law.provisions()) == 2


def test_entry_of_a_list_is_no_article() -> None:
    text = DECREE + "3. Bãi bỏ các điều sau đây:\n- Điều 4. Ghe;\n- Điều 9. Xuồng.\n"
    law = split(text)
    assert [one.number for one in law.provisions()] == ["1", "2", "3"]
    assert [*law.provisions()[-1].words()][-1] == "Điều 9. Xuồng."


@pytest.mark.parametrize(
    "form",
    [
        "Điều {0} – {1}",
        "Điều {0} {1}",
        "Điều {0}) {1}",
        "(Điều {0}) {1}",
        "§ Điều {0} {1}",
        "[Điều {0}] {1}",
        "| Điều {0} | {1} |",
        "<b>Điều {0}.</b> {1}",
        "~~Điều {0}. {1}",
        "“Điều {0}. {1}”",
        "1. Điều {0}. {1}",
        "Điều {0}\\. {1}",
        "Điều thứ {0}. {1}",
        "điều {0}. {1}",
    ],
)
def test_articles_that_cannot_be_read_are_refused_with_their_line(form: str) -> None:
    with pytest.raises(SplitError, match=r"Line 5 looks like the heading of Điều 1"):
        split(written(form))


def test_last_article_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(SplitError, match=r"Line 10 looks like the heading of Điều 3"):
        split(DECREE.replace("Điều 3. Thi", "Điều 3 – Thi"))


def test_points_that_name_articles_are_points() -> None:
    law = split(
        "1. Phạm vi\n- Điều 1.\n- Điều 5.\n2. Đơn nộp theo quy định tại\n"
        "Điều 5 Luật Chợ nổi;\nĐiều 6 và Điều 7 của Luật này.\n3. Thi hành\n"
        "(Điều 8)\nĐiều 9, Điều 10."
    )
    assert [one.number for one in law.provisions()] == ["1", "2", "3"]
    assert {one.kind for one in law.provisions()} == {UnitKind.POINT}


@pytest.mark.parametrize(
    ("line", "mark", "title"),
    [
        ("Phụ lục I: Mẫu hợp đồng", "Phụ lục I:", "Mẫu hợp đồng"),
        ("PHỤ LỤC II – Mẫu tờ khai", "PHỤ LỤC II –", "Mẫu tờ khai"),
        ("PHỤ LỤC II MẪU TỜ KHAI", "PHỤ LỤC II", "MẪU TỜ KHAI"),
        ("Phụ lục số 01. Mẫu", "Phụ lục số 01.", "Mẫu"),
        ("Phụ lục A - Mẫu", "Phụ lục A -", "Mẫu"),
        (
            "Phụ lục (kèm theo Nghị định số 9/2030/NĐ-CP)",
            "Phụ lục",
            "(kèm theo Nghị định số 9/2030/NĐ-CP)",
        ),
        ("**Phụ lục I: Mẫu hợp đồng**", "Phụ lục I:", "Mẫu hợp đồng"),
        ("PHỤ LỤC", "PHỤ LỤC", ""),
        ("Phụ lục I\nMẫu hợp đồng", "Phụ lục I", ""),
    ],
)
def test_articles_of_an_annex_belong_to_it(line: str, mark: str, title: str) -> None:
    end = f"Nơi nhận: Văn phòng;\n- Lưu: VT.\n{line}\nĐiều 1. Các bên\nĐiều 2. Giá\n"
    for text in (DECREE + end, DECREE + end.partition("VT.\n")[2]):
        law = split(text)
        assert [one.number for one in law.provisions()] == ["1", "2", "3"]
        annex = law.units[-1]
        assert (annex.kind, annex.mark, annex.heading) == (UnitKind.ANNEX, mark, title)
        assert [*annex.words()][-1] == "Điều 2. Giá"


def test_every_annex_stands_alone() -> None:
    law = split(
        DECREE + "PHỤ LỤC I: Mẫu hợp đồng\nĐiều 1. Các bên\nPHỤ LỤC II: Mẫu đơn\nĐơn.\n"
    )
    annexes = [one for one in law.units if one.kind is UnitKind.ANNEX]
    assert [one.heading for one in annexes] == ["Mẫu hợp đồng", "Mẫu đơn"]
    assert annexes[1].anchor != annexes[0].anchor


@pytest.mark.parametrize(
    "line",
    [
        "Phụ lục này được áp dụng ngay.",
        "Phụ lục I của Nghị định này.",
        "Phụ lục I (kèm theo Nghị định này) được áp dụng.",
        "Phụ lục II, III và IV.",
    ],
)
def test_sentence_on_an_annex_begins_none(line: str) -> None:
    assert annex_start(line) is None
    assert [*split(DECREE + line).provisions()[-1].words()][-1] == line


@pytest.mark.parametrize("number", ["2", "3"])
def test_annexes_listed_in_an_article_stay_in_it(number: str) -> None:
    listed = "9. Gồm:\nPhụ lục I: Mẫu đơn;\nPhụ lục II: Hợp đồng.\n"
    before, heading, rest = DECREE.partition(f"Điều {number}.")
    title, _, rest = rest.partition("\n")
    law = split(f"{before}{heading}{title}\n{listed}{rest}Phụ lục I: Mẫu đơn\nĐơn.\n")
    assert [one.number for one in law.provisions()] == ["1", "2", "3"]
    article = law.provisions()[int(number) - 1]
    assert "Phụ lục II: Hợp đồng." in article.words()
    assert [one.kind for one in law.units].count(UnitKind.ANNEX) == 1


def test_articles_that_go_on_behind_a_wrapped_line_are_kept() -> None:
    line = "3. Mẫu đơn có ở nghị định, xem thêm phần\nPhụ lục I – Mẫu đơn\n"
    law = split(DECREE.replace("Điều 3.", f"{line}Điều 3."))
    assert [one.number for one in law.provisions()] == ["1", "2", "3"]


signs = st.text("*_#§>-–•“\"'.:;,()[]|<b/> Điều1PhụlụcIA\n", max_size=40)


@given(signs)
def test_signs_behind_a_text_never_hide_its_articles(text: str) -> None:
    look = look_of(text)
    assert look is None or look.number.startswith("1")
    try:
        law = split(f"{DECREE}{text}")
    except SplitError:
        return
    assert [one.number for one in law.provisions()][:3] == ["1", "2", "3"]
