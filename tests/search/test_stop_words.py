"""Questions keep the words that tell, and never become empty."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from search.prepare import text_words


@pytest.mark.parametrize(
    ("typed", "telling"),
    [
        ("Tôi muốn đăng ký nhãn hiệu thì phải làm gì?", "dang ky nhan hieu"),
        ("dang ky nhan hieu thi phai lam gi", "dang ky nhan hieu"),
        ("bao bì của tôi", "bao bi"),
        ("bao bi cua toi", "bao bi"),
        ("là gì", "la gi"),
        ("What is the shape of my bottle", "shape bottle"),
        ("", ""),
    ],
)
def test_what_wraps_a_question_is_left_out(typed: str, telling: str) -> None:
    assert " ".join(text_words(typed).telling) == telling


@given(st.text(max_size=80))
def test_some_words_always_tell(typed: str) -> None:
    words = text_words(typed)
    assert bool(words.telling) == bool(words.folded)
    assert set(words.telling) <= set(words.folded)
    assert words.told.folded == words.telling
    assert 0 <= words.least <= len(words.telling)
