"""Which form an act is asked for with on a day, and to whom it goes.

Pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ip_portal.rules.choice import NO_WORDS, Confidence, Words
from ip_portal.rules.dated import (
    DatedVersion,
    version_after,
    version_before,
    version_on,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormVersion(DatedVersion):
    """The number a form had under one law, and the authority that took it."""

    number: Words
    authority: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class FormItem:
    """A form through time: what pages point to."""

    code: str
    label: Words
    versions: tuple[FormVersion, ...] = ()
    pk: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The form to use on one day.

    `number` is how the form is called in its document, or says that the number was
    not seen. `until` is its last day, None while no end is known. `replaces` is the
    number of the form before it, empty for the first.
    """

    code: str
    label: Words
    number: Words
    authority: Words
    document: str
    article: str
    effective: date | None
    start: date | None
    until: date | None
    confidence: Confidence
    assumed: bool
    note: Words
    further: tuple[str, ...]
    replaces: Words
    version: str
    version_pk: int | None

    @property
    def unverified(self) -> bool:
        """Whether a reader must be told to check: not read in the law itself."""
        return self.assumed or self.confidence is not Confidence.CERTAIN


def form_on(items: Mapping[str, FormItem], code: str, on: date) -> Form | None:
    """Return the form of a day; None for a code or a day without a version."""
    item = items.get(code)
    version = version_on(item.versions, on) if item else None
    return _form(item, version) if item and version else None


def form_after(items: Mapping[str, FormItem], code: str, on: date) -> Form | None:
    """Return the next form that is known to come after a day, if any."""
    item = items.get(code)
    version = version_after(item.versions, on) if item else None
    return _form(item, version) if item and version else None


def form_before(items: Mapping[str, FormItem], code: str, on: date) -> Form | None:
    """Return the form whose use ended last before a day, if any."""
    item = items.get(code)
    version = version_before(item.versions, on) if item else None
    return _form(item, version) if item and version else None


def _form(item: FormItem, version: FormVersion) -> Form:
    earlier = [one for one in item.versions if one.start < version.start]
    before = max(earlier, key=lambda one: one.start, default=None)
    return Form(
        code=item.code,
        label=item.label,
        number=version.number,
        authority=version.authority,
        document=version.document,
        article=version.article,
        effective=version.effective,
        start=None if version.start == date.min else version.start,
        until=None if version.end == date.max else version.end,
        confidence=version.confidence,
        assumed=version.assumed,
        note=version.note,
        further=version.further,
        replaces=before.number if before else NO_WORDS,
        version=f"{item.code}.{version.key}/{version.revision}",
        version_pk=version.pk,
    )
