"""The door for a WSGI server."""

from __future__ import annotations

import os

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from ip_portal.checks import unfit

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ip_portal.settings")

application = get_wsgi_application()

if problems := unfit():
    raise ImproperlyConfigured(" ".join(str(one.msg) for one in problems))
