"""What can be read of one generation, be it in use, before or still being written."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Mapping, Sequence

from search.engines.embedded.request import Request
from search.engines.embedded.store import Store
from search.port import Mode, Page, Query, Suggestion, split_id


class StoredIndex(ABC):
    """Reads whichever generation it stands for."""

    @abstractmethod
    def _current(self) -> Store: ...

    def search(self, query: Query) -> Page:
        return Request(self._current(), query).page()

    def suggest(
        self, prefix: str, *, types: Sequence[str], language: str = "", limit: int = 10
    ) -> Sequence[Suggestion]:
        wanted = Query(
            text=prefix.rstrip(),
            types=dict.fromkeys(types, Mode.ALL_WORDS),
            language=language,
        )
        return Request(self._current(), wanted).suggestions(limit)

    def count(self) -> int:
        return self._current().count()

    def versions(self, buckets: Collection[int] = ()) -> Iterator[tuple[str, str, int]]:
        for name, version in self._current().live_versions(buckets):
            yield *split_id(name), version

    def digests(self) -> Mapping[int, tuple[int, int]]:
        return self._current().digests()
