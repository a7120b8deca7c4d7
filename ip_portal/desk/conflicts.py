"""Two people changed one right: what each of them said. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from ip_portal.desk.answers import NAMES, Texts, changed_fields
from ip_portal.desk.drafts import Draft


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that reads differently here and in the register.

    ``is_clash``: both sides changed it since the form was shown.
    """

    name: str
    is_mine: bool
    is_clash: bool


def conflict_of(draft: Draft, now_reads: Texts) -> list[Difference]:
    """Return both sides, where others changed the right meanwhile; else nothing."""
    mine = set(changed_fields(draft.texts, draft.base))
    theirs = set(changed_fields(now_reads, draft.base))
    if all(draft.texts[name] == now_reads[name] for name in mine):
        return []
    if not theirs:
        return []
    return [
        Difference(name, name in mine, name in mine and name in theirs)
        for name in NAMES
        if (name in mine or name in theirs) and draft.texts[name] != now_reads[name]
    ]


def rebased(draft: Draft, now_reads: Texts) -> Texts:
    """Return what the right is to read like: the changes made here over theirs."""
    mine = set(changed_fields(draft.texts, draft.base))
    return {
        name: draft.texts[name] if name in mine else now_reads[name] for name in NAMES
    }
