"""The door for a WSGI server."""

from __future__ import annotations

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ip_portal.settings")

application = get_wsgi_application()

if settings.SECRET_KEY == settings.PUBLISHED_KEY and not settings.LAPTOP:
    message = "SECRET_KEY is the published one: set your own, or DEMO=true on a laptop."
    raise ImproperlyConfigured(message)
