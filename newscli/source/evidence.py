"""Which encoding bytes are in, by how well the characters that they would mean look like Chinese news.

A text in the right encoding is made of common characters; read in a wrong one it turns into rare ones, unassigned ones and
bytes that mean nothing. So each candidate is charged the bits of the characters that it makes of a sample
(`data/characters.tsv`), and the cheapest one wins. Traditional text is folded first, so that one table serves Big5 and GBK
alike. A declaration counts like one character more: pages lie.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from functools import cache
from math import exp

from newscli.lexicon import fold, table
from newscli.source import handlers
from newscli.source.encoding import Guess

CANDIDATES = ("utf-8", "gb18030", "big5hkscs")
WIDE = ("utf-16-le", "utf-16-be")

_SAMPLE = 12_000
"""Bytes that are weighed; 200 decide, but a page may begin with names and symbols."""
_WINDOW = 1500
# A window begins at a byte that begins a character: one after a byte that never ends one.
_WINDOW_START = re.compile(rb"(?:^|(?<=[\x00-\x2f:-?]))[\x80-\xff]")

_DECLARED_BITS = 12.0
"""What a declaration is worth: about the difference that one character makes."""
_LOST_BITS = 30.0
"""The charge for a byte that means nothing."""
_FOREIGN_BITS = 14.0
"""Chinese news has 10 bits a distinct character (50 characters: 13.4 in 998 of 1000 stretches); Korean and Japanese text read
as one of the candidates has 15 and more."""
_FEW_BITS = 12.0
"""What a single distinct character may exceed that by; n may exceed it by an n-th."""
_TEMPER = 12.0
"""Bits of difference that raise the odds by e: the characters of a text are not independent of each other."""

# The charge for characters that the table lacks: (first code point, bits).
_CLASSES = (
    (0x0000, 20.0),  # control characters
    (0x0020, 6.0),  # ASCII
    (0x007F, 20.0),  # Latin, Greek, Cyrillic, symbols
    (0x2000, 17.0),  # punctuation, symbols, box drawing
    (0x2E80, 18.0),
    (0x3001, 15.0),  # CJK punctuation
    (0x3040, 15.0),  # kana
    (0x3100, 18.0),
    (0x3400, 23.0),  # rare ideographs
    (0x4E00, 21.0),
    (0xA000, 22.0),  # Yi, Hangul
    (0xD800, _LOST_BITS),  # bytes that mean nothing, and private use
    (0xF900, 23.0),
    (0xFF01, 12.0),  # full-width forms
    (0xFF5F, 18.0),
    (0xFFF0, _LOST_BITS),
    (0x20000, 24.0),
    (0x30000, _LOST_BITS),
)


def guess(data: bytes, declared: str | None) -> Guess:
    """The likeliest encoding of `data`, given what the page or its header declares."""
    sample = _sample(data)
    candidates = [*CANDIDATES, *(WIDE if len(data) % 2 == 0 else ()), *([declared] if declared else [])]
    texts = {encoding: _text(_head(data) if encoding in WIDE else sample, encoding) for encoding in candidates}
    bits = {encoding: _bits(text) for encoding, text in texts.items()}
    for encoding in WIDE:  # the head stands for the sample
        if encoding in bits:
            bits[encoding] *= len(sample) / max(1, len(_head(data)))
    if declared:
        bits[declared] -= _DECLARED_BITS
    first, second, *_ = sorted(bits, key=lambda encoding: bits[encoding])
    return Guess(
        encoding=first,
        confidence=round(1 / (1 + exp(-min(700, (bits[second] - bits[first]) / _TEMPER))), 4),
        runner_up=second if not _LOST.search(texts[second]) else None,
        known=first == declared or _looks_chinese(texts[first]) or (first in WIDE and _is_markup(texts[first])),
    )


_PINYIN = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêńňǹḿ"
_PINYIN_BITS = 12.0
_LOST = re.compile("[\ud800-\udfff\ufffd]")


def _sample(data: bytes) -> bytes:
    """The stretches of `data` that have bytes beyond ASCII."""
    if len(data) <= _SAMPLE:
        return data
    parts, at, total = [], 0, 0
    while total < _SAMPLE and (start := _WINDOW_START.search(data, at)):
        at = start.start() + _WINDOW
        parts.append(data[start.start() : at])
        total += _WINDOW
    return b"\n".join(parts) or data[:_SAMPLE]


def _head(data: bytes) -> bytes:
    """What is weighed as UTF-16, where bytes below 0x80 may be half a character."""
    return data[: _SAMPLE // 2]


def _text(sample: bytes, encoding: str) -> str:
    """The sample in an encoding, which may end within a character."""
    errors = handlers.BIG5_ESCAPE if encoding == handlers.BIG5 else handlers.ESCAPE
    try:
        return codecs.getincrementaldecoder(encoding)(errors).decode(sample)
    except (UnicodeError, LookupError):  # a declared codec that is none for text
        return "\N{REPLACEMENT CHARACTER}" * len(sample)


def _bits(text: str) -> float:
    """How unlikely a text is."""
    return sum(_cost(char) * times for char, times in Counter(fold(text)).items())


def _looks_chinese(text: str) -> bool:
    told = [_cost(char) for char in set(fold(text)) if char >= "\u3400"]
    return bool(told) and sum(told) < _FOREIGN_BITS * len(told) + _FEW_BITS


def _is_markup(text: str) -> bool:
    """Whether the sample is plain ASCII, as the head of a page is; in UTF-16 that is no accident."""
    return text.isascii() and not re.search(r"[\x00-\x08\x0e-\x1f]", text)


@cache
def _cost(char: str) -> float:
    if (bits := _table().get(char)) is not None:
        return bits
    code = ord(char)
    return next(bits for first, bits in reversed(_CLASSES) if code >= first)


@cache
def _table() -> dict[str, float]:
    bits = {char: float(row["bits"]) for row in table("characters") for char in row["characters"]}
    return dict.fromkeys(_PINYIN, _PINYIN_BITS) | bits
