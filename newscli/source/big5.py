"""Big5 as it is written: Python's `big5hkscs` (HKSCS-2004, whose kana are those of ETEN), and what Windows and browsers read otherwise.

The WHATWG Encoding Standard, which browsers follow, agrees with Windows on the symbols below and adds the euro sign.
"""

from __future__ import annotations

import codecs

ENCODING = "big5hkscs"
STRICT, ESCAPING = "newscli.big5", "newscli.big5.escape"
"""Names of the error handlers for decoding: both know the euro sign; the second marks other bytes as lone surrogates."""

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


def _strict(error: UnicodeError) -> tuple[str | bytes, int]:
    if isinstance(error, UnicodeDecodeError) and error.object[error.start : error.start + 2] == _EURO:
        return "€", error.start + 2
    if isinstance(error, UnicodeEncodeError) and error.object[error.start] == "€":
        return _EURO, error.start + 1
    raise error


def _escape(error: UnicodeError) -> tuple[str | bytes, int]:
    try:
        return _strict(error)
    except UnicodeError:
        return codecs.lookup_error("surrogateescape")(error)


codecs.register_error(STRICT, _strict)
codecs.register_error(ESCAPING, _escape)
