"""Guides grow with every figure they cite: each stays a light page."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from tests.browser.checks import HTML
from tests.browser.site import Site

GUIDES = re.compile(r"/huong-dan/.+/.+/|/en/guidance/.+/.+/")
FEWEST = 40


def test_no_guide_weighs_more_than_a_page_may(site: Site):
    listed = re.findall("<loc>(.*?)</loc>", site.read("/sitemap-pages.xml").decode())
    guides = [path for one in listed if GUIDES.match(path := urlsplit(one).path)]
    weights = {path: len(site.read(path)) for path in guides}
    assert len(weights) >= FEWEST
    assert {path: size for path, size in weights.items() if size > HTML} == {}
