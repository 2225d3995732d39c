"""What a repair must know of the language: how characters are read, and how likely one follows another.

Both tables are loaded at the first use; text without damage loads neither. The bigram model is a judge between candidates
that bytes and readings have already narrowed down, not a language model to write with.
"""

from __future__ import annotations

import math
import sys
import zlib
from array import array
from functools import cache, lru_cache
from itertools import accumulate

from newscli import lexicon

FLOOR = 1e-7
"""Probability of a character that the model has never seen."""
BACKOFF = 8.0
"""How many counts of a character's followers are lent to unseen ones."""


@cache
def characters_read(reading: str) -> frozenset[str]:
    """The characters of GBK that can be read so; empty where `reading` is no Mandarin syllable."""
    return frozenset(_readings().get(reading, ""))


@cache
def _readings() -> dict[str, str]:
    return _pairs("readings")


@cache
def _folds() -> dict[str, str]:
    return _pairs("fold")


def _pairs(name: str) -> dict[str, str]:
    """The first two columns of a table as a mapping."""
    keys, values, *_ = lexicon.columns(name).values()
    return dict(zip(keys, values, strict=True))


def is_traditional(character: str) -> bool:
    """Whether a converter from Simplified makes the character. Rare ones (喆, 囧), which authors gloss, are made by none."""
    return character in _folds()


def is_simplification(character: str) -> bool:
    """Whether a converter to Simplified makes the character."""
    return character in _simplified()


@lru_cache(maxsize=1 << 13)
def is_odd(character: str) -> bool:
    """Whether a character is one that Traditional text would hardly have: Simplified, a rare variant or sign, a full-width
    letter."""
    if "\uf900" <= character <= "\uffef":
        return character not in "，：；？！（）"
    if character > "\u00b7" and class_of(character) == "#":
        return character not in "【】～"
    return (character in _simplified() or character in _folds()) and not _encodes(character, "big5")


@cache
def _simplified() -> frozenset[str]:
    return frozenset(_folds().values())


def _encodes(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


MARKS = dict(
    zip("，。、：；？！（）《》“”%·—…,:;?!()「」『』％", "，。、：；？！（）《》“”%·—…，：；？！（）“”“”%", strict=True)
) | {"\n": "|"}
"""Marks that the model knows, in their mainland form; every other sign is `#`."""


@lru_cache(maxsize=1 << 15)
def class_of(character: str) -> str:
    """The model's symbol for a character: itself if Han (Simplified), a mark, `|` line end, `0` digit, `a` letter, `#` other."""
    if "\u3400" <= character <= "\u9fff":
        return _folds().get(character, character)
    mark = MARKS.get(character)
    return mark or (
        "0"
        if character in "0123456789０１２３４５６７８９"
        else "a"
        if character.isalpha() and character < "\u0250"
        else "#"
    )


def classes(text: str) -> str:
    """`text` as the model sees it."""
    return "".join(map(class_of, text))


COUNT_OF_LEVEL = tuple(2.0 ** (level / 8) for level in range(256))


class Bigrams:
    """Log probabilities of characters after characters."""

    def __init__(self, packed: bytes) -> None:
        """Read the file that `data/build/bigrams.py` documents."""
        head, _, body = packed.partition(b"\n")
        self.vocabulary = {character: i for i, character in enumerate(head.decode())}
        size = len(self.vocabulary)
        self.counts = array("I", body[: 4 * size])
        lengths = array("H", body[4 * size : 6 * size])
        pairs = (len(body) - 6 * size) // 3
        self.followers = array("H", body[6 * size : 6 * size + 2 * pairs])
        self.levels = body[6 * size + 2 * pairs :]
        if sys.byteorder == "big":
            for column in (self.counts, lengths, self.followers):
                column.byteswap()
        self.total = sum(self.counts)
        self.offsets = [0, *accumulate(lengths)]
        self.rows: dict[int, dict[int, float]] = {}

    def row(self, first: int) -> dict[int, float]:
        """The followers of a character with their counts, unpacked once."""
        found = self.rows.get(first)
        if found is None:
            here = slice(self.offsets[first], self.offsets[first + 1])
            counts = map(COUNT_OF_LEVEL.__getitem__, self.levels[here])
            found = self.rows[first] = dict(zip(self.followers[here], counts, strict=True))
        return found

    def unigram(self, character: str) -> float:
        """Probability of a class symbol."""
        index = self.vocabulary.get(character)
        return self.counts[index] / self.total if index is not None else FLOOR

    def probability(self, first: str, second: str) -> float:
        """Probability that the symbol `second` follows `first`."""
        backed = self.unigram(second)
        one, two = self.vocabulary.get(first), self.vocabulary.get(second)
        if one is None:
            return backed
        seen = self.row(one).get(two, 0.0) if two is not None else 0.0
        return (seen + BACKOFF * backed) / (self.counts[one] + BACKOFF)


COMMON = 2e-5
"""Share of a text's characters that makes one common; some 2,500 are."""


@lru_cache(maxsize=1 << 13)
def is_common(character: str) -> bool:
    """Whether a character is common in news, and one that Traditional text may have."""
    return bigrams().unigram(class_of(character)) > COMMON and not is_odd(character)


def is_known(character: str) -> bool:
    """Whether the model has seen a character, and Traditional text may have it."""
    return character != "" and class_of(character) in bigrams().vocabulary and not is_odd(character)


@cache
def bigrams() -> Bigrams:
    """The model of the package."""
    return Bigrams((lexicon.DATA / "bigrams.bin").read_bytes())


TRIGRAM_BITS = 1 << 24


def trigram_hash(first: int, second: int, third: int) -> int:
    """The bit for three indices of the vocabulary; one in a hundred unseen trigrams shares that of a frequent one."""
    return (((first * 8191 + second) * 8191 + third) * 0x9E3779B1 & 0xFFFFFFFF) >> 8


@cache
def _trigrams() -> bytes:
    return zlib.decompress((lexicon.DATA / "trigrams.bin").read_bytes())


def _is_frequent(first: int, second: int, third: int) -> bool:
    bit = trigram_hash(first, second, third)
    return min(first, second, third) >= 0 and bool(_trigrams()[bit >> 3] >> (bit & 7) & 1)


def frequent_trigrams(text: str) -> int:
    """How many characters of a text stand after two with which they are frequent in the news."""
    index = bigrams().vocabulary
    ids = [index.get(symbol, -1) for symbol in classes(text)]
    return sum(map(_is_frequent, ids, ids[1:], ids[2:]))


@lru_cache(maxsize=1 << 16)
def follows(first: str, second: str) -> float:
    """Natural log of the probability that `second` follows `first`, whatever their script."""
    return math.log(bigrams().probability(class_of(first), class_of(second)))
