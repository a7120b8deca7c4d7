"""Put a real Elasticsearch server together from its Maven artifacts, once a machine.

The registry has the server as libraries: the server itself, and the plugin that speaks
HTTP. Java and Maven are all that is needed; nothing is unpacked from an archive.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

VERSION = "8.19.0"
SOURCES = Path(__file__).parent / "elastic"
TOOLS = ("java", "javac", "mvn")

MODULE = "modules/transport-netty4"
# The server has these itself; twice is refused.
DOUBLED = (
    f"elasticsearch-core-{VERSION}.jar",
    f"elasticsearch-entitlement-{VERSION}.jar",
)
LAUNCHER = "Launch.java"


def missing_tools() -> list[str]:
    """Return which of the tools needed are not on this machine."""
    return [name for name in TOOLS if shutil.which(name) is None]


def home() -> Path:
    """Return the folder of the assembled server, made now if it is not there.

    Several processes may ask at once: one makes it, the others wait. Raises
    ``SubprocessError`` where Maven or Java fails, with what they printed.
    """
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    whole = cache / "ip-portal" / f"elasticsearch-{VERSION}"
    whole.parent.mkdir(parents=True, exist_ok=True)
    with (whole.parent / "elasticsearch.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not whole.is_dir():
            with tempfile.TemporaryDirectory(dir=whole.parent) as name:
                beside = Path(name) / "home"
                _assemble(beside)
                beside.rename(whole)
    return whole


def _assemble(folder: Path) -> None:
    _libraries("server.xml", folder / "lib")
    _libraries("transport.xml", folder / MODULE)
    for name in DOUBLED:
        (folder / MODULE / name).unlink()
    shutil.copy(SOURCES / "plugin-descriptor.properties", folder / MODULE)
    (folder / "config").mkdir()
    shutil.copy(SOURCES / "log4j2.properties", folder / "config")
    compiler = ["javac", *modules(folder), "-d", str(folder / "classes")]
    _run([*compiler, str(SOURCES / LAUNCHER)])


def modules(folder: Path) -> list[str]:
    """Return what tells Java where the server's modules are."""
    return ["--module-path", str(folder / "lib"), "--add-modules", "ALL-MODULE-PATH"]


def _libraries(pom: str, folder: Path) -> None:
    goal = ["dependency:copy-dependencies", "-DincludeScope=runtime"]
    target = f"-DoutputDirectory={folder}"
    _run(["mvn", "-q", "-B", "-f", str(SOURCES / pom), *goal, target])


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise subprocess.SubprocessError(f"{command[0]}: {done.stdout}{done.stderr}")
