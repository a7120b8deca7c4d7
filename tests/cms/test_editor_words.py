"""The editors' screens speak Vietnamese, also where Wagtail does not."""

from __future__ import annotations

import re

import polib
from django.conf import settings
from django.test import Client
from django.urls import reverse

from cms.models import HomePage

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def _placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text.replace("%%", "")))


def test_every_word_is_translated_with_its_placeholders() -> None:
    folder = settings.LOCALE_PATHS[1] / "vi" / "LC_MESSAGES"
    entries = polib.pofile(str(folder / "django.po"))
    assert len(entries) > 1000
    for entry in entries:
        text = entry.msgstr or entry.msgstr_plural[0]
        assert text, entry.msgid
        wanted = entry.msgid_plural or entry.msgid
        assert _placeholders(text) == _placeholders(wanted), entry.msgid


def test_an_editor_reads_vietnamese(desk: Client, home_vi: HomePage) -> None:
    html = desk.get(reverse("wagtailadmin_pages:edit", args=[home_vi.pk]))
    text = html.content.decode()
    for words in ("Lưu bản nháp", "Xuất bản"):
        assert words in text
    for words in ("Save draft", ">Publish<"):
        assert words not in text
