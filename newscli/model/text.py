"""A text as read and repaired: what every command needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from newscli.model.vocabulary import Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What was read, before any repair."""

    name: str
    """The path, URL or `-` as given; for a record of a JSON Lines input with its line, `news.jsonl:3`."""
    kind: Literal["text", "html"]
    encoding: str
    """Python's name of the encoding that the bytes were decoded with."""
    encoding_confidence: float
    """0..1; 1.0 where a byte order mark or strict UTF-8 proves it, or the user named it."""
    encoding_declared: str | None = None
    """The encoding that the page or its HTTP header declares, where that is another one than `encoding`."""
    encoding_runner_up: str | None = None
    """The next likely encoding, where the bytes do not rule it out."""
    bytes: int
    """Length of what was read, in bytes; of a record, of its `text` or `html` value in UTF-8."""
    sha256: str
    """SHA-256 of those bytes, hexadecimal."""
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When the article was published."""

    value: str
    """EDTF: a date or a date-time, with its zone where the evidence states one."""
    evidence: str
    """Where the value comes from: `--published`, `record`, `json-ld:datePublished`, `dateline` …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a record or an HTML page says about its article beside the text. Not part of the JSON."""

    title: str | None = None
    """The headline, without the names of section and site. Of a page, also the first line of its text."""
    published: Published | None = None
    """When it was published, as the record or the page states it; never a date of modification."""
    authors: tuple[str, ...] = ()
    """Names of persons that the page gives as its authors, without role words; no outlets."""
    outlet: str | None = None
    """The publisher or site."""
    section: str | None = None
    """The section of the outlet, as it names it."""
    url: str | None = None
    """The canonical address, absolute."""
    evidence: Mapping[str, str] = field(default_factory=dict, hash=False)
    """For each field here beside `published`: the place on the page that states it, `h1`, `json-ld:author`, `meta:og:url` …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """One edit that turned the source (or the text extracted from HTML) into the text, or would have."""

    code: str
    source_start: int | None
    source_end: int | None
    before: str
    after: str
    start: int
    """Where `after` (for an unapplied record: `before`) stands in the text."""
    end: int
    confidence: Confidence
    applied: bool
    evidence: str
