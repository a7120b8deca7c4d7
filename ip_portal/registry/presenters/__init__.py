"""Rights in plain words, for every face: pages, search results, JSON, the desk."""

from __future__ import annotations

from ip_portal.registry.presenters.addresses import (
    address,
    for_cards,
    image_of,
    with_rows,
)
from ip_portal.registry.presenters.cards import (
    cards_of,
    city_cards,
    city_count,
    results,
)
from ip_portal.registry.presenters.labels import (
    find_places,
    kind_labels,
    kind_notes,
    kind_value,
    nice_labels,
    place_labels,
    place_notes,
    same_labels,
    status_labels,
)
from ip_portal.registry.presenters.record import record_page, status_words

__all__ = [
    "address",
    "cards_of",
    "city_cards",
    "city_count",
    "find_places",
    "for_cards",
    "image_of",
    "kind_labels",
    "kind_notes",
    "kind_value",
    "nice_labels",
    "place_labels",
    "place_notes",
    "record_page",
    "results",
    "same_labels",
    "status_labels",
    "status_words",
    "with_rows",
]
