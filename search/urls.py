"""Addresses of the search page."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from search import views

urlpatterns = [
    path("", views.search, name="search"),
    path(pgettext_lazy("url", "suggestions/"), views.suggest, name="suggest"),
]
