"""Characters that only look like the right ones: compatibility forms, radicals, letters of other alphabets, stand-ins."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from newscli.repairs.rule import Proposal, edit

VARIANTS = re.compile("[\u2e80-\u2fd5\uf900-\ufad9]")
RADICALS = dict(
    zip(
        "⺀⺈⺌⺍⺕⺗⺝⺟⺠⺡⺢⺣⺤⺩⺬⺮⺼⻊⻋⻌⻍⻎⻏⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
        "冫刀小小彐心月母民氵水灬爪王示竹月足车辶辶辶阝长青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
        strict=True,
    )
)
"""Radicals of the supplement, which have no compatibility mapping, and the characters that they are used for."""
SPOKEN_OF = re.compile("[部字旁首]")

LATIN_OF = dict(zip("АВЕКМНОРСТХаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTXaeopcyxijsABEZHIKMNOPTYXo", strict=True))
"""Cyrillic and Greek letters that no font tells from Latin ones."""
WORD = re.compile("[A-Za-z\u0370-\u04ff]+")

STAND_INS = dict(zip("嘚喥菿侕", "的度到而", strict=True))
"""Rare characters that spam and copied novels put for common ones. 嘚瑟 is a word."""
STAND_IN = re.compile("[喥菿侕]|嘚(?![瑟啵儿吧])")
ROUND_ZERO = re.compile("(?<=[一二三四五六七八九零〇])[○◯O](?=[一二三四五六七八九零〇○◯O])")


def find(text: str) -> Iterator[Proposal]:
    """Put the ordinary character for one that only looks or sounds like it.

    What is wrong: searches and converters do not know ⼈ (a radical), 﨑 or 羅 (compatibility forms), `сom` with a Cyrillic с,
    嘚 for 的, 二○二四 with a circle.
    Evidence: Unicode's own mapping; a word that mixes alphabets; a character that stands in no other word.
    Inverse: the character that is meant.
    Must not fire: on a radical that is spoken of (⼈部), on words wholly in Greek or Cyrillic, on 嘚瑟.
    """
    for match in VARIANTS.finditer(text):
        shown, around = match.group(), text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
        after = RADICALS.get(shown) or unicodedata.normalize("NFKC", shown)
        if after != shown and not SPOKEN_OF.search(around):
            yield edit("compat", match.span(), after, "exact", f"{unicodedata.name(shown)} is {after}")
    for match in WORD.finditer(text):
        yield from homoglyphs(match.start(), match.group())
    for match in STAND_IN.finditer(text):
        after = STAND_INS[match.group()]
        yield edit("standin", match.span(), after, "likely", f"{match.group()} stands in for {after}")
    for match in ROUND_ZERO.finditer(text):
        yield edit("standin", match.span(), "〇", "exact", "a circle among Chinese digits")


def homoglyphs(start: int, word: str) -> Iterator[Proposal]:
    """The letters of another alphabet in a word that has Latin ones, too."""
    foreign = [i for i, letter in enumerate(word) if not letter.isascii()]
    if len(foreign) < len(word) and all(word[i] in LATIN_OF for i in foreign):
        for i in foreign:
            place, name = start + i, unicodedata.name(word[i])
            yield edit("homoglyph", (place, place + 1), LATIN_OF[word[i]], "exact", f"{name} in {word}")
