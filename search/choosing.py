"""What the settings say about engines, and why some of it is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from search.engines import NAMES, Cluster

_PREFIX = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")
"""Part of the names of indices: small letters, digits and hyphens."""

EMBEDDED, ELASTICSEARCH, MEMORY = "embedded", "elasticsearch", "memory"


def cluster() -> Cluster:
    """The cluster that the settings name."""
    return Cluster(
        urls=tuple(settings.ELASTICSEARCH_URL),
        username=settings.ELASTICSEARCH_USERNAME,
        password=settings.ELASTICSEARCH_PASSWORD,
        ca=settings.ELASTICSEARCH_CA,
        prefix=settings.ELASTICSEARCH_PREFIX,
    )


def names() -> tuple[str, ...]:
    """The engines that this site feeds, the first one asked first."""
    if settings.SEARCH_ENGINE == ELASTICSEARCH:
        return (ELASTICSEARCH, EMBEDDED)
    return (settings.SEARCH_ENGINE,)


def problems() -> Iterator[str]:
    """What is impossible or unsafe, a sentence each; nothing where all is well."""
    if settings.SEARCH_ENGINE not in NAMES:
        yield f"SEARCH_ENGINE must be one of {', '.join(NAMES)}."
    if settings.SEARCH_ENGINE == MEMORY and not settings.LAPTOP:
        yield "SEARCH_ENGINE=memory forgets everything: it is for tests only."
    if settings.SEARCH_ENGINE == ELASTICSEARCH:
        yield from _of_cluster(cluster())


def _of_cluster(said: Cluster) -> Iterator[str]:
    if not said.urls:
        yield "SEARCH_ENGINE=elasticsearch needs ELASTICSEARCH_URL."
    for url in said.urls:
        yield from _of_address(url, said)
    if bool(said.username) != bool(said.password):
        yield "ELASTICSEARCH_USERNAME and ELASTICSEARCH_PASSWORD go together."
    if said.ca and not Path(said.ca).is_file():
        yield "ELASTICSEARCH_CA is not a file that can be read."
    if not _PREFIX.fullmatch(said.prefix):
        yield "ELASTICSEARCH_PREFIX must be small letters, digits and hyphens."


def _of_address(url: str, said: Cluster) -> Iterator[str]:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        yield "ELASTICSEARCH_URL is not an address."
        return
    if parts.scheme not in {"http", "https"} or not parts.hostname or port is None:
        yield "ELASTICSEARCH_URL must be http(s)://host:port, several parted by commas."
    elif parts.username or parts.password:
        yield "Credentials belong in ELASTICSEARCH_USERNAME and ELASTICSEARCH_PASSWORD."
    elif parts.scheme == "http" and said.password and not _is_here(parts.hostname):
        yield "ELASTICSEARCH_PASSWORD would cross the network unprotected: use https."
    elif parts.scheme == "http" and said.ca:
        yield "ELASTICSEARCH_CA is of no use without https."


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
