"""Bytes to characters: which encoding, how it is known, and what was lost.

UTF-8 with or without byte order mark and UTF-16 with one are proved by the bytes; any other encoding must be named.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass

from newscli.errors import InputError, UsageError
from newscli.model import Repair
from newscli.options import Options

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_SURROGATES = re.compile("[\ud800-\udfff]+")
_LOST = "\N{REPLACEMENT CHARACTER}"
_REPLACE_HINT = "give --errors replace to go on without it"

# First bytes of files that people give by mistake, with what they are and how to get at their text.
_SIGNATURES = (
    (b"%PDF-", "a PDF", "extract its text first: pdftotext FILE - | newscli …"),
    (b"PK\x03\x04", "a ZIP archive or an office document", "extract its text first"),
    (b"\x1f\x8b", "gzip-compressed", "unpack it first: gzip -dc FILE | newscli …"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "extract its text first"),
    (b"\x89PNG", "a PNG image", "newscli reads no images"),
    (b"\xff\xd8\xff", "a JPEG image", "newscli reads no images"),
    (b"GIF8", "a GIF image", "newscli reads no images"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed", "unpack it first: zstd -dc FILE | newscli …"),
    (b"BZh", "bzip2-compressed", "unpack it first: bzip2 -dc FILE | newscli …"),
    (b"\xfd7zXZ", "xz-compressed", "unpack it first: xz -dc FILE | newscli …"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A decoded text and how its encoding is known."""

    text: str
    """Without its byte order mark, line ends as they are."""
    encoding: str
    """Python's name."""
    confidence: float
    """0..1; 1.0 where the bytes prove it or the user named it."""
    declared: str | None = None
    """The encoding that a page or its HTTP header declares, as Python names it, where that is another one."""
    runner_up: str | None = None
    """The next likely encoding, where one could not be ruled out."""
    losses: tuple[Repair, ...] = ()
    """The bytes that had no character."""


def decode(data: bytes, name: str, *, html: bool, charset: str | None, options: Options) -> Decoded:
    """Decode `data` as `options.encoding`, else as what its bytes are.

    Raises:
        InputError: it is binary, or its encoding is not known, or a byte has no character and errors are strict.
        UsageError: there is no such encoding as `options.encoding`.
    """
    encoding = _named(options.encoding) if options.encoding else None
    mark, marked = next(((mark, marked) for mark, marked in _MARKS if data.startswith(mark)), (b"", "utf-8"))
    if encoding is None:
        _refuse_binary(data, name)
        encoding = marked
    elif encoding == "utf-16":
        encoding = marked if mark else "utf-16-le"
    elif encoding != marked:
        mark = b""
    text, losses = _decode(data, encoding, len(mark), name, options)
    return Decoded(text=text, encoding=encoding, confidence=1.0, losses=losses)


def decode_surrogates(text: str, name: str, options: Options) -> tuple[str, tuple[Repair, ...]]:
    """`text` from a JSON escape sequence with lone surrogates, which are no characters, treated as undecodable bytes.

    Raises:
        InputError: there is one and errors are strict.
    """
    found = _SURROGATES.search(text)
    if found is None:
        return text, ()
    if options.decode_errors == "strict":
        cause = f"has a lone surrogate, U+{ord(found[0][0]):04X}, at character {found.start()}"
        raise InputError(name, cause, _REPLACE_HINT)
    return _replaced(text, lambda match: "lone surrogate " + " ".join(f"U+{ord(c):04X}" for c in match[0]))


def _named(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        raise UsageError("--encoding", f"no such encoding: {encoding}", "try utf-8, gb18030, big5hkscs") from None


def _refuse_binary(data: bytes, name: str) -> None:
    for signature, what, hint in _SIGNATURES:
        if data.startswith(signature):
            raise InputError(name, f"is {what}, not text", hint)


def _decode(data: bytes, encoding: str, skip: int, name: str, options: Options) -> tuple[str, tuple[Repair, ...]]:
    """Decode all of `data` after the byte order mark of `skip` bytes."""
    try:
        return data[skip:].decode(encoding), ()
    except UnicodeDecodeError as error:
        if options.decode_errors == "strict":
            at = error.start + skip
            cause = f"is not {encoding} at byte {at} ({data[at : at + 2].hex(' ').upper()})"
            raise InputError(name, cause, f"name its encoding with --encoding, or {_REPLACE_HINT}") from None
    return _decode_replacing(data[skip:], encoding, skip)


def _decode_replacing(data: bytes, encoding: str, skip: int) -> tuple[str, tuple[Repair, ...]]:
    """Decode with one U+FFFD for each byte (UTF-16: code unit) that belongs to no character.

    Python's escape handlers mark such bytes as lone surrogates, which strict decoding never gives.
    """
    wide = encoding.startswith("utf-16")
    errors = "surrogatepass" if wide else "surrogateescape"
    text = data[: len(data) // 2 * 2 if wide else None].decode(encoding, errors)
    if wide and len(data) % 2:
        text += "\udc00"
    at = length = 0

    def evidence(match: re.Match[str]) -> str:
        nonlocal at, length
        length += len(text[at : match.start()].encode(encoding, errors))
        at = match.start()
        bad = data[length : length + len(match[0]) * (2 if wide else 1)]
        return f"at byte {length + skip}: {bad.hex(' ').upper()} is not {encoding}"

    return _replaced(text, evidence)


def _replaced(text: str, evidence: Callable[[re.Match[str]], str]) -> tuple[str, tuple[Repair, ...]]:
    """Replace each surrogate by U+FFFD, with a record for each run of them."""
    losses = tuple(
        Repair(
            code="undecodable",
            source_start=match.start(),
            source_end=match.end(),
            before=_LOST * len(match[0]),
            after="",
            start=match.start(),
            end=match.end(),
            confidence="exact",
            applied=False,
            evidence=evidence(match),
        )
        for match in _SURROGATES.finditer(text)
    )
    return _SURROGATES.sub(lambda match: _LOST * len(match[0]), text), losses
