"""What the files of `deploy/` say, read as their programs read them."""

from __future__ import annotations

import ast
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
INSTALLED = "/srv/portal/app"
UNITS = DEPLOY / "systemd"


def entries(unit: str) -> dict[str, list[str]]:
    """Return the values of each name in a unit file, in order."""
    found: dict[str, list[str]] = {}
    for line in (UNITS / unit).read_text().splitlines():
        name, equals, value = line.partition("=")
        if equals and not line.startswith("#"):
            found.setdefault(name, []).append(value)
    return found


def command(unit: str, name: str = "ExecStart") -> list[str]:
    """Return the words of a command of a unit, run from this checkout."""
    (line,) = entries(unit)[name]
    return shlex.split(line.replace(INSTALLED, str(ROOT)))


def known_names() -> set[str]:
    """Return what settings and gunicorn read from the environment."""
    settings = (ROOT / "docs" / "settings.md").read_text()
    gunicorn = (DEPLOY / "gunicorn.conf.py").read_text()
    return {
        *re.findall(r"^\| `([A-Z_]+)` \|", settings, re.MULTILINE),
        *_read_from_environment(gunicorn),
    }


def _read_from_environment(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "os.environ.get":
            yield ast.literal_eval(node.args[0])


def nginx(folder: Path, *, port: int, plain: int, web: int, static: Path) -> str:
    """Return the nginx file with ports and paths of a test in place of its own."""
    text = (DEPLOY / "nginx" / "portal.conf").read_text()
    for old, new in {
        "listen 443 ssl": f"listen 127.0.0.1:{port} ssl",
        "listen 80": f"listen 127.0.0.1:{plain}",
        "127.0.0.1:8000": f"127.0.0.1:{web}",
        "/etc/portal/tls": str(folder),
        "/var/cache/nginx/portal": str(folder / "cache"),
        "/srv/portal/var/static": str(static),
    }.items():
        assert old in text
        text = text.replace(old, new)
    return text
