"""Whether a number measures or counts something: not a year, an ordinal, a code, or part of a word or name."""

from __future__ import annotations

import re

from newscli.annotators.quantities.amounts import Amount, unit_name
from newscli.numerals import DIGITS

REGULATED = frozenset("法例章典规定约")
"""Before 255條: an article of a law."""

ORDINAL_AFTER = re.compile(
    r" ?(?:号|楼|届|室|路|月|弄|巷|线|国集团|中全会|世|版|点钟|时(?!长)|大(?![桶箱])|[·:：/-]\d)"
)
BARE_BEFORE = re.compile(r"(?:^|[\s，。、；：,;:=]|[是为]|等于|得)\Z")
BARE_AFTER = re.compile(r"$|[^\w、）)]|[的那这]")
"""Around a Chinese numeral that stands for itself, and is no 一、 of a list."""
GROWN = re.compile("[十百千万亿点拾佰仟]")
LONG = re.compile(r"[^百千万亿点].*[百千万亿点]|[^拾佰仟][拾佰仟].")
"""Chinese numerals that are surely numbers, whatever stands around them."""
CASUALTY = re.compile("[0-9一二两三四五六七八九十百]+(?:死|[重轻]?伤|失踪|[男女])")
CASUALTIES = frozenset("死伤踪男女")
"""After and before others of 三死五傷, 兩男一女; 九死一生 is an idiom."""
RANKED = frozenset("名位强")
RANKS = re.compile("(?<![目当此之以日先年月周天])[前首]\\Z")
"""Before 20名 that are the best."""
DOUBLED = re.compile(r"翻[了上近逾超过约]{0,2}\Z")
"""Before 一番 that doubles."""
SCORED = re.compile(r"(?:[0-9]-|[(（]|[A-Za-z] ?)\Z")
"""Before a bare number that is part of a score, a note, the code of shares, or a model: 7-6（5）, 華山（1234）, Mate 70."""
LONG_CODE = 5
"""Digits of a bare whole number that counts only where something says that it is one: 撥打18222, 達20787."""
TOLD = re.compile(r"(?:^|[\s，。、；：,;:=]|[是为达至到共计得仅有])\Z")
STANDS = re.compile(r"$|[^\w]|[的和与及或至到之]")
"""Before a long number, and after any bare one."""
QUOTED = re.compile(r"\w{1,7}[」』”’'\"]")


def counts(text: str, numeral: str, amount: Amount) -> bool:
    """Whether the number measures or counts something, or at least stands for itself."""
    first, following = text[amount.start - 1 : amount.start], text[amount.end : amount.end + 1]
    if _is_latin(first) or (amount.unit is None and _is_latin(following)):
        return False
    if amount.kind in {"percent", "fraction"} or not numeral:
        return True
    arabic = numeral[:1] == "." or (numeral[:1] not in DIGITS and numeral[:1].isdigit())
    if not arabic and first in {"「", "『", "“", "‘", '"'} and QUOTED.match(text, amount.end):
        return False  # 「五個中心」: a name
    if amount.kind in {"dozen", "doubling", "sex", "casualty"}:
        return _counts_near(text, numeral, amount, arabic)
    unit = unit_name(text, amount.unit)
    if unit is None:
        return _stands(text, numeral, amount, arabic)
    if unit == "条" and (
        first in REGULATED or text[amount.end : amount.end + 2] in {"规定", "之一"} or following in {"第", "款"}
    ):
        return False
    if unit in RANKED and RANKS.search(text, max(0, amount.start - 2), amount.start):
        return False
    if arabic:
        return amount.kind != "score" or not _is_year(numeral, amount)
    if amount.bound or amount.high is not None or (amount.approx and numeral in "百千万亿"):
        return amount.kind not in {"place", "score"}
    return _counts_in_words(numeral, unit, amount.kind, first)


def _counts_near(text: str, numeral: str, amount: Amount, arabic: bool) -> bool:
    """Whether words that are seldom units are some here: 四十打, 翻一番, 三死五傷, 兩男一女."""
    if amount.kind == "dozen":
        return arabic or len(numeral) > 1 or numeral == "两"
    if amount.kind == "doubling":
        return bool(DOUBLED.search(text, max(0, amount.start - 3), amount.start))
    if amount.kind == "casualty" and (arabic or amount.bound):
        return True
    return text[amount.start - 1 : amount.start] in CASUALTIES or bool(CASUALTY.match(text, amount.end))


def _counts_in_words(numeral: str, unit: str, kind: str, first: str) -> bool:
    """Whether a Chinese numeral with its unit is a number: 三家 is, not so 一家 (a), 二次 (the second), 百家 (many)."""
    counted = kind in COUNTED and unit not in {"人", "倍"}
    if numeral in {"一", "零"}:
        return not counted and unit not in {"天", "日", "周", *COINS} and not (kind == "time" and first in CERTAIN)
    if numeral == "二":
        return not counted or kind == "people"
    if numeral[0] in "百千万亿":
        return len(numeral) > 1 and (not counted or kind == "people")
    if numeral[0] in FORMAL and not GROWN.search(numeral):
        return False  # 队伍一块
    if unit in {"级", *COINS} or kind in {"place", "score"}:
        return False
    return len(numeral) > 1 or unit not in {"分", "点"}


COINS = frozenset("角仙毫")
"""Small change that is other words after Chinese numerals: 三角, 八仙."""
COUNTED = frozenset(("thing", "event", "people", "place", "score", "magnitude", "temperature"))
"""Kinds of units that count; the others measure."""
CERTAIN = frozenset("有这那同每某第前后上下当的分")
"""Before 一年 that is a certain year: 最困難的一年."""
FORMAL = frozenset("壹贰叁肆伍陆柒捌玖参")
"""By themselves more often surnames and other words."""


def _stands(text: str, numeral: str, amount: Amount, arabic: bool) -> bool:
    """Whether a number without a unit is a number: not a year, an ordinal, a code, or part of a word."""
    if ORDINAL_AFTER.match(text, amount.end):
        return False
    if arabic:
        return _stands_in_digits(text, numeral, amount)
    if amount.bound:
        return len(numeral) > 1 or numeral in "百千万亿兆"
    if len(numeral) > 1 and not GROWN.search(numeral):
        return False  # 五一, 二〇二四
    before = BARE_BEFORE.search(text, max(0, amount.start - 2), amount.start)
    return bool(before and BARE_AFTER.match(text, amount.end)) or bool(LONG.search(numeral))


def _stands_in_digits(text: str, numeral: str, amount: Amount) -> bool:
    """The same of Arabic digits."""
    if amount.high is not None and "-" in text[amount.start : amount.end]:
        return False  # 以3-6落敗
    if amount.bound or amount.high is not None or not numeral.isdigit():
        return True
    before, length = max(0, amount.start - 2), len(numeral)
    code = (
        _is_year(numeral, amount)
        or length > 12
        or (length > 1 and numeral[0] == "0")
        or SCORED.search(text, before, amount.start)
    )
    if code or (length >= LONG_CODE and not TOLD.search(text, before, amount.start)):
        return False
    return bool(STANDS.match(text, amount.end))


def _is_year(numeral: str, amount: Amount) -> bool:
    return len(numeral) == 4 and 1900 <= amount.value <= 2100


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()
