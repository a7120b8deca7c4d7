"""A programme with every block there is, put into the site before it is served.

No page that a site starts with holds them all: ``python -m tests.browser.every_block``
writes one in each language, below the home page.
"""

from __future__ import annotations

import io

import django
from PIL import Image

SLUGS = {"vi": "moi-khoi", "en": "every-block"}
SIZE = (1600, 900)


def write() -> None:
    """Publish the page in both languages; each block as its preview shows it."""
    from wagtail.images import get_image_model
    from wagtail.models import Locale

    from cms.models import HomePage

    get_image_model().objects.create(title="Ghe trên sông Hậu", file=_drawn())
    original = None
    for language, slug in SLUGS.items():
        home = HomePage.objects.get(locale__language_code=language)
        page = _page(slug)
        page.locale = Locale.objects.get(language_code=language)
        if original:
            page.translation_key = original.translation_key
        original = home.add_child(instance=page)
        page.save_revision().publish()


def _page(slug: str):
    """Return a programme: its own fields, the key facts, all blocks of a body."""
    from cms.blocks.body import body_blocks
    from cms.models import ProgrammePage
    from ip_portal.core.dates import today

    page = ProgrammePage(title="Chương trình có mọi khối", slug=slug)
    page.summary = "Trang thử có đủ các khối của một bài."
    page.checked_on = page.law_as_of = page.valid_from = today()
    page.who = "<p>Hợp tác xã, hộ kinh doanh của thành phố.</p>"
    facts = page.key_facts.stream_block.child_blocks["fact"]
    page.key_facts = [("fact", facts.get_preview_value())]
    page.support = [("fee", "support_mark")]
    page.body = [(name, block.get_preview_value()) for name, block in body_blocks()]
    return page


def _drawn():
    from django.core.files.images import ImageFile

    file = io.BytesIO()
    Image.new("RGB", SIZE, "#125864").save(file, "PNG")
    return ImageFile(io.BytesIO(file.getvalue()), name="ghe.png")


if __name__ == "__main__":
    django.setup()
    write()
