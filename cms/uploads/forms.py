"""Forms by which files come in."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from cms.uploads.content import ContentError, check_document
from cms.uploads.fields import PictureField
from cms.uploads.sentences import refused


class DocumentForm(BaseDocumentForm):
    """Takes a document only when its content is what its name says, and harmless."""

    def clean_file(self) -> Any:
        """Look into a new file."""
        file = self.cleaned_data["file"]
        if "file" in self.changed_data:
            kind = PurePath(file.name).suffix.lower().removeprefix(".")
            try:
                check_document(kind, file)
            except ContentError as error:
                raise refused(error.code) from None
        return file

    def _post_clean(self) -> None:
        """Say one reason: a refused file is not also one without an ending."""
        said = self.errors.get("file")
        reason = said.copy() if said else None
        super()._post_clean()
        if reason:
            self.errors["file"] = reason


class PictureForm(BaseImageForm):
    """Takes a picture that is nothing else besides."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        # The form that edits many at once has no file.
        if field := self.fields.get("file"):
            self.fields["file"] = PictureField(
                label=field.label,
                required=field.required,
                widget=field.widget,
                max_length=field.max_length,
            )
