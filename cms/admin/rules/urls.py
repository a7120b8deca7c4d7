"""The addresses of the law below the editors' home."""

from __future__ import annotations

from datetime import date

from django.urls import path, register_converter

from cms.admin.rules.views import dated, deciding, listing, proposing, report


class DayConverter:
    """A day as 2027-02-06."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        """Return the day; ValueError makes the address unknown."""
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        """Return the day as it stands in an address."""
        return value.isoformat()


register_converter(DayConverter, "day")

app_name = "law"
rule, fee, form = (
    "rules/<slug:right>/<slug:act>/",
    "fees/<slug:code>/",
    "forms/<slug:code>/",
)
urlpatterns = [
    path("", listing.RulesView.as_view(), name="rules"),
    path(rule, listing.RuleView.as_view(), name="rule"),
    path(f"{rule}new/", proposing.ProposeRule.as_view(), name="new"),
    path(
        f"{rule}<str:key>/correct/",
        proposing.ProposeRule.as_view(is_correction=True),
        name="correct",
    ),
    path("fees/", listing.FeesView.as_view(), name="fees"),
    path(fee, listing.DatedView.as_view(kind="fee"), name="fee"),
    path(f"{fee}new/", dated.ProposeFee.as_view(), name="fee_new"),
    path(
        f"{fee}<str:key>/correct/",
        dated.ProposeFee.as_view(is_correction=True),
        name="fee_correct",
    ),
    path("forms/", listing.FormsView.as_view(), name="forms"),
    path(form, listing.DatedView.as_view(kind="form"), name="form"),
    path(f"{form}new/", dated.ProposeForm.as_view(), name="form_new"),
    path(
        f"{form}<str:key>/correct/",
        dated.ProposeForm.as_view(is_correction=True),
        name="form_correct",
    ),
    path("days/", listing.HolidaysView.as_view(), name="holidays"),
    path("days/new/", dated.ProposeHoliday.as_view(), name="holiday_new"),
    path(
        "days/<day:day>/",
        dated.ProposeHoliday.as_view(is_correction=True),
        name="holiday",
    ),
    path("days/<day:day>/remove/", dated.remove_holiday, name="holiday_remove"),
    path("changes/", deciding.ProposalsView.as_view(), name="proposals"),
    path("changes/<int:pk>/", deciding.ProposalView.as_view(), name="proposal"),
    path("citations/", report.CitationsView.as_view(), name="citations"),
]
