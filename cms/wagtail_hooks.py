"""The editors' screens show only what this site has."""

from __future__ import annotations

from django.http import HttpRequest
from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry

from cms.admin import history, refusals
from cms.admin.rules import menu as law
from cms.admin.search import screens as search
from cms.feedback import desk as feedback
from cms.library import desk as library
from cms.links import PublicPageLinkHandler
from cms.reports import screens as reports

# Wagtail's help leads to its own site; nothing of ours stands behind it.
UNBUILT = {"help"}

# One line for each screen of a room; what it shows stands there.
hooks.register("register_log_actions", history.register_actions)
hooks.register("before_edit_page", refusals.say_who_approves)
hooks.register("register_admin_urls", law.law_urls)
hooks.register("register_admin_menu_item", law.law_entry)
hooks.register("register_reports_menu_item", law.citations_entry)
hooks.register("register_admin_viewset", search.search_screens)
hooks.register("register_admin_viewset", library.library_screens)
hooks.register("register_admin_urls", feedback.admin_urls)
hooks.register("register_admin_menu_item", feedback.menu_item)
hooks.register("construct_homepage_panels", feedback.add_panel)
hooks.register("register_admin_urls", reports.admin_urls)
hooks.register("construct_homepage_panels", reports.add_panel)
for entry in reports.menu_items():
    hooks.register("register_reports_menu_item", lambda entry=entry: entry)


@hooks.register("construct_main_menu")
def hide_what_is_not_built(request: HttpRequest, items: list) -> None:
    """Leave out the menu entries that lead to no room of this site."""
    items[:] = [item for item in items if item.name not in UNBUILT]


@hooks.register("register_rich_text_features", order=10)
def link_to_public_pages(features: FeatureRegistry) -> None:
    """Put our links to pages in the place of Wagtail's."""
    features.register_link_type(PublicPageLinkHandler)
