"""A facet of many values: the frequent ones are offered, the others are typed."""

from __future__ import annotations

from search.filters import MOST_LISTED, group
from search.params import Params
from search.port import FacetCount, Page
from search.types import Facet

MANY = [FacetCount(f"{number:05d}", 200 - number) for number in range(103)]
PAGE = Page(facets={"place": MANY})


def labels(values, language):
    return {value: f"Phường {value}" for value in values}


def listed(facet: Facet, params: Params = Params()) -> list[str]:  # noqa: B008
    shown = group(facet, params, PAGE, "vi")
    return [one["value"] for one in (*shown["options"], *shown["more"])]


def test_the_rarest_values_are_left_to_the_field_for_names():
    typed = Facet("place", "Place", labels, find=lambda text: [])
    assert listed(typed) == [one.value for one in MANY[:MOST_LISTED]]


def test_all_values_are_listed_where_none_can_be_typed():
    assert len(listed(Facet("place", "Place", labels))) == len(MANY)


def test_a_chosen_rare_value_stays_in_the_list():
    typed = Facet("place", "Place", labels, find=lambda text: [])
    rarest = MANY[-1].value
    found = listed(typed, Params(filters={"place": (rarest,)}))
    assert rarest in found
    assert len(found) == MOST_LISTED
