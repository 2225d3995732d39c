"""JSON Lines to readings: one record a line, `{"id"?, "text" | "html", "title"?, "published"?, "url"?}`, in input order.

A line that is no such record becomes an `InputError` that names its number; the lines after it are still read. Held in
memory is one line at a time.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from newscli.errors import InputError
from newscli.model import Metadata, Published
from newscli.options import Options
from newscli.source import LIMIT, Origin, Reading, reading_of, source_of, too_large
from newscli.source.dates import iso
from newscli.source.encoding import Decoded, decode_line, decode_surrogates


def read_records(first: bytes, stream: BinaryIO, origin: Origin, options: Options) -> Iterator[Reading | InputError]:
    """The record of each line that is not blank; `first` holds the lines already taken from `stream`."""
    number = 0
    for line in record_lines(first, stream):
        number += 1
        if not line.strip():
            continue
        name = f"{origin.name}:{number}"
        try:
            yield record_reading(parse_record(line, name, options), name, options)
        except InputError as error:
            yield error


def record_lines(first: bytes, stream: BinaryIO) -> Iterator[bytes]:
    """The lines of `first` and then of the stream; of one longer than `LIMIT`, its beginning."""
    yield from first.splitlines(keepends=True)
    rest = first
    while True:
        while len(rest) > LIMIT and not rest.endswith(b"\n"):  # skip the rest of a line that is too long
            if not (rest := stream.readline(LIMIT + 1)):
                return
        rest = stream.readline(LIMIT + 1)
        if not rest:
            return
        yield rest


def parse_record(line: bytes, name: str, options: Options) -> dict[str, Any]:
    """The JSON object on a line; `name` is what errors call it.

    Raises:
        InputError: there is none, or it is larger than `LIMIT`.
    """
    if len(line) > LIMIT:
        raise too_large(name)
    if line.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(name, "is UTF-16", "JSON Lines are UTF-8: convert it with iconv -f UTF-16 -t UTF-8")
    text = decode_line(line, name, options)
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(name, f"is not a JSON record: {_cause(error)}", _next_step(text)) from None
    if isinstance(record, list):
        raise InputError(name, "is a JSON array", "put each record on one line, as jq -c '.[]' does")
    if not isinstance(record, dict):
        raise InputError(name, "is not a JSON object", 'write each record as {"text": "…"}')
    return record


def _cause(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at column {error.colno}"
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)


def _next_step(text: str) -> str:
    if text.strip() in {"{", "["}:
        return "put each record on one line, as jq -c does"
    return "give --from text if this is not JSON Lines"


def record_reading(record: dict[str, Any], name: str, options: Options) -> Reading:
    """The article of a record.

    Raises:
        InputError: a field is missing or not what it should be, or there is no text.
    """
    kind = _content(record, name)
    if not isinstance(record[kind], str):
        raise InputError(name, f"{kind} is not a string", f'write it as "{kind}": "…"')
    text, losses = decode_surrogates(record[kind], name, options)
    title, url, published = (_string(record, key, name, options) for key in ("title", "url", "published"))
    value = iso(published) if published else None
    if published and not value:
        cause = f"published is not an ISO 8601 date-time: {published[:40]}"
        raise InputError(name, cause, "write 2024-01-18T08:00+08:00")
    decoded = Decoded(text=text, encoding="utf-8", confidence=1.0, losses=losses)
    source = source_of(text.encode(), Origin(name=name, url=url), "html" if kind == "html" else "text", decoded)
    metadata = Metadata(
        title=title,
        published=Published(value=value, evidence="record") if value else None,
        url=url,
    )
    return reading_of(decoded, source, id=_id(record, name, options), metadata=metadata)


def _content(record: dict[str, Any], name: str) -> str:
    """`text` or `html`, whichever the record has."""
    given = [key for key in ("text", "html") if record.get(key) is not None]
    if len(given) != 1:
        cause = "has both text and html" if given else "has neither text nor html"
        raise InputError(name, cause, 'write each record as {"text": "…"} or {"html": "…"}')
    return given[0]


def _string(record: dict[str, Any], key: str, name: str, options: Options) -> str | None:
    value = record.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError(name, f"{key} is not a string", f'write it as "{key}": "…"')
    return decode_surrogates(value, name, options)[0]


def _id(record: dict[str, Any], name: str, options: Options) -> str | None:
    value = record.get("id")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if value is not None and not isinstance(value, str):
        raise InputError(name, "id is neither a string nor a number")
    return _string(record, "id", name, options)
