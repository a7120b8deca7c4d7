"""Public addresses of the register."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from ip_portal.registry import views

urlpatterns = [
    path("", views.browse_register, name="register"),
    path(
        pgettext_lazy("url", "report-an-error/"),
        views.report_error,
        name="report_error",
    ),
    path(
        pgettext_lazy("url", "report-an-error/thanks/"),
        views.report_thanks,
        name="report_thanks",
    ),
    path(
        pgettext_lazy("url", "import-template.<str:form>"),
        views.import_template,
        name="import_template",
    ),
    path(
        "image/<int:pk>-<slug:sha>-<slug:size>.webp",
        views.show_image,
        name="right_image",
    ),
    path("<str:number>/", views.show_right, name="right"),
]
