from __future__ import annotations

import datetime as dt
import unicodedata
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from ip_portal.places import lookup, seeds, services
from ip_portal.places.lookup import Relation
from ip_portal.places.models import PlaceName, Succession, Unit

pytestmark = pytest.mark.django_db

BEFORE = dt.date(2025, 6, 30)
SINCE = dt.date(2025, 7, 1)


@pytest.fixture(autouse=True)
def _places(db):
    services.load(seeds.load())


def named(text, on=None):
    return [
        (unit.code, unit.name_vi, unit.is_current) for unit in lookup.find(text, on=on)
    ]


def one(text, on=None):
    (unit,) = lookup.find(text, on=on)
    return unit


@pytest.mark.parametrize(
    "text",
    [
        "Phường Cái Khế",
        "phuong cai khe",
        "P. Cái Khế",
        "CÁI KHẾ",
        "cai khe",
        unicodedata.normalize("NFD", "Cái Khế"),
        "Cai Khe Ward",
        "12 đường 3 tháng 2, phường Cái Khế, TP. Cần Thơ",
    ],
)
def test_a_ward_is_found_however_its_name_is_written(text):
    assert named(text, on=SINCE) == [("31120", "Phường Cái Khế", True)]


def test_a_name_of_two_times_gives_both_units_todays_first():
    assert named("Cái Khế") == [
        ("31120", "Phường Cái Khế", True),
        ("31117", "Phường Cái Khế", False),
    ]
    assert named("Cái Khế", on=BEFORE) == [("31117", "Phường Cái Khế", False)]


def test_a_code_used_again_is_not_mistaken_for_its_former_unit():
    assert one("An Hòa").valid_to == BEFORE
    assert named("An Hòa", on=SINCE) == []


def test_a_name_borne_by_several_units_gives_all_of_them():
    parents = [unit.parent.name_vi for unit in lookup.find("xã Phú Hữu")]
    assert parents == ["Thành phố Cần Thơ", "Huyện Châu Thành", "Huyện Long Phú"]


def test_the_district_in_an_address_chooses_between_units_of_one_name():
    assert one("Phú Hữu, Long Phú, Sóc Trăng").code == "31657"
    assert one("phường 3, Vị Thanh").name_vi == "Phường III"


def test_a_context_that_contradicts_the_name_is_left_out():
    assert len(lookup.find("xã Phú Hữu, Ninh Kiều")) == 3


def test_two_names_joined_by_a_dash_are_read_as_place_and_district():
    assert one("Thới An – Ô Môn").name_vi == "Phường Thới An"
    assert one("Bà Rịa - Vũng Tàu").code == "77"


def test_a_name_that_begins_like_a_kind_is_found_with_and_without_the_kind():
    for text in ("Xà Phiên", "xa phien", "xã Xà Phiên"):
        assert {unit.code for unit in lookup.find(text)} == {"31495"}


def test_the_written_kind_chooses_and_a_wrong_one_hides_nothing():
    assert {unit.kind for unit in lookup.find("thị trấn Long Phú")} == {"thị trấn"}
    assert named("thị trấn Cái Khế", on=SINCE) == [("31120", "Phường Cái Khế", True)]


def test_the_exact_spelling_comes_before_names_that_only_sound_alike():
    assert named("Thanh Hóa")[0] == ("38", "Tỉnh Thanh Hóa", True)
    assert len(named("Thanh Hóa")) == 4


def test_a_name_of_daily_life_leads_to_the_unit_of_today():
    assert one("Tây Đô").name_vi == "Thành phố Cần Thơ"
    assert one("an hoi").name_vi == "Phường Ninh Kiều"


@pytest.mark.parametrize(
    "text", ["", "1", "x", ",,,", "không có nơi này", "\x00", "%_"]
)
def test_a_text_that_names_no_place_finds_nothing(text):
    assert lookup.find(text) == []


def test_a_very_long_text_costs_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert lookup.find("a," * 50_000) == []


def test_the_cost_of_finding_does_not_grow_with_the_hits(django_assert_num_queries):
    for text, hits in (("Cồn Sơn", 1), ("phường 1", 4)):
        with django_assert_num_queries(1):
            found = lookup.find(text)
            assert [unit.ancestors() for unit in found]
        assert len(found) == hits


def test_a_merged_ward_has_one_successor():
    assert [str(unit) for unit in lookup.successors(one("Thới An"))] == ["Phường Ô Môn"]


def test_a_split_ward_keeps_its_candidates_and_is_never_settled():
    split = one("Bùi Hữu Nghĩa")
    assert [str(unit) for unit in lookup.successors(split)] == [
        "Phường Cái Khế",
        "Phường Bình Thủy",
    ]
    assert lookup.former_names(split) == []
    assert lookup.resolve("Bùi Hữu Nghĩa", on=SINCE).unit == split


def test_a_former_district_is_answered_with_what_its_wards_became():
    names = {str(unit) for unit in lookup.successors(one("quận Ninh Kiều"))}
    assert names == {
        "Phường Cái Khế",
        "Phường Ninh Kiều",
        "Phường Tân An",
        "Phường An Bình",
    }


def test_a_former_province_has_its_successor_and_a_present_unit_has_none():
    (hau_giang,) = lookup.find("Hậu Giang")
    assert [unit.code for unit in lookup.successors(hau_giang)] == ["92"]
    assert lookup.successors(one("phường Ô Môn")) == []


def test_a_renamed_province_leads_to_its_new_name():
    assert [str(u) for u in lookup.successors(one("Thừa Thiên Huế"))] == [
        "Thành phố Huế"
    ]


def test_the_unit_of_the_day_is_resolved_and_an_ambiguous_name_is_left_open():
    assert lookup.resolve("Cái Khế", on=dt.date(2020, 1, 1)).unit == one(
        "Cái Khế", on=BEFORE
    )
    open_name = lookup.resolve("phường 1", on=BEFORE)
    assert open_name.unit is None
    assert len(open_name.candidates) == 4


def test_an_old_name_written_after_the_reform_is_kept_as_the_old_unit():
    assert str(lookup.resolve("phường Thới An", on=SINCE).unit) == "Phường Thới An"


def test_a_place_is_searched_by_present_and_former_names():
    names = lookup.unit_names(one("phường Ô Môn"))
    assert {"Phường Thới An", "Quận Ô Môn", "O Mon Ward", "Thành phố Cần Thơ"} <= {
        *names
    }
    assert len(names) == len(set(names))
    assert "Phường Ô Môn" in lookup.unit_names(one("phường Thới An"))
    assert "Tỉnh Hậu Giang" in lookup.unit_names(one("xã Vị Thủy", on=SINCE))


def test_names_of_many_units_cost_as_much_as_of_one(django_assert_num_queries):
    units = list(Unit.objects.current())
    for some in (units[:1], units):
        with django_assert_num_queries(3):
            assert len(lookup.unit_names_of(some)) == len(some)
        with django_assert_num_queries(1):
            assert len(lookup.former_names_of(some)) == len(some)
        with django_assert_num_queries(1):
            assert len(lookup.present_units(some)) == len(some)


def formers(text, on=None):
    return [
        (row.relation, row.unit.name_vi)
        for row in lookup.former_names(one(text, on=on))
    ]


def test_another_name_is_told_from_another_district():
    assert formers("phường Thới An") == [(Relation.NAME, "Phường Thới An")]
    assert formers("Phú Hữu, huyện Châu Thành, Hậu Giang") == [
        (Relation.UNIT, "Huyện Châu Thành")
    ]


def test_a_present_ward_lists_what_formed_it_the_renamed_one_first():
    assert formers("phường Ô Môn", on=SINCE) == [
        (Relation.NAME, "Phường Châu Văn Liêm"),
        (Relation.NAME, "Phường Thới Hòa"),
        (Relation.NAME, "Phường Thới An"),
        (Relation.NAME, "Xã Thới Thạnh"),
    ]


def test_a_change_of_kind_alone_is_another_name():
    assert formers("xã Phong Điền", on=SINCE)[0] == (
        Relation.NAME,
        "Thị trấn Phong Điền",
    )


def test_loading_again_changes_nothing_and_repairs_what_was_altered():
    counts = [model.objects.count() for model in (Unit, Succession, PlaceName)]
    again = services.load(seeds.load())
    assert (again.created, again.changed) == (0, 0)
    Unit.objects.filter(code="31213", valid_to=None).update(name_vi="Phường Sai")
    assert services.load(seeds.load()).changed == 1
    assert one("phường Tân Lộc", on=SINCE).name_vi == "Phường Tân Lộc"
    assert counts == [model.objects.count() for model in (Unit, Succession, PlaceName)]


def test_the_command_says_what_it_did():
    out = StringIO()
    call_command("load_places", stdout=out)
    assert out.getvalue().startswith("places: 0 created, 0 changed, ")


def test_the_same_code_on_the_same_day_is_refused():
    unit = one("phường Tân Lộc", on=SINCE)
    unit.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        unit.save()
