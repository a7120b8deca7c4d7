"""Between the rows of fees and forms and the pure law."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import Any

from ip_portal.rules import models
from ip_portal.rules.choice import Confidence, Words
from ip_portal.rules.dated import DatedVersion
from ip_portal.rules.fees import FeeItem, FeeKind, FeeVersion, Part
from ip_portal.rules.forms import FormItem, FormVersion


def fees() -> list[FeeItem]:
    """Return fees with the newest revision of each version, in two queries."""
    versions: dict[int, dict[str, FeeVersion]] = defaultdict(dict)
    for row in models.FeeVersion.objects.order_by("revision", "pk"):
        versions[row.fee_id][row.key] = fee_version(row)
    return [
        replace(_fee(row), versions=tuple(versions[row.pk].values()))
        for row in models.Fee.objects.order_by("pk")
    ]


def forms() -> list[FormItem]:
    """Return forms with the newest revision of each version, in two queries."""
    versions: dict[int, dict[str, FormVersion]] = defaultdict(dict)
    for row in models.FormVersion.objects.order_by("revision", "pk"):
        versions[row.form_id][row.key] = form_version(row)
    return [
        replace(_form(row), versions=tuple(versions[row.pk].values()))
        for row in models.Form.objects.order_by("pk")
    ]


def fee_row(item: FeeItem) -> models.Fee:
    """Return the unsaved row of a fee."""
    return models.Fee(
        code=item.code,
        kind=item.kind,
        label_vi=item.label.vi,
        label_en=item.label.en,
        per_vi=item.per.vi,
        per_en=item.per.en,
    )


def form_row(item: FormItem) -> models.Form:
    """Return the unsaved row of a form."""
    return models.Form(code=item.code, label_vi=item.label.vi, label_en=item.label.en)


def fee_version_row(fee: models.Fee, version: FeeVersion) -> models.FeeVersion:
    """Return the unsaved row of a version of a fee."""
    return models.FeeVersion(
        fee=fee,
        amount=version.amount,
        parts=[[part.code, part.times] for part in version.parts],
        **_columns(version),
    )


def form_version_row(form: models.Form, version: FormVersion) -> models.FormVersion:
    """Return the unsaved row of a version of a form."""
    return models.FormVersion(
        form=form,
        number_vi=version.number.vi,
        number_en=version.number.en,
        authority_vi=version.authority.vi,
        authority_en=version.authority.en,
        **_columns(version),
    )


def fee_version(row: models.FeeVersion) -> FeeVersion:
    """Return the pure version of a row."""
    parts = tuple(Part(code, times) for code, times in row.parts)
    return FeeVersion(amount=row.amount, parts=parts, **_fields(row))


def form_version(row: models.FormVersion) -> FormVersion:
    """Return the pure version of a row."""
    return FormVersion(
        number=Words(row.number_vi, row.number_en),
        authority=Words(row.authority_vi, row.authority_en),
        **_fields(row),
    )


def _fee(row: models.Fee) -> FeeItem:
    return FeeItem(
        code=row.code,
        kind=FeeKind(row.kind),
        label=Words(row.label_vi, row.label_en),
        per=Words(row.per_vi, row.per_en),
        pk=row.pk,
    )


def _form(row: models.Form) -> FormItem:
    return FormItem(code=row.code, label=Words(row.label_vi, row.label_en), pk=row.pk)


def _columns(version: DatedVersion) -> dict[str, Any]:
    return {
        "key": version.key,
        "revision": version.revision,
        "starts_on": None if version.start == date.min else version.start,
        "ends_on": None if version.end == date.max else version.end,
        "document": version.document,
        "article": version.article,
        "effective_on": version.effective,
        "further": list(version.further),
        "confidence": version.confidence,
        "assumed": version.assumed,
        "note_vi": version.note.vi,
        "note_en": version.note.en,
        "announce_until": version.announce_until,
    }


def _fields(row: models.FeeVersion | models.FormVersion) -> dict[str, Any]:
    return {
        "key": row.key,
        "revision": row.revision,
        "start": row.starts_on or date.min,
        "end": row.ends_on or date.max,
        "document": row.document,
        "article": row.article,
        "effective": row.effective_on,
        "further": tuple(row.further),
        "confidence": Confidence(row.confidence),
        "assumed": row.assumed,
        "note": Words(row.note_vi, row.note_en),
        "announce_until": row.announce_until,
        "pk": row.pk,
    }
