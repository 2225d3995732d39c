"""A page of the web, as its bytes: the only place where newscli uses the network, and only for a URL given as SOURCE.

Limits: redirects lead to http and https only, and at most ten times; each wait is at most `WAIT` seconds and the whole at
most `DEADLINE`; no more than the caller's limit is read, unpacked. No script of the page is run and nothing it links to is
fetched.
"""

from __future__ import annotations

import http.client
import time
import zlib
from dataclasses import dataclass
from http import HTTPStatus
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from newscli import __version__
from newscli.errors import InputError

WAIT = 15.0
"""Seconds to wait for a connection, and for each piece of the answer."""
DEADLINE = 60.0
"""Seconds for the whole page."""

_CHUNK = 64 * 1024
_HEADERS = {
    "User-Agent": f"Mozilla/5.0 (compatible; newscli/{__version__})",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Language": "zh-Hant,zh-Hans;q=0.9,zh;q=0.8,en;q=0.5",
    "Accept-Encoding": "gzip",
}
_HINTS = {
    401: "the page needs a login: save it in a browser and give the file",
    403: "the site refuses programs: save the page in a browser and give the file",
    404: "there is no such page: check the address, or look for it in a web archive",
    410: "the page was removed: look for it in a web archive",
    429: "the site asks for fewer requests: wait, or save the page in a browser and give the file",
    451: "the page is blocked for legal reasons",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a server answered."""

    data: bytes
    url: str
    """Where it was found, after redirects."""
    charset: str | None
    """As the Content-Type header declares it."""


def fetch(url: str, limit: int) -> Page:
    """The page at an http(s) URL, of at most `limit` bytes.

    Raises:
        InputError: it cannot be had; the message says why, as a browser would.
    """
    try:
        with _opener().open(Request(_ascii(url), headers=_HEADERS), timeout=WAIT) as answer:
            data = _body(answer, url, limit)
            return Page(data=data, url=answer.url, charset=answer.headers.get_content_charset())
    except HTTPError as error:
        with error:
            raise _status_error(url, error) from None
    except TimeoutError:
        raise InputError(url, f"no answer in {WAIT:.0f} s", "try again later") from None
    except URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise InputError(url, f"no answer in {WAIT:.0f} s", "try again later") from None
        raise InputError(url, f"cannot be reached: {error.reason}", "check the address and the network") from None
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
        cause = str(error) or type(error).__name__
        raise InputError(url, f"cannot be read: {cause}", "check the address and the network") from None


class _WebOnly(HTTPRedirectHandler):
    """Follows redirects to http and https only (the standard handler allows ftp, too)."""

    def redirect_request(self, req, fp, code, msg, headers, newurl):  # type: ignore[no-untyped-def]
        if urlsplit(newurl).scheme not in {"http", "https"}:
            return None  # as an error of its status
        return super().redirect_request(req, fp, code, msg, headers, _ascii(newurl))


def _opener() -> OpenerDirector:
    return build_opener(_WebOnly())


def _ascii(url: str) -> str:
    """The URL with a host name and path as they travel: people paste Chinese ones."""
    parts = urlsplit(url)
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    path, query = (quote(part, safe="%/:=&?~#+!$,;'@()*[]") for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme, host, path, query, ""))


def _body(answer: http.client.HTTPResponse, url: str, limit: int) -> bytes:
    """All that the server sends, unpacked, within the limits."""
    unpack = zlib.decompressobj(wbits=31) if answer.headers.get("Content-Encoding") == "gzip" else None
    data, stop = bytearray(), time.monotonic() + DEADLINE
    while chunk := answer.read1(_CHUNK):
        data += unpack.decompress(chunk, limit + 1) if unpack else chunk
        if len(data) > limit:
            raise InputError(url, f"is larger than {limit // 2**20} MiB")
        if time.monotonic() > stop:
            raise InputError(url, f"took more than {DEADLINE:.0f} s", "try again later")
    return bytes(data)


def _status_error(url: str, error: HTTPError) -> InputError:
    if error.code in range(300, 400):
        where = error.headers.get("Location", "nowhere")
        return InputError(
            url, f"redirects to {where[:200]}, which is not followed", "give the address of the page itself"
        )
    phrase = HTTPStatus(error.code).phrase if error.code in HTTPStatus._value2member_map_ else error.reason
    default = "the server has a problem: try again later" if error.code >= 500 else "open it in a browser to see why"
    return InputError(url, f"{error.code} {phrase}", _HINTS.get(error.code, default))
