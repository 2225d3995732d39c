"""The choices in a conversion that no phrase decided: one character, several counterparts, and OpenCC took the commonest.

OpenCC's Python binding does not tell them, so they are found by a configuration of our own: OpenCC's phrases first, and behind
them, in place of its characters, a mark for each character that has several counterparts. Where the mark comes out, no phrase
was at work. Loading it costs as much as loading s2t again (100 ms), and only conversions from Simplified or from Traditional
to Simplified have such choices.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from newscli.lexicon import table
from newscli.script.engine import CONVERTIBLE, Step, configured, converter, definition, ends, inline, pipeline

MARK = "\N{REPLACEMENT CHARACTER}"
CHARACTERS = re.compile("([ST]{2}Characters|(TW|HK)VariantsRev)(Ext)?[.]ocd2$")
"""The dictionaries of OpenCC whose keys are single characters."""

SETTLED = frozenset("家了个于并广果局夫具佛万席向象当拿种腊玩证枪藤叶同私酸毁抵坐巨背溪千合克扎")
"""Characters whose rarer counterpart stands in phrases only: where no phrase was at work, the default was right in all but 2 of
2,300 places of UD Chinese-GSD train, in at least 10 for each."""

TO_HANS = {
    "乾": "干乾",  # 乾淨, 乾坤
    "著": "着著",  # 看著, 著作
    "覆": "覆复",  # 覆蓋, 答覆
    "瞭": "了瞭",  # 瞭解, 瞭望
    "徵": "征徵",  # 徵求, 宮商角徵羽
    "藉": "借藉",  # 藉口, 狼藉
    "夥": "伙夥",  # 夥伴, 獲益甚夥
    "畫": "画划",  # 圖畫, 計畫
    "鍾": "钟锺",  # 鍾情, 人名
    "沈": "沈沉",  # 沈先生, 深沈
    "甯": "宁甯",  # 人名
}
"""Traditional characters with two Simplified counterparts in current use, the default first."""
PARTICLE = "著"
"""Chosen on the way from a region to OpenCC's standard, the others from there to Simplified."""


class Choice(NamedTuple):
    """A character at a place of the source with its counterparts, the default first."""

    place: int
    candidates: tuple[str, ...]


def choices(text: str, configs: tuple[str, ...]) -> Iterator[Choice]:
    """The undecided characters of `text` on the way through `configs`, in order."""
    ways = [i for i, name in enumerate(configs) if name.startswith("s2")]
    ways += [i for i, name in enumerate(configs) if ends(name)[1] == "hans"]
    if not ways:
        return
    earlier, (way, *later) = configs[: ways[0]], configs[ways[0] :]
    before, text = text, pipeline([converter(name) for name in earlier])(text)
    if len(before) != len(text):
        return
    to_hant = way.startswith("s2")
    counterparts = _to_hant((way, *later)) if to_hant else {c: tuple(others) for c, others in TO_HANS.items()}
    if counterparts.keys().isdisjoint(text):
        return
    step = _marker("s2t" if to_hant else way.removesuffix("p"))
    for clause in CONVERTIBLE.finditer(text):
        for place, character in enumerate(step(clause[0]), clause.start()):
            if character == MARK and text[place] in counterparts:
                yield Choice(place, counterparts[text[place]])


@cache
def _to_hant(configs: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The counterparts of Simplified characters as the target region writes them; only those that are still several."""
    region = configs[0].removesuffix("p").replace("s2", "t2")
    step = pipeline([converter(name) for name in (region, *configs[1:]) if name != "t2t"])
    found = {}
    for row in table("one_to_many"):
        counterparts = dict.fromkeys(map(step, row["hant"].split(" ")))
        if len(counterparts) > 1 and row["hans"] not in SETTLED:
            found[row["hans"]] = tuple(counterparts)
    return found


@cache
def _marker(way: str) -> Step:
    """The configuration with marks before each of its dictionaries of characters."""
    rules = definition(way)
    for stage in rules["conversion_chain"]:
        dictionaries = stage["dict"]["dicts"]
        first, kind = next((i, m[1]) for i, d in enumerate(dictionaries) if (m := CHARACTERS.search(d.get("file", ""))))
        dictionaries.insert(first, inline(dict.fromkeys(_marked(kind), MARK)))
    return configured(rules)


def _marked(kind: str) -> Iterable[str]:
    """The characters that a dictionary of characters has to choose for."""
    if kind == "STCharacters":
        return (row["hans"] for row in table("one_to_many"))
    return TO_HANS.keys() - {PARTICLE} if kind.startswith("TSCharacters") else {PARTICLE}
