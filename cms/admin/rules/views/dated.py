"""Proposing an amount, an official form, or a day off."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from cms.admin.rules import preview
from cms.admin.rules.access import PROPOSE
from cms.admin.rules.dated_forms import (
    FeeForm,
    FormForm,
    HolidayForm,
    fee_initial,
    form_initial,
)
from cms.admin.rules.views.proposing import Looks, ProposeView, for_new, keyed
from ip_portal.core.dates import today
from ip_portal.core.templatetags.look import day
from ip_portal.ledger.actors import Actor
from ip_portal.rules import dated_store, planning, services
from ip_portal.rules.amending import LawError, new_key
from ip_portal.rules.fees import FeeItem
from ip_portal.rules.forms import FormItem
from ip_portal.rules.labels import words_text
from ip_portal.rules.models import Holiday, Proposal
from ip_portal.rules.payloads import fee_payload, form_payload, holiday_payload
from ip_portal.rules.problems import problem_text

OPEN = {"start": None, "end": None}


class ProposeDated(ProposeView):
    """A new version of a fee or form, or a correction of one."""

    kind = ""

    def items(self) -> list[Any]:
        """Return all fees or forms."""
        raise NotImplementedError

    def item(self) -> Any:
        """Return the fee or form of the address; raises Http404."""
        for item in self.items():
            if item.code == self.kwargs["code"]:
                return item
        raise Http404

    def base(self) -> Any:
        """Return the version to correct, or the one to start from."""
        versions = self.item().versions
        if self.is_correction:
            return keyed(versions, self.kwargs["key"])
        return max(versions, key=lambda one: one.start)

    def name(self) -> str:
        """Return the name of the fee or form."""
        return words_text(self.item().label)

    def way(self) -> list[tuple[str, str]]:
        """Return the fee or form above."""
        address = reverse(f"law:{self.kind}", args=[self.kwargs["code"]])
        return [*super().way(), (address, self.name())]

    def initial(self, whole: dict[str, Any]) -> dict[str, Any]:
        """Return what the form starts with."""
        return whole if self.is_correction else for_new(whole) | OPEN

    def entered(self, forms: dict[str, Any]) -> Any:
        """Return the version that was entered, with a key of its own if it is new."""
        version = forms["form"].version()
        if self.is_correction:
            return version
        keys = {one.key for one in self.item().versions}
        return replace(version, key=new_key(keys, version.start))


class ProposeFee(ProposeDated):
    """A new amount or a correction of one."""

    header_icon = "tag"
    kind = "fee"

    def items(self) -> list[FeeItem]:
        """Return all fees, sums and supports."""
        return dated_store.fees()

    def forms(self, data: Any = None) -> dict[str, Any]:
        """Return the form of an amount."""
        base = self.base()
        form = FeeForm(
            data,
            base=base,
            item=self.item(),
            items=self.items(),
            initial=self.initial(fee_initial(base)),
        )
        return {"form": form}

    def looks(self, forms: dict[str, Any]) -> Looks:
        """Return what readers of today and of the first day would see."""
        plan = planning.plan_fee_correction if self.is_correction else planning.plan_fee
        found = plan(self.kwargs["code"], fee_payload(self.entered(forms)))
        return preview.fee_looks(found, self.items(), on=today())

    def propose(self, forms: dict[str, Any], actor: Actor) -> Proposal:
        """Propose the amount."""
        propose = (
            services.propose_fee_correction
            if self.is_correction
            else services.propose_fee
        )
        return propose(self.kwargs["code"], self.entered(forms), actor=actor)


class ProposeForm(ProposeDated):
    """A new official form or a correction of one."""

    header_icon = "doc-full-inverse"
    kind = "form"

    def items(self) -> list[FormItem]:
        """Return all official forms."""
        return dated_store.forms()

    def forms(self, data: Any = None) -> dict[str, Any]:
        """Return the form of an official form."""
        base = self.base()
        initial = self.initial(form_initial(base))
        return {"form": FormForm(data, base=base, initial=initial)}

    def looks(self, forms: dict[str, Any]) -> Looks:
        """Return what readers of today and of the first day would see."""
        plan = (
            planning.plan_form_correction if self.is_correction else planning.plan_form
        )
        found = plan(self.kwargs["code"], form_payload(self.entered(forms)))
        return preview.form_looks(found, on=today())

    def propose(self, forms: dict[str, Any], actor: Actor) -> Proposal:
        """Propose the form."""
        propose = (
            services.propose_form_correction
            if self.is_correction
            else services.propose_form
        )
        return propose(self.kwargs["code"], self.entered(forms), actor=actor)


class ProposeHoliday(ProposeView):
    """A day off or a worked weekend day, or that a day is confirmed."""

    header_icon = "date"

    def name(self) -> str:
        """Return the day, where one is changed."""
        found = self.kwargs.get("day")
        return str(day(found)) if found else gettext("a day off or a working day")

    def way(self) -> list[tuple[str, str]]:
        """Return the days off above."""
        return [*super().way(), (reverse("law:holidays"), gettext("Days off"))]

    def forms(self, data: Any = None) -> dict[str, Any]:
        """Return the form of a day, filled where the day is held."""
        found = self.kwargs.get("day")
        held = Holiday.objects.filter(date=found).first() if found else None
        if found and held is None:
            raise Http404
        return {"form": HolidayForm(data, initial=_holiday_initial(held))}

    def looks(self, forms: dict[str, Any]) -> Looks:
        """Say what the day is now and what it would be."""
        form = forms["form"]
        on, special = form.cleaned_data["date"], form.special()
        payload = holiday_payload(on, special, form.cleaned_data["source"])
        planning.plan_holiday(on.isoformat(), payload)
        held = Holiday.objects.filter(date=on).first()
        before = held.name_vi if held else gettext("An ordinary day")
        return [preview.Look(on, before, special.name_vi)]

    def propose(self, forms: dict[str, Any], actor: Actor) -> Proposal:
        """Propose the day."""
        data = forms["form"].cleaned_data
        special = forms["form"].special()
        return services.propose_holiday(
            data["date"], special, data["source"], actor=actor
        )


def _holiday_initial(held: Holiday | None) -> dict[str, Any]:
    if held is None:
        return {}
    return {
        "date": held.date,
        "kind": held.kind,
        "name_vi": held.name_vi,
        "name_en": held.name_en,
        "confirmed": held.confirmed,
        "source": held.source,
    }


@require_POST
def remove_holiday(request: HttpRequest, day: date) -> HttpResponse:
    """Propose that a day is an ordinary one."""
    user: Any = request.user
    if not user.has_perm(PROPOSE):
        raise PermissionDenied
    try:
        proposal = services.propose_holiday_removal(day, actor=Actor.of(user))
    except LawError as error:
        messages.error(request, problem_text(error))
        return redirect("law:holidays")
    messages.success(request, gettext("Proposed. A second person must confirm it."))
    return redirect("law:proposal", proposal.pk)
