"""Build `readings.tsv`: for each Mandarin syllable with its tone, the characters of GBK that are read so.

    pip install pypinyin
    python newscli/data/build/readings.py > newscli/data/readings.tsv

Every reading that pypinyin lists for a character counts, and every reading of the Simplified character that it folds to:
those who gloss Traditional text look mainland readings up (擊 is `jí` in Taiwan and `jī` on the mainland).
"""

from __future__ import annotations

from collections import defaultdict

import pypinyin
from pypinyin.pinyin_dict import pinyin_dict

from newscli.lexicon import fold

HEADER = """\
# table: readings
# holds: each Mandarin syllable with its tone mark, and the characters of GBK that are read so, in code-point order
# excludes: characters outside GBK, syllables that GBK cannot write
# source: pypinyin {version} (pinyin_dict), joined over Traditional characters and their Simplified partners
# licence: MIT
# user: newscli.repairs.language
reading\tcharacters"""


def in_gbk(text: str) -> bool:
    """Whether GBK has every character of `text`."""
    try:
        text.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True


def readings() -> dict[str, set[str]]:
    """From each syllable to its characters."""
    found: dict[str, set[str]] = defaultdict(set)
    for code in range(0x4E00, 0xA000):
        character = chr(code)
        if in_gbk(character):
            for source in {character, fold(character)}:
                for reading in pinyin_dict.get(ord(source), "").split(","):
                    if reading and in_gbk(reading):
                        found[reading].add(character)
    return found


if __name__ == "__main__":
    print(HEADER.format(version=pypinyin.__version__))
    for reading, characters in sorted(readings().items()):
        print(reading, "".join(sorted(characters)), sep="\t")
