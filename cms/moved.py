"""Addresses that pages had once.

Moving or renaming a page leaves its old address behind by itself; this is for
addresses that no page of today ever had.
"""

from __future__ import annotations

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page


def redirect_from(path: str, page: Page) -> Redirect:
    """Lead from an old address (``/nhan-hieu-tap-the/``) to a page; safe to repeat.

    An address that an editor has led elsewhere stays as it is.
    """
    redirect, _is_new = Redirect.objects.get_or_create(
        old_path=Redirect.normalise_path(path),
        site=None,
        defaults={"redirect_page": page},
    )
    return redirect
