"""What each duty may do: the one table from role to permission names.

``sync_roles`` writes it into groups; pages ask only for permissions. ``PAGES`` holds
what a role may do with pages of the site, ``FILES`` with pictures and documents
(Wagtail keeps these apart), ``CHECK`` and ``PUBLICATION`` who stands at the two steps
between an author and the public.
"""

from __future__ import annotations

# Enters rights and office events, imports office files.
_OFFICER = frozenset(
    {
        "registry.view_right",
        "registry.add_right",
        "registry.change_right",
        "registry.import_records",
        "registry.undo_import",
    }
)
# Writes guidance and hands it in; publishes nothing.
_AUTHOR = frozenset(
    {"wagtailadmin.access_admin", "simple_translation.submit_translation"}
)
# Compares pages with the law, and keeps the rule book, always with a second
# person, and the legal library.
_LEGAL_CHECKER = frozenset(
    {
        "wagtailadmin.access_admin",
        "rules.propose_rule",
        "rules.confirm_rule",
        "cms.view_digest",
        "cms.add_digest",
        "cms.change_digest",
        "cms.view_legaldocument",
        "cms.change_legaldocument",
    }
)
# Publishes guidance and keeps the site in order.
_EDITOR = frozenset(
    {
        "wagtailadmin.access_admin",
        "simple_translation.submit_translation",
        "wagtailredirects.add_redirect",
        "wagtailredirects.change_redirect",
        "wagtailredirects.delete_redirect",
        "search.view_synonym",
        "search.add_synonym",
        "search.change_synonym",
        "search.delete_synonym",
        "search.view_promoted",
        "search.add_promoted",
        "search.change_promoted",
        "search.delete_promoted",
        "search.view_emptysearch",
        "search.delete_emptysearch",
    }
)
# Looks after people and the search index, and may do what the others may.
_ADMINISTRATOR = (
    _OFFICER
    | _AUTHOR
    | _LEGAL_CHECKER
    | _EDITOR
    | {
        "accounts.view_user",
        "accounts.add_user",
        "accounts.change_user",
        # The state of the search index, and deliveries that failed.
        "ledger.view_delivery",
        "ledger.change_delivery",
    }
)

ROLES: dict[str, frozenset[str]] = {
    "officer": _OFFICER,
    "author": _AUTHOR,
    "legal_checker": _LEGAL_CHECKER,
    "editor": _EDITOR,
    "administrator": _ADMINISTRATOR,
}

PAGES: dict[str, frozenset[str]] = {
    "author": frozenset({"add_page", "change_page"}),
    "legal_checker": frozenset({"change_page"}),
    "editor": frozenset({"add_page", "change_page", "publish_page"}),
    "administrator": frozenset({"add_page", "change_page", "publish_page"}),
}

_OWN_FILES = frozenset({"add_image", "choose_image", "add_document", "choose_document"})
_ALL_FILES = _OWN_FILES | {"change_image", "change_document"}

FILES: dict[str, frozenset[str]] = {
    "author": _OWN_FILES,
    "legal_checker": frozenset({"choose_image", "choose_document"}),
    "editor": _ALL_FILES,
    "administrator": _ALL_FILES,
}

CHECK = frozenset({"legal_checker", "administrator"})
PUBLICATION = frozenset({"editor", "administrator"})
