"""The tree of pages a new site starts with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db import transaction
from wagtail.models import Locale, Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from cms.models import (
    BasePage,
    ContactPage,
    DownloadPage,
    EventPage,
    FaqPage,
    GuidePage,
    HomePage,
    NewsPage,
    PlainPage,
    ProcedurePage,
    ProgrammePage,
    SectionPage,
    SiteMapPage,
)
from cms.moved import redirect_from
from ip_portal.content import files, opening
from ip_portal.content.files import LANGUAGES, ContentError, PageFile, SectionFile
from ip_portal.content.links import Links
from ip_portal.content.wording import plant_synonyms
from ip_portal.content.writing import write

Sections = Mapping[str, SectionPage | HomePage]
Pages = Mapping[tuple[str, str], Page]

# What a page cannot be without, even as a draft.
_AT_ONCE = {"title", "slug", "summary", "starts", "ends"}

HOME_DEPTH = 2
# Addresses the first guide had, in print and in other sites: where it is now.
MOVED: Mapping[str, tuple[str, str]] = {
    "/nhan-hieu-tap-the/": ("collective-mark", "vi"),
    "/en/collective-mark/": ("collective-mark", "en"),
}
KINDS: Mapping[str, type[BasePage]] = {
    "guide": GuidePage,
    "procedure": ProcedurePage,
    "faq": FaqPage,
    "news": NewsPage,
    "event": EventPage,
    "programme": ProgrammePage,
    "download": DownloadPage,
    "plain": PlainPage,
    "contact": ContactPage,
    "site_map": SiteMapPage,
}


@transaction.atomic
def plant() -> int:
    """Write and publish the pages, unless an editor has published a home.

    Returns how many pages were made. What was entered since the first time stays as
    it is, and what was deleted stays away. Raises ContentError for a broken file.
    """
    homes = {home.language: home for home in HomePage.objects.select_related("locale")}
    if any(home.live_revision_id for home in homes.values()):
        return 0
    sections = _sections(homes["vi"])
    pages = put(files.pages(), sections)
    for language in LANGUAGES:
        homes[language].refresh_from_db()
        opening.write(homes[language], files.home(language), _links(pages, language))
    for address, name in MOVED.items():
        redirect_from(address, pages[name])
    plant_synonyms()
    return len(pages) + len(sections)


def put(
    found: Iterable[PageFile], sections: Sections, known: Pages | None = None
) -> dict[tuple[str, str], BasePage]:
    """Make the pages of these files below their sections, fill and publish them.

    Returns them by name and language. All are made before one is filled, so that
    each can link to every other, and to the ``known`` pages.
    """
    found = list(found)
    pages: dict[tuple[str, str], BasePage] = {}
    with disable_reference_index_auto_update():
        for file in found:
            pages[file.name, file.language] = _new(file, sections, pages)
    everything = {**(known or {}), **pages}
    for file in found:
        write(pages[file.name, file.language], file, _links(everything, file.language))
    return pages


def pages_there(sections: Sections) -> dict[tuple[str, str], Page]:
    """Return the pages of the files that the site still has, by name and language."""
    places = {section.path: name for name, section in sections.items()}
    slugs: dict[tuple[str | None, str], str] = {
        (one.section, one.content["slug"]): one.name
        for one in files.pages()
        if one.language == "vi"
    }
    names: dict[UUID, str] = {}
    pages = Page.objects.filter(depth__gt=HOME_DEPTH).select_related("locale")
    there = list(pages.order_by("path"))
    for page in there:
        section = places.get(page.path[: -page.steplen])
        if name := slugs.get((section, page.slug)):
            names[page.translation_key] = name
    return {
        (names[page.translation_key], page.locale.language_code): page
        for page in there
        if page.translation_key in names
    }


def sections_there() -> dict[str, SectionPage | HomePage]:
    """Return the Vietnamese sections that the site still has, by name; "" is home."""
    there: dict[str, SectionPage | HomePage] = {}
    there[""] = HomePage.objects.get(locale__language_code="vi")
    for section in files.sections():
        parent = there.get(section.parent)
        slug = section.words["vi"]["slug"]
        if parent is not None:
            children = SectionPage.objects.child_of(parent)
            if page := children.filter(slug=slug).first():
                there[section.name] = page
    return there


def _sections(home: HomePage) -> dict[str, SectionPage | HomePage]:
    made: dict[str, SectionPage | HomePage] = {"": home}
    english = Locale.objects.get(language_code="en")
    for section in files.sections():
        page = SectionPage(locale=home.locale, live=False)
        _say(page, section, "vi")
        made[section.parent].add_child(instance=page)
        page.save_revision().publish()
        translated = page.copy_for_translation(english)
        _say(translated, section, "en")
        translated.save_revision().publish()
        made[section.name] = page
    return made


def _say(page: SectionPage, section: SectionFile, language: str) -> None:
    words = section.words[language]
    page.title, page.slug = words["title"], words["slug"]
    page.summary = words["summary"]
    page.shows, page.show_in_menus = section.shows, section.in_menu


def _new(file: PageFile, sections: Sections, pages: Pages) -> BasePage:
    if file.kind not in KINDS or file.section not in sections:
        raise ContentError(f"{file.name}: no such kind or section")
    parent = sections[file.section]
    words = {name: said for name, said in file.content.items() if name in _AT_ONCE}
    page = KINDS[file.kind](live=False, **words)
    if file.language != "vi":
        page.translation_key = pages[file.name, "vi"].translation_key
        parent = parent.get_translation(Locale.objects.get(language_code=file.language))
    parent.refresh_from_db(fields=["numchild"])
    page.locale = parent.locale
    parent.add_child(instance=page)
    return page


def _links(pages: Pages, language: str) -> Links:
    """Return the pages by name: in this language, where there is none the original."""
    own = {name: page.pk for (name, code), page in pages.items() if code == language}
    originals = {name: page.pk for (name, code), page in pages.items() if code == "vi"}
    return Links(language, originals | own)
