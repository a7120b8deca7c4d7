"""What a content file says, put into its page and published."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from wagtail.signal_handlers import disable_reference_index_auto_update

from cms.models import BasePage
from cms.publishing import log_check
from ip_portal.content import blocks, documents
from ip_portal.content.files import ContentError, PageFile
from ip_portal.content.links import Links

Read = Callable[[Any, Links], object]

# Field of a page: how the file's words become its value.
_FIELDS: dict[str, tuple[str, Read]] = {
    "title": ("title", lambda said, links: said),
    "slug": ("slug", lambda said, links: said),
    "summary": ("summary", lambda said, links: said),
    "checked": ("checked_on", lambda said, links: said),
    "review": ("review_by", lambda said, links: said),
    "law_as_of": ("law_as_of", lambda said, links: said),
    "fact": ("key_facts", lambda said, links: blocks.facts(said)),
    "paper": ("papers", lambda said, links: blocks.papers(said)),
    "body": ("body", blocks.body),
    "source": ("sources", lambda said, links: blocks.sources(said)),
    "allowed": ("allowed_figures", lambda said, links: blocks.figures(said)),
    "version": ("versions", lambda said, links: documents.versions(said)),
    "programme": ("programme", lambda said, links: blocks.programme(said)),
    "support": ("support", lambda said, links: blocks.chosen("fee", said)),
    "who": ("who", lambda said, links: links.html(said)),
    "where": ("where", lambda said, links: links.html(said)),
    "fees": ("fees", lambda said, links: blocks.chosen("fee", said)),
    "terms": ("terms", lambda said, links: blocks.chosen("term", said)),
    "forms": ("forms", lambda said, links: blocks.chosen("form", said)),
    "related": (
        "related",
        lambda said, links: blocks.chosen("page", [links.page(name) for name in said]),
    ),
}
# Said about the file or the page as a whole, not in a field of it.
_OTHER = {"kind", "order", "check"}


def write(page: BasePage, file: PageFile, links: Links) -> None:
    """Fill the page and publish it; log who compared it with the law.

    Raises ContentError, with the name of the file, for what no page can hold.
    """
    try:
        fill(page, file.content, links)
    except ContentError as error:
        raise ContentError(f"{file.name}.{file.language}: {error}") from error
    with disable_reference_index_auto_update():
        revision = page.save_revision()
    revision.publish()
    for check in file.content.get("check", ()):
        log_check(page, **check)


def fill(page: BasePage, content: Mapping[str, Any], links: Links) -> None:
    """Put the words of a file into the fields of a page, unsaved.

    Raises ContentError for words that this kind of page has no field for.
    """
    for key, said in content.items():
        if key in _OTHER:
            continue
        field, read = _FIELDS.get(key, (key, _as_it_is))
        if not hasattr(page, field):
            raise ContentError(f"{type(page).__name__} has no {key!r}")
        setattr(page, field, read(said, links))


def _as_it_is(said: object, links: Links) -> object:
    return said
