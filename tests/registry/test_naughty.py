"""Strings that break programs, as cells of an import and as addresses."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from selectolax.lexbor import LexborHTMLParser

from ip_portal.registry import presenters
from ip_portal.registry.exchange.importing import Import, foresee_file, import_file
from ip_portal.registry.exchange.reporting import Report
from ip_portal.registry.models import Right
from tests.factories import CLERK, setting
from tests.registry import sheets

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law", "today")]

CELLS = (
    "word",
    "colours",
    "description",
    "translation",
    "disclaimer",
    "holder",
    "applicant",
    "representative",
    "commune",
    "product_group",
    "places",
    "note",
    "status_word",
)
FOREIGN = "iframe, object, embed, marquee, plaintext, base, style, math"


@pytest.fixture(scope="session")
def naughty(real_data: Path) -> list[str]:
    """Return the strings."""
    path = real_data / "naughty" / "blns_a.json"
    return [str(one) for one in json.loads(path.read_text("utf-8"))]


def test_no_cell_breaks_an_import_or_a_page(client, naughty, tmp_path):
    lines = (
        sheets.row(serial, **dict.fromkeys(CELLS, text))
        for serial, text in enumerate(naughty, 1)
    )
    path = sheets.write(tmp_path / "naughty.csv", lines)
    foreseen, done = Report(), Report()
    foresee_file(path, foreseen)
    import_file(path, Import(CLERK, setting()), done)
    assert done.counts == foreseen.counts
    assert done.counts["read"] == len(naughty)
    assert done.counts["created"] > len(naughty) * 0.8
    for right in Right.objects.order_by("pk")[::9]:
        assert_sound(client, presenters.address(right))
        data = client.get(f"/api/v1/rights/{right.number}").json()
        assert data["number"] == right.number


def test_no_date_or_number_cell_breaks_an_import(naughty, tmp_path):
    lines = (
        sheets.row(
            serial,
            filed_on=text,
            certificate_number=text,
            goods=text,
            events=text,
            vienna=text,
            priorities=text,
            image=text,
        )
        for serial, text in enumerate(naughty, 1)
    )
    report = Report()
    path = sheets.write(tmp_path / "naughty.csv", lines)
    import_file(path, Import(CLERK, setting()), report)
    assert report.counts["read"] == len(naughty)
    assert report.exit_code in {0, 1}
    assert all(str(one.reason) for one in report.problems)


def test_no_address_breaks_the_register(client, naughty):
    for text in filter(None, naughty):
        typed = quote(text.encode("utf-8", "surrogatepass"), safe="")
        for start in ("/en/register/", "/api/v1/rights/"):
            assert_sound(client, f"{start}{typed}/")


def test_no_word_breaks_the_report_of_an_error(client, naughty):
    with translation.override("en"):
        path = reverse("report_error")
    for text in naughty[::7]:
        for page in (
            client.get(path, {"about": text}),
            client.post(path, {"about": text, "text": text}),
        ):
            assert page.status_code in {200, 302, 422, 429}
            assert strange(page.text) == []


def assert_sound(client: Client, path: str) -> None:
    """Fail for a broken page, or one that lets markup through."""
    page = client.get(path)
    assert page.status_code < 500, path
    if "html" in page.get("Content-Type", ""):
        assert strange(page.text) == [], path


def strange(html: str) -> list[str]:
    """Return what a browser would find in a page and the site never puts there."""
    tree = LexborHTMLParser(html)
    found = [one.html or "" for one in tree.css(FOREIGN)]
    found += [
        one.html or ""
        for one in tree.css("script")
        if not (one.attributes.get("src") or "").startswith("/static/")
    ]
    for one in tree.css("*"):
        found += [name for name in one.attributes if name.startswith("on")]
        address = (one.attributes.get("href") or "").lower().lstrip()
        if address.startswith(("javascript:", "data:", "vbscript:")):
            found.append(address)
    return found
