"""The fields of `search.schema` in Elasticsearch's words.

Words come prepared, so the analyzers that every cluster has suffice: text is split at
spaces, keywords are whole.
"""

from __future__ import annotations

from typing import Any

from elasticsearch_dsl import Field, Keyword, Long, Mapping, Object, Text

from search import schema

PREFIXED = ("words", "title_words")
"""Fields in which the last typed word may be begun: their beginnings are indexed."""

_PREFIXES = {"min_chars": schema.PREFIX_LETTERS, "max_chars": 5}
# What is read back; all else is made again from the database.
_READ = ["version", "title_text"]

SETTINGS = {
    "number_of_shards": 1,
    # Two nodes each have a copy, one alone is content.
    "auto_expand_replicas": "0-1",
    # Our own tombstones remember what was dropped; the cluster's would keep what was
    # forgotten from coming back in an older version.
    "gc_deletes": "0s",
    "max_result_window": 10_000,
}


def mapping() -> dict[str, Any]:
    """The mapping of an index: no field that is not in the schema is taken."""
    made = Mapping()
    made.meta("dynamic", "strict")
    made.meta("_source", includes=_READ)
    made.meta(
        "dynamic_templates",
        [{"facets": {"path_match": "facets.*", "mapping": {"type": "keyword"}}}],
    )
    for name, kind in schema.FIELDS.items():
        made.field(name, _field(name, kind))
    body: dict[str, Any] = made.to_dict()
    return body


def _field(name: str, kind: schema.Kind) -> Field:
    match kind:
        case schema.Kind.TEXT:
            return Text(analyzer="whitespace")
        case schema.Kind.TOKENS:
            begun = {"index_prefixes": _PREFIXES} if name in PREFIXED else {}
            return Text(analyzer="whitespace", norms=False, **begun)
        case schema.Kind.KEYWORD:
            return Keyword(doc_values=name == "scope")
        case schema.Kind.INTEGER:
            return Long(index=False)
        case schema.Kind.ORDER:
            return Keyword(index=False)
        case schema.Kind.FACETS:
            return Object(dynamic=True)
        case schema.Kind.STORED:
            return Keyword(index=False, doc_values=False)
