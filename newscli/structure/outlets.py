"""Outlets by name or by the form of their name (…日報, …通訊社, …新聞網). Patterns for folded text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from newscli import lexicon
from newscli.structure.names import HAN

_ENDINGS = (
    "通讯社|新闻社|日报|晚报|早报|时报|晨报|商报|导报|周报|周刊|都市报|青年报|新闻网|新闻台|新闻云|新闻|电视台|广播电台|电台|广播|卫视|"
    "在线|频道|融媒体中心|全媒体|传媒|财经|杂志|画报|学报|法治报|经济报|快报|电视|融媒|社|报|网"
)
"""How the names of outlets end, the longer before those that end likewise."""

OWN = "本报|本台|本网|本刊|本社"
"""How an outlet calls itself: a head, but no name."""


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of some literal words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def known() -> str:
    """A regular expression for the outlets of the table."""
    return rf"(?:{alternatives(frozenset(map(lexicon.fold, lexicon.by_word('outlets', 'kind'))))})(?:客户端|APP|App|微博|公众号)?"


@cache
def outlet() -> str:
    """A regular expression for an outlet of the table, or for what is named as outlets are."""
    return (
        rf"(?:{known()}|(?:{OWN})|《[{HAN}A-Za-z0-9]{{2,12}}》|"
        rf"[{HAN}A-Za-z0-9+]{{1,10}}?(?:{_ENDINGS})(?:客户端|APP|App)?)"
    )


@cache
def outlets() -> str:
    """A regular expression for up to four outlets (中青報·中青網, 經濟日報-中國經濟網)."""
    return rf"{outlet()}(?:\s?[、·•・/／\-—－和与暨 ]\s?{outlet()}){{0,3}}"


@cache
def single() -> re.Pattern[str]:
    """An outlet by itself, to take a list of them apart."""
    return re.compile(outlet())
