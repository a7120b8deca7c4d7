"""Pictures of marks: checked, re-encoded, kept in a fixed list of sizes.

The stored name is the SHA-256 of the picture as received, so one picture is kept
once, and an address can be cached for ever.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePath

from django.conf import settings
from PIL import Image, UnidentifiedImageError

from ip_portal.registry.models import Right

# The only sizes there are, by the longest side in pixels; no address makes another.
SIZES = {"small": 144, "card": 480, "full": 1000}
FORMATS = {"PNG", "JPEG", "WEBP", "AVIF", "GIF"}
MAX_BYTES = 10 * 1024 * 1024
MAX_PIXELS = 40_000_000


class PictureRefusedError(ValueError):
    """The file is no picture that can be shown; ``code`` names the reason."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Stored:
    """A picture that is kept: its name and size in pixels."""

    sha256: str
    width: int
    height: int


# Where a record's reference leads to a picture, if anywhere.
Pictures = Callable[[str], Stored | None]


def store(data: bytes) -> Stored:
    """Keep a picture in every size, without its metadata; return its name.

    Raises ``PictureRefusedError`` (``too_large``, ``not_a_picture``,
    ``too_many_pixels``).
    """
    if len(data) > MAX_BYTES:
        raise PictureRefusedError("too_large")
    sha256 = hashlib.sha256(data).hexdigest()
    picture = _decode(data)
    for name, side in SIZES.items():
        target = path_of(sha256, name)
        if target.exists():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        copy = picture.copy()
        copy.thumbnail((side, side), Image.Resampling.LANCZOS)
        partial = target.with_suffix(".part")
        copy.save(partial, "WEBP", quality=86, method=4)
        partial.replace(target)
    return Stored(sha256, *picture.size)


def path_of(sha256: str, size: str) -> Path:
    """Return where a size of a picture is kept; raises ``KeyError`` for no size."""
    return (
        Path(settings.MEDIA_ROOT)
        / "marks"
        / sha256[:2]
        / f"{sha256}-{SIZES[size]}.webp"
    )


def show(right: Right, picture: Stored) -> None:
    """Show a right with this one picture, which its own record names by its SHA-256."""
    right.representations.exclude(reference=picture.sha256).delete()
    right.representations.filter(reference=picture.sha256).update(
        sha256=picture.sha256, width=picture.width, height=picture.height
    )


def no_pictures(reference: str) -> Stored | None:
    """Know no picture, whatever a record names."""
    return None


def beside(folder: Path) -> Pictures:
    """Return a way to the pictures that lie in a folder, by their plain file names.

    A reference that is an address or leads elsewhere is left alone, and so is one
    whose file is missing or no picture: the record itself is good.
    """

    def find(reference: str) -> Stored | None:
        path = folder / PurePath(reference).name
        if path.name != reference:
            return None
        try:
            return store(path.read_bytes()) if path.is_file() else None
        except (PictureRefusedError, OSError, ValueError):
            # No picture, or a name that no file can have.
            return None

    return find


def _decode(data: bytes) -> Image.Image:
    try:
        picture = Image.open(io.BytesIO(data), formats=tuple(FORMATS))
        if picture.width * picture.height > MAX_PIXELS:
            raise PictureRefusedError("too_many_pixels")
        mode = (
            "RGBA"
            if "A" in picture.getbands() or "transparency" in picture.info
            else "RGB"
        )
        return picture.convert(mode)
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        Image.DecompressionBombError,
    ) as error:
        if isinstance(error, PictureRefusedError):
            raise
        raise PictureRefusedError("not_a_picture") from error
