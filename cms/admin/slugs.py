"""Addresses that the editors' screen makes of a title."""

from __future__ import annotations

from wagtail.admin.widgets import SlugInput

from ip_portal.core.text import fold

_LETTERS = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"


def slug_input() -> SlugInput:
    """Return the field of an address: Vietnamese letters lose their marks only.

    Wagtail's own table of letters knows some of them and drops the others.
    """
    bases = sorted({fold(one) for one in _LETTERS})
    return SlugInput(formatters=[(_letters_of(base), base) for base in bases])


def _letters_of(base: str) -> str:
    """Return a pattern of all letters, small and large, that have one base."""
    small = "".join(one for one in _LETTERS if fold(one) == base)
    return f"[{small}{small.upper()}]"
