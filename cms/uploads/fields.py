"""A picture in a form: looked at from outside before anything decodes it."""

from __future__ import annotations

import io
from typing import Any

from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext
from PIL import Image
from wagtail.images.fields import WagtailImageField

from cms.uploads.content import ContentError, check_picture, is_svg
from cms.uploads.sentences import refused


class PictureField(WagtailImageField):
    """Takes a picture that is nothing else besides and small enough to decode.

    Wagtail's own field decodes all pixels before it counts them.
    """

    def to_python(self, data: Any) -> Any:
        """Return the picture; raises ValidationError with one sentence."""
        if data:
            self._look(data)
        try:
            return super().to_python(data)
        except (OSError, SyntaxError, ValueError) as error:
            if isinstance(error, ValidationError):
                raise
            raise refused("broken") from None

    def _look(self, data: Any) -> None:
        if data.size > self.max_upload_size:
            values = {
                "file_size": filesizeformat(data.size),
                "max_filesize": self.max_upload_size_text,
            }
            message = self.error_messages["file_too_large"] % values
            raise ValidationError(message, code="file_too_large")
        data.seek(0)
        content = data.read()
        data.seek(0)
        if is_svg(data.name, content[:4096]):
            raise refused("svg")
        try:
            check_picture(content)
        except ContentError as error:
            raise refused(error.code) from None
        self._count(content)

    def _count(self, content: bytes) -> None:
        """Refuse too many pixels by what the head of the file says."""
        try:
            with Image.open(io.BytesIO(content)) as picture:
                width, height = picture.size
        except Image.DecompressionBombError:
            width = height = self.max_image_pixels
        except Exception:  # noqa: BLE001 - no picture at all: Wagtail's field says so
            return
        if width * height > self.max_image_pixels:
            message = gettext(
                "This picture has too many pixels: at most %(most)d million are taken."
            )
            most = {"most": self.max_image_pixels // 1_000_000}
            raise ValidationError(message % most, code="file_too_many_pixels")
