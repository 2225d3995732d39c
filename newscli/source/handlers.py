"""What Python's codecs lack: bytes that mean nothing kept for the record, and Big5 as Windows and browsers read it.

An undecodable byte b becomes the lone surrogate U+DC00 + b, which no strict decoding gives. Big5 is Python's `big5hkscs`
(HKSCS-2004, whose kana are those of ETEN); the WHATWG Encoding Standard, which browsers follow, agrees with Windows on the
symbols below and has the euro sign.
"""

from __future__ import annotations

import codecs

BIG5 = "big5hkscs"
ESCAPE, BIG5_STRICT, BIG5_ESCAPE = "newscli.escape", "newscli.big5", "newscli.big5.escape"
"""Names of the error handlers; `ESCAPE` and `BIG5_ESCAPE` let no byte fail."""

_EURO = b"\xa3\xe1"
_AS_WINDOWS = str.maketrans(
    {
        "\N{BULLET}": "\N{HYPHENATION POINT}",  # A145: the dot in foreign names
        "\N{HALFWIDTH IDEOGRAPHIC COMMA}": "\N{SMALL IDEOGRAPHIC COMMA}",  # A14E
        "\N{OVERLINE}": "\N{MACRON}",  # A1C2
        "\N{TILDE OPERATOR}": "\N{FULLWIDTH TILDE}",  # A1E3
        "\N{EARTH}": "\N{CIRCLED PLUS}",  # A1F2
        "\N{SUN}": "\N{CIRCLED DOT OPERATOR}",  # A1F3
        "\N{YEN SIGN}": "\N{FULLWIDTH YEN SIGN}",  # A244
        "\N{CENT SIGN}": "\N{FULLWIDTH CENT SIGN}",  # A246
        "\N{POUND SIGN}": "\N{FULLWIDTH POUND SIGN}",  # A247
        "\N{HALFWIDTH BLACK SQUARE}": "\N{DARK SHADE}",  # F9FE
    }
)


def as_windows(text: str) -> str:
    """A decoded text with the symbols that Windows and browsers show; the same length."""
    return text.translate(_AS_WINDOWS)


def escaped(text: str) -> bytes:
    """The bytes that surrogates of `ESCAPE` stand for."""
    return bytes(ord(char) & 0xFF for char in text)


def _escape(error: UnicodeError) -> tuple[str | bytes, int]:
    if isinstance(error, UnicodeDecodeError):
        bad = error.object[error.start : error.end]
        return "".join(chr(0xDC00 + byte) for byte in bad), error.end
    raise error


def _big5(error: UnicodeError) -> tuple[str | bytes, int]:
    if isinstance(error, UnicodeDecodeError) and error.object[error.start : error.start + 2] == _EURO:
        return "€", error.start + 2
    if isinstance(error, UnicodeEncodeError) and error.object[error.start] == "€":
        return _EURO, error.start + 1
    raise error


def _big5_escape(error: UnicodeError) -> tuple[str | bytes, int]:
    try:
        return _big5(error)
    except UnicodeError:
        return _escape(error)


codecs.register_error(ESCAPE, _escape)
codecs.register_error(BIG5_STRICT, _big5)
codecs.register_error(BIG5_ESCAPE, _big5_escape)
