"""The address of every room. Words in paths are Vietnamese, under ``/en/`` English."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.utils.translation import pgettext_lazy
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from ip_portal import views
from ip_portal.registry.api import api

handler400 = "ip_portal.views.bad_request"
handler403 = "ip_portal.views.forbidden"
handler404 = "ip_portal.views.not_found"
handler500 = "ip_portal.views.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("livez", views.livez, name="livez"),
    path("readyz", views.readyz, name="readyz"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap_index, name="sitemap"),
    path("sitemap-<slug:section>.xml", views.sitemap_section, name="sitemap_section"),
    path("api/v1/docs", RedirectView.as_view(pattern_name="open_data")),
    path("api/v1/", api.urls),
    path("favicon.ico", views.favicon, name="favicon"),
    # Wagtail's own form would be a second door, past the second factor.
    path("cms/login/", views.editors_door, name="editors_door"),
    path("cms/", include(wagtailadmin_urls)),
    path("", include("cms.uploads.urls")),
]

urlpatterns += i18n_patterns(
    path(pgettext_lazy("url", "search/"), include("search.urls")),
    path(pgettext_lazy("url", "register/"), include("ip_portal.registry.urls")),
    path(pgettext_lazy("url", "desk/"), include("ip_portal.desk.urls")),
    path(pgettext_lazy("url", "feedback/"), include("cms.feedback.urls")),
    path("api/", views.open_data, name="open_data"),
    # Signing in and out; the library's other rooms are not open here.
    re_path(r"^accounts/(?!(?:login|logout|signup)/)", views.not_found),
    path("accounts/", include("allauth.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
