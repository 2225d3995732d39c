"""Bytes to characters: which encoding, how it is known, and what was lost.

Valid UTF-8 and byte order marks prove themselves; GB18030, Big5 with HKSCS, UTF-16 without mark and damaged UTF-8 are told by
the Chinese that they make of the bytes (`evidence`); any other encoding must be named. Text of less than ten characters may
be told wrongly, with a confidence that says so.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from newscli.errors import InputError, UsageError
from newscli.model import Repair
from newscli.options import Options
from newscli.patterns import lazy
from newscli.source import handlers

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SURROGATES = lazy("[\ud800-\udfff]+")
_LOST = "\N{REPLACEMENT CHARACTER}"
# What no other encoding's text turns into by chance: a character of Chinese in UTF-8, three bytes of a kind.
_PROOF = re.compile("[^\x00-\u2e7f\ufffd-\uffff]")

_BEYOND_ASCII = lazy(r"[^\x00-\x7f]")
_CONTROLS = lazy(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROLS = 0.2
"""The share of control characters beyond which bytes are no text."""

_DECLARATION = re.compile(
    rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)|<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]+)",
    re.IGNORECASE,
)
_HEAD = 8192
# Labels of the WHATWG Encoding Standard that Python does not know.
_LABELS = {
    "gb_2312": "gbk",
    "gb_2312-80": "gbk",
    "x-gbk": "gbk",
    "cn-big5": "big5",
    "x-x-big5": "big5",
    "unicode": "utf-16",
    "utf8mb4": "utf-8",
}
_FAMILIES = {
    "ascii": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "utf-8-sig": "utf-8",
    "utf-16": "utf-16-le",
}
_SHOWN = 8
"""How many lost bytes a record spells out."""
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
    (b"BZh9", "bzip2-compressed", "unpack it first: bzip2 -dc FILE | newscli …"),
    (b"\xfd7zXZ", "xz-compressed", "unpack it first: xz -dc FILE | newscli …"),
)


class Guess(NamedTuple):
    """An encoding, and how sure it is."""

    encoding: str
    confidence: float
    """0..1."""
    runner_up: str | None
    """The next likely encoding, where it makes characters of all the bytes weighed."""
    known: bool
    """Whether the text looks like Chinese in this encoding."""


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
    mark, marked = next(((mark, marked) for mark, marked in _MARKS if data.startswith(mark)), (b"", None))
    declared = _declared(data, charset) if html else _family(charset)
    if options.encoding:
        found = _override(_named(options.encoding), marked)
    else:
        _refuse_binary(data, name)
        found = Guess(marked, 1.0, None, True) if marked else _detect(data, name, declared)
    skip = len(mark) if found.encoding == marked else 0
    text, losses = _decode(data, found.encoding, skip, name, options)
    return Decoded(
        text=text,
        encoding=found.encoding,
        confidence=found.confidence,
        declared=declared if declared != found.encoding else None,
        runner_up=found.runner_up,
        losses=losses,
    )


def decode_line(line: bytes, name: str, options: Options) -> str:
    """A line of JSON Lines as UTF-8, or as the user says; where errors are replaced, its undecodable bytes are surrogates.

    Raises:
        InputError: a byte has no character and errors are strict.
        UsageError: there is no such encoding as `options.encoding`.
    """
    encoding = _named(options.encoding) if options.encoding else "utf-8"
    skip = len(codecs.BOM_UTF8) if encoding == "utf-8" and line.startswith(codecs.BOM_UTF8) else 0
    if options.decode_errors == "replace":
        return line[skip:].decode(encoding, handlers.BIG5_ESCAPE if encoding == handlers.BIG5 else handlers.ESCAPE)
    return _decode(line, encoding, skip, name, options)[0]


def decode_surrogates(text: str, name: str, options: Options) -> tuple[str, tuple[Repair, ...]]:
    """A string of JSON with its lone surrogates, which are no characters, treated as undecodable bytes.

    Raises:
        InputError: there is one and errors are strict.
    """
    found = _SURROGATES.search(text)
    if found is None:
        return text, ()
    if options.decode_errors == "strict":
        cause = f"has a lone surrogate, U+{ord(found[0][0]):04X}, at character {found.start()}"
        raise InputError(name, cause, _REPLACE_HINT)
    return _replaced(text, _surrogate_evidence)


def _surrogate_evidence(match: re.Match[str]) -> str:
    if all("\udc00" <= char <= "\udcff" for char in match[0]):
        return f"{handlers.escaped(match[0][:_SHOWN]).hex(' ').upper()} has no character in the encoding"
    return "lone surrogate " + " ".join(f"U+{ord(char):04X}" for char in match[0][:_SHOWN])


def _named(encoding: str) -> str:
    try:
        "a".encode(encoding)  # refuses codecs that are none for text
        return codecs.lookup(encoding).name
    except (LookupError, ValueError):
        raise UsageError("--encoding", f"no such encoding: {encoding}", "try utf-8, gb18030, big5hkscs") from None


def _override(encoding: str, marked: str | None) -> Guess:
    """The encoding that the user named; its byte order follows the mark."""
    if encoding == "utf-16":
        encoding = marked if marked in {"utf-16-le", "utf-16-be"} else "utf-16-le"
    return Guess(encoding, 1.0, None, True)


def _detect(data: bytes, name: str, declared: str | None) -> Guess:
    """The encoding of bytes without a mark: UTF-8 where that is proved, else by the evidence of its characters."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = None
    if text is not None and "\0" not in text and (text.isascii() or _PROOF.search(text)):
        found = Guess("utf-8", 1.0, None, True)
    else:
        from newscli.source.evidence import guess

        found = guess(data, declared)
        if text is not None and not found.known:  # valid UTF-8, in another script
            found = Guess("utf-8", round(1 - 0.5 ** len(_BEYOND_ASCII.findall(text)), 4), None, True)
    if not found.known or (found.encoding == "utf-8" and _is_controls(text or "")):
        cause = "is binary, or in an encoding that is not recognised"
        raise InputError(name, cause, "name its encoding with --encoding: gb18030, big5hkscs, utf-16 …")
    return found


def _is_controls(text: str) -> bool:
    head = text[:_HEAD]
    return len(_CONTROLS.findall(head)) > _MOST_CONTROLS * len(head)


def _family(label: str | None) -> str | None:
    """Python's name of the widest encoding that a declared one is part of; None where there is none."""
    if not label:
        return None
    label = label.strip(" \"'").lower()
    try:
        "a".encode(label := _LABELS.get(label, label))
        encoding = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    return _FAMILIES.get(encoding, encoding)


def _declared(data: bytes, charset: str | None) -> str | None:
    """The encoding that a page declares: in its HTTP header, else its XML declaration, else its first meta element."""
    found = _DECLARATION.search(data, 0, _HEAD)
    return _family(charset) or (_family((found[1] or found[2]).decode("ascii", "ignore")) if found else None)


def _refuse_binary(data: bytes, name: str) -> None:
    for signature, what, hint in _SIGNATURES:
        if data.startswith(signature):
            raise InputError(name, f"is {what}, not text", hint)


def _decode(data: bytes, encoding: str, skip: int, name: str, options: Options) -> tuple[str, tuple[Repair, ...]]:
    """Decode all of `data` after the byte order mark of `skip` bytes."""
    big5 = encoding == handlers.BIG5
    try:
        text = data[skip:].decode(encoding, handlers.BIG5_STRICT if big5 else "strict")
        losses: tuple[Repair, ...] = ()
    except UnicodeDecodeError as error:
        if options.decode_errors == "strict":
            at = error.start + skip
            cause = f"is not {encoding} at byte {at} ({data[at : at + 2].hex(' ').upper()})"
            raise InputError(name, cause, f"name its encoding with --encoding, or {_REPLACE_HINT}") from None
        text, losses = _decode_replacing(data[skip:], encoding, skip)
    return (handlers.as_windows(text) if big5 else text), losses


def _decode_replacing(data: bytes, encoding: str, skip: int) -> tuple[str, tuple[Repair, ...]]:
    """Decode with one U+FFFD for each byte that belongs to no character."""
    big5 = encoding == handlers.BIG5
    strict = handlers.BIG5_STRICT if big5 else "strict"
    escape = handlers.BIG5_ESCAPE if big5 else handlers.ESCAPE
    text = data.decode(encoding, escape)
    at, byte = 0, skip

    def evidence(match: re.Match[str]) -> str:
        nonlocal at, byte
        byte += len(text[at : match.start()].encode(encoding, strict))
        bad, here = handlers.escaped(match[0]), byte
        at, byte = match.end(), byte + len(bad)
        more = f" and {len(bad) - _SHOWN} more bytes are" if len(bad) > _SHOWN else " is"
        return f"at byte {here}: {bad[:_SHOWN].hex(' ').upper()}{more} not {encoding}"

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
