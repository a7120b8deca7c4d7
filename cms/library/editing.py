"""What an editor changes of the library: kept, recorded, told to search."""

from __future__ import annotations

from django.db import transaction

from cms.library.editions import tell
from cms.library.models import Digest, LegalDocument
from cms.library.storing import known_anchors
from ip_portal.ledger.actors import Actor
from ip_portal.ledger.services import record


@transaction.atomic
def digest_edited(digest: Digest, *, actor: Actor) -> None:
    """Record that somebody wrote a digest, and tell that its article looks different."""
    code = digest.document.code
    record("law.digest", digest, actor=actor, document=code, article=digest.title_vi)
    tell(code, [digest.anchor])


@transaction.atomic
def document_edited(document: LegalDocument, *, actor: Actor) -> None:
    """Record that somebody changed the facts of a document, and tell all its articles."""
    record("law.document", document, actor=actor, document=document.code)
    tell(document.code, known_anchors(document))
