"""Which typed words neither the title nor the text of a result shows."""

from __future__ import annotations

from ip_portal.core.text import fold, joined, number_forms
from search.prepare import Words


def words_beside(title: str, text: str, words: Words) -> str:
    """Return the words that must have been found elsewhere: number, owner, place, kind.

    Words run together in the title count as shown, numbers in either spelling too.
    """
    shown = {*fold(title).split(), *number_forms(title).split(), *fold(text).split()}
    as_one = joined(title)
    return " ".join(
        word
        for word in words.folded
        if word not in shown and word not in as_one and not _begins(word, shown, words)
    )


def _begins(word: str, shown: set[str], words: Words) -> bool:
    """The last word may be the beginning of one."""
    is_open = words.open_end and word == words.folded[-1]
    return is_open and any(one.startswith(word) for one in shown)
