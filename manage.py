#!/usr/bin/env python
"""Run an administrative command of the portal."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Hand the command line to Django, with the portal's settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ip_portal.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
