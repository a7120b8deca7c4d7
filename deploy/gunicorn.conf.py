"""How gunicorn serves the site; read by the units and by the compose file."""

from __future__ import annotations

import os

bind = os.environ.get("WEB_BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
# Seconds that requests under way may take after SIGTERM; the units wait longer.
graceful_timeout = 30
timeout = 60
keepalive = 5
# A process is made anew now and then, not all of them at once.
max_requests = 2000
max_requests_jitter = 400
loglevel = "warning"
# nginx alone may speak to it, and overwrites what it forwards.
forwarded_allow_ips = "*"
control_socket_disable = True
