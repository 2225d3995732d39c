"""Characters that only look like the right ones: compatibility forms, radicals, letters of other alphabets, stand-ins."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from newscli.repairs.rule import Proposal

VARIANTS = re.compile("[\u2e80-\u2fd5\uf900-\ufad9]")
RADICALS = dict(
    zip(
        "⺀⺈⺌⺍⺕⺗⺝⺟⺠⺡⺢⺣⺤⺩⺬⺮⺼⻊⻋⻌⻍⻎⻏⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
        "冫刀小小彐心月母民氵水灬爪王示竹月足车辶辶辶阝长青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
        strict=True,
    )
)
"""Radicals of the supplement, which have no compatibility mapping, and the characters that they are used for."""
GLOSSED_RADICAL = re.compile("[部字旁首]")

LATIN_OF = dict(zip("АВЕКМНОРСТХаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTXaeopcyxijsABEZHIKMNOPTYXo", strict=True))
"""Cyrillic and Greek letters that no font tells from Latin ones."""
WORD = re.compile("[A-Za-z\u0370-\u04ff]+")

STAND_INS = dict(zip("嘚喥菿侕啲", "的度到而的", strict=True))
"""Rare characters that spam and copied novels put for common ones. 嘚瑟 and Cantonese 啲 are words."""
STAND_IN_WORDS = re.compile("嘚(?:瑟|啵|儿|吧)|啲")
ROUND_ZERO = re.compile("(?<=[一二三四五六七八九零〇])[○◯O](?=[一二三四五六七八九零〇○◯O])")


def find(text: str) -> Iterator[Proposal]:
    """Put the ordinary character for one that only looks or sounds like it.

    What is wrong: searches and converters do not know ⼈ (a radical), 﨑 or 羅 (compatibility forms), `сom` with a Cyrillic с,
    嘚 for 的, 二○二四 with a circle.
    Evidence: Unicode's own mapping; a word that mixes alphabets; a character that stands in no other word.
    Inverse: the character that is meant.
    Must not fire: on a radical that is spoken of (⼈部), on words wholly in Greek or Cyrillic, on 嘚瑟 and Cantonese 啲.
    """
    for match in VARIANTS.finditer(text):
        shown, around = match.group(), text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
        after = RADICALS.get(shown) or unicodedata.normalize("NFKC", shown)
        if after != shown and not GLOSSED_RADICAL.search(around):
            yield edit("compat", match.start(), after, text, f"{unicodedata.name(shown)} is {after}")
    for match in WORD.finditer(text):
        foreign = [i for i, c in enumerate(match.group()) if not c.isascii()]
        if len(foreign) < len(match.group()) and all(match.group()[i] in LATIN_OF for i in foreign):
            for i in foreign:
                name = unicodedata.name(match.group()[i])
                yield edit(
                    "homoglyph", match.start() + i, LATIN_OF[match.group()[i]], text, f"{name} in {match.group()}"
                )
    words = {match.start() for match in STAND_IN_WORDS.finditer(text)}
    for place, shown in enumerate(text):
        if shown in STAND_INS and place not in words:
            yield edit(
                "standin", place, STAND_INS[shown], text, f"{shown} stands in for {STAND_INS[shown]}", sure=False
            )
    for match in ROUND_ZERO.finditer(text):
        yield edit("standin", match.start(), "〇", text, "a circle among Chinese digits")


def edit(code: str, place: int, after: str, text: str, evidence: str, sure: bool = True) -> Proposal:
    """A proposal for one character."""
    return Proposal(
        code=code,
        start=place,
        end=place + 1,
        after=after,
        confidence="exact" if sure else "likely",
        evidence=evidence,
    )
