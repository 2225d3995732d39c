"""Reads numerals as Chinese news writes them: 1,234.5, ２．４, 三千五百, 壹佰伍拾, 二〇二四, 1.2万, 2亿6,550万, 三四百, 十余万.

Everything works on text that `lexicon.fold` has folded (Simplified characters, same offsets). Its limit: it tells what a numeral
is worth, not whether the characters are one: 三 of 三星 is a numeral here, and its callers must know better.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

DIGITS = {
    **{digit: value for value, digit in enumerate("零一二三四五六七八九")},
    **{digit: value for value, digit in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    "○": 0,
    "Ｏ": 0,
    "两": 2,
    "俩": 2,
    "弍": 2,
    "弎": 3,
    "参": 3,
}
TENS = {"廿": 20, "卅": 30, "卌": 40}
POWERS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8, "兆": 10**12}
"""兆 is 10^12 as in Taiwan and Japan; where it begins a technical unit (兆赫, 兆瓦) it is no numeral."""

GAP = "[ \N{IDEOGRAPHIC SPACE}]{0,3}"
THIN = "\N{NO-BREAK SPACE}\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}"
"""Spaces that may part thousands."""
_DIGIT = "[零〇○Ｏ一二三四五六七八九两壹贰叁肆伍陆柒捌玖弍弎]"
_TEENS = "[十拾廿卅卌]"
_POWER = "(?:百(?!帕)|(?<![十拾百佰])千(?![克米瓦焦卡帕赫伏]|比特|字节)|[佰仟万亿]|个亿|兆(?![瓦赫帕焦欧伏电字比位宽光网带流]))"
"""The powers of ten, unless they begin a unit: 980百帕, 2.3千克, 五十千吨, 兆赫."""
_GROUPS = rf"[0-9]{{1,3}}(?:(?:,[0-9]{{3}})++|(?:[{THIN}][0-9]{{3}})++|(?: [0-9]{{3}}){{2,}}+)(?![0-9])"
_WIDE_GROUPS = "[０-９]{1,3}(?:[,，][０-９]{3})++(?![０-９])"
ARABIC = rf"(?:(?:{_GROUPS}|{_WIDE_GROUPS}|[0-9０-９]++)(?:[.．][0-9０-９]++)?|(?<![\w.])\.[0-9]++)"
"""Digits, perhaps with thousands separators and a fraction. The full-width comma separates only full-width digits, a common
space only millions."""
CHINESE = (
    # 俩 and 参 (the folded 參) are numerals only before a power: 俩千, 参佰.
    rf"(?:{_DIGIT}|{_TEENS}|[俩参](?={GAP}(?:{_TEENS}|{_POWER}))|[几数](?={GAP}(?:[十拾百佰千仟万亿]|个亿))|{_POWER})"
    rf"(?:{_DIGIT}|[俩参](?={GAP}(?:{_TEENS}|{_POWER}))|{GAP}(?:{_TEENS}|{_POWER})(?:{GAP}{_DIGIT})?|(?<=零){GAP}{_DIGIT}|几(?={GAP}[百千万亿])|(?<=[十拾])几(?!乎)|{GAP}[多余]{GAP}(?=[万亿]))*+"
)
"""Chinese numerals; the vague ones, too: 几十, 数百万, 十余万, 三四百, 一百零几万."""
MIXED = rf"{ARABIC}(?:{GAP}[多余]?{GAP}{_POWER}(?:零?{ARABIC}|零?{_DIGIT}(?![0-9]))?)*+(?:{GAP}k(?![A-Za-z0-9]))?"
"""Digits with powers: 1.2万, 25万6千, 1千零20, 500余万, 40k."""
DECIMAL = rf"{GAP}点{GAP}{_DIGIT}++(?![十百千万亿]?[分刻时])"
"""The fraction after a Chinese numeral: 十五点七."""
NUMERAL = rf"(?:{MIXED}|{CHINESE}(?:{DECIMAL})?)"

_NO_YEAR_BEFORE = f"(?<![0-9{''.join(DIGITS)}十百千万几数多半每去今明前后当同某历往近次来新本整这那哪])"
ONE = rf"{_NO_YEAR_BEFORE}(?=年半(?![导年数价决径夜百岛场信自成])|个半(?:月|小时|钟|星期|礼拜))"
"""Where Hong Kong leaves out 一: 判囚年半, 個半月. Empty."""
HUNDREDTHS = r"[0-9]{2}(?=$|[^\w%]|[的夺摘获刷打破排位居列])"
"""After seconds of a race: 46秒40."""

LONGEST = 60
"""Characters; what is longer is a row of digits, not a number."""

_SEPARATORS = {**dict.fromkeys(map(ord, f",， {THIN}")), ord("．"): "."}
_TOKEN = re.compile(rf"(?P<arabic>{ARABIC})|点\s*(?P<decimal>{_DIGIT}+)|(?P<char>\S)")


class Numeral(NamedTuple):
    """What a numeral is worth."""

    value: Decimal
    high: Decimal | None
    """The upper end of an approximate pair: 400 in 三四百."""
    vague: bool
    """Whether the value is only a lower bound: 几十, 数百, 十余万."""


def read(text: str) -> Numeral | None:
    """The value of folded `text`, all of which must be one numeral; None if it is none, or longer than `LONGEST`."""
    if len(text) > LONGEST:
        return None
    if text.isdecimal():  # most numerals
        return Numeral(Decimal(text), None, vague=False)
    tokens = list(_TOKEN.finditer(text))
    chars = [token["char"] or "" for token in tokens]
    vague = any(char and char in "几数多余" for char in chars)
    pair = _pair(chars)
    if pair is not None:
        low, high = _sum(tokens[:pair] + tokens[pair + 1 :]), _sum(tokens[: pair - 1] + tokens[pair:])
        return None if low is None or high is None else Numeral(low, high, vague)
    value = _sum(tokens)
    return None if value is None else Numeral(value, None, vague)


def arabic(text: str) -> Decimal:
    """The value of digits that match `ARABIC`."""
    return Decimal(text.translate(_SEPARATORS))


def _pair(chars: list[str]) -> int | None:
    """Where the second of two adjacent approximate digits stands: 三四百, 十七八, 三五; not in 二〇二四."""
    digits = "".join("#" if char in DIGITS else "." for char in chars)
    if "###" in digits or digits.count("##") != 1:
        return None
    at = digits.index("##") + 1
    low, high = DIGITS[chars[at - 1]], DIGITS[chars[at]]
    return at if low and (high == low + 1 or (low, high) == (3, 5)) else None


def _sum(tokens: list[re.Match[str]]) -> Decimal | None:
    """Add up the tokens of one numeral; None where a character is none of a numeral."""
    if len(tokens) > 1 and all(token["char"] in DIGITS for token in tokens):
        return Decimal("".join(str(DIGITS[token["char"]]) for token in tokens))
    tally = _Tally()
    for token in tokens:
        char = token["char"]
        if token["arabic"]:
            tally.digit(arabic(token["arabic"]), elliptic=len(token["arabic"]) == 1)
        elif token["decimal"]:
            tally.fraction = Decimal("0." + "".join(str(DIGITS[digit]) for digit in token["decimal"]))
        elif char in DIGITS:
            tally.digit(Decimal(DIGITS[char]), elliptic=DIGITS[char] > 0)
        elif char in TENS:
            tally.section, tally.last = tally.section + TENS[char], 10
        elif char in POWERS:
            tally.power(POWERS[char])
        elif char in MYRIADS:
            tally.myriad(MYRIADS[char])
        elif char in "几数":
            tally.waiting = Decimal(0 if tally.started() else 1)
        elif char == "k":
            tally.power(1000)
        elif char not in "多余个":
            return None
    return tally.total()


class _Tally:
    """A digit waits for its power, a section below 万 for its myriad, and the parts of smaller myriads for greater ones."""

    def __init__(self) -> None:
        self.waiting: Decimal | None = None
        self.section = self.fraction = Decimal(0)
        self.parts: list[tuple[Decimal, int]] = []
        self.last, self.elliptic = 1, False

    def started(self) -> bool:
        return bool(self.parts or self.section or self.waiting is not None)

    def digit(self, value: Decimal, *, elliptic: bool) -> None:
        """`elliptic`: the digit may stand for tenths of the power before it, as in 两千五 and 1万3; after 零 it does not."""
        self.elliptic = elliptic and self.last > 10 and not self.waiting
        if not value:
            self.last = 1
        self.waiting = value if self.waiting is None else self.waiting * 10 + value

    def power(self, power: int) -> None:
        self.section += (self.waiting or 1) * power
        self.waiting, self.last = None, power

    def myriad(self, power: int) -> None:
        amount = self.section + (self.waiting or 0)
        while self.parts and self.parts[-1][1] <= power:
            amount += self.parts.pop()[0]
        self.parts.append(((amount or Decimal(1)) * power, power))
        self.section, self.waiting, self.last = Decimal(0), None, power

    def total(self) -> Decimal:
        tenths = self.last // 10 if self.elliptic and not self.fraction else 1
        return sum((part for part, _ in self.parts), self.section + (self.waiting or 0) * tenths + self.fraction)
