"""Bytes to text: paths, standard input, JSON Lines records.

Reading never fails as a whole: an input or a record that cannot be read is yielded as its `InputError`, and the rest goes on.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newscli.alignment import Alignment
from newscli.errors import InputError
from newscli.model import Metadata, Published, Source
from newscli.options import Options


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One article as read: its decoded (for HTML: extracted) text, and what came with it."""

    source: Source
    text: str
    id: str | None = None
    metadata: Metadata = Metadata()
    alignment: Alignment | None = None
    """From `text` to the decoded source where they differ (HTML)."""


def read(names: Iterable[str], options: Options) -> Iterator[Reading | InputError]:
    """The articles of each path or `-` (standard input), in order."""
    for name in names:
        try:
            data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        except OSError as error:
            yield InputError(name, error.strerror or str(error))
            continue
        yield from read_bytes(data, name, options)


def read_bytes(data: bytes, name: str, options: Options) -> Iterator[Reading | InputError]:
    """The article or articles that `data` holds."""
    if options.kind == "jsonl" or (options.kind is None and name.endswith((".jsonl", ".ndjson"))):
        for number, line in enumerate(data.splitlines(), 1):
            if line.strip():
                yield _record(line, f"{name}:{number}", options)
        return
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        yield InputError(name, f"not UTF-8 at byte {error.start}")
        return
    yield Reading(source=_source(name, data, None), text=text)


def _source(name: str, data: bytes, url: str | None) -> Source:
    return Source(
        name=name,
        kind="text",
        encoding="utf-8",
        encoding_confidence=1.0,
        bytes=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        url=url,
    )


def _record(line: bytes, name: str, options: Options) -> Reading | InputError:
    try:
        record: dict[str, Any] = json.loads(line)
    except ValueError as error:
        return InputError(name, f"not a JSON record: {error}")
    text = record.get("text") or record.get("html") or ""
    published = record.get("published")
    return Reading(
        source=_source(name, text.encode(), record.get("url")),
        text=text,
        id=None if record.get("id") is None else str(record["id"]),
        metadata=Metadata(
            title=record.get("title"),
            published=Published(value=published, evidence="record") if published else None,
            url=record.get("url"),
        ),
    )
