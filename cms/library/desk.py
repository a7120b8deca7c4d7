"""The editors' screens of the legal library: facts of documents, and digests."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic import CreateView, EditView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from cms.library import editing
from cms.library.models import Digest, LegalDocument
from ip_portal.ledger.actors import Actor


class Recorded:
    """A form whose change is recorded and told to search, in one transaction."""

    request: Any

    def save_instance(self) -> Any:
        """Save what was entered."""
        with transaction.atomic():
            instance = super().save_instance()  # type: ignore[misc]
            actor = Actor.of(self.request.user)
            if isinstance(instance, Digest):
                editing.digest_edited(instance, actor=actor)
            else:
                editing.document_edited(instance, actor=actor)
        return instance


class AddView(Recorded, CreateView):
    """Add a digest."""


class ChangeView(Recorded, EditView):
    """Change a digest, or the facts of a document."""


class LibraryViewSet(ModelViewSet):
    """What the screens of the library share."""

    icon = "doc-full"
    add_view_class = AddView
    edit_view_class = ChangeView
    copy_view_enabled = False
    inspect_view_enabled = False


class DigestViewSet(LibraryViewSet):
    """Digests of articles."""

    model = Digest
    menu_label = _("Digests of articles")
    list_display = ("title_vi", "document", "as_of", "is_verified")
    list_filter = ("document", "is_verified")
    search_fields = ("title_vi", "title_en", "text_vi", "text_en")
    form_fields: ClassVar = [
        "document",
        "anchor",
        "title_vi",
        "title_en",
        "text_vi",
        "text_en",
        "as_of",
        "is_verified",
    ]


class DocumentViewSet(LibraryViewSet):
    """Legal documents; their texts are imported with a command."""

    model = LegalDocument
    menu_label = _("Legal documents")
    list_display = ("code", "title_vi", "effective_on", "ended_on")
    list_filter = ("kind",)
    search_fields = ("code", "title_vi", "title_en")
    form_fields: ClassVar = [
        "code",
        "kind",
        "title_vi",
        "title_en",
        "issuer_vi",
        "issuer_en",
        "about_vi",
        "about_en",
        "signed_on",
        "effective_on",
        "ended_on",
        "official_url",
    ]


class LibraryGroup(ModelViewSetGroup):
    """The legal library in the menu of the editors' screens."""

    menu_label = _("Legal library")
    menu_icon = "doc-full"
    menu_order = 340
    items = (DigestViewSet, DocumentViewSet)


def library_screens() -> LibraryGroup:
    """Return the screens, to be registered with the editors' others."""
    return LibraryGroup()
