"""The rows of a confirmed change; each is planned anew, for the law may have moved."""

from __future__ import annotations

from typing import Any

from ip_portal.rules import dated_store, models, planning, store
from ip_portal.rules.choice import Version
from ip_portal.rules.dated import DatedVersion
from ip_portal.rules.planning import FeePlan, FormPlan, RulePlan


def write_version(subject: str, payload: Any) -> None:
    """Add a new law and end the version before it; raises LawError."""
    plan = planning.plan_version(subject, payload)
    for one in plan.ended:
        _end(one)
    _add_rule_version(plan)


def write_correction(subject: str, payload: Any) -> None:
    """Add a newer revision of a version; raises LawError."""
    plan = planning.plan_correction(subject, payload)
    held = next(one for one in plan.before.versions if one.key == plan.version.key)
    _add_rule_version(plan, supersedes=held.pk)


def write_fee(subject: str, payload: Any) -> None:
    """Add a new amount and end the one before it; raises LawError."""
    plan = planning.plan_fee(subject, payload)
    _end_dated(models.FeeVersion, plan.ended)
    _add_fee_version(plan)


def write_fee_correction(subject: str, payload: Any) -> None:
    """Add a newer revision of an amount; raises LawError."""
    _add_fee_version(planning.plan_fee_correction(subject, payload))


def write_form(subject: str, payload: Any) -> None:
    """Add a new form and end the one before it; raises LawError."""
    plan = planning.plan_form(subject, payload)
    _end_dated(models.FormVersion, plan.ended)
    _add_form_version(plan)


def write_form_correction(subject: str, payload: Any) -> None:
    """Add a newer revision of a form; raises LawError."""
    _add_form_version(planning.plan_form_correction(subject, payload))


def write_holiday(subject: str, payload: Any) -> None:
    """Add a day, or put it in the place of what was held of it; raises LawError."""
    row = planning.plan_holiday(subject, payload)
    models.Holiday.objects.filter(date=row.date).delete()
    row.save()


def write_holiday_removal(subject: str, payload: Any) -> None:
    """Make a day an ordinary one; raises LawError."""
    planning.plan_holiday_removal(subject, payload).delete()


def _add_rule_version(plan: RulePlan, supersedes: int | None = None) -> None:
    rule = models.Rule.objects.get(right=plan.before.right, code=plan.before.code)
    row = store.version_row(rule, plan.version)
    row.supersedes_id = supersedes
    row.save()
    models.Window.objects.bulk_create(store.window_rows(row, plan.version))


def _end(version: Version) -> None:
    """Write the last day of a version: it says the same, for fewer files."""
    deciding = version.windows[-1]
    models.Window.objects.update_or_create(
        version_id=version.pk,
        date_name=deciding.name,
        defaults={"ends_on": deciding.end},
    )


def _end_dated(
    model: type[models.FeeVersion | models.FormVersion],
    ended: tuple[DatedVersion, ...],
) -> None:
    rows = model.objects.in_bulk([one.pk for one in ended if one.pk is not None])
    for one in ended:
        if one.pk is not None:
            rows[one.pk].ends_on = one.end
            rows[one.pk].save(update_fields=["ends_on"])


def _add_fee_version(plan: FeePlan) -> None:
    fee = models.Fee.objects.get(code=plan.before.code)
    dated_store.fee_version_row(fee, plan.version).save()


def _add_form_version(plan: FormPlan) -> None:
    form = models.Form.objects.get(code=plan.before.code)
    dated_store.form_version_row(form, plan.version).save()
