"""URLs, against a real server on the loopback interface."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

import pytest

from newscli.errors import InputError
from newscli.options import Options
from newscli.source import Reading, fetch, read

STORY = "<html><head><title>某市昨日公布新計畫 - 青禾新聞網</title></head><h1>某市昨日公布新計畫</h1>" + "".join(
    f"<p>市府第{n}次說明會昨日舉行，里長與居民代表出席，討論公園改建的時程與經費。</p>" for n in range(9)
)


class Site(BaseHTTPRequestHandler):
    """A small outlet."""

    def do_GET(self) -> None:
        path = unquote(self.path)
        getattr(self, path.strip("/").split("/")[0].split("?")[0], self.missing)()

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if status == 200:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def story(self) -> None:
        self.answer(200, STORY.encode("big5"), Content_Type="text/html; charset=utf-8")

    def packed(self) -> None:
        self.answer(200, gzip.compress(STORY.encode()), Content_Type="text/html", Content_Encoding="gzip")

    def records(self) -> None:
        self.answer(200, '{"text": "甲報"}\n{"text": "乙報"}\n'.encode(), Content_Type="application/jsonl")

    def bomb(self) -> None:
        self.answer(200, gzip.compress(b"a" * 10_000_000), Content_Encoding="gzip")

    def endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"a" * 65536)
        except OSError:
            pass

    def moved(self) -> None:
        self.answer(302, Location="/story")

    def loop(self) -> None:
        self.answer(302, Location="/loop")

    def file(self) -> None:
        self.answer(302, Location="file:///etc/hostname")

    def ftp(self) -> None:
        self.answer(302, Location="ftp://127.0.0.1/a")

    def silent(self) -> None:
        time.sleep(0.6)

    def refused(self) -> None:
        self.answer(403)

    def busy(self) -> None:
        self.answer(503)

    def missing(self) -> None:
        self.answer(404)

    def 新聞(self) -> None:
        self.story()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("no_proxy", "*")
        patch.setattr(fetch, "WAIT", 0.3)
        yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def one(url: str) -> Reading | InputError:
    (reading,) = read([url], Options())
    return reading


@pytest.mark.parametrize("path", ["/story", "/moved", "/packed", "/新聞/頁?q=甲", "/story#top"])
def test_a_page_is_read(site: str, path: str) -> None:
    reading = one(site + path)
    assert isinstance(reading, Reading), reading
    assert reading.metadata.title == "某市昨日公布新計畫"
    assert reading.source.name == site + path
    assert reading.source.kind == "html"


def test_the_address_is_where_redirects_led_and_the_header_is_weighed(site: str) -> None:
    reading = one(site + "/moved")
    assert isinstance(reading, Reading)
    assert reading.source.url == site + "/story"
    assert (reading.source.encoding, reading.source.encoding_declared) == ("big5hkscs", "utf-8")


def test_a_url_may_hold_records(site: str) -> None:
    readings = list(read([site + "/records"], Options()))
    assert [reading.text for reading in readings if isinstance(reading, Reading)] == ["甲報", "乙報"]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/none", "404 Not Found; there is no such page"),
        ("/refused", "403 Forbidden; the site refuses programs: save the page in a browser"),
        ("/busy", "503 Service Unavailable; the server has a problem"),
        ("/loop", "redirects to /loop, which is not followed"),
        ("/file", "redirects to file:///etc/hostname, which is not followed"),
        ("/ftp", "redirects to ftp://127.0.0.1/a, which is not followed"),
        ("/silent", "no answer in"),
    ],
)
def test_errors_say_what_a_browser_would(site: str, path: str, message: str) -> None:
    error = one(site + path)
    assert isinstance(error, InputError)
    assert message in str(error)
    assert str(error).startswith(site)


@pytest.mark.parametrize("path", ["/endless", "/bomb"])
def test_what_is_read_is_limited(site: str, path: str) -> None:
    with pytest.raises(InputError, match="larger than"):
        fetch.fetch(site + path, 1_000_000)


def test_a_slow_page_is_given_up(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "DEADLINE", 0.0)
    with pytest.raises(InputError, match="took more than"):
        fetch.fetch(site + "/endless", 10**9)


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "http://", "http://[::1", "https://name.invalid/"])
def test_what_cannot_be_reached(url: str) -> None:
    assert isinstance(one(url), InputError)
