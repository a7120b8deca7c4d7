"""Anchors, citations, differences and parts: the small pure pieces."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from cms.library.anchors import anchor_of, cited_number, follows, number_of, order_of
from cms.library.differences import Change, differences, pieces, shortened
from cms.library.models import Provision
from cms.library.parts import MOST_LETTERS, about, in_parts, passages


@pytest.mark.parametrize(
    ("cited", "number"),
    [
        ("112a, 3.1.b", "112a"),
        ("119.2", "119"),
        ("119.2a", "119"),
        ("29-31", "29"),
        ("5đ", "5đ"),
        ("annex II", None),
        ("?", None),
        ("PCT", None),
        ("", None),
    ],
)
def test_citation_leads_to_the_first_article(cited: str, number: str | None) -> None:
    assert cited_number(cited) == number


@given(st.integers(1, 400), st.sampled_from(["", "a", "b", "d", "đ"]))
def test_anchor_gives_its_number_back(base: int, letter: str) -> None:
    number = f"{base}{letter}"
    assert number_of(anchor_of(number)) == number
    assert anchor_of(number).isascii()


def test_articles_are_ordered_as_in_the_law() -> None:
    numbers = ["9", "8đ", "8", "10", "8d", "8a"]
    assert sorted(numbers, key=order_of) == ["8", "8a", "8d", "8đ", "9", "10"]
    assert follows("8đ", "9")
    assert not follows("8", "10")


words = st.text(st.sampled_from("gạo thóc .,"), max_size=40)


@given(words, words)
def test_pieces_give_both_texts_back(old: str, new: str) -> None:
    found = list(pieces(old, new))
    assert "".join(one.words for one in found if one.sign in " -") == old
    assert "".join(one.words for one in found if one.sign in " +") == new


def test_difference_names_added_removed_and_changed_articles() -> None:
    old = {"dieu-1": "Gạo trắng.", "dieu-2": "Thóc.", "dieu-3": "Lúa."}
    new = {"dieu-1": "Gạo lứt.", "dieu-3": "Lúa.", "dieu-4": "Cám."}
    found = {one.anchor: one for one in differences(old, new)}
    assert {anchor: one.change for anchor, one in found.items()} == {
        "dieu-1": Change.CHANGED,
        "dieu-2": Change.REMOVED,
        "dieu-4": Change.ADDED,
    }
    assert shortened(found["dieu-1"]) == "Gạo [-trắng-][+lứt+]."


def long_article() -> Provision:
    text = "Chữ " * 200
    blocks = [["clause", f"{number}.", text, False] for number in range(1, 60)]
    return Provision(anchor="dieu-1", blocks=blocks)


def test_long_article_is_cut_where_a_clause_begins() -> None:
    found = passages(long_article(), {})
    cut = in_parts(found)
    assert [one for part in cut for one in part] == found
    assert len(cut) > 2
    assert all(sum(len(one.text) for one in part) < MOST_LETTERS for part in cut)
    assert [part[0].label for part in cut][:1] == ["1."]


def test_points_have_the_anchor_of_their_clause() -> None:
    blocks = [
        ["clause", "1.", "Khoản.", False],
        ["point", "đ)", "Điểm.", False],
        ["clause", "1.", "Lần nữa.", False],
    ]
    [part] = in_parts(passages(Provision(anchor="dieu-1", blocks=blocks), {}))
    assert [one.id for one in part] == ["khoan-1", "khoan-1-diem-dd", ""]


def test_order_to_change_an_article_is_found_with_its_words() -> None:
    blocks = [
        ["clause", "1.", "Sửa đổi khoản 1 Điều 11 như sau:", False],
        ["clause", "“1.", "Gạo.”.", True],
        ["clause", "2.", "Sửa đổi khoản 1 Điều 112a như sau:", False],
        ["clause", "“1.", "Thóc.”.", True],
        ["clause", "3.", "Bãi bỏ Điều 112.", False],
    ]
    article = Provision(anchor="dieu-1", blocks=blocks)
    assert [one.text for one in about(article, "112a")] == [
        "Sửa đổi khoản 1 Điều 112a như sau:",
        "Thóc.”.",
    ]
    assert [one.text for one in about(article, "112")] == ["Bãi bỏ Điều 112."]
