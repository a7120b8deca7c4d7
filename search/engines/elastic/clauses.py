"""The few shapes of Elasticsearch queries that ours are put together from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

Clause = dict[str, Any]

NOTHING: Clause = {"match_none": {}}


def term(field: str, value: str) -> Clause:
    return {"term": {field: {"value": value}}}


def terms(field: str, values: Sequence[str]) -> Clause:
    return {"terms": {field: list(values)}}


def prefix(field: str, letters: str) -> Clause:
    """Words that begin so, all of them."""
    return {"prefix": {field: {"value": letters}}}


def close(field: str, word: str) -> Clause:
    """Words with one letter wrong, missing, too many or swapped, all of them."""
    asked = {"value": word, "fuzziness": 1, "rewrite": "constant_score"}
    return {"fuzzy": {field: asked}}


def phrase(field: str, words: Sequence[str]) -> Clause:
    return {"match_phrase": {field: {"query": " ".join(words)}}}


def any_of(clauses: Iterable[Clause], least: int = 1) -> Clause:
    """What fits at least so many of these."""
    parts = list(clauses)
    if len(parts) == 1:
        return parts[0]
    return {"bool": {"should": parts, "minimum_should_match": least}}


def all_of(clauses: Iterable[Clause]) -> Clause:
    """What fits each of these; its score means nothing."""
    parts = list(clauses)
    return parts[0] if len(parts) == 1 else {"bool": {"filter": parts}}


def constant(clause: Clause, score: float) -> Clause:
    return {"constant_score": {"filter": clause, "boost": score}}


def scored(listed: Clause, base: float, gains: Iterable[Clause]) -> Clause:
    """What is listed, with a score to begin with and what adds to it."""
    return {"bool": {"must": [constant(listed, base)], "should": list(gains)}}


def boosted(clause: Clause, weight: float) -> Clause:
    """The clause with its score multiplied."""
    return {"bool": {"must": [clause], "boost": weight}}


def best_of(clauses: Iterable[Clause]) -> Clause:
    """What fits any of these, with the best of their scores."""
    return {"dis_max": {"queries": list(clauses)}}
