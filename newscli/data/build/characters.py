"""Build `data/characters.tsv` from Chinese news: how telling each character is, for recognising an encoding.

    python newscli/data/build/characters.py CORPUS.jsonl.gz DICT > newscli/data/characters.tsv

CORPUS is gzipped JSON Lines with one article's text in `text`; DICT has a word and its count on each line (jieba's `dict.txt`)
and adds the characters that this news lacks, with a tenth of the weight. Only counts are kept, no text.
"""

from __future__ import annotations

import gzip
import json
import math
import sys
from collections import Counter, defaultdict
from pathlib import Path

from newscli.lexicon import fold

DICTIONARY_WEIGHT = 0.1
MOST_BITS = 21  # rarer characters are not worth their place: the classes of newscli.source.evidence speak for them

HEADER = """\
# table: characters
# holds: the characters of Chinese news, folded to Simplified ones, by the bits that each carries (minus log2 of its frequency, rounded)
# excludes: ASCII; characters of more than {most} bits
# source: china-data/xwlb 710ba22, 20,000 news articles (counts only, no text); the word list of jieba 0.42.1
# licence: MIT, both
# user: newscli.source.evidence
bits\tcharacters"""


def count(corpus: Path, dictionary: Path) -> Counter[str]:
    """The weight of each character."""
    counts: Counter[str] = Counter()
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            counts.update(fold(json.loads(line)["text"]))
    words: Counter[str] = Counter()
    for line in dictionary.read_text("utf-8").splitlines():
        word, times = line.split()[:2]
        for char in fold(word):
            words[char] += int(times)
    share = DICTIONARY_WEIGHT * counts.total() / words.total()
    for char, uses in words.items():
        counts[char] += math.ceil(uses * share)
    for traditional, simplified in zip("「」『』", "“”‘’", strict=True):  # the news is mainland news
        counts[traditional] = max(counts[traditional], counts[simplified] // 2)
    return counts


def main() -> None:
    """Print the table."""
    counts = count(Path(sys.argv[1]), Path(sys.argv[2]))
    tiers: dict[int, list[str]] = defaultdict(list)
    for char, times in counts.items():
        if not char.isascii() and not char.isspace():
            tiers[round(-math.log2(times / counts.total()))].append(char)
    print(HEADER.format(most=MOST_BITS))
    for bits in sorted(tiers):
        if bits <= MOST_BITS:
            print(f"{bits:02}\t{''.join(sorted(tiers[bits]))}")


if __name__ == "__main__":
    main()
