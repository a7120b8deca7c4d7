"""The marks as a Wagtail site would have them, with our folding as a present.

Wagtail folds no Vietnamese: without it half of the questions would find nothing.
"""

from __future__ import annotations

from django.db import models
from wagtail.search import index


class Mark(index.Indexed, models.Model):
    """One mark; every text is folded already."""

    word = models.TextField()
    owner = models.TextField()
    commune = models.TextField()
    goods = models.TextField()
    status = models.CharField(max_length=20, db_index=True)
    right = models.CharField(max_length=20, db_index=True)
    nice = models.CharField(max_length=2, db_index=True)
    place = models.CharField(max_length=5, db_index=True)
    filed_on = models.DateField(db_index=True)
    by_name = models.TextField(db_index=True)

    search_fields = (
        index.SearchField("word", boost=2),
        index.AutocompleteField("word"),
        index.SearchField("owner"),
        index.SearchField("commune"),
        index.SearchField("goods"),
        *map(index.FilterField, ("status", "right", "nice", "place")),
        *map(index.FilterField, ("filed_on", "by_name")),
    )

    def __str__(self) -> str:
        return self.word
