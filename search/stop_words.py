"""Words that people wrap a question in, and that tell nothing of what they look for."""

from __future__ import annotations

from collections.abc import Sequence

from ip_portal.core.text import accented, fold

_ENGLISH = """
    a and are does for from have how i if is it me my of on or our should that the there
    this was we what when where which who will with you your
"""
# By their diacritics, as they are told apart where any were typed.
_ASKED = """
    à ạ ai anh ấy bạn bị bởi các cái cần chắc chị cho chúng chưa có còn của
    cũng cứ dạ do đã đang đâu đây để đến đi đó được em gì giờ giúp hả hay hãy hoặc hỏi
    hơn kể khi không kia là lại làm lắm lên liền lúc luôn mà mấy mình mỗi một muốn
    nào nay này nên nếu ngay nghĩa nhé nhỉ nhiêu như nhưng những nữa ở ơi phải
    qua ra rất rồi sao sau sẽ ta tại thật thấy thế thì thôi tôi trên trong tui tụi
    từ và vào vẫn vậy về việc với vừa xin
"""
# Without diacritics most of them could be another word: "tai" is also "tài sản".
_BARE = """
    ai anh cac cho cua cung da duoc em gi hay hoac khi khong la lam ma may minh mot
    muon nao nay nen neu nhieu nhu nhung phai roi sao se thi toi tui va vao vay voi
    xin
"""


def _words(*lists: str) -> frozenset[str]:
    return frozenset(word for one in lists for word in one.split())


_WITH_MARKS = _words(_ASKED)
_WITHOUT = _words(_BARE, _ENGLISH)


def telling(text: str) -> tuple[Sequence[str], Sequence[str]]:
    """Return the words that tell what a text is about: folded, and as typed.

    All words where there are no others.
    """
    words = accented(text).split()
    bare = fold(text) == " ".join(words)
    stop = _WITHOUT if bare else _WITH_MARKS
    kept = [word for word in words if word not in stop] or words
    return [folded for word in kept for folded in fold(word).split()], kept
