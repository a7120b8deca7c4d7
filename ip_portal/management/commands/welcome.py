from __future__ import annotations

import os
import socket

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    """Say where the site is and how to sign in to the demo."""

    help = "Print the address and the demo logins."

    def handle(self, *args: object, **options: object) -> None:
        host, port = os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8000")
        if _is_taken(host, port):
            message = f"Something else answers on port {port}: make run PORT=8001"
            raise CommandError(message)
        self.stdout.write(f"\nThe portal is at  http://{host}:{port}/")
        if settings.DEMO:
            from ip_portal.demo.people import PASSWORD, PEOPLE

            self.stdout.write(f"Staff sign in at  http://{host}:{port}/accounts/login/")
            for person in PEOPLE:
                self.stdout.write(f"  {person.email:<28} {PASSWORD}   ({person.role})")
        self.stdout.write("Ctrl-C ends it.\n")


def _is_taken(host: str, port: str) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((host, int(port))) == 0
