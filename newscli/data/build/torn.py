"""Build `torn.tsv`: phrases that OpenCC's segmentation tears apart, because it takes the longest match from the left.

    python newscli/data/build/torn.py ARTICLES.jsonl.gz > newscli/data/torn.tsv

国历史 becomes 國曆史, since 国历 (the solar calendar) is a phrase and comes first. Every phrase of OpenCC that begins with a
character of several counterparts is looked up in Simplified news, with the characters before it. Where OpenCC converts the two
together otherwise than apart, and the news has the two apart e² times likelier than torn (by counts of the pieces where they
stand without each other), the two together become an entry.
"""

import gzip
import json
import re
import sys
from collections import Counter
from math import log

import opencc
from script import dictionary  # type: ignore[import-not-found]  # the script beside this one

HEADER = """\
# table: torn
# holds: phrases with what stands before them where OpenCC's segmentation from the left tears them apart, and their conversion
# excludes: what is not e² times likelier than the torn reading in the news; regional words
# source: OpenCC {version} STPhrases, STCharacters (Apache-2.0); counts in news briefs of china-data/xwlb (MIT)
# licence: Apache-2.0
# user: newscli.script.usage
hans\thant"""
LONGEST, MARGIN, SEEN = 4, 2.0, 2
EITHER = {"联系统", "上游客", "制出了", "制出口", "强干的", "保持克制"}
"""Torn or not, both are common: 联系|统战 and 互联|系统, 上游|客运 and 上|游客."""


def grams(clauses: Counter[str]) -> Counter[str]:
    """Counts of all strings of up to `LONGEST` characters."""
    found: Counter[str] = Counter()
    for clause, times in clauses.items():
        for start in range(len(clause)):
            for end in range(start + 1, min(len(clause), start + LONGEST) + 1):
                found[clause[start:end]] += times
    return found


def pairs(clauses: Counter[str], phrases: set[str]) -> Counter[tuple[str, str]]:
    """Counts of the longest phrases with the one to three characters before them."""
    found: Counter[tuple[str, str]] = Counter()
    for clause, times in clauses.items():
        for start in range(1, len(clause)):
            sizes = range(min(LONGEST, len(clause) - start), 1, -1)
            if size := next((size for size in sizes if clause[start : start + size] in phrases), 0):
                for before in range(1, min(start, LONGEST - 1) + 1):
                    found[clause[start - before : start], clause[start : start + size]] += times
    return found


def main(path: str) -> None:
    """Print the table."""
    many = {key for key, values in dictionary("STCharacters").items() if len(values) > 1}
    phrases = {key for key in dictionary("STPhrases") if 2 <= len(key) <= LONGEST and key[0] in many}
    with gzip.open(path, "rt", encoding="utf-8") as file:
        clauses = Counter(
            clause for line in file for clause in re.findall("[\u4e00-\u9fff]+", json.loads(line)["text"])
        )
    count, convert = grams(clauses), opencc.OpenCC("s2t", include_tofu_risk_dictionaries=False).convert
    print(HEADER.format(version=opencc.__version__))
    seen = pairs(clauses, phrases)
    whole: Counter[str] = Counter()  # how often a character begins a phrase right after another
    for (before, phrase), together in seen.items():
        whole[before + phrase[0]] += together
    rows = {}
    for (before, phrase), together in seen.items():
        apart = convert(before) + convert(phrase)
        if together < SEEN or before[-1] == phrase[0] or before + phrase in EITHER or convert(before + phrase) == apart:
            continue
        torn = max(0, count[before + phrase[0]] - whole[before + phrase[0]])
        likelier = log(count[before] + 1) + log(count[phrase] - together + 0.5) - log(torn + 0.5)
        if likelier - log(count[phrase[1:]] + 1) > MARGIN:
            rows[before + phrase] = apart
    for hans in sorted(rows):
        shorter = (hans[start:end] for start in range(len(hans)) for end in range(start + 2, len(hans) + (start > 0)))
        if rows.keys().isdisjoint(shorter):
            print(f"{hans}\t{rows[hans]}")


if __name__ == "__main__":
    main(sys.argv[1])
