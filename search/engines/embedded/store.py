"""One generation: a tantivy index in its folder, read and written."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import tantivy

from search import prepare, schema
from search.port import Document, EngineDownError, Gone, Mode

_HEAP = 30_000_000
_BULK_HEAP = 120_000_000
_META = "meta.json"
_BUCKET = "bucket"
_DIGESTS = {
    _BUCKET: {
        "terms": {"field": _BUCKET, "size": schema.BUCKETS},
        "aggs": {"checks": {"sum": {"field": "check"}}},
    }
}

TOP_WEIGHT = 0.17
"""`score * log2(2 + weight)` stays below the next step of the score (9 after 8)."""

LIVE = "*"
"""In the scope of every document; what was dropped has no scope."""


def build_schema() -> tantivy.Schema:
    """The fields of `search.schema` in tantivy's words."""
    builder = tantivy.SchemaBuilder()
    for name, kind in schema.FIELDS.items():
        _add_field(builder, name, kind)
    builder.add_float_field("weight", fast=True)
    return builder.build()


def _add_field(builder: tantivy.SchemaBuilder, name: str, kind: schema.Kind) -> None:
    match kind:
        case schema.Kind.TEXT:
            builder.add_text_field(name, tokenizer_name="whitespace")
        case schema.Kind.TOKENS:
            builder.add_text_field(
                name, tokenizer_name="whitespace", index_option="basic"
            )
        case schema.Kind.KEYWORD:
            builder.add_text_field(
                name,
                stored=name == "id",
                tokenizer_name="raw",
                index_option="basic",
            )
        case schema.Kind.INTEGER:
            builder.add_integer_field(name, fast=True, indexed=name == _BUCKET)
        case schema.Kind.ORDER:
            builder.add_text_field(
                name, fast=True, tokenizer_name="raw", index_option="basic"
            )
        case schema.Kind.FACETS:
            builder.add_json_field(
                name, fast=True, tokenizer_name="raw", index_option="basic"
            )
        case schema.Kind.STORED:
            builder.add_text_field(
                name, stored=True, tokenizer_name="raw", index_option="basic"
            )


class Store:
    """An open generation. Readers need no lock; writers hold the engine's."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.schema = build_schema()
        try:
            self._index = tantivy.Index(self.schema, str(path))
            self._index.config_reader("manual")
        except (OSError, ValueError) as error:
            raise EngineDownError(f"{path.name} cannot be opened: {error}") from error
        self._seen: tuple[int, int] | None = None
        self._refreshing = threading.Lock()

    def searcher(self) -> tantivy.Searcher:
        """A view of the last commit of any process, steady while it is used."""
        try:
            status = (self.path / _META).stat()
            now = (status.st_mtime_ns, status.st_ino)
            if now != self._seen:
                with self._refreshing:
                    self._index.reload()
                    self._seen = now
            return self._index.searcher()
        except (OSError, ValueError) as error:
            raise EngineDownError(f"{self.path.name} is unreadable: {error}") from error

    def write(self, documents: Sequence[Document], gone: Sequence[Gone]) -> None:
        """Put and drop in one commit; what is older than the stored one is skipped."""
        puts = _newest(documents)
        stored = self._versions([*puts, *(one.id for one in gone)])
        with self.writer(_HEAP, threads=1) as writer:
            for document in puts.values():
                if document.version >= stored.get(document.id, document.version):
                    writer.delete_documents_by_term("id", document.id)
                    writer.add_document(prepared(document, self.schema))
            for one in gone:
                _drop(writer, one, stored.get(one.id))

    def forget(self, gone: Sequence[Gone]) -> None:
        """Delete without a tombstone."""
        with self.writer(_HEAP, threads=1) as writer:
            for one in gone:
                writer.delete_documents_by_term("id", one.id)

    @contextmanager
    def writer(self, heap: int, threads: int) -> Iterator[tantivy.IndexWriter]:
        """A writer that commits at the end, or leaves no trace."""
        try:
            writer = self._index.writer(heap, threads)
        except ValueError as error:
            raise EngineDownError(f"{self.path.name} has a writer: {error}") from error
        try:
            yield writer
            writer.commit()
        except BaseException:
            writer.rollback()
            raise
        finally:
            writer.wait_merging_threads()

    def bulk_writer(self) -> tantivy.IndexWriter:
        """A writer for a whole index; the caller commits."""
        return self._index.writer(_BULK_HEAP, 2)

    def count(self) -> int:
        query = tantivy.Query.term_query(self.schema, "scope", LIVE)
        return total(self.searcher().search(query, limit=1))

    def digests(self) -> Mapping[int, tuple[int, int]]:
        """Bucket to its documents and the sum of their checks."""
        return self._digests(self.searcher())

    def _digests(self, searcher: tantivy.Searcher) -> dict[int, tuple[int, int]]:
        query = tantivy.Query.term_query(self.schema, "scope", LIVE)
        answer = searcher.aggregate(query, _DIGESTS)
        return {
            int(one["key"]): (int(one["doc_count"]), int(one["checks"]["value"]))
            for one in answer[_BUCKET]["buckets"]
        }

    def live_versions(self, buckets: Collection[int]) -> Iterator[tuple[str, int]]:
        """Id and version of all in these buckets that was not dropped; none means all.

        One bucket after the other, so that a large index is read in pieces.
        """
        searcher = self.searcher()
        for bucket, (count, _) in self._digests(searcher).items():
            if not buckets or bucket in buckets:
                query = tantivy.Query.term_query(self.schema, _BUCKET, bucket)
                yield from self._read_versions(searcher, query, count)

    def _versions(self, ids: Sequence[str]) -> dict[str, int]:
        if not ids:
            return {}
        query = tantivy.Query.term_set_query(self.schema, "id", list(ids))
        return dict(self._read_versions(self.searcher(), query, len(ids)))

    def _read_versions(
        self, searcher: tantivy.Searcher, query: tantivy.Query, limit: int
    ) -> Iterator[tuple[str, int]]:
        found = searcher.search(query, limit=limit, count=False).hits
        places = [address for _, address in found]
        versions = searcher.fast_field_values("version", places)
        for address, version in zip(places, versions, strict=True):
            yield stored_id(searcher, address), int(version or 0)


def _newest(documents: Sequence[Document]) -> dict[str, Document]:
    """One document per id: the highest version, of equal ones the last."""
    newest: dict[str, Document] = {}
    for document in documents:
        known = newest.get(document.id)
        if known is None or document.version >= known.version:
            newest[document.id] = document
    return newest


def prepared(document: Document, structure: tantivy.Schema) -> tantivy.Document:
    """The document in the engine's own form."""
    fields: dict[str, Any] = prepare.document_fields(document)
    fields["scope"] = [LIVE, *fields["scope"]]
    if document.mode is Mode.ALL_WORDS:
        share = fields["rank"] / (1 << prepare.RANK_BITS)
        fields["weight"] = TOP_WEIGHT * (1.0 - share)
    return tantivy.Document.from_dict(fields, structure)


def _drop(writer: tantivy.IndexWriter, gone: Gone, stored: int | None) -> None:
    """Delete, and leave a tombstone with the version."""
    version = gone.version if gone.version is not None else stored
    if version is None or (stored is not None and version < stored):
        return
    writer.delete_documents_by_term("id", gone.id)
    tombstone = tantivy.Document()
    tombstone.add_text("id", gone.id)
    tombstone.add_integer("version", version)
    writer.add_document(tombstone)


def total(result: tantivy.SearchResult) -> int:
    """How many documents fit in all."""
    return int(result.count)  # type: ignore[attr-defined]


def stored_id(searcher: tantivy.Searcher, address: tantivy.DocAddress) -> str:
    return cast(str, searcher.doc(address).get_first("id"))
