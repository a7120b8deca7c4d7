"""Who may see and change the law on the editors' screens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

PROPOSE = "rules.propose_rule"
CONFIRM = "rules.confirm_rule"


def may_see(user: Any) -> bool:
    """Say whether somebody may see the law on these screens."""
    return user.has_perm(PROPOSE) or user.has_perm(CONFIRM)


class LawView(WagtailAdminTemplateMixin, TemplateView):
    """A screen of the law: its way back, and who may see it."""

    header_icon = "history"
    needs: ClassVar[Sequence[str]] = ()

    def dispatch(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        """Let nobody in who may neither propose nor confirm, or lacks what it needs."""
        user: Any = request.user
        if not may_see(user) or not user.has_perms(self.needs):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def way(self) -> list[tuple[str, str]]:
        """Return the screens above this one: address and label."""
        return [(reverse("law:rules"), str(_("Law")))]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way from the first screen to this one."""
        above = [{"url": url, "label": label} for url, label in self.way()]
        own = {"url": "", "label": self.get_page_title()}
        return [*self.breadcrumbs_items, *above, own]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what the reader of the screen may do."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        user: Any = self.request.user
        context["may_propose"] = user.has_perm(PROPOSE)
        context["may_confirm"] = user.has_perm(CONFIRM)
        return context
