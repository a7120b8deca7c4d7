from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from search import engines, evaluate, service, types
from search.engines.memory import MemoryEngine
from search.port import (
    Document,
    Engine,
    EngineDownError,
    Hit,
    Mode,
    Page,
    Query,
    Suggestion,
)
from tests.search.conftest import TOPIC, Shelf

QUERY = Query(text="gạo", types={"book": Mode.ALL_WORDS})


class Down(MemoryEngine):
    """An engine that never answers."""

    def search(self, query: Query) -> Page:
        raise EngineDownError("down")

    def suggest(
        self, prefix: str, *, types: Sequence[str], language: str = "", limit: int = 10
    ) -> Sequence[Suggestion]:
        raise EngineDownError("down")


def test_the_spare_engine_answers_and_the_page_says_so() -> None:
    spare = MemoryEngine()
    spare.put([Document(type="book", key="1", version=1, title="Gạo")])
    assert not service.find(QUERY, first=spare).degraded
    page = service.find(QUERY, first=Down(), spare=spare)
    assert (page.count, page.degraded) == (1, True)


def test_without_a_spare_engine_the_failure_is_told() -> None:
    with pytest.raises(EngineDownError):
        service.find(QUERY, first=Down())


def test_no_suggestions_while_the_engine_is_down(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "engine", Down)
    assert service.suggest("gạo", "vi") == ()


def test_hits_are_loaded_at_once_and_hidden_ones_left_out(
    engine: Engine, shelf: Shelf
) -> None:
    for key in "abc":
        shelf.save(key, f"Gạo {key}", body="Hạt <gạo> ngon")
    hits = [Hit("book", key) for key in ("c", "x", "a")] + [Hit("unknown", "1")]
    shown = service.load(hits, QUERY, "en")
    assert [one.result.url for one in shown] == ["/en/c/", "/en/a/"]
    assert shown[0].title == "<mark>Gạo</mark> c"
    assert shown[0].extract == "Hạt &lt;<mark>gạo</mark>&gt; ngon"
    assert shown[0].type.name == "book"
    assert shelf.loads == 1


def test_suggestions_come_from_registered_types(engine: Engine, shelf: Shelf) -> None:
    shelf.save("1", "Gạo")
    engine.put(shelf.documents.values())
    engine.put([Document(type="unknown", key="2", version=1, title="Gạo hai")])
    assert [one.title for one in service.suggest("ga", "vi")] == ["Gạo"]


def test_a_number_leads_where_its_room_says(shelf: Shelf) -> None:
    types.register_number(
        "application", lambda number, language: f"/{language}/{number}"
    )
    assert service.jump("VN4202600774", "en") == "/en/4-2026-00774"
    assert service.jump("gạo", "en") is None
    assert service.jump("GCN 405060", "en") is None


def test_a_name_is_registered_once(shelf: Shelf) -> None:
    with pytest.raises(ValueError, match="taken"):
        types.document_type(
            "book", label="", source=shelf, topic="other", mode=Mode.ANY_WORD, order=1
        )
    types.register_number("wo", lambda number, language: None)
    with pytest.raises(ValueError, match="already"):
        types.register_number("wo", lambda number, language: None)


def test_types_may_share_a_topic(shelf: Shelf) -> None:
    types.document_type(
        "film", label="", source=Shelf(), topic=TOPIC, mode=Mode.ANY_WORD, order=2
    )
    assert [one.name for one in types.by_topic()[TOPIC]] == ["book", "film"]


def test_types_come_in_the_order_of_their_tabs(shelf: Shelf) -> None:
    types.document_type(
        "a", label="", source=shelf, topic="a", mode=Mode.ANY_WORD, order=0
    )
    assert [one.name for one in types.all_types()] == ["a", "book"]


def test_an_unknown_engine_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="embedded, elasticsearch, memory"):
        engines.create("sphinx", tmp_path)


def test_an_index_with_other_fields_is_down(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.schema.fingerprint", lambda: "0" * 12)
    with pytest.raises(EngineDownError, match="search_rebuild"):
        engine.search(QUERY)


def test_a_damaged_index_is_down(engine: Engine, settings) -> None:
    engine.put([Document(type="book", key="1", version=1, title="Gạo")])
    for meta in Path(settings.SEARCH_INDEX_DIR).rglob("meta.json"):
        meta.write_text("{")
    with pytest.raises(EngineDownError):
        engine.search(QUERY)
    with pytest.raises(EngineDownError):
        engine.put([Document(type="book", key="1", version=1, title="Gạo")])


def test_old_generations_are_cleared_away(engine: Engine, settings) -> None:
    for _ in range(4):
        engine.build().swap()
    folder = Path(settings.SEARCH_INDEX_DIR) / "embedded"
    assert len([path for path in folder.iterdir() if path.is_dir()]) == 2


# Judged questions


def said(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    call_command("evaluate_search", *map(str, arguments), skip_checks=True)
    return capsys.readouterr().out.splitlines()[-1]


@pytest.mark.parametrize("engine_name", engines.NAMES)
def test_judged_questions_are_measured(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
    settings,
    engine_name: str,
) -> None:
    if engine_name == "elasticsearch":
        settings.ELASTICSEARCH_URL = [request.getfixturevalue("elasticsearch_url")]
    documents, queries = tmp_path / "d.jsonl", tmp_path / "q.jsonl"
    documents.write_text(
        '{"id": "a", "title": "Phản đối đơn", "text": "Thời hạn phản đối"}\n'
        '{"id": "b", "text": "Lệ phí\\n\\nNộp lệ phí nộp đơn"}\n\n'
    )
    queries.write_text(
        '{"id": 1, "question": "Thời hạn phản đối?", "gold_any": ["a"]}\n'
        '{"id": 2, "question": "Lệ phí nộp đơn phản đối", "relevant": ["a"]}\n'
        '{"id": 3, "question": "Không có câu trả lời", "gold_any": []}\n'
        '{"id": 4, "question": "Bảo hộ sáng chế", "relevant": ["a"]}\n'
    )
    figures = json.loads(
        said(
            capsys,
            "--documents",
            documents,
            "--queries",
            queries,
            "--engine",
            engine_name,
        )
    )
    assert list(figures) == ["queries", "hit@1", "hit@3", "hit@10", "mrr"]
    assert (figures["queries"], figures["hit@10"]) == (3, 0.6667)


def test_places_of_the_answers_become_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = MemoryEngine()
    hits = [Hit(evaluate.TYPE, str(place)) for place in range(1, 101)]
    monkeypatch.setattr(engine, "search", lambda query: Page(hits=hits))
    gold = [{"1", "7"}, {"4"}, {"20"}, {"unknown"}]
    questions = [evaluate.Question("?", frozenset(one)) for one in gold]
    figures = evaluate.measure(engine, questions)
    assert (figures.queries, figures.hit_1, figures.hit_10) == (4, 0.25, 0.5)
    assert figures.mrr == (1 + 1 / 4 + 1 / 20) / 4


@pytest.mark.parametrize("line", ['{"id": 1}', "[1]", "{", "id\ttext"])
def test_files_of_another_kind_are_refused_with_their_line(
    tmp_path: Path, line: str
) -> None:
    file = tmp_path / "f.jsonl"
    file.write_text(f'{{"id": "a", "text": "b", "question": "c"}}\n{line}\n')
    with pytest.raises(CommandError, match="line 2"):
        call_command(
            "evaluate_search", "--documents", str(file), "--queries", str(file)
        )


@pytest.mark.parametrize(
    ("folder", "queries", "accented", "unaccented"),
    [("ip-law", "questions", 0.95, 0.90), ("alqac2023", "train", 0.98, 0.93)],
)
def test_real_questions_find_their_articles(
    real_data: Path,
    tmp_path: Path,
    folder: str,
    queries: str,
    accented: float,
    unaccented: float,
) -> None:
    engine = engines.create("embedded", tmp_path)
    build = engine.build()
    build.load(list(evaluate.read_documents(real_data / folder / "articles.jsonl")))
    build.swap()
    questions = evaluate.read_questions(real_data / folder / f"{queries}.jsonl")
    typed = evaluate.measure(engine, questions)
    bare = evaluate.measure(engine, questions, unaccented=True)
    assert (typed.hit_10 >= accented, bare.hit_10 >= unaccented) == (True, True)
    assert min(typed.mrr, bare.mrr) >= 0.58
