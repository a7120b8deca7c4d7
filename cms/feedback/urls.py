"""Public addresses of feedback."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from cms.feedback import views

urlpatterns = [
    path("<int:page>/", views.report, name="feedback"),
    path(pgettext_lazy("url", "<int:page>/vote/"), views.vote, name="feedback_vote"),
    path(
        pgettext_lazy("url", "<int:page>/thanks/"),
        views.thanks,
        name="feedback_thanks",
    ),
]
