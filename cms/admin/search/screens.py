"""The screens of the search and their place in the menu."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _, pgettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from cms.admin.search import empty, views
from cms.admin.search.forms import EffectForm, PromotedForm, SynonymForm
from search.models import Promoted, Synonym


class WordingViewSet(ModelViewSet):
    """Rows that an editor adds, changes and deletes, seeing the effect first."""

    form: type[EffectForm]
    icon = "search"
    add_view_class = views.AddView
    edit_view_class = views.ChangeView
    delete_view_class = views.DeleteView
    copy_view_enabled = False
    add_to_reference_index = False
    list_filter = ("language",)

    create_template_name = edit_template_name = views.ShowsEffect.template_name

    def get_form_class(self, for_update: bool = False) -> type[EffectForm]:
        """Return the one form of the model."""
        return self.form


class SynonymViewSet(WordingViewSet):
    """Synonyms."""

    model = Synonym
    form = SynonymForm
    index_view_class = views.SynonymsView
    menu_label = _("Synonyms")
    list_display = ("words", "means", "both_ways", "language")
    search_fields = ("words", "means")


class PromotedViewSet(WordingViewSet):
    """Promoted results."""

    model = Promoted
    form = PromotedForm
    index_view_class = views.PromotedView
    menu_label = _("Promoted results")
    list_display = ("words", "title", "address", "language", "until")
    search_fields = ("words", "title")


class EmptyItem(MenuItem):
    """An entry for those who may see the list."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether the entry is shown to whoever asks."""
        user: Any = request.user
        return bool(user.has_perm(empty.VIEW))


class EmptyViewSet(ViewSet):
    """What was searched and not found."""

    name = "emptysearch"
    icon = "search"
    menu_label = _("Searched and not found")
    menu_item_class = EmptyItem

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return the list, and the way to take words off it."""
        return [
            path("", empty.empty_searches, name="index"),
            path("<int:pk>/dismiss/", empty.dismiss, name="dismiss"),
        ]


class SearchGroup(ViewSetGroup):
    """The search in the menu of the editors' screens."""

    menu_label = pgettext_lazy("menu", "Search")
    menu_icon = "search"
    menu_order = 360
    items = (SynonymViewSet(), PromotedViewSet(), EmptyViewSet())


def search_screens() -> SearchGroup:
    """Return the screens, to be registered with the editors' others."""
    return SearchGroup()
