"""What was typed and not yet saved, kept with the session of who typed it.

A draft lives until it is saved, pushed out by newer ones, or the session ends.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from django.http import HttpRequest

from ip_portal.desk.answers import Texts
from ip_portal.registry.images import Stored

KEY = "desk_drafts"
KEPT = 5


@dataclass(frozen=True, slots=True)
class Draft:
    """A filled form: its texts, and for a right that is there already what it saw.

    ``base`` is what the right read like when the form was shown; ``saved`` is the
    right it became, so that sending it twice makes nothing twice.
    """

    texts: Texts
    right: int | None = None
    base: Texts = field(default_factory=dict)
    picture: Stored | None = None
    saved: int | None = None


def keep(request: HttpRequest, draft: Draft, token: str = "") -> str:
    """Keep a draft, or a newer state of it; return the token that finds it again."""
    token = token or secrets.token_hex(8)
    kept: dict[str, Any] = dict(request.session.get(KEY, {}))
    kept.pop(token, None)
    kept[token] = asdict(draft)
    request.session[KEY] = dict(list(kept.items())[-KEPT:])
    return token


def find(request: HttpRequest, token: str) -> Draft | None:
    """Return the draft of this session with this token, if there is one."""
    found: Mapping[str, Any] | None = request.session.get(KEY, {}).get(token)
    if found is None:
        return None
    draft = Draft(**found)
    picture = found["picture"]
    return replace(draft, picture=Stored(**picture)) if picture else draft
