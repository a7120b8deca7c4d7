"""The portal's packages, Wagtail's search among them, and one table beside them."""

from __future__ import annotations

from ip_portal.settings import *  # noqa: F403
from ip_portal.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "bench.wagtail_site"]
