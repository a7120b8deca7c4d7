"""What the library tells the rooms below it when the site starts."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from cms.library import documents, signals
from ip_portal.ledger import verbs


def register() -> None:
    """Make the law findable, lead citations to it, and listen to its pages."""
    verbs.register(
        {
            "law.imported": gettext_noop(
                "%(actor)s imported the text of %(document)s as of %(day)s: "
                "%(articles)s articles."
            ),
            "law.digest": gettext_noop(
                "%(actor)s wrote the digest “%(article)s” of %(document)s."
            ),
            "law.document": gettext_noop(
                "%(actor)s changed the facts of %(document)s."
            ),
            "law.loaded": gettext_noop(
                "%(actor)s loaded %(documents)s legal documents and %(digests)s "
                "digests from the files."
            ),
        }
    )
    documents.register()
    signals.connect()
