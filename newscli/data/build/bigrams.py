"""Build `bigrams.bin` and `trigrams.bin`: how characters follow one another in Chinese news, for weighing candidates of a repair.

    python newscli/data/build/bigrams.py newscli/data --articles xwlb.jsonl.gz --words dict.txt

`--articles` is JSON Lines (gzip or not) with the article in `text`; `--words` has a word and its count on each line. Text is folded to
Simplified characters, so that one model serves both scripts. Only counts are kept, no text. The format of `bigrams.bin`:

    line 1, UTF-8      the vocabulary: the symbols of `newscli.repairs.language.class_of`, by falling count
    then, as it is     for each character of the vocabulary: its count (uint32), its number of followers (uint16);
                       then for all of them in turn the followers' indices (uint16); then their counts (uint8),
                       as round(8 * log2(count)). Little-endian. Not compressed: that would cost a short repair a tenth.

`trigrams.bin` tells, as zlib, which characters are frequent in threes: a set of bits, one for each `trigram_hash`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from newscli.repairs.language import TRIGRAM_BITS, classes, trigram_hash

LEAST_CHARACTER = 3
LEAST_PAIR = 4  # with 4 the file is below 1 MB; pairs seen less often are mostly chance neighbours
LEAST_TRIGRAM = 8  # with fewer sightings a trigram tells little more than its two pairs


def articles(path: Path) -> Iterator[str]:
    """The texts of a JSON Lines file."""
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def count(texts: Iterator[str]) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Counts of single characters, of pairs and of threes."""
    single: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    threes: Counter[str] = Counter()
    for text in texts:
        seen = classes(f"\n{text}\n")
        single.update(seen)
        pairs.update(map("".join, pairwise(seen)))
        threes.update(seen[i : i + 3] for i in range(len(seen) - 2))
    return single, pairs, threes


def add_words(path: Path, weight: float, single: Counter[str], pairs: Counter[str]) -> None:
    """Add the pairs within the words of a frequency list: vocabulary that the articles lack."""
    for line in path.read_text("utf-8").splitlines():
        word, times = line.split()[:2]
        seen, share = classes(word), max(1, round(int(times) * weight))
        if len(seen) > 1:
            for character in seen:
                single[character] += share
            for pair in map("".join, pairwise(seen)):
                pairs[pair] += share + LEAST_PAIR - 1


def pack(single: Counter[str], pairs: Counter[str]) -> bytes:
    """The file's bytes."""
    vocabulary = [c for c, n in single.most_common() if n >= LEAST_CHARACTER]
    index = {c: i for i, c in enumerate(vocabulary)}
    rows: list[list[tuple[int, int]]] = [[] for _ in vocabulary]
    for pair, n in pairs.items():
        first, second = pair[0], pair[1]
        if n >= LEAST_PAIR and first in index and second in index:
            rows[index[first]].append((index[second], min(255, round(8 * math.log2(n)))))
    flat = [entry for row in rows for entry in sorted(row)]
    body = (
        array("I", (single[c] for c in vocabulary)).tobytes()
        + array("H", map(len, rows)).tobytes()
        + array("H", (follower for follower, _ in flat)).tobytes()
        + bytes(level for _, level in flat)
    )
    return "".join(vocabulary).encode() + b"\n" + body


def pack_hashes(hashes: Iterable[int]) -> bytes:
    """The file's bytes."""
    bits = bytearray(TRIGRAM_BITS >> 3)
    for position in hashes:
        bits[position >> 3] |= 1 << (position & 7)
    return zlib.compress(bits, 9)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=Path, help="the folder to write to")
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--words", type=Path)
    parser.add_argument("--word-weight", type=float, default=0.1)
    options = parser.parse_args()
    singles, follows, threes = count(articles(options.articles))
    if options.words:
        add_words(options.words, options.word_weight, singles, follows)
    (options.output / "bigrams.bin").write_bytes(pack(singles, follows))
    vocabulary = {c: i for i, (c, n) in enumerate(singles.most_common()) if n >= LEAST_CHARACTER}
    frequent = (three for three, n in threes.items() if n >= LEAST_TRIGRAM and all(c in vocabulary for c in three))
    (options.output / "trigrams.bin").write_bytes(
        pack_hashes(trigram_hash(*(vocabulary[c] for c in three)) for three in frequent)
    )
