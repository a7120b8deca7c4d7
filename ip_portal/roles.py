"""What each duty may do: the one table from role to permission names.

``sync_roles`` writes it into groups; pages ask only for permissions. ``PAGES`` holds
what a role may do with pages of the site (Wagtail keeps these apart).
"""

from __future__ import annotations

ROLES: dict[str, frozenset[str]] = {
    # Enters rights and office events, imports office files.
    "officer": frozenset(
        {
            "registry.view_right",
            "registry.add_right",
            "registry.change_right",
            "registry.import_records",
            "registry.undo_import",
        }
    ),
    # Writes and publishes guidance.
    "editor": frozenset(
        {"wagtailadmin.access_admin", "simple_translation.submit_translation"}
    ),
    # Looks after people and the search index, and may do what the others may.
    "administrator": frozenset(
        {
            "registry.view_right",
            "registry.add_right",
            "registry.change_right",
            "registry.import_records",
            "registry.undo_import",
            "wagtailadmin.access_admin",
            "simple_translation.submit_translation",
            "accounts.view_user",
            "accounts.add_user",
            "accounts.change_user",
            # The state of the search index, and deliveries that failed.
            "ledger.view_delivery",
            "ledger.change_delivery",
        }
    ),
}

PAGES: dict[str, frozenset[str]] = {
    "editor": frozenset({"add_page", "change_page", "publish_page"}),
    "administrator": frozenset({"add_page", "change_page", "publish_page"}),
}
