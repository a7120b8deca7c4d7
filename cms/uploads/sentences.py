"""Why a file is refused, one clear sentence a reason."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "svg": _(
        "An SVG drawing can carry scripts, so this site takes none. "
        "Save it as PNG and upload that."
    ),
    "markup": _("This picture has a web page hidden in it, so it is not taken."),
    "not_its_kind": _("The content of this file is not what its name says."),
    "active": _(
        "This file carries macros, scripts or other files. Save it without them."
    ),
    "locked": _("This file is protected by a password. Save it without one."),
    "bomb": _("This file would unpack to far more than it seems, so it is not taken."),
    "path": _("This file names places outside itself, so it is not taken."),
    "broken": _("This file is damaged or not complete. Upload it again."),
    "empty": _("This file is empty."),
}


def refused(code: str) -> ValidationError:
    """Return the error of a form for the reason a ContentError names."""
    return ValidationError(SENTENCES[code], code=code)
