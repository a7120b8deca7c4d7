"""What editors tell the search, and what people looked for in vain."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_WORDS = 80
"""Letters of words that are kept of somebody's search."""


class Synonym(models.Model):
    """Words that are looked for too where somebody typed others."""

    words = models.CharField(
        _("Typed words"),
        max_length=LONGEST_WORDS,
        help_text=_("As people type them; diacritics and capitals do not matter."),
    )
    means = models.CharField(
        _("Words looked for too"),
        max_length=LONGEST_WORDS,
        help_text=_("As they stand on our pages."),
    )
    language = models.CharField(
        _("Language of the pages"),
        max_length=2,
        choices=settings.LANGUAGES,
        blank=True,
        help_text=_("Leave open for all languages."),
    )
    both_ways = models.BooleanField(
        _("Both ways"),
        default=True,
        help_text=_("Who types the second words looks for the first ones too."),
    )

    class Meta:
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")
        ordering = ("words", "pk")

    def __str__(self) -> str:
        return f"{self.words} {'↔' if self.both_ways else '→'} {self.means}"


class Promoted(models.Model):
    """A result that stands on top where certain words are typed.

    It is either a document, by type and key, or any address with a title of its own.
    """

    words = models.CharField(
        _("Typed words"),
        max_length=LONGEST_WORDS,
        help_text=_(
            "The result stands on top wherever these words are typed in a row."
        ),
    )
    language = models.CharField(
        _("Language of the pages"),
        max_length=2,
        choices=settings.LANGUAGES,
        blank=True,
        help_text=_("Leave open for all languages."),
    )
    document_type = models.CharField(max_length=40, blank=True, editable=False)
    key = models.CharField(max_length=64, blank=True, editable=False)
    title = models.CharField(
        _("Title"),
        max_length=160,
        blank=True,
        help_text=_("For an address; a page shows its own title."),
    )
    address = models.CharField(
        _("Address"),
        max_length=300,
        blank=True,
        help_text=_("Of this site, from the first slash on, or beginning with https."),
    )
    until = models.DateField(
        _("Until"),
        null=True,
        blank=True,
        help_text=_("The last day on which it stands on top."),
    )

    class Meta:
        verbose_name = _("promoted result")
        verbose_name_plural = _("promoted results")
        ordering = ("words", "pk")

    def __str__(self) -> str:
        return self.words


class EmptySearch(models.Model):
    """Words that were searched and not found. Nothing says who searched, or when on a
    day: the words, without numbers, how often, and the last day.
    """

    words = models.CharField(_("Searched words"), max_length=LONGEST_WORDS)
    language = models.CharField(_("Language"), max_length=2, choices=settings.LANGUAGES)
    count = models.PositiveIntegerField(_("Times"), default=1)
    last_on = models.DateField(_("Last day"))

    class Meta:
        verbose_name = _("search without result")
        verbose_name_plural = _("searched and not found")
        default_permissions = ("view", "delete")
        ordering = ("-count", "-last_on", "words")
        constraints = [
            models.UniqueConstraint(
                fields=["words", "language"], name="once_a_language"
            )
        ]

    def __str__(self) -> str:
        return self.words


class Edition(models.Model):
    """One row whose token changes with every write of an editor, so that processes can
    keep synonyms and promoted results in memory.
    """

    token = models.UUIDField(default=uuid.uuid4)

    def __str__(self) -> str:
        return str(self.token)
