"""What every engine promises; each promise is a test that runs on each of them."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Sequence
from typing import Any

import pytest

from ip_portal.core import text
from search import prepare
from search.port import (
    WINDOW,
    Document,
    Engine,
    Gone,
    Mode,
    Page,
    Query,
    RestorableEngine,
    Sort,
)

TYPES = {"right": Mode.ALL_WORDS, "guide": Mode.ANY_WORD}

HOSTILE = [
    '"gao',
    "a:b",
    "*",
    "**",
    "?",
    '""',
    '"',
    "gạo OR",
    "AND",
    "NOT gạo",
    "(gạo",
    "gạo)",
    "[a TO b]",
    "{",
    "\\",
    "/gạo/",
    "gạo~2",
    "gạo^9",
    "+gạo -cần",
    "\x00",
    "gạo\x00",
    "\ud800",
    "gạo \udfff",
    "🍚",
    "🍚 gạo",
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "x" * 600,
    "gạo " * 10_000,
    " ".join(f"w{number}" for number in range(10_000)),
    "́́",
    "a" + "́" * 1000,
    "\u202egao",
    "ﷺ",
    "../../etc/passwd",
    "<script>alert(1)</script>",
    "' OR 1=1 --",
    ".*",
    "g.o",
    "4-",
    "9" * 400,
]


def right(key: str, title: str, version: int = 1, **fields: Any) -> Document:
    return Document(type="right", key=key, title=title, version=version, **fields)


def guide(key: str, title: str, version: int = 1, **fields: Any) -> Document:
    fields.setdefault("mode", Mode.ANY_WORD)
    return Document(type="guide", key=key, title=title, version=version, **fields)


def keys(page: Page) -> list[str]:
    return [hit.key for hit in page.hits]


class EngineContract:
    """Subclass it with an `engine` fixture that gives an empty engine."""

    def find(self, engine: Engine, typed: str = "", **wanted: Any) -> Page:
        wanted.setdefault("types", TYPES)
        return engine.search(Query(text=typed, **wanted))

    # Put, replace, drop

    def test_what_was_put_is_found_at_once(self, engine: Engine) -> None:
        engine.put([right("1", "Gạo Cần Thơ")])
        page = self.find(engine, "gạo cần thơ")
        assert keys(page) == ["1"]
        assert (page.hits[0].type, page.count, page.more) == ("right", 1, False)
        assert not page.relaxed
        assert not page.degraded

    def test_a_newer_version_takes_the_place_of_the_older(self, engine: Engine) -> None:
        engine.put([right("1", "Gạo Cần Thơ", 1)])
        engine.put([right("1", "Cam Phong Điền", 2)])
        assert keys(self.find(engine, "cam")) == ["1"]
        assert keys(self.find(engine, "gạo")) == []
        assert engine.count() == 1

    def test_an_older_version_never_wins(self, engine: Engine) -> None:
        engine.put([right("1", "Cam Phong Điền", 2)])
        engine.put([right("1", "Gạo Cần Thơ", 1)])
        assert keys(self.find(engine, "cam")) == ["1"]
        assert engine.count() == 1

    def test_the_same_version_may_be_put_again(self, engine: Engine) -> None:
        engine.put([right("1", "Gạo", 2)])
        engine.put([right("1", "Cam", 2)])
        assert keys(self.find(engine, "cam")) == ["1"]
        assert engine.count() == 1

    def test_the_highest_version_in_one_batch_wins(self, engine: Engine) -> None:
        engine.put([right("1", "Xoài", 1), right("1", "Cam", 3), right("1", "Gạo", 2)])
        assert keys(self.find(engine, "cam")) == ["1"]
        assert engine.count() == 1

    def test_dropped_means_gone(self, engine: Engine) -> None:
        engine.put([right("1", "Gạo", 1), right("2", "Gạo", 1)])
        engine.drop([Gone("right", "1", 2)])
        assert keys(self.find(engine, "gạo")) == ["2"]
        assert keys(self.find(engine)) == ["2"]
        assert engine.count() == 1

    def test_an_older_put_does_not_bring_a_dropped_one_back(
        self, engine: Engine
    ) -> None:
        engine.put([right("1", "Gạo", 1)])
        engine.drop([Gone("right", "1", 3)])
        engine.put([right("1", "Gạo", 2)])
        assert engine.count() == 0
        engine.put([right("1", "Gạo", 3)])
        assert engine.count() == 1

    def test_an_older_drop_does_not_take_a_newer_one_away(self, engine: Engine) -> None:
        engine.put([right("1", "Gạo", 5)])
        engine.drop([Gone("right", "1", 4)])
        assert engine.count() == 1

    def test_a_drop_without_version_takes_whatever_is_there(
        self, engine: Engine
    ) -> None:
        engine.put([right("1", "Gạo", 5)])
        engine.drop([Gone("right", "1")])
        engine.put([right("1", "Gạo", 4)])
        assert engine.count() == 0

    def test_a_drop_before_the_put_is_remembered(self, engine: Engine) -> None:
        engine.drop([Gone("right", "1", 3), Gone("right", "2")])
        engine.put([right("1", "Gạo", 2), right("2", "Gạo", 1)])
        assert keys(self.find(engine, "gạo")) == ["2"]

    def test_dropping_what_is_not_there_does_nothing(self, engine: Engine) -> None:
        engine.drop([Gone("right", "9")])
        assert engine.count() == 0

    def test_what_is_forgotten_may_come_back_in_any_version(
        self, engine: Engine
    ) -> None:
        engine.put([right("1", "Gạo", 5), right("2", "Gạo", 5)])
        engine.drop([Gone("right", "2")])
        engine.forget([Gone("right", "1"), Gone("right", "2"), Gone("right", "9")])
        assert engine.count() == 0
        engine.put([right("1", "Gạo", 4), right("2", "Gạo", 4)])
        assert engine.count() == 2

    def test_the_count_after_upserts_is_exact(self, engine: Engine) -> None:
        for version in (1, 2, 3):
            engine.put([right(str(key), "Gạo", version) for key in range(30)])
        assert engine.count() == 30
        assert self.find(engine, "gạo").count == 30

    def test_versions_name_every_document(self, engine: Engine) -> None:
        engine.put([right("a:1", "Gạo", 3), guide("2", "Gạo", 7), right("4", "X", 1)])
        engine.drop([Gone("right", "4", 2)])
        assert sorted(engine.versions()) == [("guide", "2", 7), ("right", "a:1", 3)]

    # Words

    @pytest.mark.parametrize(
        "typed",
        [
            "gạo thới an ô môn",
            "gao thoi an o mon",
            "GẠO THỚI AN Ô MÔN",
            unicodedata.normalize("NFD", "Gạo Thới An Ô Môn"),
            "  gạo -- thới/an, ô.môn ",
            "ô môn gạo",
            "thoianomon",
            "thoianomon gao",
            "anomon",
            "gaothoian",
            "ga",
            "gạo thới an ô mô",
            "hop tac xa gao",
            "ô môn phường",
            "thức uống",
        ],
    )
    def test_a_name_is_found_however_it_is_typed(
        self, engine: Engine, typed: str
    ) -> None:
        engine.put(
            [
                right(
                    "1",
                    "Gạo Thới An Ô Môn",
                    names=["Hợp tác xã Thới An"],
                    places=["Phường Thới An", "Quận Ô Môn"],
                    body="Gạo; thức uống từ gạo",
                ),
                right("2", "Cam Phong Điền"),
            ]
        )
        page = self.find(engine, typed)
        assert keys(page) == ["1"]
        assert not page.relaxed

    def test_eth_is_the_vietnamese_letter(self, engine: Engine) -> None:
        engine.put([right("1", "Cam Phong Ðiền")])
        assert keys(self.find(engine, "cam phong điền")) == ["1"]

    def test_words_typed_apart_find_the_name_written_as_one(
        self, engine: Engine
    ) -> None:
        engine.put([right("1", "CANTHORICE")])
        assert keys(self.find(engine, "can tho rice")) == ["1"]

    @pytest.mark.parametrize("typed", ["6 tia", "sáu tia", "sau tia", "Gạo 6 tia"])
    @pytest.mark.parametrize("title", ["Gạo Sáu Tia", "GẠO 6 TIA"])
    def test_numbers_are_found_in_words_and_digits(
        self, engine: Engine, title: str, typed: str
    ) -> None:
        engine.put([right("1", title), right("2", "Gạo tia", body="6 loại; sáu loại")])
        assert keys(self.find(engine, typed))[0] == "1"

    def test_all_words_must_be_found_in_names(self, engine: Engine) -> None:
        engine.put([right("1", "Gạo Cần Thơ"), right("2", "Gạo Sóc Trăng")])
        assert keys(self.find(engine, "gạo sóc trăng vĩnh long")) == []
        assert keys(self.find(engine, "gạo sóc")) == ["2"]

    def test_only_the_last_word_may_be_begun(self, engine: Engine) -> None:
        engine.put([right("1", "Gạo quê thơm")])
        assert keys(self.find(engine, "gạo thơ")) == ["1"]
        assert keys(self.find(engine, "gạo thơ ")) == []
        assert keys(self.find(engine, "thơ gạo")) == []
        assert keys(self.find(engine, "gạo t")) == []

    def test_a_share_of_the_words_is_enough_in_guidance(self, engine: Engine) -> None:
        engine.put(
            [
                guide("1", "Phản đối đơn", body="Thời hạn phản đối đơn đăng ký"),
                guide("2", "Lệ phí", body="Nộp lệ phí ở đâu"),
            ]
        )
        typed = "cho tôi hỏi thời hạn để phản đối một đơn nhãn hiệu là bao lâu"
        assert keys(self.find(engine, typed, type="guide")) == ["1"]
        assert keys(self.find(engine, typed, type="right")) == []

    def test_one_word_of_few_is_not_enough_in_guidance(self, engine: Engine) -> None:
        engine.put([guide("1", "Lệ phí", body="Nộp đơn ở đâu")])
        assert self.find(engine, "lệ phí gia hạn", type="guide").count == 0
        assert self.find(engine, "lệ phí đơn gia", type="guide").count == 1

    def test_a_list_of_all_types_ranks_each_by_its_own_rule(
        self, engine: Engine
    ) -> None:
        engine.put(
            [
                right("whole", "Gạo Cần Thơ"),
                right("head", "Gạo", names=["Cần"], places=["Thơ"], local=True),
                right("body", "Hồng", body="gạo " * 50 + "cần thơ"),
                guide("guide", "Nộp đơn", body="ở gạo cần thơ"),
                guide("guide title", "Gạo cần thơ", body="ở gạo cần thơ"),
            ]
        )
        found = keys(self.find(engine, "gạo cần thơ"))
        assert found == ["whole", "guide title", "guide", "head", "body"]

    def test_one_word_of_many_is_not_enough_in_guidance(self, engine: Engine) -> None:
        engine.put([guide("1", "Lệ phí", body="Nộp")])
        typed = "hai ba bốn năm sáu bảy tám chín mười phí"
        assert self.find(engine, typed, type="guide").count == 0

    def test_a_phrase_stands_together(self, engine: Engine) -> None:
        engine.put(
            [
                right("1", "Cần Thơ gạo"),
                right("2", "Gạo Cần Thơ"),
                right("3", "X", body="đặc sản gạo Cần Thơ ngon"),
            ]
        )
        assert sorted(keys(self.find(engine, '"gạo cần thơ"'))) == ["2", "3"]
        assert sorted(keys(self.find(engine, '"gao can" thơ'))) == ["2", "3"]

    def test_what_has_no_letter_finds_nothing(self, engine: Engine) -> None:
        engine.put([right("1", "Gạo")])
        assert self.find(engine, "***").count == 0
        assert self.find(engine, "   ").count == 1

    # Numbers

    @pytest.mark.parametrize(
        "typed",
        [
            "4-2026-00774",
            "VN4202600774",
            "VN-4-2026-00774",
            "VN -4-2026-00774",
            "4202600774",
            "4-2026-0077",
            "00774",
            "774",
        ],
    )
    def test_a_number_is_found_in_any_shape_and_in_parts(
        self, engine: Engine, typed: str
    ) -> None:
        engine.put(
            [
                right("1", "Gạo", numbers=["4-2026-00774"]),
                right("2", "Gạo", numbers=["4-2025-11775"]),
            ]
        )
        assert keys(self.find(engine, typed)) == ["1"]

    def test_the_record_of_a_number_comes_first(self, engine: Engine) -> None:
        engine.put(
            [
                right("1", "4-2026-00774", numbers=["4-2026-00775"], local=True),
                right("2", "Gạo", numbers=["4-2026-00774"], live=False),
            ]
        )
        assert keys(self.find(engine, "VN4202600774")) == ["2", "1"]

    def test_only_that_number_is_found_when_it_is_asked_for(
        self, engine: Engine
    ) -> None:
        engine.put(
            [
                right("1", "4-2026-00774", numbers=["4-2026-00775"]),
                right("2", "Gạo", numbers=["4-2026-00774"]),
            ]
        )
        assert keys(self.find(engine, number="4-2026-00774")) == ["2"]

    # One typing error

    @pytest.mark.parametrize(
        "typed", ["trnag", "tramg", "tran", "trangg", "gạo tramg sóc", "socc trang"]
    )
    def test_one_typing_error_is_forgiven_when_nothing_fits(
        self, engine: Engine, typed: str
    ) -> None:
        engine.put([right("1", "Gạo Sóc Trăng"), right("2", "Cam")])
        page = self.find(engine, typed)
        assert keys(page) == ["1"]
        assert page.relaxed == (typed != "tran")

    def test_nothing_is_relaxed_while_something_fits(self, engine: Engine) -> None:
        engine.put([right("1", "Trang"), right("2", "Trung")])
        page = self.find(engine, "trang")
        assert keys(page) == ["1"]
        assert not page.relaxed

    def test_short_words_must_be_right(self, engine: Engine) -> None:
        engine.put([right("1", "Gạo")])
        page = self.find(engine, "gáp")
        assert keys(page) == []
        assert not page.relaxed

    def test_two_typing_errors_are_too_many(self, engine: Engine) -> None:
        engine.put([right("1", "Nghiêng")])
        assert keys(self.find(engine, "nghximg")) == []

    def test_a_filter_that_leaves_nothing_relaxes_nothing(self, engine: Engine) -> None:
        engine.put(
            [
                right("1", "Trang", keywords={"status": ["live"]}),
                right("2", "Trung", keywords={"status": ["dead"]}),
            ]
        )
        page = self.find(engine, "trang", filters={"status": ["dead"]})
        assert keys(page) == []
        assert not page.relaxed

    # Types and languages

    def test_types_are_counted_apart_and_one_is_listed(self, engine: Engine) -> None:
        engine.put([right("1", "Gạo"), right("2", "Gạo"), guide("3", "Gạo")])
        page = self.find(engine, "gạo", type="guide")
        assert keys(page) == ["3"]
        assert (page.count, page.types) == (1, {"right": 2, "guide": 1})
        assert self.find(engine, "gạo").count == 3

    def test_types_not_asked_for_are_not_found(self, engine: Engine) -> None:
        engine.put(
            [right("1", "Gạo"), Document(type="x", key="2", version=1, title="Gạo")]
        )
        assert self.find(engine, "gạo").count == 1
        assert self.find(engine).count == 1

    def test_filters_do_not_change_the_counts_of_types(self, engine: Engine) -> None:
        engine.put([right("1", "Gạo", keywords={"year": ["2024"]}), right("2", "Gạo")])
        page = self.find(engine, "gạo", type="right", filters={"year": ["2024"]})
        assert (page.count, page.types) == (1, {"right": 2, "guide": 0})

    def test_another_language_is_hidden(self, engine: Engine) -> None:
        engine.put(
            [
                guide("vi", "Gạo", language="vi"),
                guide("en", "Gạo", language="en"),
                guide("all", "Gạo"),
            ]
        )
        found = self.find(engine, "gạo", language="en")
        assert sorted(keys(found)) == ["all", "en"]
        assert found.types["guide"] == 2
        assert self.find(engine, "gạo").count == 3

    # Facets

    def marks(self) -> Sequence[Document]:
        return [
            right("1", "Gạo", keywords={"status": ["live"], "class": ["30", "31"]}),
            right("2", "Gạo", keywords={"status": ["live"], "class": ["30"]}),
            right("3", "Gạo", keywords={"status": ["dead"], "class": ["29"]}),
            right("4", "Cam", keywords={"status": ["dead"], "class": ["31"]}),
            right("5", "Gạo", keywords={"class": []}),
        ]

    def facets(self, page: Page) -> dict[str, dict[str, int]]:
        return {
            name: {one.value: one.count for one in counts}
            for name, counts in page.facets.items()
        }

    def test_facets_are_counted(self, engine: Engine) -> None:
        engine.put(self.marks())
        page = self.find(engine, "gạo", facets=["status", "class"])
        assert self.facets(page) == {
            "status": {"live": 2, "dead": 1},
            "class": {"30": 2, "29": 1, "31": 1},
        }
        assert [one.value for one in page.facets["class"]] == ["30", "29", "31"]

    def test_a_choice_does_not_shrink_its_own_facet(self, engine: Engine) -> None:
        engine.put(self.marks())
        page = self.find(
            engine, "gạo", facets=["status", "class"], filters={"status": ["dead"]}
        )
        assert keys(page) == ["3"]
        assert self.facets(page) == {
            "status": {"live": 2, "dead": 1},
            "class": {"29": 1},
        }

    def test_values_of_a_facet_add_up_and_facets_narrow(self, engine: Engine) -> None:
        engine.put(self.marks())
        chosen = {"class": ["29", "31"], "status": ["dead", "live"]}
        page = self.find(engine, filters=chosen, facets=["class", "status"])
        assert sorted(keys(page)) == ["1", "3", "4"]
        assert self.facets(page) == {
            "class": {"30": 2, "31": 2, "29": 1},
            "status": {"dead": 2, "live": 1},
        }

    def test_an_empty_choice_chooses_nothing(self, engine: Engine) -> None:
        engine.put(self.marks())
        assert self.find(engine, filters={"class": []}).count == 5
        assert self.find(engine, filters={"class": ["99"]}).count == 0

    def test_facets_of_many_values_are_exact(self, engine: Engine) -> None:
        engine.put(
            right(str(one), "Gạo", keywords={"place": [str(one % 300)]})
            for one in range(900)
        )
        page = self.find(engine, "gạo", facets=["place"])
        assert [one.count for one in page.facets["place"]] == [3] * 300

    def test_hostile_values_are_only_values(self, engine: Engine) -> None:
        engine.put([right("1", "Gạo", keywords={"class": ["a:b *", '"x"']})])
        assert self.find(engine, filters={"class": ["a:b *"]}).count == 1
        for typed in HOSTILE:
            value = typed.encode("utf-8", "replace").decode()[:200]
            assert self.find(engine, filters={"class": [value]}).count == 0

    # Ranking

    def test_names_come_in_the_order_of_how_well_they_fit(self, engine: Engine) -> None:
        wanted = [
            ("whole", right("whole", "Gạo Trắng")),
            ("marks differ", right("marks differ", "Gáo Trảng")),
            ("begins", right("begins", "Gạo Trắng Hồng Dân")),
            ("in the name", right("in the name", "Hạt gạo quê trắng ngần")),
            ("in name and owner", right("in name and owner", "Gạo", names=["Trắng"])),
            ("in goods", right("in goods", "Hồng", body="gạo trắng")),
        ]
        engine.put(reversed([document for _, document in wanted]))
        assert keys(self.find(engine, "gạo trắng")) == [name for name, _ in wanted]

    def test_typed_diacritics_come_first(self, engine: Engine) -> None:
        engine.put(
            [right("1", "Hồng má"), right("2", "Hồng mạ"), right("3", "Hồng ma")]
        )
        for typed, first in (("hồng má", "1"), ("hồng mạ", "2"), ("hồng ma", "3")):
            assert keys(self.find(engine, typed))[0] == first

    def test_live_ones_and_those_of_the_city_come_first(self, engine: Engine) -> None:
        engine.put(
            [
                right("dead", "Gạo", live=False),
                right("dead, local", "Gạo", live=False, local=True),
                right("live", "Gạo"),
                right("live, local", "Gạo", local=True),
            ]
        )
        wanted = ["live, local", "live", "dead, local", "dead"]
        assert keys(self.find(engine, "gạo")) == wanted
        assert keys(self.find(engine)) == wanted

    def test_a_better_fit_comes_before_a_live_one(self, engine: Engine) -> None:
        engine.put(
            [
                right("1", "Gạo Trắng", live=False),
                right("2", "Gạo thơm trắng", local=True),
            ]
        )
        assert keys(self.find(engine, "gạo trắng")) == ["1", "2"]

    def test_guidance_is_ranked_by_title_then_headings_then_body(
        self, engine: Engine
    ) -> None:
        filler = [
            guide(f"filler {at}", f"Trang số {at}", headings=["Cách nộp"], body="ở đâu")
            for at in range(9)
        ]
        engine.put(
            [
                *filler,
                guide("body", "Bài một", headings=["Chung"], body="chỉ dẫn địa lý"),
                guide("heading", "Bài hai", headings=["chỉ dẫn địa lý"], body="Chung"),
                guide("title", "Chỉ dẫn địa lý", headings=["Chung"], body="Bài ba"),
            ]
        )
        found = keys(self.find(engine, "chỉ dẫn địa lý", type="guide"))
        assert found == ["title", "heading", "body"]

    # Sorting and paging

    def test_dates_sort_both_ways_and_the_undated_come_last(
        self, engine: Engine
    ) -> None:
        engine.put(
            [
                right("none", "Gạo"),
                right("1999", "Gạo", date=dt.date(1999, 12, 31)),
                right("2026", "Gạo", date=dt.date(2026, 3, 1)),
                right("1905", "Gạo", date=dt.date(1905, 3, 1)),
            ]
        )
        newest = keys(self.find(engine, "gạo", sort=Sort.NEWEST))
        oldest = keys(self.find(engine, "gạo", sort=Sort.OLDEST))
        assert newest == ["2026", "1999", "1905", "none"]
        assert oldest == ["1905", "1999", "2026", "none"]

    def test_names_sort_in_vietnamese_order(self, engine: Engine) -> None:
        names = ["Ăn", "An", "Đa", "Da", "Ân", "Dạ", "Ea", "Ôm", "Om", "ơm"]
        engine.put([right(name, name) for name in names])
        found = keys(self.find(engine, sort=Sort.NAME))
        assert found == sorted(names, key=text.sort_key)

    @pytest.mark.parametrize("sort", list(Sort))
    @pytest.mark.parametrize("typed", ["gạo", ""])
    def test_pages_have_no_gap_and_no_repeat_while_others_write(
        self, engine: Engine, sort: Sort, typed: str
    ) -> None:
        day = dt.date(2020, 1, 1)
        inside = [right(f"in {at}", "Gạo", date=day) for at in range(60)]
        outside = [right(f"out {at}", "Cam", date=day) for at in range(20)]
        engine.put([*inside, *outside])
        types = {"right": Mode.ALL_WORDS}
        filters = {} if typed else {"kind": ["in"]}
        if not typed:
            inside = [
                right(one.key, "Gạo", keywords={"kind": ["in"]}) for one in inside
            ]
            engine.put(inside)
        read: list[str] = []
        for page in range(5):
            found = self.find(
                engine,
                typed,
                types=types,
                sort=sort,
                filters=filters,
                offset=page * 12,
                limit=12,
            )
            read += keys(found)
            engine.put([right(f"out {at}", "Cam", page + 2) for at in range(page, 20)])
            engine.put(inside[page::3])
        assert sorted(read) == sorted(one.key for one in inside)

    @pytest.mark.parametrize("sort", list(Sort))
    def test_a_page_is_a_piece_of_the_whole_list(
        self, engine: Engine, sort: Sort
    ) -> None:
        engine.put([right(str(at), f"Gạo {at % 7}") for at in range(150)])
        whole = keys(self.find(engine, "gạo", sort=sort, limit=150))
        assert len(set(whole)) == 150
        for offset in (0, 1, 70, 149, 150, 500):
            page = self.find(engine, "gạo", sort=sort, offset=offset, limit=10)
            assert keys(page) == whole[offset : offset + 10]
            assert page.count == 150

    def test_a_page_without_hits_still_counts(self, engine: Engine) -> None:
        engine.put(self.marks())
        page = self.find(engine, "gạo", limit=0, facets=["status"])
        assert (keys(page), page.count) == ([], 4)
        assert self.facets(page) == {"status": {"live": 2, "dead": 1}}

    def test_lists_end_where_refining_is_better(self, engine: Engine) -> None:
        engine.put([right("1", "Gạo")])
        assert keys(self.find(engine, "gạo", offset=WINDOW - 20)) == []
        with pytest.raises(ValueError, match="refine"):
            self.find(engine, "gạo", offset=WINDOW - 19)
        with pytest.raises(ValueError, match="refine"):
            self.find(engine, "gạo", offset=-1)

    def test_guides_keep_their_order_in_a_list_with_names(self, engine: Engine) -> None:
        engine.put([right("1", "Cam sành"), right("2", "Bưởi")])
        engine.put(
            [
                guide(
                    str(at),
                    " ".join(["Chuyện"] * (at % 9 + 1)),
                    body="phản đối đơn " * at + "chờ đợi " * (12 - at),
                )
                for at in range(1, 12)
            ]
        )
        for typed in ("phản đối đơn", "ai muốn phản đối đơn thì làm gì"):
            alone = self.find(engine, typed, types={"guide": Mode.ANY_WORD})
            assert keys(self.find(engine, typed)) == keys(alone)

    # Other texts that mean the same

    def test_what_fits_a_synonym_is_found_after_what_fits_the_text(
        self, engine: Engine
    ) -> None:
        engine.put(
            [
                right("typed", "Thương hiệu gạo"),
                right("meant", "Nhãn hiệu gạo"),
                right("neither", "Bao bì gạo"),
            ]
        )
        page = self.find(engine, "thuong hieu gao", also=["nhan hieu gao"])
        assert keys(page) == ["typed", "meant"]
        assert (page.count, page.types) == (2, {"right": 2, "guide": 0})
        assert page.hits[1].score == pytest.approx(page.hits[0].score * 0.75, rel=0.1)

    def test_a_better_fit_of_a_synonym_comes_first(self, engine: Engine) -> None:
        engine.put(
            [
                right("body", "Xoài", body="thương hiệu"),
                right("whole", "Nhãn hiệu"),
            ]
        )
        page = self.find(engine, "thương hiệu", also=["nhãn hiệu"])
        assert keys(page) == ["whole", "body"]

    def test_synonyms_are_filtered_counted_and_sorted_like_the_text(
        self, engine: Engine
    ) -> None:
        for at, (title, status) in enumerate(
            [("Gạo một", "live"), ("Lúa hai", "live"), ("Lúa ba", "dead")]
        ):
            engine.put([right(str(at), title, keywords={"status": [status]})])
        page = self.find(
            engine,
            "gạo",
            also=["lúa"],
            filters={"status": ["live"]},
            facets=["status"],
            sort=Sort.NAME,
        )
        assert keys(page) == ["0", "1"]
        assert self.facets(page) == {"status": {"live": 2, "dead": 1}}
        assert page.count == 2

    def test_guidance_is_found_by_a_synonym(self, engine: Engine) -> None:
        engine.put(
            [
                guide("1", "Đăng ký nhãn hiệu", body="nộp đơn nhãn hiệu"),
                guide("2", "Đăng ký kiểu dáng", body="nộp đơn kiểu dáng"),
            ]
        )
        page = self.find(engine, "thương hiệu nộp đơn", also=["nhãn hiệu nộp đơn"])
        assert keys(page)[0] == "1"

    def test_a_synonym_is_forgiven_typing_errors_only_when_nothing_fits(
        self, engine: Engine
    ) -> None:
        engine.put([right("1", "Nhanh hieu"), right("2", "Thuong hieu")])
        strict = self.find(engine, "thuong hieu", also=["nhann hieu"])
        assert (keys(strict), strict.relaxed) == (["2"], False)
        close = self.find(engine, "thuongg xanh", also=["nhannh hieu"])
        assert (keys(close), close.relaxed) == (["1"], True)

    # Suggestions

    def suggested(self, engine: Engine, prefix: str, **wanted: Any) -> list[str]:
        wanted.setdefault("types", ["right", "guide"])
        return [one.title for one in engine.suggest(prefix, **wanted)]

    def test_titles_are_suggested_while_typing(self, engine: Engine) -> None:
        engine.put(
            [
                right("1", "Gạo Cần Thơ"),
                right("2", "GẠO CẦN THƠ"),
                right("3", "Cần gạo"),
                right("4", "Cam", body="gạo cần"),
                guide("5", "Gạo cần gì?", language="vi"),
            ]
        )
        found = [one.casefold() for one in self.suggested(engine, "gao ca")]
        assert sorted(found[:2]) == sorted(["gạo cần gì?", "gạo cần thơ"])
        assert found[2:] == ["cần gạo"]
        assert "Gạo cần gì?" not in self.suggested(engine, "gao ca", language="en")
        assert self.suggested(engine, "gao ca", types=["guide"]) == ["Gạo cần gì?"]
        assert len(self.suggested(engine, "gạo", limit=1)) == 1

    def test_one_letter_or_none_suggests_nothing(self, engine: Engine) -> None:
        engine.put([right("1", "Gạo")])
        for prefix in ("", " ", "g", "*", "🍚"):
            assert self.suggested(engine, prefix) == []

    # Any input

    @pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
    def test_any_input_gives_a_page(self, engine: Engine, typed: str) -> None:
        engine.put([right("1", "Gạo"), guide("2", "Gạo")])
        for sort in Sort:
            page = self.find(engine, typed, sort=sort, facets=["status"])
            assert page.count <= 2
        assert len(self.suggested(engine, typed)) <= 2
        self.find(engine, "gạo", number=typed)

    @pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
    def test_any_text_can_be_put(self, engine: Engine, typed: str) -> None:
        document = right(
            "1",
            typed,
            names=[typed],
            headings=[typed],
            body=typed,
            numbers=[typed],
            places=[typed],
        )
        engine.put([document, right("2", "Xoài")])
        assert keys(self.find(engine, "xoài")) == ["2"]
        assert engine.count() == 2

    # Rebuilding

    def test_a_build_is_not_seen_before_the_swap(self, engine: Engine) -> None:
        engine.put([right("1", "Gạo", 1)])
        build = engine.build()
        build.load([right("2", "Gạo", 1), right("3", "Gạo", 4)])
        assert keys(self.find(engine, "gạo")) == ["1"]
        build.put([right("2", "Cam", 2), right("3", "Cam", 3)])
        build.drop([Gone("right", "4", 9)])
        build.swap()
        assert keys(self.find(engine, "gạo")) == ["3"]
        assert keys(self.find(engine, "cam")) == ["2"]
        engine.put([right("4", "Xoài", 8)])
        assert engine.count() == 2

    def test_an_abandoned_build_leaves_all_as_it_was(self, engine: Engine) -> None:
        engine.put([right("1", "Gạo", 1)])
        build = engine.build()
        build.load([right("2", "Gạo", 1)])
        build.abandon()
        assert keys(self.find(engine, "gạo")) == ["1"]
        engine.build().abandon()

    def test_writers_keep_out_while_one_holds_the_lock(self, engine: Engine) -> None:
        with engine.locked():
            engine.put([right("1", "Gạo")])
            assert engine.count() == 1


class RestorableContract:
    """What an engine promises that is compared in parts and goes back to its past."""

    def find(self, engine: RestorableEngine, typed: str = "", **wanted: Any) -> Page:
        return engine.search(Query(text=typed, **{"types": TYPES, **wanted}))

    def test_a_build_is_read_before_anybody_searches_it(
        self, engine: RestorableEngine
    ) -> None:
        build = engine.build()
        build.load([right("1", "Gạo", 1), right("2", "Gạo", 2)])
        assert build.count() == 2
        assert keys(build.search(Query(text="gạo", types=TYPES))) != []
        assert sorted(build.versions()) == [("right", "1", 1), ("right", "2", 2)]
        assert sum(count for count, _ in build.digests().values()) == 2
        assert engine.count() == 0
        build.abandon()

    def test_the_previous_index_is_caught_up_and_swapped_back(
        self, engine: RestorableEngine
    ) -> None:
        engine.put([right("1", "Gạo", 1), right("2", "Gạo", 1)])
        build = engine.build()
        build.load([right("1", "Cam", 2)])
        build.swap()
        before = engine.previous()
        assert sorted(before.versions()) == [("right", "1", 1), ("right", "2", 1)]
        before.forget([Gone("right", "2")])
        before.put([right("3", "Gạo", 1)])
        assert keys(self.find(engine)) == ["1"]
        before.swap()
        assert sorted(keys(self.find(engine, "gạo"))) == ["1", "3"]
        again = engine.previous()
        assert sorted(again.versions()) == [("right", "1", 2)]
        again.abandon()
        engine.previous().swap()
        assert keys(self.find(engine, "cam")) == ["1"]

    def test_sweeping_leaves_what_is_used_and_what_is_built(
        self, engine: RestorableEngine
    ) -> None:
        engine.put([right("1", "Gạo")])
        build = engine.build()
        assert engine.sweep() == 0
        build.load([right("2", "Cam")])
        build.swap()
        assert engine.sweep() == 0
        assert keys(self.find(engine)) == ["2"]
        engine.previous().swap()
        assert keys(self.find(engine)) == ["1"]

    # Comparing

    def test_digests_are_those_of_ids_and_versions(
        self, engine: RestorableEngine
    ) -> None:
        engine.put([right(str(key), "Gạo", key + 1) for key in range(40)])
        engine.put([guide("7", "Gạo", 7)])
        engine.drop([Gone("right", "3", 9), Gone("right", "99", 1)])
        expected: dict[int, tuple[int, int]] = {}
        for name, key, version in engine.versions():
            one = f"{name}:{key}"
            count, checks = expected.get(prepare.bucket_of(one), (0, 0))
            checks += prepare.check_of(one, version)
            expected[prepare.bucket_of(one)] = (count + 1, checks)
        assert engine.digests() == expected
        assert sum(count for count, _ in expected.values()) == 40

    def test_versions_are_told_of_chosen_buckets(
        self, engine: RestorableEngine
    ) -> None:
        engine.put([right(str(key), "Gạo", 1) for key in range(40)])
        engine.drop([Gone("right", "5", 2)])
        chosen = {prepare.bucket_of("right:5"), prepare.bucket_of("right:6")}
        told = {key for _, key, _ in engine.versions(chosen)}
        assert "6" in told
        assert "5" not in told
        assert {prepare.bucket_of(f"right:{key}") for key in told} <= chosen

    @pytest.mark.parametrize("typed", ["", "gạo", "ngon"])
    @pytest.mark.parametrize("sort", Sort)
    def test_a_walk_goes_through_the_list_as_pages_do(
        self, engine: RestorableEngine, sort: Sort, typed: str
    ) -> None:
        engine.put(
            [
                right(str(key), f"Gạo {key % 3}", local=key % 2 == 0, body="ngon")
                for key in range(30)
            ]
        )
        engine.put([right("other", "Cam")])
        wanted = Query(text=typed, types=TYPES, type="right", sort=sort, limit=7)
        walked = [hit.key for hit in engine.walk(wanted)]
        assert walked == keys(
            self.find(engine, typed, type="right", sort=sort, limit=100)
        )
        assert len(walked) == (30 if typed else 31)

    def test_a_walk_forgives_a_typing_error_and_sees_no_later_write(
        self, engine: RestorableEngine
    ) -> None:
        engine.put([right(str(key), "Gạo Sóc Trăng") for key in range(5)])
        walk = engine.walk(Query(text="trnag", types=TYPES))
        first = next(walk).key
        engine.put([right("9", "Sóc Trăng")])
        assert {first, *(hit.key for hit in walk)} == set("01234")
