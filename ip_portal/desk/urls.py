"""Addresses of the desk."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from ip_portal.desk.views import (
    entering,
    events,
    imports,
    reports,
    rights,
    upkeep,
)

urlpatterns = [
    path("", rights.list_rights, name="desk"),
    path(
        pgettext_lazy("url", "rights/new/"),
        entering.enter_right,
        name="desk_right_new",
    ),
    path(
        pgettext_lazy("url", "rights/<int:pk>/"), rights.show_right, name="desk_right"
    ),
    path(
        pgettext_lazy("url", "rights/<int:pk>/edit/"),
        entering.edit_right,
        name="desk_right_edit",
    ),
    path(
        pgettext_lazy("url", "rights/<int:pk>/picture-<slug:size>.webp"),
        rights.show_picture,
        name="desk_picture",
    ),
    path(
        pgettext_lazy("url", "rights/check/<slug:token>/"),
        entering.check_answers,
        name="desk_right_check",
    ),
    path(
        pgettext_lazy("url", "rights/<int:pk>/event/"),
        events.enter_event,
        name="desk_event_new",
    ),
    path(
        pgettext_lazy("url", "events/<int:pk>/cancel/"),
        events.cancel_event,
        name="desk_event_cancel",
    ),
    path(pgettext_lazy("url", "import/"), imports.list_batches, name="desk_import"),
    path(
        pgettext_lazy("url", "import/<int:pk>/"), imports.show_batch, name="desk_batch"
    ),
    path(
        pgettext_lazy("url", "import/<int:pk>/progress/"),
        imports.show_progress,
        name="desk_batch_progress",
    ),
    path(
        pgettext_lazy("url", "import/<int:pk>/apply/"),
        imports.apply_batch,
        name="desk_batch_apply",
    ),
    path(
        pgettext_lazy("url", "import/<int:pk>/drop/"),
        imports.drop_batch,
        name="desk_batch_drop",
    ),
    path(
        pgettext_lazy("url", "import/<int:pk>/undo/"),
        imports.undo_batch,
        name="desk_batch_undo",
    ),
    path(
        pgettext_lazy("url", "import/<int:pk>/refused.csv"),
        imports.download_refused,
        name="desk_batch_refused",
    ),
    path(pgettext_lazy("url", "reports/"), reports.list_reports, name="desk_reports"),
    path(
        pgettext_lazy("url", "reports/<int:pk>/settle/"),
        reports.settle_report,
        name="desk_report_settle",
    ),
    path(pgettext_lazy("url", "index/"), upkeep.show_index, name="desk_index"),
    path(
        pgettext_lazy("url", "index/check/"),
        upkeep.check_index,
        name="desk_index_check",
    ),
    path(
        pgettext_lazy("url", "index/repair/"),
        upkeep.repair_index,
        name="desk_index_repair",
    ),
    path(
        pgettext_lazy("url", "index/deliveries/<int:pk>/retry/"),
        upkeep.retry_delivery,
        name="desk_delivery_retry",
    ),
]
