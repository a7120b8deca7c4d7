"""What the ledger says about the wording of the search."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from ip_portal.ledger import verbs

VERBS = {
    "synonym.saved": gettext_noop("%(actor)s added the synonym %(words)s."),
    "synonym.changed": gettext_noop("%(actor)s changed the synonym %(words)s."),
    "synonym.deleted": gettext_noop("%(actor)s deleted the synonym %(words)s."),
    "promoted.saved": gettext_noop("%(actor)s promoted a result for “%(words)s”."),
    "promoted.changed": gettext_noop(
        "%(actor)s changed the promoted result for “%(words)s”."
    ),
    "promoted.deleted": gettext_noop(
        "%(actor)s deleted the promoted result for “%(words)s”."
    ),
    "empty_search.dismissed": gettext_noop(
        "%(actor)s took “%(words)s” off the list of what was not found."
    ),
}


def register() -> None:
    """Make the verbs known to the ledger."""
    verbs.register(VERBS)
