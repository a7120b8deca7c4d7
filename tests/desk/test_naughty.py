"""Strings that break forms: none breaks ours, and none comes back unescaped."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from ip_portal.desk.answers import NAMES
from ip_portal.registry.models import Right

MARKUP = '"><script>alert(1)</script>'
TAGS = ("<script>alert", "<img src=x", "<svg/onload", "<iframe", "onerror=alert(1)>")


@pytest.fixture(scope="session")
def naughty(real_data: Path) -> list[str]:
    """Return the big list of naughty strings."""
    path = real_data / "naughty" / "blns_a.json"
    strings = json.loads(path.read_text(encoding="utf-8"))
    assert len(strings) > 100
    return [str(one) for one in strings]


def sound(answer: HttpResponse) -> None:
    """Fail for a broken answer, or one that lets markup through."""
    assert answer.status_code < 500
    if answer.streaming or "html" not in answer.get("Content-Type", ""):
        return
    body = answer.text.lower()
    for tag in TAGS:
        assert tag not in body, tag


def batches(strings: list[str], size: int) -> Iterator[list[str]]:
    """Cut a list into pieces: each piece fills the fields of one form."""
    for at in range(0, len(strings), size):
        yield strings[at : at + size]


def test_no_string_breaks_the_list(
    officer: Client, right: Right, naughty: list[str]
) -> None:
    for one in naughty[::6]:
        sound(officer.get(reverse("desk"), {"q": one, "after": one}))


def test_no_string_breaks_the_form_of_a_right(
    officer: Client, naughty: list[str]
) -> None:
    url = reverse("desk_right_new")
    for piece in batches(naughty, len(NAMES)):
        sound(officer.post(url, dict(zip(NAMES, piece, strict=False))))


def test_no_string_breaks_the_form_of_an_event(
    officer: Client, right: Right, naughty: list[str]
) -> None:
    url = reverse("desk_event_new", args=[right.pk])
    names = ("code", "effective_on", "source", "reason", "version", "shown")
    for piece in batches(naughty, len(names)):
        sound(officer.post(url, dict(zip(names, piece, strict=False))))


@pytest.mark.parametrize("take", [slice(0, 60), slice(60, 120), slice(120, None)])
def test_what_is_saved_comes_back_escaped_everywhere(
    officer: Client, naughty: list[str], take: slice
) -> None:
    text = " ".join(naughty[take])[:1900] + MARKUP
    typed = {
        "kind": "trademark",
        "application_number": "4-2026-00774",
        "word": text,
        "owners": text[-480:],
        "goods": "30: " + text.replace("|", " ").replace("\n", " "),
        "colours": text,
        "places": text[-100:],
        "status_word": text[-480:],
        "product_group": MARKUP,
        "commune": MARKUP,
    }
    check = officer.post(reverse("desk_right_new"), typed)
    assert check.status_code == 302, check.context["form"].errors
    sound(officer.get(check["Location"]))
    saved = officer.post(check["Location"])
    right = Right.for_staff.get()
    sound(officer.get(saved["Location"]))
    sound(officer.get(reverse("desk")))
    sound(officer.get(reverse("desk_right_edit", args=[right.pk])))
    sound(officer.get(reverse("desk_event_new", args=[right.pk])))


def test_a_reason_comes_back_escaped(officer: Client, right: Right) -> None:
    url = reverse("desk_event_new", args=[right.pk])
    typed = {
        "code": "note",
        "effective_on": "1/11/2026",
        "source": MARKUP,
        "reason": MARKUP,
        "version": right.version,
        "step": "preview",
    }
    shown = officer.post(url, typed)
    sound(shown)
    done = officer.post(
        url, {**typed, "step": "write", "shown": shown.context["shown"]}
    )
    assert done.status_code == 302
    sound(officer.get(done["Location"]))
