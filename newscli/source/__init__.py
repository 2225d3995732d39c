"""Bytes to text: paths, standard input, URLs; plain text, HTML pages, JSON Lines records.

Reading never fails as a whole: an input or a record that cannot be read is yielded as its `InputError`, and the rest goes
on. JSON Lines are read line by line; a text or a page is held whole, up to `LIMIT` bytes.
"""

from __future__ import annotations

import io
import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, BinaryIO, Literal

from newscli.alignment import Alignment
from newscli.errors import InputError
from newscli.model import Metadata, Repair, Source
from newscli.options import Options

if TYPE_CHECKING:
    from newscli.source.encoding import Decoded

LIMIT = 64 * 2**20
"""The largest text, page or record that is read, in bytes: far beyond any article, and safe to hold in memory."""

# Names that tell what a file holds; any other name leaves it to the first bytes.
_JSONL_NAMES = (".jsonl", ".ndjson", ".json")
_HTML_NAMES = (".html", ".htm", ".xhtml", ".shtml")

# What follows `<` where a page begins: the list of the WHATWG MIME Sniffing Standard (section 7.1), and elements that
# fragments and saved pages begin with.
_HTML_START = re.compile(
    rb"(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*"
    rb"<(?:!doctype\s+html|(?:html|head|script|iframe|h[1-6]|div|font|table|a|style|title|b|body|br|p"
    rb"|article|section|main|header|meta|link|base|span|center|ul)[\s/>])",
    re.IGNORECASE | re.DOTALL,
)
_RECORD_START = re.compile(rb"\{\s*(?:\"|$)")
_BLANK_START = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*")
_LINE_END = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One article as read: its decoded (for HTML: extracted) text, and what came with it."""

    source: Source
    text: str
    id: str | None = None
    metadata: Metadata = field(default_factory=Metadata)
    alignment: Alignment | None = None
    """From `text` to the decoded source where they differ (HTML)."""
    page: str | None = None
    """The decoded source where it is not `text` itself (HTML)."""
    losses: tuple[Repair, ...] = ()
    """The bytes that had no character and stand as U+FFFD, as unapplied records; `start` and `end` count in `text`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What is known of an input beside its bytes."""

    name: str
    url: str | None = None
    charset: str | None = None
    """The encoding that the HTTP header declares."""


def read(names: Iterable[str], options: Options) -> Iterator[Reading | InputError]:
    """The articles of each path, http(s) URL or `-` (standard input), in order."""
    for name in names:
        try:
            yield from _read_one(name, options)
        except InputError as error:
            yield error
        except (OSError, ValueError) as error:  # ValueError: a path with a NUL
            yield _system_error(name, error)


def read_bytes(data: bytes, name: str, options: Options) -> Iterator[Reading | InputError]:
    """The article or articles that `data` holds; `name` is what errors and `Source.name` call it."""
    try:
        yield from _read_stream(io.BytesIO(data), Origin(name=name), options)
    except InputError as error:
        yield error


def line_column(text: str, offset: int) -> tuple[int, int]:
    """The line and column, both from 1 and in code points, of an offset; lines end with LF, CR or CR LF."""
    starts = _line_starts(text)
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


@lru_cache(maxsize=4)
def _line_starts(text: str) -> tuple[int, ...]:
    return (0, *(match.end() for match in _LINE_END.finditer(text)))


def _read_one(name: str, options: Options) -> Iterator[Reading | InputError]:
    if name.lower().startswith(("http://", "https://")):
        from newscli.source.fetch import fetch

        page = fetch(name, LIMIT)
        yield from _read_stream(io.BytesIO(page.data), Origin(name=name, url=page.url, charset=page.charset), options)
    elif name == "-":
        yield from _read_stream(sys.stdin.buffer, Origin(name=name), options)
    else:
        with open(name, "rb") as stream:
            yield from _read_stream(stream, Origin(name=name), options)


def _read_stream(stream: BinaryIO, origin: Origin, options: Options) -> Iterator[Reading | InputError]:
    first = _first_line(stream)
    if (options.kind or kind_of(origin.name, first)) == "jsonl":
        from newscli.source.records import read_records

        yield from read_records(first, stream, origin, options)
        return
    data = first + stream.read(LIMIT + 1 - len(first))
    if len(data) > LIMIT:
        raise too_large(origin.name)
    yield read_article(data, origin, options)


def read_article(data: bytes, origin: Origin, options: Options) -> Reading:
    """The one article that `data`, a text or a page, holds.

    Raises:
        InputError: it holds none, or its bytes cannot be decoded.
    """
    from newscli.source.encoding import decode

    kind = options.kind or kind_of(origin.name, data[:4096])
    decoded = decode(data, origin.name, html=kind == "html", charset=origin.charset, options=options)
    source = source_of(data, origin, "html" if kind == "html" else "text", decoded)
    return reading_of(decoded, source)


def reading_of(decoded: Decoded, source: Source, id: str | None = None, metadata: Metadata | None = None) -> Reading:
    """The reading of a decoded text or page; `id` and `metadata` are those of a record.

    Raises:
        InputError: it holds no text.
    """
    if not decoded.text.strip():
        raise InputError(source.name, "is empty" if not source.bytes else "holds only white space")
    if source.kind == "html":
        from newscli.source.html import read_page

        return read_page(decoded, source, id, metadata or Metadata())
    return Reading(source=source, text=decoded.text, id=id, metadata=metadata or Metadata(), losses=decoded.losses)


def printable(name: str) -> str:
    """A file name without the lone surrogates that stand for bytes that are no UTF-8: those become U+FFFD."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def source_of(data: bytes, origin: Origin, kind: Literal["text", "html"], decoded: Decoded) -> Source:
    """What was read, and how it was decoded."""
    from hashlib import sha256

    return Source(
        name=printable(origin.name),
        kind=kind,
        encoding=decoded.encoding,
        encoding_confidence=decoded.confidence,
        encoding_declared=decoded.declared,
        encoding_runner_up=decoded.runner_up,
        bytes=len(data),
        sha256=sha256(data).hexdigest(),
        url=origin.url,
    )


def too_large(name: str) -> InputError:
    """The error for an article beyond `LIMIT`."""
    return InputError(
        name, f"is larger than {LIMIT // 2**20} MiB", "split it into articles, one JSON Lines record each"
    )


def _first_line(stream: BinaryIO) -> bytes:
    """The first line that is not blank, and all blank ones before it: a slow producer need not send more."""
    first = line = stream.readline(LIMIT + 1)
    while line.endswith(b"\n") and not line.strip() and len(first) <= LIMIT:
        line = stream.readline(LIMIT + 1)
        first += line
    return first


def kind_of(name: str, head: bytes) -> Literal["text", "html", "jsonl"]:
    """What an input holds, told by its name and its first bytes."""
    path = name.lower().partition("?")[0]
    start = _BLANK_START.sub(b"", head, count=1).replace(b"\0", b"")  # NULs: UTF-16
    if path.endswith(_JSONL_NAMES) or (not path.endswith(_HTML_NAMES) and _RECORD_START.match(start)):
        return "jsonl"
    return "html" if path.endswith(_HTML_NAMES) or _HTML_START.match(start) else "text"


def _system_error(name: str, error: OSError | ValueError) -> InputError:
    if isinstance(error, IsADirectoryError):
        return InputError(name, "is a directory", f"name its files: {name.rstrip('/')}/*")
    if isinstance(error, FileNotFoundError):
        return InputError(name, "no such file", "check the path, or pipe the article in and give -")
    if isinstance(error, PermissionError):
        return InputError(name, "permission denied", "check its permissions")
    return InputError(name, (isinstance(error, OSError) and error.strerror) or str(error))
