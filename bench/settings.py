"""The portal's settings with one more address and one more database."""

from __future__ import annotations

from ip_portal.settings import *  # noqa: F403
from ip_portal.settings import DATABASES, VAR_DIR

ROOT_URLCONF = "bench.urls"
# The same rows go into a database of their own by a bare bulk insert.
DATABASES["bulk"] = {**DATABASES["default"], "NAME": str(VAR_DIR / "bulk.sqlite3")}
