"""Which places inside a result have the typed words: headings, questions, articles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from ip_portal.core.text import fold
from search.highlight import highlight
from search.prepare import Words, pairs
from search.types import Anchor

MOST = 3
SHARE = 0.5
"""The part of a place's own words that must have been typed, where pairs are few."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place offered under a result; its text escaped and marked."""

    text: SafeString
    url: str


def best_places(anchors: Iterable[Anchor], words: Words) -> Sequence[Place]:
    """Return up to three places that have typed words, the best one first.

    One syllable in common says little in Vietnamese: two neighbouring words must be
    there, or half of the words of the place. What was typed as one word must be in it.
    """
    scored = ((_score(one.text, words), one) for one in anchors)
    found = [(score, one) for score, one in scored if score]
    found.sort(key=lambda pair: -pair[0])
    return [Place(highlight(one.text, words), one.url) for _, one in found[:MOST]]


def _score(text: str, words: Words) -> float:
    """Return how much of the typed words a place has; nought where too little."""
    own = fold(text).split()
    common = set(own) & set(words.folded)
    together = set(pairs(own)) & set(words.pairs_folded)
    if not common:
        return 0.0
    share = len(common) / len(set(own))
    if len(words.folded) > 1 and not together and share < SHARE:
        return 0.0
    return len(together) * 2 + len(common) + share
