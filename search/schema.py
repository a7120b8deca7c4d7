"""The fields and their weights, once, for every engine.

Engines know no Vietnamese: `search.prepare` fills these fields with words that are
already folded, so an engine only splits at spaces and compares.
"""

from __future__ import annotations

import hashlib
import json
from enum import StrEnum
from functools import cache


class Kind(StrEnum):
    """What an engine must be able to do with a field."""

    TEXT = "text"
    """Words split at spaces, with frequencies and positions."""

    TOKENS = "tokens"
    """Words split at spaces; only whether they are there."""

    KEYWORD = "keyword"
    """Whole values, as they are."""

    INTEGER = "integer"
    """One signed 64-bit number, to sort by."""

    ORDER = "order"
    """One text, to sort by, codepoint by codepoint."""

    FACETS = "facets"
    """Facet name to whole values, to filter and to count."""

    STORED = "stored"
    """Kept as it is, not searched."""


FIELDS: dict[str, Kind] = {
    "id": Kind.KEYWORD,
    "version": Kind.INTEGER,
    # Part of the index, and a hash of id and version, to compare it with the database.
    "bucket": Kind.INTEGER,
    "check": Kind.INTEGER,
    # Type, and type with each language it serves: one term hides all else.
    "scope": Kind.KEYWORD,
    # Every folded word of the document: what "all words" looks in.
    "words": Kind.TOKENS,
    # Title, names and places, folded; numbers in both spellings.
    "head": Kind.TEXT,
    "title_words": Kind.TOKENS,
    "title": Kind.TEXT,
    "title_folded": Kind.TEXT,
    "title_whole": Kind.KEYWORD,
    "title_whole_folded": Kind.KEYWORD,
    # What the title begins with, word by word.
    "title_begins": Kind.KEYWORD,
    # Runs of the title's words, two and more, written as one.
    "title_joined": Kind.KEYWORD,
    "headings": Kind.TEXT,
    "headings_folded": Kind.TEXT,
    "body": Kind.TEXT,
    "body_folded": Kind.TEXT,
    # Title, headings and body as pairs of neighbouring words.
    "pairs": Kind.TEXT,
    "pairs_folded": Kind.TEXT,
    "numbers": Kind.KEYWORD,
    "facets": Kind.FACETS,
    "rank": Kind.INTEGER,
    "by_newest": Kind.INTEGER,
    "by_oldest": Kind.INTEGER,
    "by_name": Kind.ORDER,
    "title_text": Kind.STORED,
}

BUCKETS = 1024
"""Parts of an index that are compared with the database one by one."""

LANGUAGES = ("vi", "en")
"""A document without a language serves all of these."""

# All words: a hit's score is the sum of the steps it takes, each larger than all before
# it together, and depends on nothing but the document and the query. So two pages of
# one list never disagree, however much is written between them.
STEP_FOUND = 1.0
STEP_HEAD = 1.0
STEP_TITLE = 2.0
STEP_TITLE_ACCENTED = 1.0
STEP_BEGINS_CLOSED = 2.0
STEP_BEGINS = 2.0
STEP_WHOLE = 8.0
STEP_WHOLE_ACCENTED = 16.0
STEP_NUMBER = 64.0

# Any word: the fields scored word by word (BM25), with their weights.
ANY_WORD_WEIGHTS: dict[str, float] = {
    "title": 2.0,
    "title_folded": 2.0,
    "headings": 1.25,
    "headings_folded": 1.25,
    "body": 1.0,
    "body_folded": 1.0,
}
ANY_WORD_PAIR_WEIGHTS: dict[str, float] = {"pairs": 2.0, "pairs_folded": 2.0}
# In one list of names and guidance the guides stand together, after the names that have
# all words and before what only mentions them: their scores change with every document
# written, and must not wander between pages.
AMONG_NAMES = 3.0
AMONG_NAMES_WEIGHT = 0.001

ALSO_WEIGHT = 0.75
"""What fits only a synonym has this part of the score; exact in any float."""

FEW_WORDS = 5
FEW_WORDS_SHARE = 0.6
MANY_WORDS_SHARE = 0.3
"""The share of a question's words that a document must have; people wrap the few that
matter in many that do not, but not where they type only a few."""

LONGEST_WORD = 100
LONGEST_KEYWORD = 250
MOST_WORDS = 64
"""Different words of a query that are looked at."""

TYPO_LETTERS = 4
"""From this length on a word may have one typing error."""

JOINED_LETTERS = 6
"""From this length on a word with a typing error may be several written as one."""

PREFIX_LETTERS = 2
"""From this length on a last word may be the beginning of one."""


FILLING = 2
"""Grows when documents fill the same fields differently."""


@cache
def fingerprint() -> str:
    """Changes with the fields: an index with another one must be built again."""
    said = json.dumps([FILLING, FIELDS], sort_keys=True).encode()
    return hashlib.sha256(said).hexdigest()[:12]
