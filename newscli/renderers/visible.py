"""Untrusted text made safe for a terminal: every control, escape and direction-changing character shown, never sent."""

from __future__ import annotations

import re
from functools import cache

_C0 = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "\N{SYMBOL FOR DELETE}"}
_NAMED = (
    *range(0x80, 0xA0),  # C1 controls: U+009B starts an escape sequence on some terminals
    0x061C,  # ARABIC LETTER MARK
    0x200B,  # ZERO WIDTH SPACE
    0x200E,  # LEFT-TO-RIGHT MARK
    0x200F,  # RIGHT-TO-LEFT MARK
    *range(0x2028, 0x202F),  # line and paragraph separators, bidirectional embeddings and overrides
    *range(0x2060, 0x2065),  # word joiner and invisible operators
    *range(0x2066, 0x2070),  # bidirectional isolates, deprecated format characters
    0xFEFF,  # ZERO WIDTH NO-BREAK SPACE
    *range(0xD800, 0xE000),  # lone surrogates, from file names
)
_JSON = rb"\x7f|\xc2[\x80-\x9f]|\xd8\x9c|\xe2\x80[\x8b\x8e\x8f\xa8-\xae]|\xe2\x81[\xa0-\xaf]|\xef\xbb\xbf"


def one_line(text: str) -> str:
    """`text` for a table cell or a message: line ends shown as ↵, tabs as spaces, controls as symbols."""
    return text.translate(_in_one_line())


def lines(text: str) -> str:
    """`text` for a terminal, its line ends and tabs kept, other controls shown as symbols."""
    return text.translate(_in_lines())


@cache
def _in_one_line() -> dict[int, str]:
    return _shown() | {0x0A: "\N{DOWNWARDS ARROW WITH CORNER LEFTWARDS}", 0x09: " "}


@cache
def _in_lines() -> dict[int, str]:
    return {code: shown for code, shown in _shown().items() if code not in (0x09, 0x0A, 0x0D)}


def _shown() -> dict[int, str]:
    return _C0 | {code: f"<U+{code:04X}>" for code in _NAMED}


def json_escaped(document: bytes) -> bytes:
    """The same JSON with the characters that a terminal could act on written as escapes."""
    return re.sub(_JSON, lambda match: b"\\u%04x" % ord(match[0].decode()), document)
