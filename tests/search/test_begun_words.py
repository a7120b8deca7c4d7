"""A list is the same however much of it is asked for, also with a word just begun."""

from __future__ import annotations

from pathlib import Path

from search import engines
from search.port import Document, Mode, Query


def test_a_first_page_is_the_beginning_of_the_whole_list(tmp_path: Path) -> None:
    engine = engines.create("embedded", tmp_path)
    build = engine.build()
    build.load(
        [
            Document(type="right", key="1", version=1, title="Hưng Thuận Tân"),
            Document(type="right", key="2", version=1, title="Tân", names=["Hưng"]),
        ]
    )
    build.swap()

    def listed(limit: int) -> list[str]:
        query = Query(text="tan hun", types={"right": Mode.ALL_WORDS}, limit=limit)
        return [hit.key for hit in engine.search(query).hits]

    assert listed(limit=2) == ["2", "1"]
    assert listed(limit=1) == ["2"]
