"""Who may open a page of the desk, and that nobody keeps it."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from ip_portal.accounts.models import User
from ip_portal.ledger.actors import Actor

View = Callable[..., HttpResponse]

SEE = "registry.view_right"
ADD = "registry.add_right"
CHANGE = "registry.change_right"
IMPORT = "registry.import_records"
UNDO = "registry.undo_import"
LOOK_AFTER = "ledger.view_delivery"
MEND = "ledger.change_delivery"

READ = ("GET", "HEAD")
WRITE = ("POST",)
BOTH = (*READ, *WRITE)


def staff(permission: str, methods: tuple[str, ...] = READ) -> Callable[[View], View]:
    """Let in who has ``permission``: sign-in first, else the page 403.

    What is shown is private and kept nowhere.
    """

    def guard(view: View) -> View:
        guarded = permission_required(permission, raise_exception=True)(view)
        guarded = require_http_methods(list(methods))(login_required(guarded))
        return cache_control(private=True, no_store=True)(guarded)

    return guard


def actor_of(request: HttpRequest) -> Actor:
    """Return who acts: the person signed in."""
    return Actor.of(cast(User, request.user))
