"""Writes that concern the site as a whole."""

from __future__ import annotations

from urllib.parse import urlsplit

from wagtail.models import Site

STANDARD_PORTS = {"http": 80, "https": 443}


def set_address(base_url: str) -> Site:
    """Tell Wagtail under which address the site is reached: ``https://host[:port]``.

    Previews, e-mails and absolute links use it. Raises ValueError for an address
    without a host.
    """
    parts = urlsplit(base_url)
    if not parts.hostname:
        raise ValueError(f"not an address of a site: {base_url!r}")
    port = parts.port or STANDARD_PORTS.get(parts.scheme, 80)
    site = Site.objects.get(is_default_site=True)
    if (site.hostname, site.port) != (parts.hostname, port):
        site.hostname, site.port = parts.hostname, port
        site.save()
    return site
