"""Rights in plain words, for every face: pages, search results, JSON, the desk."""

from __future__ import annotations

from ip_portal.registry.presenters.addresses import (
    address,
    image_of,
    with_rows,
)
from ip_portal.registry.presenters.cards import cards_of, city_cards, city_count, result
from ip_portal.registry.presenters.labels import (
    kind_labels,
    nice_labels,
    place_labels,
    same_labels,
    status_labels,
)
from ip_portal.registry.presenters.record import record_page, status_words

__all__ = [
    "address",
    "cards_of",
    "city_cards",
    "city_count",
    "image_of",
    "kind_labels",
    "nice_labels",
    "place_labels",
    "record_page",
    "result",
    "same_labels",
    "status_labels",
    "status_words",
    "with_rows",
]
