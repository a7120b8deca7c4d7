"""What the ledger says about rights."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from ip_portal.ledger import verbs

VERBS = {
    "right.created": gettext_noop("%(actor)s added the right %(number)s."),
    "right.stated": gettext_noop(
        "%(actor)s took in what a source states about %(number)s."
    ),
    "right.revised": gettext_noop(
        "%(actor)s changed what is entered by hand for %(number)s."
    ),
    "event.added": gettext_noop("%(actor)s entered an office event for %(number)s."),
    "event.cancelled": gettext_noop("%(actor)s cancelled an event of %(number)s."),
    "batch.sent": gettext_noop("%(actor)s sent the file %(file)s to be checked."),
    "batch.wanted": gettext_noop("%(actor)s had the checked file %(file)s written."),
    "batch.dropped": gettext_noop("%(actor)s dropped the checked file %(file)s."),
    "batch.finished": gettext_noop("%(actor)s imported the file %(file)s."),
    "law.followed": gettext_noop(
        "The register was worked out anew under the changed law."
    ),
    "report.received": gettext_noop("A reader reported a fault: %(about)s."),
    "report.settled": gettext_noop("%(actor)s settled a report about %(about)s."),
    "batch.undone": gettext_noop("%(actor)s undid the import of %(file)s."),
}


def register() -> None:
    """Make the verbs known to the ledger."""
    verbs.register(VERBS)
