"""Between the rows of the database and the pure rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from ip_portal.rules import models
from ip_portal.rules.arithmetic import DayKind, Period, SpecialDay
from ip_portal.rules.choice import (
    Citation,
    Confidence,
    DateName,
    Direction,
    Rule,
    Version,
    Window,
    Words,
)
from ip_portal.rules.seeds import parse_trigger, written_trigger

_EDITION: Final = 1


def rules() -> list[Rule]:
    """Return all rules with the newest revision of each version, in three queries."""
    windows: dict[int, list[Window]] = defaultdict(list)
    for window in models.Window.objects.order_by("pk"):
        windows[window.version_id].append(_window(window))
    versions: dict[int, dict[str, Version]] = defaultdict(dict)
    for row in models.RuleVersion.objects.order_by("revision", "pk"):
        versions[row.rule_id][row.key] = _version(row, windows[row.pk])
    return [
        _rule(row, versions[row.pk].values())
        for row in models.Rule.objects.order_by("pk")
    ]


def special_days() -> dict[date, SpecialDay]:
    """Return the holidays and swapped days, in one query."""
    return {
        row.date: SpecialDay(DayKind(row.kind), row.name_vi, row.name_en, row.confirmed)
        for row in models.Holiday.objects.all()
    }


def edition() -> UUID | None:
    """Return the token of the last write, in one query; None before the first."""
    return edition_row().values_list("token", flat=True).first()


def edition_row() -> QuerySet[models.Edition]:
    """Return the one row with the token, to ask for it within another query."""
    return models.Edition.objects.filter(pk=_EDITION)


def new_edition() -> None:
    """Tell every process that its book is out of date."""
    models.Edition.objects.update_or_create(
        pk=_EDITION, defaults={"token": models.Edition().token}
    )


def rule_row(rule: Rule) -> models.Rule:
    """Return the unsaved row of a rule."""
    return models.Rule(
        code=rule.code,
        right=rule.right,
        label_vi=rule.label.vi,
        label_en=rule.label.en,
        who=rule.who,
        tie_date=rule.tie_date or "",
        expiry_from_validity=rule.expiry_from_validity,
    )


def version_row(rule: models.Rule, version: Version) -> models.RuleVersion:
    """Return the unsaved row of a version."""
    return models.RuleVersion(
        rule=rule,
        key=version.key,
        revision=version.revision,
        trigger=written_trigger(version.trigger),
        direction=version.direction,
        length=str(version.length) if version.length else "",
        is_window=version.is_window,
        opens_on=version.opens_on or "",
        rolls=version.rolls,
        extendable=version.extendable,
        computed=version.computed,
        exists=version.exists,
        indefinite=version.indefinite,
        confidence=version.confidence,
        assumed=version.assumed,
        document=version.citation.document,
        article=version.citation.article,
        effective_on=version.citation.effective,
        further=list(version.citation.further),
        quoted_vi=version.quoted.vi,
        quoted_en=version.quoted.en,
        note_vi=version.note.vi,
        note_en=version.note.en,
        rows=list(version.rows),
        announce_until=version.announce_until,
    )


def window_rows(row: models.RuleVersion, version: Version) -> list[models.Window]:
    """Return the unsaved windows of a version."""
    return [
        models.Window(
            version=row,
            date_name=window.name,
            starts_on=None if window.start == date.min else window.start,
            ends_on=None if window.end == date.max else window.end,
        )
        for window in version.windows
    ]


def _rule(row: models.Rule, versions: Iterable[Version]) -> Rule:
    return Rule(
        code=row.code,
        right=row.right,
        label=Words(row.label_vi, row.label_en),
        who=row.who,
        tie_date=DateName(row.tie_date) if row.tie_date else None,
        expiry_from_validity=row.expiry_from_validity,
        versions=tuple(versions),
        pk=row.pk,
    )


def _version(row: models.RuleVersion, windows: list[Window]) -> Version:
    return Version(
        key=row.key,
        revision=row.revision,
        citation=Citation(
            row.document, row.article, row.effective_on, tuple(row.further)
        ),
        windows=tuple(windows),
        trigger=parse_trigger(row.trigger),
        direction=Direction(row.direction),
        length=Period.parse(row.length) if row.length else None,
        is_window=row.is_window,
        opens_on=DateName(row.opens_on) if row.opens_on else None,
        rolls=row.rolls,
        extendable=row.extendable,
        computed=row.computed,
        exists=row.exists,
        indefinite=row.indefinite,
        confidence=Confidence(row.confidence),
        assumed=row.assumed,
        quoted=Words(row.quoted_vi, row.quoted_en),
        note=Words(row.note_vi, row.note_en),
        rows=tuple(row.rows),
        announce_until=row.announce_until,
        pk=row.pk,
    )


def _window(row: models.Window) -> Window:
    return Window(
        DateName(row.date_name), row.starts_on or date.min, row.ends_on or date.max
    )
