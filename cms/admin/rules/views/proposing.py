"""Proposing: a new version, a correction or a day, with what readers would see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, ClassVar, TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.admin import messages

from cms.admin.rules import preview
from cms.admin.rules.access import PROPOSE, LawView
from cms.admin.rules.version_form import (
    VersionForm,
    WindowFormSet,
    begins,
    next_initial,
    version_initial,
    windows_initial,
    windows_of,
)
from cms.admin.rules.wording import right_label
from ip_portal.core.dates import today
from ip_portal.ledger.actors import Actor
from ip_portal.rules import planning, services, store
from ip_portal.rules.amending import LawError, new_key
from ip_portal.rules.choice import Rule, Version
from ip_portal.rules.fees import FeeVersion
from ip_portal.rules.forms import FormVersion
from ip_portal.rules.labels import words_text
from ip_portal.rules.models import Proposal
from ip_portal.rules.payloads import version_payload
from ip_portal.rules.problems import problem_text

Looks = list[preview.Look]
V = TypeVar("V", Version, FeeVersion, FormVersion)


class ProposeView(LawView):
    """A form, what would change, and the button that hands it to a second person."""

    template_name = "cms/admin/rules/propose.html"
    needs: ClassVar = (PROPOSE,)
    is_correction = False

    def get_page_title(self) -> str:
        """Say whether a new law or a correction is proposed, and of what."""
        name = self.name()
        if self.is_correction:
            return gettext("Correct: %(name)s") % {"name": name}
        return gettext("New version: %(name)s") % {"name": name}

    def name(self) -> str:
        """Return what is changed."""
        raise NotImplementedError

    def forms(self, data: Any = None) -> dict[str, Any]:
        """Return the form, and the rows of conditions where there are any."""
        raise NotImplementedError

    def looks(self, forms: dict[str, Any]) -> Looks:
        """Return what readers would see; raises LawError."""
        raise NotImplementedError

    def propose(self, forms: dict[str, Any], actor: Actor) -> Proposal:
        """Keep the proposal; raises LawError."""
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the empty form, where none was sent."""
        context = super().get_context_data(**kwargs)
        context["is_correction"] = self.is_correction
        return context if "form" in context else {**context, **self.forms()}

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show what would change, or propose it."""
        sent = self.forms(request.POST)
        looks: Looks = []
        # Each says its own errors, so each is asked.
        valid = [one.is_valid() for one in sent.values()]
        try:
            if all(valid):
                looks = self.looks(sent)
            if looks and "propose" in request.POST:
                proposal = self.propose(sent, Actor.of(request.user))
                return _proposed(request, proposal)
        except LawError as error:
            sent["form"].add_error(None, problem_text(error))
        return self.render_to_response(self.get_context_data(**sent, looks=looks))


def _proposed(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    messages.success(request, gettext("Proposed. A second person must confirm it."))
    return redirect("law:proposal", proposal.pk)


class ProposeRule(ProposeView):
    """A new law or a correction of a rule."""

    def rule(self) -> Rule:
        """Return the rule of the address; raises Http404."""
        name = self.kwargs["right"], self.kwargs["act"]
        for rule in store.rules():
            if (rule.right, rule.code) == name:
                return rule
        raise Http404

    def base(self) -> Version:
        """Return the version to correct, or the one to start from."""
        versions = self.rule().versions
        if not self.is_correction:
            return max(versions, key=lambda one: one.starts_on)
        return keyed(versions, self.kwargs["key"])

    def name(self) -> str:
        """Return right and act."""
        rule = self.rule()
        return f"{right_label(rule.right)}: {words_text(rule.label)}"

    def way(self) -> list[tuple[str, str]]:
        """Return the rule above."""
        address = reverse("law:rule", args=[self.kwargs["right"], self.kwargs["act"]])
        return [*super().way(), (address, self.name())]

    def forms(self, data: Any = None) -> dict[str, Any]:
        """Return the form of a version and its conditions."""
        base = self.base()
        first, rows = version_initial(base), windows_initial(base)
        if not self.is_correction:
            first, rows = for_new(first), next_initial(base)
        return {
            "form": VersionForm(
                data, base=base, is_new=not self.is_correction, initial=first
            ),
            "windows": WindowFormSet(data, initial=rows, prefix="windows"),
        }

    def looks(self, forms: dict[str, Any]) -> Looks:
        """Return what readers of today and of the first day would see."""
        plan = planning.plan_correction if self.is_correction else planning.plan_version
        payload = version_payload(self._version(forms))
        return preview.rule_looks(plan(self._subject(), payload), on=today())

    def propose(self, forms: dict[str, Any], actor: Actor) -> Proposal:
        """Propose the version."""
        propose = (
            services.propose_correction
            if self.is_correction
            else services.propose_version
        )
        names = self.kwargs["right"], self.kwargs["act"]
        return propose(*names, self._version(forms), actor=actor)

    def _subject(self) -> str:
        return f"{self.kwargs['right']}.{self.kwargs['act']}"

    def _version(self, forms: dict[str, Any]) -> Version:
        version: Version = forms["form"].version(windows_of(forms["windows"]))
        if self.is_correction:
            return version
        keys = {one.key for one in self.rule().versions}
        return replace(version, key=new_key(keys, begins(version)))


def keyed(versions: Iterable[V], key: str) -> V:
    """Return the version with a key; raises Http404."""
    for version in versions:
        if version.key == key:
            return version
    raise Http404


def for_new(initial: dict[str, Any]) -> dict[str, Any]:
    """Return what a new law starts with: the source and its words are its own."""
    own = ("document", "article", "effective", "further", "announce_until")
    notes = ("note_vi", "note_en")
    return initial | dict.fromkeys(own) | dict.fromkeys(notes, "") | {"assumed": False}
