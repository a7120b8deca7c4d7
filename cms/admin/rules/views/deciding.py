"""What waits for a second person, and the decision of that person."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, gettext_lazy as _
from wagtail.admin import messages

from cms.admin.rules import preview
from cms.admin.rules.access import CONFIRM, LawView
from cms.admin.rules.naming import (
    address_of,
    citation_of,
    names_of,
    subject_text,
    touched_by,
)
from cms.admin.rules.preview import Look
from cms.admin.rules.wording import proposal_lines
from cms.citing import citing_pages
from ip_portal.core.dates import today
from ip_portal.ledger.actors import Actor
from ip_portal.rules import dated_store, planning, services
from ip_portal.rules.amending import LawError
from ip_portal.rules.book import RuleBook
from ip_portal.rules.models import Proposal
from ip_portal.rules.problems import problem_text

What = Proposal.What
KEPT = 50


class ProposalsView(LawView):
    """Proposals: those that wait first, then the last that were decided."""

    template_name = "cms/admin/rules/proposals.html"
    page_title = _("Changes of the law")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the proposals with the names of what they change."""
        context = super().get_context_data(**kwargs)
        names = names_of(RuleBook.current())
        decided = Proposal.objects.exclude(state="open").order_by("-decided_at")
        waiting = Proposal.objects.filter(state="open")
        context["waiting"] = [_row(one, names) for one in waiting]
        context["decided"] = [_row(one, names) for one in decided[:KEPT]]
        return context


class ProposalView(LawView):
    """One proposal: what readers see now and then; who may decide."""

    template_name = "cms/admin/rules/proposal.html"

    @cached_property
    def proposal(self) -> Proposal:
        """Return the proposal of the address; raises Http404."""
        return get_object_or_404(Proposal, pk=self.kwargs["pk"])

    def get_page_title(self) -> str:
        """Return what is proposed, and of what."""
        names = names_of(RuleBook.current())
        subject = subject_text(self.proposal, names)
        return f"{self.proposal.get_what_display()}: {subject}"

    def way(self) -> list[tuple[str, str]]:
        """Return the list above."""
        label = str(ProposalsView.page_title)
        return [*super().way(), (reverse("law:proposals"), label)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what would be written, what changes for readers, and where."""
        context = super().get_context_data(**kwargs)
        proposal, citation = self.proposal, citation_of(self.proposal)
        context["proposal"] = proposal
        context["lines"] = proposal_lines(proposal)
        context["is_own"] = proposal.proposed_by_id == str(self.request.user.pk)
        context["subject_url"] = address_of(citation) if citation else ""
        if proposal.state == Proposal.State.OPEN:
            context.update(_effect(proposal))
        if citation:
            touched = touched_by(RuleBook.current(), citation)
            pages = [one for one in citing_pages() if one.cites & touched]
            context["citing"] = pages
        return context

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Confirm or turn down the proposal."""
        actor = Actor.of(request.user)
        try:
            self._decide(request, actor)
        except services.SamePersonError:
            messages.error(request, gettext("A second person must confirm it."))
        except services.DecidedError:
            messages.error(request, gettext("This proposal was decided before."))
        except LawError as error:
            messages.error(request, problem_text(error))
        return redirect("law:proposal", self.proposal.pk)

    def _decide(self, request: HttpRequest, actor: Actor) -> None:
        user: Any = request.user
        if "confirm" in request.POST:
            if not user.has_perm(CONFIRM):
                raise PermissionDenied
            services.confirm(self.proposal, actor=actor)
            messages.success(request, gettext("Confirmed: the site says so now."))
        elif "reject" in request.POST:
            is_own = self.proposal.proposed_by_id == actor.id
            if not is_own and not user.has_perm(CONFIRM):
                raise PermissionDenied
            services.reject(self.proposal, actor=actor)
            messages.success(request, gettext("Turned down: nothing changed."))


def _row(proposal: Proposal, names: dict[str, str]) -> dict[str, Any]:
    return {"proposal": proposal, "subject": subject_text(proposal, names)}


def _effect(proposal: Proposal) -> dict[str, Any]:
    """Return what readers would see, or why the proposal cannot become law."""
    try:
        return {"looks": _looks(proposal)}
    except LawError as error:
        return {"problem": problem_text(error)}


def _looks(proposal: Proposal) -> list[Look]:
    what, subject, payload = proposal.what, proposal.subject, proposal.payload
    if what in (What.VERSION, What.CORRECTION):
        is_new = what == What.VERSION
        plan = planning.plan_version if is_new else planning.plan_correction
        return preview.rule_looks(plan(subject, payload), on=today())
    if what in (What.FEE_VERSION, What.FEE_CORRECTION):
        is_new = what == What.FEE_VERSION
        plan_fee = planning.plan_fee if is_new else planning.plan_fee_correction
        items = dated_store.fees()
        return preview.fee_looks(plan_fee(subject, payload), items, on=today())
    if what in (What.FORM_VERSION, What.FORM_CORRECTION):
        is_new = what == What.FORM_VERSION
        plan_form = planning.plan_form if is_new else planning.plan_form_correction
        return preview.form_looks(plan_form(subject, payload), on=today())
    return []
