"""What the network sees of a text: its characters in pairs, and what the tables know about each of them.

The same code serves training and use. Everything works on folded text. This module and the engine are what imports numpy here.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import chain
from typing import Any

import numpy

from newscli.annotators.entities import gazetteer
from newscli.annotators.entities.gazetteer import Trie

BIGRAMS = 30011
"""Rows of the table that pairs of characters are hashed into: a prime, so that pairs spread."""

# Each class of words has three flags: first, inner, last character.
COUNTRY, PLACE, ORGANISATION, TITLE, SUFFIX, FAMILY, PERSON = range(0, 21, 3)
# Flags of single characters.
COMMON_FAMILY, RARE_FAMILY, SYLLABLE, DIGIT, LATIN, OPENING, CLOSING, DOT, MARK, SPACE = range(21, 31)
FLAGS = 31

_SYLLABLES = frozenset(
    "阿埃艾安奥巴贝比博布查达戴德迪丁多厄尔法菲费芬夫弗佛福盖戈格葛古哈海汉赫霍基吉加杰金卡凯考科克库昆拉莱兰朗劳勒雷黎里利林琳卢鲁伦罗洛"
    "马麦迈曼梅蒙米莫姆穆拿纳南内尼涅宁纽努诺欧帕庞佩皮普奇齐契恰乔切琼茹瑞若萨塞桑瑟沙莎舍申施史斯思松苏索塔泰坦汤特提廷图托瓦万威维韦温沃"
    "乌西希锡夏肖谢辛修休许雅亚延扬耶伊依因英尤约赞泽扎詹珍芝朱兹兹佐茨佛娜莉丽娅妮莲薇黛蒂娃黎妲"
)


@cache
def _words() -> Trie[tuple[int, ...]]:
    """The words beside names that have two characters or more."""
    classes: dict[str, set[int]] = {}
    for word in gazetteer.titles():
        classes.setdefault(word, set()).add(TITLE)
    for word in gazetteer.suffixes():
        classes.setdefault(word, set()).add(SUFFIX)
    for word in gazetteer.surnames():
        classes.setdefault(word, set()).add(FAMILY)
    return Trie({word: tuple(sorted(found)) for word, found in classes.items() if len(word) > 1})


def _classes_of(entry: gazetteer.Entry) -> tuple[int, ...]:
    if entry.type == "PLACE":
        return (COUNTRY if entry.kind in ("country", "region") else PLACE,)
    return (ORGANISATION if entry.type == "ORG" else PERSON,)


@cache
def _singles() -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for name, kind in gazetteer.surnames().items():
        if len(name) == 1:
            found.setdefault(name, set()).add(COMMON_FAMILY if kind == "common" else RARE_FAMILY)
    marks = {
        OPENING: '“「『‘《〈（([【〔"',
        CLOSING: '”」』’》〉）)]】〕"',
        DOT: "·‧・•．",
        MARK: "，。、；：！？,;:!?／/|｜—…",
        SPACE: " \n\u3000\t",
    }
    groups = {
        SYLLABLE: _SYLLABLES,
        DIGIT: "0123456789０１２３４５６７８９",
        SUFFIX + 2: [s for s in gazetteer.suffixes() if len(s) == 1],
        **marks,
    }
    for flag, characters in groups.items():
        for character in characters:
            found.setdefault(character, set()).add(flag)
    return {character: tuple(sorted(flags)) for character, flags in found.items()}


def flags(text: str, known: Callable[[str], bool] = lambda word: True) -> Any:
    """An array of len(text) × FLAGS zeros and ones; words of the tables for which `known` is false are overlooked."""
    table = numpy.zeros((len(text), FLAGS), dtype=numpy.float32)
    singles = _singles()
    for at, character in enumerate(text):
        for flag in singles.get(character, ()):
            table[at, flag] = 1
        if character.isascii() and character.isalpha():
            table[at, LATIN] = 1
    names = ((start, end, _classes_of(entry)) for start, end, entry in gazetteer.names().all_matches(text))
    for start, end, classes in chain(names, _words().all_matches(text)):
        if known(text[start:end]):
            for first in classes:
                table[start, first] = table[end - 1, first + 2] = 1
                table[start + 1 : end - 1, first + 1] = 1
    return table


def bigrams(characters: Any) -> Any:
    """For each character of a row of numbers, the hashed pairs with its left and with its right neighbour."""
    padded = numpy.concatenate(([0], characters, [0])).astype(numpy.int64)
    pairs = (padded[:-1] * 8191 + padded[1:]) % BIGRAMS
    return numpy.stack((pairs[:-1], pairs[1:]))
