"""Screens that save what was shown with its effect, through the services of search."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext, gettext_lazy as _
from wagtail.admin.views import generic
from wagtail.log_actions import log

from cms.admin.search.effect import effect
from cms.admin.search.forms import EffectForm
from ip_portal.ledger.actors import Actor
from search import services
from search.models import LONGEST_WORDS


class ShowsEffect:
    """Shows the effect first, and saves when the same values come again."""

    template_name = "cms/admin/search/form.html"
    log_action: str

    def form_valid(self, form: EffectForm) -> HttpResponse:
        """Show the effect of new values; save those whose effect was shown."""
        if form.was_shown:
            return super().form_valid(form)
        self.form = form
        form.mark_shown()
        shown = effect(form.instance, form.typed)
        return self.render_to_response(self.get_context_data(form=form, effect=shown))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what the button does."""
        context = super().get_context_data(**kwargs)
        is_shown = "effect" in context
        context["submit_button_label"] = (
            gettext("Save") if is_shown else gettext("Show the effect")
        )
        context["submit_button_active_label"] = context["submit_button_label"]
        return context

    def save_instance(self) -> Any:
        """Save through the service, which tells every process and the ledger."""
        row = self.form.instance
        services.save(row, actor=Actor.of(self.request.user))
        log(row, self.log_action, user=self.request.user)
        return row


class AddView(ShowsEffect, generic.CreateView):
    """A new row; the list of what was not found passes its words on."""

    log_action = "wagtail.create"

    def get_initial(self) -> dict[str, Any]:
        """Begin with the words from the address."""
        words = self.request.GET.get("words", "")[:LONGEST_WORDS]
        return {**super().get_initial(), "words": words}


class ChangeView(ShowsEffect, generic.EditView):
    """A row as it is."""

    log_action = "wagtail.edit"


class DeleteView(generic.DeleteView):
    """Takes a row back."""

    def delete_action(self) -> None:
        """Delete through the service."""
        log(self.object, "wagtail.delete", user=self.request.user, deleted=True)
        services.delete(self.object, actor=Actor.of(self.request.user))


class SynonymsView(generic.IndexView):
    """All synonyms."""

    page_title = _("Synonyms")


class PromotedView(generic.IndexView):
    """All promoted results."""

    page_title = _("Promoted results")
