from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from ip_portal.places import seeds


@pytest.fixture(scope="module")
def loaded():
    return seeds.load()


def _names(loaded, *levels, current):
    return [
        unit.name_vi
        for unit in loaded.units
        if unit.level in levels and (unit.valid_to is None) is current
    ]


def test_the_city_has_31_wards_and_72_communes(loaded):
    assert len(_names(loaded, "ward", current=True)) == 31
    assert len(_names(loaded, "commune", current=True)) == 72


def test_263_former_wards_and_28_former_districts_are_known(loaded):
    assert len(_names(loaded, "ward", "commune", current=False)) == 263
    assert len(_names(loaded, "district", current=False)) == 28


def test_34_provinces_stand_and_every_former_one_has_a_successor(loaded):
    assert len(_names(loaded, "province", current=True)) == 34
    ended = {u.key for u in loaded.units if u.level == "province" and u.valid_to}
    assert ended == {row.old for row in loaded.successions if len(row.old[0]) == 2}
    untouched = {
        u.code for u in loaded.units if u.level == "province" and not u.valid_to
    }
    assert len({code for code, _ in ended} | untouched) == 63


def test_code_and_first_day_name_one_unit_while_codes_are_used_again(loaded):
    assert max(Counter(unit.key for unit in loaded.units).values()) == 1
    reused = [unit.name_vi for unit in loaded.units if unit.code == "31120"]
    assert reused == ["Phường An Hòa", "Phường Cái Khế"]


def test_only_three_former_wards_were_split(loaded):
    names = {unit.key: unit.name_vi for unit in loaded.units}
    split = {names[row.old] for row in loaded.successions if row.change == "split"}
    assert split == {"Phường Bùi Hữu Nghĩa", "Phường Long Tuyền", "Phường Thốt Nốt"}


def test_a_unit_left_as_it_was_continues_alone(loaded):
    names = {unit.key: unit.name_vi for unit in loaded.units}
    alone = {names[row.new] for row in loaded.successions if row.change == "one_to_one"}
    assert alone == {
        "Phường Tân Lộc",
        "Xã Thạnh Phú",
        "Xã Thới Hưng",
        "Xã Trường Long",
        "Xã Phong Nẫm",
        "Xã Mỹ Phước",
        "Xã Vĩnh Hải",
        "Xã Lai Hòa",
    }


def test_a_succession_to_an_unknown_unit_is_refused(tmp_path):
    for path in seeds.DATA.glob("*.toml"):
        (tmp_path / path.name).write_text(path.read_text("utf-8"), "utf-8")
    broken = tmp_path / "cantho.toml"
    text = broken.read_text("utf-8").replace('from = ["31213"]', 'from = ["99999"]')
    broken.write_text(text, "utf-8")
    with pytest.raises(ValueError, match="99999"):
        seeds.load(tmp_path)


def test_the_seeds_agree_with_the_national_list_of_units(loaded, real_data: Path):
    folder = real_data.parent / "standards"
    with (folder / "cantho_ward_mapping.csv").open(encoding="utf-8") as lines:
        pairs = {
            (
                row["old_ward_code"],
                row["old_ward"],
                row["new_ward_code"],
                row["new_ward"],
            )
            for row in csv.DictReader(lines)
        }
    names = {unit.key: unit.name_vi for unit in loaded.units}
    assert pairs == {
        (row.old[0], names[row.old], row.new[0], names[row.new])
        for row in loaded.successions
        if len(row.old[0]) == 5
    }
