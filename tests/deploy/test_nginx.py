from __future__ import annotations

import os
import shutil
import ssl
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.conftest import need
from tests.deploy.files import nginx
from tests.processes.site import _free_port

pytestmark = pytest.mark.processes
NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin")
MODULE = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
HASHED = "css/site.0123456789ab.css"


class Behind(BaseHTTPRequestHandler):
    """What stands behind nginx: says what it was told, and may be kept a minute."""

    def do_GET(self) -> None:
        self.send_response(200)
        for name in ("X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host"):
            self.send_header(f"Told-{name}", self.headers.get(name, "nothing"))
        self.send_header("Cache-Control", "public, max-age=0, s-maxage=60")
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *args: object) -> None:
        """Keep quiet."""


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, int]]:
    """Start nginx with the file of `deploy/`; give its https and http ports."""
    need("nginx with Brotli", bool(NGINX) and MODULE.exists())
    need("openssl", bool(shutil.which("openssl")))
    folder = tmp_path_factory.mktemp("nginx")
    _certificate(folder)
    static = folder / "static"
    (static / "css").mkdir(parents=True)
    for ending in ("", ".br", ".gz"):
        (static / f"{HASHED}{ending}").write_text(f"of{ending}")
    behind = ThreadingHTTPServer(("127.0.0.1", 0), Behind)
    threading.Thread(target=behind.serve_forever, daemon=True).start()
    ports = _free_port(), _free_port()
    site = nginx(
        folder,
        port=ports[0],
        plain=ports[1],
        web=behind.server_port,
        static=static,
    )
    (folder / "site.conf").write_text(site)
    (folder / "nginx.conf").write_text(_frame(folder))
    process = subprocess.Popen(
        [str(NGINX), "-p", str(folder), "-c", str(folder / "nginx.conf")]
    )
    try:
        _wait_for(ports[1])
        yield ports
    finally:
        process.terminate()
        process.wait(timeout=10)
        behind.shutdown()


def _certificate(folder: Path) -> None:
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes"),
            *("-subj", "/CN=shtt.example", "-days", "2"),
            *("-keyout", str(folder / "privkey.pem")),
            *("-out", str(folder / "fullchain.pem")),
        ],
        check=True,
        capture_output=True,
    )


def _frame(folder: Path) -> str:
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    # Started by root, it would otherwise hand work to somebody who may not read this.
    user = "user root;" if os.geteuid() == 0 else ""
    return (
        f"{user} load_module {MODULE}; daemon off; pid {folder}/pid;"
        f"error_log {folder}/error.log; events {{}} http {{ {temporary}"
        f"access_log off; include /etc/nginx/mime.types; include {folder}/site.conf; }}"
    )


def _wait_for(port: int) -> None:
    for _try in range(100):
        try:
            urllib.request.build_opener(Stay).open(
                f"http://127.0.0.1:{port}/", timeout=2
            )
        except urllib.error.HTTPError:
            return
        except OSError as error:
            if "Remote end closed" in str(error):
                return
        time.sleep(0.1)
    message = "nginx does not answer."
    raise AssertionError(message)


class Stay(urllib.request.HTTPRedirectHandler):
    """Follow nothing."""

    def redirect_request(self, *args: object, **kwargs: object) -> None:
        return None


def ask(port: int, path: str, *, scheme: str = "https", **headers: str):
    """Return status and headers of one answer."""
    trust = ssl._create_unverified_context()
    opener = urllib.request.build_opener(
        Stay, urllib.request.HTTPSHandler(context=trust)
    )
    request = urllib.request.Request(
        f"{scheme}://127.0.0.1:{port}{path}",
        headers={
            "Host": "shtt.example",
            **{name.replace("_", "-"): value for name, value in headers.items()},
        },
    )
    try:
        with opener.open(request, timeout=10) as answer:
            return answer.status, answer.headers
    except urllib.error.HTTPError as error:
        return error.code, error.headers


def test_plain_http_leads_to_https(front) -> None:
    status, headers = ask(front[1], "/tim-kiem/?q=a", scheme="http")
    assert (status, headers["Location"]) == (301, "https://shtt.example/tim-kiem/?q=a")


@pytest.mark.parametrize("path", ["/metrics", "/healthz", "/readyz", "/metrics/"])
def test_what_is_for_the_house_is_not_shown_outside(front, path: str) -> None:
    assert ask(front[0], path)[0] == 404


def test_a_hashed_file_comes_compressed_and_for_ever(front) -> None:
    status, headers = ask(front[0], f"/static/{HASHED}", Accept_Encoding="br, gzip")
    assert (status, headers["Content-Encoding"]) == (200, "br")
    assert headers["Content-Type"] == "text/css"
    assert "immutable" in headers["Cache-Control"]
    assert headers["Strict-Transport-Security"].startswith("max-age=63072000")
    _, headers = ask(front[0], f"/static/{HASHED}", Accept_Encoding="gzip")
    assert headers["Content-Encoding"] == "gzip"


def test_what_a_visitor_claims_of_himself_is_overwritten(front) -> None:
    claims = {
        "X_Forwarded_For": "9.9.9.9",
        "X_Forwarded_Proto": "http",
        "X_Forwarded_Host": "evil.example",
    }
    _, headers = ask(front[0], "/claims", **claims)
    assert headers["Told-X-Forwarded-For"] == "127.0.0.1"
    assert headers["Told-X-Forwarded-Proto"] == "https"
    assert headers["Told-X-Forwarded-Host"] == "nothing"


def test_a_public_page_is_kept_and_never_for_who_is_signed_in(front) -> None:
    assert ask(front[0], "/kept")[1]["X-Cache"] == "MISS"
    assert ask(front[0], "/kept")[1]["X-Cache"] == "HIT"
    signed_in = ask(front[0], "/kept", Cookie="__Host-session=abc")[1]
    assert signed_in["X-Cache"] == "BYPASS"
