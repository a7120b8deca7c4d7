"""Legal documents, their texts by version and article, and the digests of the site."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import (
    get_language,
    gettext,
    gettext_lazy as _,
    pgettext_lazy,
)

from ip_portal.core.text import normalize
from ip_portal.rules.labels import document_text


def _in_language(vietnamese: str, english: str) -> str:
    """Return the words of the reader's language, the Vietnamese ones where it has none."""
    is_vietnamese = (get_language() or "vi").startswith("vi")
    return vietnamese if is_vietnamese else english or vietnamese


class LegalDocument(models.Model):
    """A law, decree, circular or resolution, whether its text is here or not."""

    class Kind(models.TextChoices):
        LAW = "law", pgettext_lazy("kind of document", "Law")
        DECREE = "decree", pgettext_lazy("kind of document", "Decree")
        CIRCULAR = "circular", pgettext_lazy("kind of document", "Circular")
        RESOLUTION = "resolution", pgettext_lazy("kind of document", "Resolution")

    code = models.CharField(
        _("Number of the document"),
        max_length=40,
        unique=True,
        help_text=_("As the Official Gazette prints it: 131/2025/QH15."),
    )
    kind = models.CharField(_("Kind"), max_length=12, choices=Kind.choices)
    title_vi = models.CharField(_("Title in Vietnamese"), max_length=300)
    title_en = models.CharField(_("Title in English"), max_length=300, blank=True)
    issuer_vi = models.CharField(_("Issued by"), max_length=120, blank=True)
    issuer_en = models.CharField(_("Issued by, in English"), max_length=120, blank=True)
    about_vi = models.TextField(_("What it is for"), blank=True)
    about_en = models.TextField(_("What it is for, in English"), blank=True)
    signed_on = models.DateField(_("Signed on"), null=True, blank=True)
    effective_on = models.DateField(_("Effective from"), null=True, blank=True)
    ended_on = models.DateField(
        _("Ended on"),
        null=True,
        blank=True,
        help_text=_("The first day on which it applies no more to new matters."),
    )
    official_url = models.URLField(
        _("Official text"),
        blank=True,
        help_text=_("Where the State publishes the text."),
    )
    seed_hash = models.CharField(max_length=64, blank=True, editable=False)
    was_listed = models.BooleanField(default=False, editable=False)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("Legal document")
        verbose_name_plural = _("Legal documents")
        ordering: ClassVar = ["code"]

    def __str__(self) -> str:
        return document_text(self.code)

    @property
    def title(self) -> str:
        """Return the title in the reader's language."""
        return _in_language(self.title_vi, self.title_en)

    @property
    def issuer(self) -> str:
        """Return who issued it, in the reader's language."""
        return _in_language(self.issuer_vi, self.issuer_en)

    @property
    def about(self) -> str:
        """Return what it is for, in the reader's language."""
        return _in_language(self.about_vi, self.about_en)

    @property
    def name(self) -> str:
        """Return "Law 131/2025/QH15" in the reader's language."""
        return str(self)


class LegalRelation(models.Model):
    """What a document does to another one, and since when."""

    class Kind(models.TextChoices):
        AMENDS = "amends", _("amends")
        REPLACES = "replaces", _("replaces")
        GUIDES = "guides", _("gives details of")

    source = models.ForeignKey(
        LegalDocument, on_delete=models.CASCADE, related_name="acts_on"
    )
    kind = models.CharField(_("Relation"), max_length=10, choices=Kind.choices)
    target = models.ForeignKey(
        LegalDocument, on_delete=models.CASCADE, related_name="acted_on_by"
    )
    since = models.DateField(_("Since"), null=True, blank=True)
    note_vi = models.CharField(_("Note"), max_length=300, blank=True)
    note_en = models.CharField(_("Note, in English"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("Relation of documents")
        verbose_name_plural = _("Relations of documents")
        ordering: ClassVar = ["since", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["source", "kind", "target"], name="one_relation_of_a_kind"
            ),
            models.CheckConstraint(
                condition=~models.Q(source=models.F("target")), name="acts_on_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.get_kind_display()} {self.target}"

    @property
    def note(self) -> str:
        """Return the note in the reader's language."""
        return _in_language(self.note_vi, self.note_en)


class LegalText(models.Model):
    """The text of a document as it stood on a day; rows are never changed."""

    class Kind(models.TextChoices):
        PROMULGATED = "promulgated", _("as promulgated")
        AMENDED = "amended", _("with amendments worked in")
        CONSOLIDATED = "consolidated", _("official consolidation")

    document = models.ForeignKey(
        LegalDocument, on_delete=models.CASCADE, related_name="texts"
    )
    as_of = models.DateField(_("Text as of"))
    kind = models.CharField(_("Version"), max_length=12, choices=Kind.choices)
    content_hash = models.CharField(max_length=64, editable=False)
    imported_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("Text of a document")
        verbose_name_plural = _("Texts of documents")
        # Of two texts of one day the later import corrects the earlier.
        ordering: ClassVar = ["-as_of", "-pk"]

    def __str__(self) -> str:
        return f"{self.document}, {self.as_of}"


class Provision(models.Model):
    """A piece of a text: a chapter, an article, an article quoted by an article."""

    text = models.ForeignKey(
        LegalText, on_delete=models.CASCADE, related_name="provisions"
    )
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="children",
    )
    order = models.PositiveIntegerField()
    kind = models.CharField(max_length=12)
    anchor = models.CharField(max_length=60)
    number = models.CharField(max_length=12, blank=True)
    mark = models.CharField(max_length=200, blank=True)
    heading = models.TextField(blank=True)
    blocks = models.JSONField(default=list)
    """Paragraphs [level, label, text, is quoted]; {"child": anchor} for an article."""

    class Meta:
        verbose_name = _("Provision")
        verbose_name_plural = _("Provisions")
        ordering: ClassVar = ["order"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["text", "anchor"], name="one_anchor_in_a_text"
            )
        ]

    def __str__(self) -> str:
        return f"{self.mark} {self.heading}".strip()


class Digest(models.Model):
    """What an article says, in the site's own words."""

    document = models.ForeignKey(
        LegalDocument, on_delete=models.CASCADE, related_name="digests"
    )
    anchor = models.SlugField(_("Anchor"), max_length=60, help_text="dieu-112a")
    title_vi = models.CharField(_("Heading in Vietnamese"), max_length=200)
    title_en = models.CharField(_("Heading in English"), max_length=200, blank=True)
    text_vi = models.TextField(_("Digest in Vietnamese"))
    text_en = models.TextField(_("Digest in English"), blank=True)
    as_of = models.DateField(
        _("Law as of"), help_text=_("The day whose law the digest describes.")
    )
    is_verified = models.BooleanField(
        _("Compared with the text"),
        default=True,
        help_text=_("Without it readers see “to be verified”."),
    )
    seed_hash = models.CharField(max_length=64, blank=True, editable=False)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("Digest of an article")
        verbose_name_plural = _("Digests of articles")
        ordering: ClassVar = ["document", "anchor"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["document", "anchor"], name="one_digest_of_an_article"
            )
        ]

    def __str__(self) -> str:
        return f"{self.document.code}, {self.title_vi}"

    def clean(self) -> None:
        """Refuse an empty digest."""
        super().clean()
        if not normalize(self.text_vi).strip():
            raise ValidationError({"text_vi": gettext("Say what the article says.")})

    @property
    def title(self) -> str:
        """Return the heading in the reader's language."""
        return _in_language(self.title_vi, self.title_en)

    @property
    def words(self) -> str:
        """Return the digest in the reader's language."""
        return _in_language(self.text_vi, self.text_en)


class LibraryEdition(models.Model):
    """One row whose token changes with the library, so that addresses may be kept."""

    token = models.UUIDField(default=uuid.uuid4)

    class Meta:
        verbose_name = _("Edition of the library")
        verbose_name_plural = _("Editions of the library")

    def __str__(self) -> str:
        return str(self.token)
